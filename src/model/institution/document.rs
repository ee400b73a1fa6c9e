//! Forms of documents: sections, their order and numbers, and what stands where, as an institution wants them.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::OutcomeLabels;
use super::blocks::{ChangeSheet, SignatureBlock, TitleBlock};
use crate::model::{Id, Text};

/// Forms of the documents that an institution prints; what has no form is not printed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Documents {
    /// Рабочая программа дисциплины, of a plan row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rpd: Option<DocumentForm>,
    /// Аннотация, of a plan row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annotation: Option<DocumentForm>,
    /// Фонд оценочных средств, of a plan row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fos: Option<DocumentForm>,
    /// Дополнительная профессиональная программа, of a variant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dpp: Option<DocumentForm>,
    /// Дополнительная общеразвивающая программа, of a variant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doop: Option<DocumentForm>,
    /// Programme of a corporate training, of a variant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corporate: Option<DocumentForm>,
}

impl Documents {
    /// All forms with their keys and the ids of sections that the document itself can fill.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &DocumentForm, &'static [&'static str])> {
        [
            ("rpd", &self.rpd, RPD),
            ("annotation", &self.annotation, ANNOTATION),
            ("fos", &self.fos, FOS),
            ("dpp", &self.dpp, DPP),
            ("doop", &self.doop, DPP),
            ("corporate", &self.corporate, DPP),
        ]
        .into_iter()
        .filter_map(|(key, form, known)| form.as_ref().map(|form| (key, form, known)))
    }
}

/// Sections that a рабочая программа can fill.
const RPD: &[&str] = &[
    "goals",
    "place",
    "outcomes",
    "volume",
    "content",
    "topics",
    "labs",
    "practicals",
    "term-work",
    "self-study",
    "fund",
    "rating",
    "literature",
    "literature-main",
    "literature-further",
    "web",
    "databases",
    "software",
    "rooms",
    "guidance",
    "inclusion",
    "agreement",
    "changes",
];

/// Sections that an annotation can fill.
const ANNOTATION: &[&str] = &["goals", "place", "outcomes", "volume", "content", "attestation", "literature"];

/// Sections that an assessment fund can fill.
const FOS: &[&str] = &[
    "passport",
    "criteria",
    "rating",
    "items",
    "exam-questions",
    "ticket",
    "procedure",
    "key",
    "agreement",
    "changes",
];

/// Sections that a programme of further education or of a training can fill.
const DPP: &[&str] = &[
    "general",
    "goal",
    "legal-basis",
    "audience",
    "outcomes",
    "volume",
    "plan",
    "schedule",
    "modules",
    "conditions",
    "staff",
    "rooms",
    "literature",
    "software",
    "environment",
    "attestation",
    "fund",
    "authors",
    "agreement",
];

/// A form of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DocumentForm {
    /// What the document calls itself: «РАБОЧАЯ ПРОГРАММА ДИСЦИПЛИНЫ (МОДУЛЯ)».
    pub heading: Text,
    /// The layout of its pages, one of `pages`; without it, the institution's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Id>,
    /// What stands before outcomes; without it, the institution's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome_labels: Option<OutcomeLabels>,
    /// Blocks of the title page from top to bottom; without any, there is no title page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub title_page: Vec<TitleBlock>,
    /// How headings of sections are numbered.
    #[serde(default)]
    pub numbering: Numbering,
    /// Sections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// Ids of sections in the order of printing; those that are not named follow in the order of `sections`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<Id>,
    /// Where the assessment fund is printed.
    #[serde(default)]
    pub fund: FundPlace,
    /// Those who agree and approve (лист согласования).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<SignatureBlock>,
    /// The sheet of changes (лист регистрации изменений).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<ChangeSheet>,
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Section {
    /// Its name; one that the document knows brings its content with it.
    pub id: Id,
    /// Title, printed to the letter.
    pub title: Text,
    /// The section that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Id>,
    /// Whether it is printed, with its parts.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub on: bool,
    /// Whether its heading has a number.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub numbered: bool,
    /// A text of the institution's own, CommonMark: before the content of a section that the document knows, or all there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// A policy of the institution whose text is printed, where `text` says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<Id>,
}

pub(super) const fn yes() -> bool {
    true
}

/// A section in its place in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedSection<'a> {
    /// Number before the title, as it is printed: `5.1.`.
    pub number: Option<String>,
    /// 1 for a section, 2 for its parts, and so on.
    pub level: u8,
    /// Its place in the list of sections.
    pub index: usize,
    /// The section.
    pub section: &'a Section,
}

impl DocumentForm {
    /// The sections that are printed, in the order of printing.
    pub fn printed(&self) -> Vec<PrintedSection<'_>> {
        let mut printed = Vec::with_capacity(self.sections.len());
        self.print(None, &mut Vec::new(), &mut printed, &mut BTreeSet::new());
        printed
    }

    /// Prints the parts of a section; `seen` holds the sections above, so that two within each other end somewhere.
    fn print<'a>(
        &'a self,
        within: Option<&Id>,
        numbers: &mut Vec<usize>,
        printed: &mut Vec<PrintedSection<'a>>,
        seen: &mut BTreeSet<&'a Id>,
    ) {
        let place = |id: &Id| self.order.iter().position(|named| named == id).unwrap_or(usize::MAX);
        let mut parts: Vec<(usize, &Section)> =
            self.sections.iter().enumerate().filter(|(_, section)| section.within.as_ref() == within).collect();
        parts.sort_by_key(|(index, section)| (place(&section.id), *index));
        let mut next = 0;
        for (index, section) in parts.into_iter().filter(|(_, section)| section.on) {
            if !seen.insert(&section.id) {
                continue;
            }
            let level = u8::try_from(seen.len()).unwrap_or(u8::MAX);
            if section.numbered {
                next += 1;
                numbers.push(next);
            }
            let number = section.numbered.then(|| self.numbering.number(numbers)).flatten();
            printed.push(PrintedSection { number, level, index, section });
            // Parts of a section without a number count from its own level.
            self.print(
                Some(&section.id),
                &mut if section.numbered { numbers.clone() } else { Vec::new() },
                printed,
                seen,
            );
            if section.numbered {
                numbers.pop();
            }
            seen.remove(&section.id);
        }
    }
}

/// How headings are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Numbering {
    /// `1.` and `1.1.`.
    #[default]
    Dotted,
    /// `1` and `1.1`.
    Plain,
    /// `I.` and `1.1.`.
    Roman,
    /// No numbers.
    None,
}

impl Numbering {
    /// The number of a heading, given those of the sections above it and its own.
    fn number(self, numbers: &[usize]) -> Option<String> {
        let joined = || numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(".");
        match (self, numbers) {
            (Self::None, _) | (_, []) => None,
            (Self::Plain, _) => Some(joined()),
            (Self::Roman, [number]) => Some(format!("{}.", roman(*number))),
            (Self::Dotted | Self::Roman, _) => Some(format!("{}.", joined())),
        }
    }
}

/// A number as the Romans wrote it.
fn roman(mut number: usize) -> String {
    const DIGITS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut text = String::new();
    for (value, digit) in DIGITS {
        while number >= value {
            text.push_str(digit);
            number -= value;
        }
    }
    text
}

/// Where the assessment fund (ФОС) is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FundPlace {
    /// Behind the document, as its appendix.
    #[default]
    Appendix,
    /// As a document of its own.
    Separate,
    /// In the section `fund`.
    Inline,
}

/// A column of the table of competences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CompetenceColumn {
    /// Category of competences.
    Category,
    /// Code and text of the competence.
    Competence,
    /// Indicators of its achievement.
    Indicator,
    /// Outcomes of the course.
    Outcome,
    /// Means of assessment.
    Assessment,
}

impl CompetenceColumn {
    /// All columns in the usual order.
    pub fn all() -> Vec<Self> {
        vec![Self::Category, Self::Competence, Self::Indicator, Self::Outcome, Self::Assessment]
    }

    /// The column as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Competence => "competence",
            Self::Indicator => "indicator",
            Self::Outcome => "outcome",
            Self::Assessment => "assessment",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(numbering: Numbering, order: &[&str]) -> DocumentForm {
        let section = |id: &str, within: Option<&str>| Section {
            id: id.parse().unwrap(),
            title: id.into(),
            within: within.map(|id| id.parse().unwrap()),
            on: id != "hidden",
            numbered: id != "sheet",
            text: None,
            policy: None,
        };
        DocumentForm {
            heading: "x".into(),
            page: None,
            outcome_labels: None,
            title_page: Vec::new(),
            numbering,
            sections: vec![
                section("goals", None),
                section("content", None),
                section("hidden", None),
                section("never", Some("hidden")),
                section("labs", Some("content")),
                section("topics", Some("content")),
                section("sheet", None),
                section("loop-a", Some("loop-b")),
                section("loop-b", Some("loop-a")),
                section("rooms", None),
            ],
            order: order.iter().map(|id| id.parse().unwrap()).collect(),
            fund: FundPlace::Appendix,
            signatures: Vec::new(),
            changes: None,
        }
    }

    #[track_caller]
    fn prints(numbering: Numbering, order: &[&str], expected: &[&str]) {
        let form = form(numbering, order);
        let printed = form.printed();
        let line = |section: &PrintedSection<'_>| {
            format!("{}|{}|{}", section.level, section.number.as_deref().unwrap_or("-"), section.section.id)
        };
        assert_eq!(printed.iter().map(line).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn sections_are_numbered_as_the_profile_says() {
        prints(
            Numbering::Dotted,
            &[],
            &["1|1.|goals", "1|2.|content", "2|2.1.|labs", "2|2.2.|topics", "1|-|sheet", "1|3.|rooms"],
        );
        prints(
            Numbering::Roman,
            &["rooms", "topics"],
            &["1|I.|rooms", "1|II.|goals", "1|III.|content", "2|3.1.|topics", "2|3.2.|labs", "1|-|sheet"],
        );
        prints(
            Numbering::Plain,
            &["content"],
            &["1|1|content", "2|1.1|labs", "2|1.2|topics", "1|2|goals", "1|-|sheet", "1|3|rooms"],
        );
    }

    #[test]
    fn numbers_are_roman() {
        let cases = [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX")];
        assert!(cases.iter().all(|(number, expected)| roman(*number) == *expected));
    }
}
