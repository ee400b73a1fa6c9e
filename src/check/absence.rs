//! Times of teachers in which they can't teach, or would rather not.

use super::schedule::repeated;
use super::{Context, Reporter};
use crate::model::Id;
use crate::model::resources::{Absence, Teacher};
use crate::plan::Session;
use crate::plan::diary::holds;
use crate::source::Path;

/// Times of one sort, and what is said of a class that lies in one.
pub(super) struct Times {
    /// The key of a teacher that lists them.
    pub(super) key: &'static str,
    /// The list itself.
    pub(super) of: fn(&Teacher) -> &[Absence],
    /// The key of a class that is blamed.
    pub(super) blamed: &'static str,
    /// What the teacher does then: `can't teach`.
    pub(super) says: &'static str,
    /// What the times are.
    pub(super) label: &'static str,
    /// The cure.
    pub(super) hint: &'static str,
}

/// Reports classes that lie in such a time of one of their teachers.
pub(super) fn report(context: &Context<'_>, reporter: &mut Reporter, times: &Times) {
    let teachers = &context.catalog.resources.teachers;
    let found = |session: &Session| -> Option<(Id, usize)> {
        session.teachers.iter().find_map(|id| {
            let absences = (times.of)(teachers.get(id)?);
            let at = absences.iter().position(|absence| holds(absence, session.date, session.time))?;
            Some((id.clone(), at))
        })
    };
    for row in repeated(context, |_, session| found(session).is_some()) {
        let (Some((id, at)), Some(file)) = (found(row.first()), context.catalog.resources_file) else { continue };
        let path = Path::root().key("teachers").key(id.as_str()).key(times.key).index(at);
        row.report(reporter, times.blamed, format!("teacher `{id}` {} then: {}", times.says, row.when()))
            .label(file, path, times.label)
            .hint(times.hint);
    }
}
