//! An exception speaks of a class that is there, and moves it to a time that is there.

use crate::check::schedule::schedules;
use crate::check::{Context, Reporter, Rule};
use crate::model::offering::Exception;
use crate::model::{Level, When};
use crate::plan::{Schedule, Session};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-exception-unmatched",
    summary: "an exception speaks of no class",
    docs: include_str!("schedule_exception_unmatched.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (item, schedule) in schedules(context) {
        for &number in &schedule.unmatched {
            let exception = &item.value.exceptions[number];
            let path = Path::root().key("exceptions").index(number);
            if exception.moved.is_some()
                && let Some(class) = schedule.sessions.iter().find(|session| speaks_of(exception, session))
            {
                let message = format!("no bell rings where the class of {} is moved to", class.date);
                reporter
                    .at(item.file, path.key("move"), message)
                    .hint("name a slot that rings in its room on that day, or a time such as `18:30-20:00`");
                continue;
            }
            let (key, message) = match (&exception.of, exception.on) {
                (Some(of), _) => ("of", format!("the offering has no class `{of}`")),
                (None, Some(on)) if exception.add.is_some() => {
                    ("at", format!("no bell rings for the class that is added on {on}"))
                }
                (None, Some(on)) => {
                    let at = exception.at.map_or(String::new(), |at| format!(", {at}"));
                    ("on", format!("the offering has no class on {on}{at} that could be moved or cancelled"))
                }
                (None, None) => continue,
            };
            reporter.at(item.file, path.key(key), message).hint(cure(exception, schedule));
        }
    }
}

/// The class that an exception may mean.
fn cure(exception: &Exception, schedule: &Schedule) -> String {
    let near = exception.on.and_then(|on| {
        let days = schedule.sessions.iter().map(|session| session.date);
        days.min_by_key(|date| ((*date - on).num_days().abs(), *date))
    });
    near.map_or("remove the exception".to_owned(), |near| {
        format!("the nearest class is on {near}; dates are those before anything is moved")
    })
}

/// Whether an exception speaks of a class that no exception has changed.
fn speaks_of(exception: &Exception, session: &Session) -> bool {
    if session.exception.is_some() {
        return false;
    }
    if let Some(of) = &exception.of {
        let group = of.group.as_ref().is_none_or(|group| session.groups.contains(group));
        return session.module.as_ref() == Some(&of.module)
            && (session.kind, session.seq) == (of.kind, usize::from(of.number))
            && group;
    }
    let time = exception.at.is_none_or(|at| match (at, session.slot) {
        (When::Slots(a, b), Some((c, d))) => a <= d && c <= b,
        (When::Clock(a), _) => a.meets(session.time),
        (When::Slots(..), None) => false,
    });
    let groups = exception.groups.is_empty() || session.groups.iter().any(|group| exception.groups.contains(group));
    exception.on == Some(session.date) && time && groups
}
