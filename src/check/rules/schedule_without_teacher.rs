//! A class needs a teacher.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-without-teacher",
    summary: "a class has no teacher",
    docs: include_str!("schedule_without_teacher.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in repeated(context, |_, session| session.teachers.is_empty()) {
        row.report(reporter, "", format!("a class without a teacher: {}", row.when()))
            .hint("name `teachers` by their ids in `people.yaml`");
    }
}
