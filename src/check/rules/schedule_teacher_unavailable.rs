//! A teacher must be there.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Id, Level};
use crate::plan::Session;
use crate::plan::diary::holds;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-teacher-unavailable",
    summary: "a teacher cannot teach at the time of a class",
    docs: include_str!("schedule_teacher_unavailable.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let teachers = &context.catalog.resources.teachers;
    let away = |session: &Session| -> Option<(Id, usize)> {
        session.teachers.iter().find_map(|id| {
            let absences = &teachers.get(id)?.unavailable;
            let at = absences.iter().position(|absence| holds(absence, session.date, session.time))?;
            Some((id.clone(), at))
        })
    };
    for row in repeated(context, |_, session| away(session).is_some()) {
        let (Some((id, at)), Some(file)) = (away(row.first()), context.catalog.resources_file) else { continue };
        let path = Path::root().key("teachers").key(id.as_str()).key("unavailable").index(at);
        row.report(reporter, "teachers", format!("teacher `{id}` can't teach then: {}", row.when()))
            .label(file, path, "unavailable")
            .hint("give the class another time or teacher");
    }
}
