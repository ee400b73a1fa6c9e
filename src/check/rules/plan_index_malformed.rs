//! The index of a row should be one that study plans use.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule, is_cyrillic};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-index-malformed",
    summary: "the index of a plan row is not spelt as study plans spell it",
    docs: include_str!("plan_index_malformed.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        let index = &row.row.index;
        // Plans of other countries have indexes of their own.
        if !index.chars().any(is_cyrillic) || is_index(index) {
            continue;
        }
        let message = format!("`{index}` is no index of a study plan");
        let latin: String = index.chars().filter(char::is_ascii_alphabetic).collect();
        let finding = reporter.at(row.file(), row.path().key("index"), message);
        if latin.is_empty() {
            finding.hint("indexes look like `Б1.О.15`, `Б1.В.ДВ.02.01`, `Б2.О.01(У)` or `ФТД.01`");
        } else {
            finding.hint(format!("`{latin}` is Latin: write the letters of the index in Cyrillic"));
        }
    }
}

/// Whether an index is spelt as usual: block, part, electives, one to three numbers, kind of practice.
fn is_index(index: &str) -> bool {
    let block = ["Б1", "Б2", "Б3", "ФТД", "К.М"].into_iter().find_map(|block| index.strip_prefix(block));
    let Some(rest) = block else { return false };
    let rest = [".О", ".В"].into_iter().find_map(|part| rest.strip_prefix(part)).unwrap_or(rest);
    let rest = rest.strip_prefix(".ДВ").unwrap_or(rest);
    let (rest, practice) = rest.split_once('(').map_or((rest, None), |(rest, practice)| (rest, Some(practice)));
    let practice = practice.is_none_or(|kind| {
        kind.strip_suffix(')').is_some_and(|kind| !kind.is_empty() && kind.chars().all(is_cyrillic))
    });
    let Some(numbers) = rest.strip_prefix('.') else { return false };
    let is_number = |number: &str| number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit());
    let fits = (1..=3).contains(&numbers.split('.').count()) && numbers.split('.').all(is_number);
    practice && fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_indexes_pass() {
        for index in ["Б1.О.15", "Б1.В.04", "Б1.В.ДВ.02.01", "Б2.О.01(У)", "Б3.01", "ФТД.01", "К.М.03.05"]
        {
            assert!(is_index(index), "{index}");
        }
        for index in ["Б1", "Б1.О.1", "Б4.О.01", "Б1.O.15", "Б1.О.01(", "Б1.О.01()", "Б1.О.01.02.03.04"] {
            assert!(!is_index(index), "{index}");
        }
    }
}
