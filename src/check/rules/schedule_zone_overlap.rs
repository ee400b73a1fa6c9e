//! A time should be on the clock only once.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::ClockFault;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-zone-overlap",
    summary: "a time that the clock shows twice",
    docs: include_str!("schedule_zone_overlap.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in repeated(context, |_, session| session.clock == Some(ClockFault::Twice)) {
        let message =
            format!("clocks in {} show this time twice, and the first is taken: {}", row.first().zone, row.when());
        row.report(reporter, "on", message).hint("choose a time that is on the clock once that day");
    }
}
