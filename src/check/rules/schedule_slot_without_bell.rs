//! The bells of the day must ring for a class.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::check::schedule::schedules;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::Cause;
use crate::report::words::Count;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-slot-without-bell",
    summary: "a class falls on a day whose bells do not ring for it",
    docs: include_str!("schedule_slot_without_bell.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (item, schedule) in schedules(context) {
        let mut rows: BTreeMap<usize, Vec<NaiveDate>> = BTreeMap::new();
        for lost in schedule.lost.iter().filter(|lost| lost.cause == Cause::NoBell) {
            rows.entry(lost.row).or_default().push(lost.date);
        }
        for (row, dates) in rows {
            let calendar = context.catalog.calendar(&item.value);
            let at = item.value.meetings[row].at;
            let message = format!("no bell rings for `{at}` on {}, {}", dates[0], Count(dates.len(), "time"));
            let day = calendar.value.days.iter().position(|day| {
                day.bells.is_some() && day.range().is_some_and(|(from, to)| (from..=to).contains(&dates[0]))
            });
            let path = day.map_or(Path::root().key("bells"), |day| Path::root().key("days").index(day));
            reporter
                .at(item.file, Path::root().key("meetings").index(row).key("at"), message)
                .label(calendar.file, path, "the bells of that day")
                .hint("add the slot to the table of bells, or move the class of that day with `exceptions`");
        }
    }
}
