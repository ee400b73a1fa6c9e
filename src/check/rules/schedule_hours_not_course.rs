//! The classes of an offering must have room for all hours of its modules.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::check::hours::noun;
use crate::check::schedule::{english, schedules};
use crate::check::{Context, Reporter, Rule};
use crate::load::Item;
use crate::model::{Activity, Hours, Id, Level, Offering};
use crate::plan::{Account, Cause, Makeup, Schedule};
use crate::report::words::{Count, ticked};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-hours-not-course",
    summary: "the classes do not have room for the hours of the course",
    docs: include_str!("schedule_hours_not_course.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    report(context, reporter, |account| account.missing() > account.cancelled, row);
}

/// Where hours are looked for that are missing of a kind for some groups.
type Place = fn(&Context<'_>, &Item<Offering>, Activity, &[&Id]) -> Path;

/// Reports the hours that no class teaches, of the accounts that are asked for.
pub(super) fn report(context: &Context<'_>, reporter: &mut Reporter, is_asked: fn(&Account) -> bool, place: Place) {
    for (item, schedule) in schedules(context) {
        let mut short: BTreeMap<(Activity, Hours, Hours), BTreeSet<&Id>> = BTreeMap::new();
        for account in schedule.accounts.iter().filter(|account| is_asked(account)) {
            let key = (account.kind, account.placed, account.required);
            short.entry(key).or_default().extend(&account.audience);
        }
        for ((kind, placed, required), groups) in short {
            let groups: Vec<&Id> = groups.into_iter().collect();
            let missing = required - placed;
            let who = if groups.is_empty() { String::new() } else { format!(" for {}", ticked(&groups, "and")) };
            let kinds = kind.as_str();
            let message =
                format!("{kinds}: {placed} of {required} {} have a class{who}, {missing} none", noun(required));
            let (file, path, what) = context.catalog.hours_of(&item.value);
            let finding = reporter.at(item.file, place(context, item, kind, &groups), message).label(
                file,
                path,
                format!("the hours of the {what}"),
            );
            let finding = match lost(context.catalog, item, schedule, kind) {
                Some(lost) => finding.hint(lost),
                None => finding,
            };
            finding.hint(cure(schedule, kind));
        }
    }
}

/// The row that could have more weeks; without one, the offering.
fn row(context: &Context<'_>, item: &Item<Offering>, kind: Activity, groups: &[&Id]) -> Path {
    let covers = |own: &[Id]| groups.iter().any(|group| context.plan.groups.covers(own, std::slice::from_ref(*group)));
    let row = item.value.meetings.iter().position(|meeting| meeting.kind == kind && covers(&meeting.groups));
    let root = Path::root();
    match row {
        Some(row) => root.key("meetings").index(row),
        None if item.value.meetings.is_empty() => root.key("days"),
        None => root.key("meetings"),
    }
}

/// What days off have taken.
fn lost(catalog: &Catalog, item: &Item<Offering>, schedule: &Schedule, kind: Activity) -> Option<String> {
    let calendar = &catalog.calendar(&item.value).value;
    let days: Vec<String> = schedule
        .lost
        .iter()
        .filter(|lost| lost.kind == kind)
        .map(|lost| {
            let entry = match lost.cause {
                Cause::Day(entry) => calendar.days.get(entry),
                Cause::NoBell => None,
            };
            let why = entry.and_then(|day| day.off.as_ref().or(day.why.as_ref()));
            let why = why.map_or_else(|| "another timetable".to_owned(), |text| english(catalog, text));
            format!("{} {} on {} ({why})", lost.hours, noun(lost.hours), lost.date)
        })
        .collect();
    (!days.is_empty()).then(|| format!("the calendar takes {}", days.join(", ")))
}

/// Classes that would make up for it.
fn cure(schedule: &Schedule, kind: Activity) -> String {
    let makeups: Vec<&Makeup> = schedule.makeups.iter().filter(|makeup| makeup.kind == kind).collect();
    const SHOWN: usize = 4;
    let told: Vec<String> = makeups.iter().take(SHOWN).map(|makeup| makeup.to_string()).collect();
    let more = if makeups.len() > SHOWN { ", …" } else { "" };
    if told.is_empty() {
        return format!("schedule more {} classes, or take hours from the course", kind.as_str());
    }
    let count = Count(makeups.len(), "class");
    format!("{count} would make up for it; put into `exceptions`: {}{more}", told.join(", "))
}
