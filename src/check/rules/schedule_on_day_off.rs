//! A class that is set for a date should not fall on a day off.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::model::calendar::OffKind;
use crate::plan::almanac::State;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-on-day-off",
    summary: "a class falls on a day off",
    docs: include_str!("schedule_on_day_off.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let rows = repeated(context, |item, session| {
        let almanac = context.almanac(&item.value);
        almanac.day(session.date).states(session.time).any(|state| match state {
            State::Off(entry) => almanac.entry(entry).kind != OffKind::Holiday,
            State::Usual | State::RunsAs(..) => false,
        })
    });
    for row in rows {
        let message = format!("a class on a day off: {}", row.when());
        row.report(reporter, "on", message).hint("move it, or allow it where everybody knows");
    }
}
