//! A course must not have more outcomes than the institution allows.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::Count;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-too-many",
    summary: "a course has more outcomes than the institution allows",
    docs: include_str!("outcome_too_many.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let institution = context.catalog.institution(&item.value);
        let (found, limit) = (item.value.outcomes.len(), institution.value.limits.outcomes_max);
        if found > usize::from(limit) {
            reporter
                .at_key(
                    item.file,
                    Path::root().key("outcomes"),
                    format!("the course has {}, above {limit}", Count(found, "outcome")),
                )
                .label(institution.file, Path::root().key("limits").key("outcomes-max"), "the institution's limit")
                .hint("join outcomes that are taught and assessed together; details go into indicators");
        }
    }
}
