//! Nobody teaches on a public holiday.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::model::calendar::OffKind;
use crate::plan::almanac::State;
use crate::plan::holidays::is_holiday;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-on-holiday",
    summary: "a class falls on a public holiday",
    docs: include_str!("schedule_on_holiday.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let rows = repeated(context, |item, session| {
        let almanac = context.almanac(&item.value);
        let by_law = almanac.calendar.country.is_some_and(|country| is_holiday(country, session.date));
        by_law
            || almanac.day(session.date).states(session.time).any(|state| match state {
                State::Off(entry) => almanac.entry(entry).kind == OffKind::Holiday,
                State::Usual | State::RunsAs(..) => false,
            })
    });
    for row in rows {
        let message = format!("a class on a public holiday: {}", row.when());
        row.report(reporter, "on", message).hint("move it to a working day, or cancel it with `exceptions`");
    }
}
