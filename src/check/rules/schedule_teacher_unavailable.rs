//! A teacher must be there.

use crate::check::absence::{Times, report};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-teacher-unavailable",
    summary: "a teacher cannot teach at the time of a class",
    docs: include_str!("schedule_teacher_unavailable.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let times = Times {
        key: "unavailable",
        of: |teacher| &teacher.unavailable,
        blamed: "teachers",
        says: "can't teach",
        label: "unavailable",
        hint: "give the class another time or teacher",
    };
    report(context, reporter, &times);
}
