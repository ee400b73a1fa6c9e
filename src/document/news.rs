//! What is new since a revision: the changes of a course, and of a row that binds it, as the sheets of its documents list them.

use super::changes::line;
use super::texts::capital;
use crate::diff::words::Speaker;
use crate::diff::{Change, Diff, Group, Kind};
use crate::locale::Locale;
use crate::model::{Id, Lang};
use crate::prose::Inline;
use crate::source;

/// The changes since a revision.
#[derive(Debug, Clone)]
pub struct News {
    /// The name of the revision, such as `v2025.1`.
    pub since: String,
    diff: Diff,
}

impl News {
    /// The news that a diff is, by the name of the revision that it begins with.
    pub const fn new(since: String, diff: Diff) -> Self {
        Self { since, diff }
    }

    /// A sentence for each change of a course with its assessment items and literature, and of the row of a programme.
    pub fn lines(&self, course: &Id, row: Option<(&Id, &Id)>, (lang, locale): (&Lang, &Locale)) -> Vec<Vec<Inline>> {
        let speaker = Speaker::new(&self.diff, lang, locale);
        let shown = self.diff.changes.iter().filter(|change| {
            let told = !matches!(change.kind.group(), Group::Record | Group::Look);
            told && (is_of_course(change, course) || row.is_some_and(|(program, row)| is_of_row(change, program, row)))
        });
        shown.map(|change| line(&capital(&speaker.sentence(change).text))).collect()
    }

    /// Whether the note on a version of a course was written since the revision: its sentences tell the same one by one.
    pub fn has_note(&self, course: &Id, version: &str) -> bool {
        self.diff.changes.iter().any(|change| {
            let id = change.subject.first().map(|named| named.id.as_str());
            change.kind == Kind::NoteAdded && is_owned(change, source::Kind::Course, course) && id == Some(version)
        })
    }
}

fn is_owned(change: &Change, kind: source::Kind, id: &Id) -> bool {
    change.owner.kind == kind && change.owner.id == id.as_str()
}

/// Whether a change is of a course as its documents print it: its file and those beside it, and works that it cites.
fn is_of_course(change: &Change, course: &Id) -> bool {
    use source::Kind::{Bibliography, Course, Fund};
    let cited = change.kind.group() == Group::Literature
        && change.impact.iter().any(|impact| impact.owner.kind == Course && impact.owner.id == course.as_str());
    cited || [Course, Fund, Bibliography].into_iter().any(|kind| is_owned(change, kind, course))
}

fn is_of_row(change: &Change, program: &Id, row: &Id) -> bool {
    let first = change.subject.first().map(|named| named.id.as_str());
    let listed = change
        .after
        .as_ref()
        .is_some_and(|site| matches!(site.path.segments().first(), Some(source::Segment::Key(key)) if key == "rows"));
    is_owned(change, source::Kind::Program, program) && listed && first == Some(row.as_str())
}
