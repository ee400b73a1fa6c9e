//! A time must be on the clock.

use crate::check::schedule::{repeated, schedules};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::ClockFault;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-zone-gap",
    summary: "a time that the clock skips",
    docs: include_str!("schedule_zone_gap.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in repeated(context, |_, session| session.clock == Some(ClockFault::Never)) {
        let message = format!("clocks are put forward over this time in {}: {}", row.first().zone, row.when());
        row.report(reporter, "on", message).hint("choose a time that is on the clock that day");
    }
    for (item, schedule) in schedules(context) {
        for deadline in schedule.deadlines.iter().filter(|deadline| deadline.fault == Some(ClockFault::Never)) {
            let milestone = &item.value.milestones[deadline.milestone];
            if milestone.at.is_some() {
                continue;
            }
            let path = Path::root().key("milestones").index(deadline.milestone);
            let message = format!("clocks are put forward over the deadline of {} {}", deadline.date, deadline.clock);
            reporter.at(item.file, path, message).hint("choose a time that is on the clock that day");
        }
    }
}
