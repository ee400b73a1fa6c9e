//! A group's day should have no hole in it.

use crate::check::schedule::{groups, neighbours, place_of, when};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::Session;

/// Minutes between classes that are a gap and no longer a break.
const GAP: i64 = 80;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-gap",
    summary: "a group has a gap between two classes of a day",
    docs: include_str!("schedule_gap.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let gap = |one: &Session, other: &Session| one.date == other.date && (other.start - one.end).num_minutes() >= GAP;
    let audiences = context.audiences().iter().map(|(_, sessions)| sessions);
    for pairs in neighbours(audiences, gap) {
        let (one, other) = pairs[0];
        let (from, to) = (&context.catalog.offerings[&one.offering], &context.catalog.offerings[&other.offering]);
        let minutes = (other.start - one.end).num_minutes();
        let sessions: Vec<&Session> = pairs.iter().map(|(_, other)| *other).collect();
        let message =
            format!("{minutes} minutes without a class before the class of {}: {}", groups(other), when(&sessions));
        reporter
            .at(to.file, place_of(to, other, "at"), message)
            .label(from.file, place_of(from, one, "at"), format!("the class of {} before it", groups(one)))
            .hint("move the classes together");
    }
}
