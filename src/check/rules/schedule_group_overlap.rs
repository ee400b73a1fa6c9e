//! A group has one class at a time.

use crate::check::schedule::folded;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::clash::Resource;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-group-overlap",
    summary: "a group has two classes at the same time",
    docs: include_str!("schedule_group_overlap.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for fold in folded(context, |resource| matches!(resource, Resource::Groups(..))) {
        let message = match &fold.resource {
            Resource::Groups(one, other) if one == other => format!("group `{one}` has two classes at once"),
            Resource::Groups(one, other) => {
                format!("groups `{one}` and `{other}` share students and have classes at once")
            }
            _ => continue,
        };
        fold.report(context, reporter, "groups", &message);
    }
}
