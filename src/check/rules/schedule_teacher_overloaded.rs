//! A teacher is given no more than agreed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::check::schedule::place_of;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::Session;
use crate::plan::almanac::monday_of;
use crate::report::words::Count;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-teacher-overloaded",
    summary: "a teacher has more classes than agreed",
    docs: include_str!("schedule_teacher_overloaded.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let Some(file) = context.catalog.resources_file else { return };
    for (&id, sessions) in context.teachers() {
        let Some(teacher) = context.catalog.resources.teachers.get(id) else { continue };
        let limits = [
            ("a-day", teacher.max.a_day, days(sessions)),
            ("days-a-week", teacher.max.days_a_week, weeks(sessions)),
            ("in-a-row", teacher.max.in_a_row, rows(sessions)),
        ];
        for (key, limit, found) in limits {
            let Some(limit) = limit.map(usize::from) else { continue };
            let over: Vec<&(usize, &Session)> = found.iter().filter(|(count, _)| *count > limit).collect();
            let Some((most, session)) =
                over.iter().max_by_key(|(count, session)| (*count, std::cmp::Reverse(session.start)))
            else {
                continue;
            };
            let what = match key {
                "a-day" => "classes on one day",
                "days-a-week" => "days with classes in one week",
                _ => "classes in a row",
            };
            let item = &context.catalog.offerings[&session.offering];
            let times = Count(over.len(), "time");
            let message = format!(
                "teacher `{id}` has {most} {what}, of {limit} agreed; {times}, most of all on {}",
                session.date
            );
            reporter
                .at(item.file, place_of(item, session, "teachers"), message)
                .label(file, Path::root().key("teachers").key(id.as_str()).key("max").key(key), "agreed")
                .hint("give a class to another day or teacher");
        }
    }
}

/// Classes of every day, at the last of them.
fn days<'a>(sessions: &[&'a Session]) -> Vec<(usize, &'a Session)> {
    let mut days: BTreeMap<NaiveDate, (usize, &Session)> = BTreeMap::new();
    for session in sessions {
        let day = days.entry(session.date).or_insert((0, session));
        *day = (day.0 + 1, session);
    }
    days.into_values().collect()
}

/// Days of every week, at the last class of each.
fn weeks<'a>(sessions: &[&'a Session]) -> Vec<(usize, &'a Session)> {
    let mut weeks: BTreeMap<NaiveDate, (BTreeSet<NaiveDate>, &Session)> = BTreeMap::new();
    for session in sessions {
        let week = weeks.entry(monday_of(session.date)).or_insert((BTreeSet::new(), session));
        week.0.insert(session.date);
        week.1 = session;
    }
    weeks.into_values().map(|(days, session)| (days.len(), session)).collect()
}

/// Runs of classes with no more than half an hour between them, at the last of each.
fn rows<'a>(sessions: &[&'a Session]) -> Vec<(usize, &'a Session)> {
    const PAUSE: i64 = 30;
    let mut runs: Vec<(usize, &Session)> = Vec::new();
    for session in sessions {
        match runs.last_mut() {
            Some((count, last)) if last.date == session.date && (session.start - last.end).num_minutes() <= PAUSE => {
                (*count, *last) = (*count + 1, session);
            }
            _ => runs.push((1, session)),
        }
    }
    runs
}
