//! Teachers' wishes are kept where they can be.

use crate::check::absence::{Times, report};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-teacher-avoids",
    summary: "a class is at a time that its teacher would rather avoid",
    docs: include_str!("schedule_teacher_avoids.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let times = Times {
        key: "avoid",
        of: |teacher| &teacher.avoid,
        blamed: "at",
        says: "would rather not teach",
        label: "to be avoided",
        hint: "give the class another time, or allow it",
    };
    report(context, reporter, &times);
}
