//! A work can't have appeared after the current year.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "literature-year-in-future",
    summary: "a work is dated in the future",
    docs: include_str!("literature_year_in_future.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (key, (file, entry)) in &context.catalog.bibliography {
        let Some(year) = entry.year().filter(|&year| year > context.year) else { continue };
        reporter
            .at(
                *file,
                Path::root().key(key).key("date"),
                format!("`{key}` is of {year}, the current year is {}", context.year),
            )
            .hint("look the year up in the work itself");
    }
}
