//! A day of a group has its limit.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::check::schedule::place_of;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Hours, Id, Level};
use crate::plan::Session;
use crate::report::words::{Count, ticked};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-day-too-long",
    summary: "a group has more academic hours on one day than it may",
    docs: include_str!("schedule_day_too_long.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (audience, sessions) in context.audiences() {
        let most = limit(context, audience);
        let mut days: BTreeMap<NaiveDate, (Hours, &Session)> = BTreeMap::new();
        for session in sessions {
            let day = days.entry(session.date).or_insert((Hours::ZERO, session));
            *day = (day.0 + session.hours, session);
        }
        let long: Vec<(Hours, &Session)> = days.into_values().filter(|(hours, _)| *hours > most).collect();
        let Some((hours, session)) = long.first() else { continue };
        let item = &context.catalog.offerings[&session.offering];
        let days = Count(long.len(), "day");
        let message = format!(
            "{hours} academic hours of {} on {}, of {most} at most; {days} like this",
            ticked(audience, "and"),
            session.date
        );
        reporter
            .at(item.file, place_of(item, session, "at"), message)
            .text("the last class of the day")
            .hint("move a class to another day, or set `a-day` of the group");
    }
}

/// The hours that an audience may have on one day: two for each class.
fn limit(context: &Context<'_>, audience: &[Id]) -> Hours {
    let groups = audience.iter().filter_map(|id| context.plan.groups.get(id)).filter_map(|group| group.a_day);
    Hours::whole(2 * i64::from(groups.min().unwrap_or(4)))
}
