//! Teachers' wishes are kept where they can be.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Id, Level};
use crate::plan::Session;
use crate::plan::diary::holds;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-teacher-avoids",
    summary: "a class is at a time that its teacher would rather avoid",
    docs: include_str!("schedule_teacher_avoids.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let teachers = &context.catalog.resources.teachers;
    let unwilling = |session: &Session| -> Option<(Id, usize)> {
        session.teachers.iter().find_map(|id| {
            let wishes = &teachers.get(id)?.avoid;
            let at = wishes.iter().position(|absence| holds(absence, session.date, session.time))?;
            Some((id.clone(), at))
        })
    };
    for row in repeated(context, |_, session| unwilling(session).is_some()) {
        let (Some((id, at)), Some(file)) = (unwilling(row.first()), context.catalog.resources_file) else { continue };
        let path = Path::root().key("teachers").key(id.as_str()).key("avoid").index(at);
        row.report(reporter, "at", format!("teacher `{id}` would rather not teach then: {}", row.when()))
            .label(file, path, "to be avoided")
            .hint("give the class another time, or allow it");
    }
}
