//! Competences in the order of documents, and what rows of a plan say of them.

use crate::model::{Competence, Indicator, PlanRow, Program};

/// What competences are sorted by: УК before ОПК before ПК and its kin, then all others; numbers as numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodeOrder {
    rank: u8,
    letters: String,
    numbers: Vec<u64>,
    code: String,
}

/// The place of a code among others: `УК-2` before `УК-10`, `УК-10` before `ОПК-1`.
pub fn order(code: &str) -> CodeOrder {
    let letters: String = code.chars().take_while(|c| c.is_alphabetic()).collect();
    let rank = match letters.as_str() {
        "УК" => 0,
        "ОПК" => 1,
        "ПК" => 2,
        kin if kin.starts_with("ПК") => 3,
        _ => 4,
    };
    let numbers = code.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
    CodeOrder { rank, letters, numbers, code: code.to_owned() }
}

impl Program {
    /// Competences in the order of documents, each with its place in the file.
    pub fn sorted_competences(&self) -> Vec<(usize, &Competence)> {
        let mut sorted: Vec<(usize, &Competence)> = self.competences.iter().enumerate().collect();
        sorted.sort_by_cached_key(|(_, competence)| order(&competence.code));
        sorted
    }

    /// The indicator of a code, with its competence.
    pub fn indicator(&self, code: &str) -> Option<(&Competence, &Indicator)> {
        let all = self.competences.iter().flat_map(|one| one.indicators.iter().map(move |indicator| (one, indicator)));
        all.into_iter().find(|(_, indicator)| indicator.code == code)
    }

    /// Competences that a row forms, in the order of documents: those that it names and those of its links.
    pub fn competences_of<'a>(&'a self, row: &PlanRow) -> Vec<&'a Competence> {
        let sorted = self.sorted_competences().into_iter().map(|(_, competence)| competence);
        sorted.filter(|competence| row.forms(competence)).collect()
    }
}

impl PlanRow {
    /// Whether the row names a competence or links one of its indicators.
    pub fn forms(&self, competence: &Competence) -> bool {
        let linked = |indicator: &Indicator| self.links.iter().any(|link| link.indicator == indicator.code);
        self.competences.contains(&competence.code) || competence.indicators.iter().any(linked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_as_documents_print_them() {
        let mut codes = ["ПКС-1", "ПК-2", "К-1", "ОПК-10", "УК-10", "ОПК-8", "УК-2", "ПК-10", "ОПК-8.2", "ОПК-8.10"];
        codes.sort_by_cached_key(|code| order(code));
        assert_eq!(codes, ["УК-2", "УК-10", "ОПК-8", "ОПК-8.2", "ОПК-8.10", "ОПК-10", "ПК-2", "ПК-10", "ПКС-1", "К-1"]);
    }
}
