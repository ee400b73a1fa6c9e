//! A room has one class at a time.

use crate::check::schedule::folded;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::clash::Resource;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-room-overlap",
    summary: "a room has two classes at the same time",
    docs: include_str!("schedule_room_overlap.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for fold in folded(context, |resource| matches!(resource, Resource::Room(_))) {
        let message = match &fold.resource {
            Resource::Room(id) => format!("room `{id}` has two classes at once"),
            _ => continue,
        };
        fold.report(context, reporter, "room", &message);
    }
}
