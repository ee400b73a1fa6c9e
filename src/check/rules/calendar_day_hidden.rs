//! Entries of a calendar should not contradict one another.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::almanac::Almanac;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "calendar-day-hidden",
    summary: "an entry of the calendar is undone by a later one",
    docs: include_str!("calendar_day_hidden.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.calendars.values() {
        let almanac = Almanac::new(&item.value);
        let mut found: BTreeMap<(usize, usize), NaiveDate> = BTreeMap::new();
        for day in &item.value.days {
            let Some((from, to)) = day.range() else { continue };
            for date in from.iter_days().take_while(|date| *date <= to) {
                for pair in almanac.day(date).hidden {
                    found.entry(pair).or_insert(date);
                }
            }
        }
        for ((earlier, later), date) in found {
            let path = |entry| Path::root().key("days").index(entry);
            reporter
                .at(item.file, path(later), format!("the entry undoes an earlier one on {date}; the later wins"))
                .label(item.file, path(earlier), "undone")
                .hint("make one entry of them, or put a part of the day into `after` and `before`");
        }
    }
}
