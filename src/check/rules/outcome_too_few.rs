//! A course must not have fewer outcomes than the institution asks for.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::Count;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-too-few",
    summary: "a course has fewer outcomes than the institution asks for",
    docs: include_str!("outcome_too_few.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let institution = context.catalog.institution(&item.value);
        let (found, limit) = (item.value.outcomes.len(), institution.value.limits.outcomes_min);
        if found < usize::from(limit) {
            reporter
                .at_key(
                    item.file,
                    Path::root().key("outcomes"),
                    format!("the course has {}, below {limit}", Count(found, "outcome")),
                )
                .label(institution.file, Path::root().key("limits").key("outcomes-min"), "the institution's limit")
                .hint("split the broad ones, or add what the course teaches beyond them");
        }
    }
}
