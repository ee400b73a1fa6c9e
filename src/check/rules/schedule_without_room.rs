//! A class in person needs a room.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Mode};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-without-room",
    summary: "a class in person has no room",
    docs: include_str!("schedule_without_room.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in repeated(context, |_, session| session.mode == Mode::OnCampus && session.room.is_none()) {
        row.report(reporter, "", format!("a class without a room: {}", row.when()))
            .hint("name a `room` of `resources.yaml`, or set `mode: online`");
    }
}
