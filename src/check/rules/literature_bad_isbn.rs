//! The check digit of an ISBN must be right.

use crate::check::literature::{isbn_fault, numbers};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "literature-bad-isbn",
    summary: "an ISBN can't be right",
    docs: include_str!("literature_bad_isbn.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (key, (file, entry)) in &context.catalog.bibliography {
        for (number, path) in numbers(key, entry, "isbn") {
            let Some(fault) = isbn_fault(number) else { continue };
            reporter
                .at(*file, path, format!("ISBN `{number}` of `{key}` {fault}"))
                .hint("compare it with the imprint of the book; look the others up too where one digit is wrong");
        }
    }
}
