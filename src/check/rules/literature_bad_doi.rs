//! A DOI must have the form of one.

use crate::check::literature::{doi_fault, numbers};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "literature-bad-doi",
    summary: "a DOI can't be right",
    docs: include_str!("literature_bad_doi.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (key, (file, entry)) in &context.catalog.bibliography {
        for (number, path) in numbers(key, entry, "doi") {
            let Some(fault) = doi_fault(number) else { continue };
            reporter
                .at(*file, path, format!("DOI `{number}` of `{key}` {fault}"))
                .hint("write it as `10.1234/name`, without `https://doi.org/`");
        }
    }
}
