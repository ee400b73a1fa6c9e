//! An exception speaks of a class that is there.

use crate::check::schedule::schedules;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
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
            let near = exception.on.and_then(|on| {
                let days = schedule.sessions.iter().map(|session| session.date);
                days.min_by_key(|date| ((*date - on).num_days().abs(), *date))
            });
            let cure = near.map_or("remove the exception".to_owned(), |near| {
                format!("the nearest class is on {near}; dates are those before anything is moved")
            });
            reporter.at(item.file, path.key(key), message).hint(cure);
        }
    }
}
