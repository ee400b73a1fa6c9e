//! Weeks are those of the span.

use std::collections::BTreeSet;

use crate::check::schedule::schedules;
use crate::check::{Context, Reporter, Rule};
use crate::model::time::At;
use crate::model::{Level, Weekday};
use crate::plan::Origin;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-weeks-beyond-span",
    summary: "a class names weeks in which the offering is not given",
    docs: include_str!("schedule_weeks_beyond_span.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (item, schedule) in schedules(context) {
        let almanac = context.almanac(&item.value);
        let Some(weeks) = item.value.span.term.as_ref().and_then(|term| almanac.weeks(term)) else { continue };
        let days = context.days(item);
        for (row, meeting) in item.value.meetings.iter().enumerate() {
            let At::Weekly(weekday, _) = meeting.at else { continue };
            let own = days.iter().filter(|date| Weekday::of(**date) == weekday);
            let there: BTreeSet<i64> = own.map(|date| weeks.number(*date)).collect();
            let named = meeting.weeks.ranges.iter().flat_map(|&(from, to)| i64::from(from)..=i64::from(to));
            let due = named
                .filter(|week| meeting.weeks.label.is_none() || weeks.label(*week) == meeting.weeks.label.as_ref());
            let beyond: Vec<String> = due.filter(|week| !there.contains(week)).map(|week| week.to_string()).collect();
            // A row that is never held is told as that.
            if beyond.is_empty() || !schedule.sessions.iter().any(|session| session.origin == Origin::Meeting(row)) {
                continue;
            }
            let (Some(first), Some(last)) = (there.first(), there.last()) else { continue };
            let message = format!("no {} of the offering is in week {}", weekday.name(), beyond.join(", "));
            reporter
                .at(item.file, Path::root().key("meetings").index(row).key("weeks"), message)
                .label(item.file, Path::root().key("span"), "the days of the offering")
                .hint(format!("its {}s are in weeks {first} to {last}", weekday.name()));
        }
    }
}
