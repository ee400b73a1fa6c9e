//! Bibliographies: our own reading, and the verdict of Hayagriva, whose format it is.

use crate::model::Bibliography;
use crate::report::{Diagnostic, Place, Severity};
use crate::source::{FileId, Span};
use crate::yaml::{Tree, decode, decode_pair};

/// Reads a bibliography. Every entry that is sound to us is shown to Hayagriva as well, over the same tree, so that no second
/// reader of YAML sees the file.
pub(super) fn read(file: FileId, text: &str, faults: &mut Vec<Diagnostic>) -> Option<Bibliography> {
    let tree = Tree::parse(file, text, faults)?;
    let works: Option<Bibliography> = decode(&tree, faults);
    let entries: Vec<(String, Span)> = tree.entries().map(|(key, span)| (key.to_owned(), span)).collect();
    let blamed: Vec<usize> = faults.iter().filter_map(start).collect();
    for (key, span) in entries {
        if blamed.iter().any(|at| (span.start..=span.end).contains(at)) {
            continue;
        }
        let mut complaints = Vec::new();
        let entry: Option<hayagriva::Library> = decode_pair(&tree, &key, &mut complaints);
        if entry.is_none() {
            faults.extend(complaints.into_iter().map(|found| Diagnostic {
                code: "bad-bibliography-entry",
                severity: Severity::Error,
                message: format!("work `{key}` is not in Hayagriva's format: {}", found.message),
                ..found
            }));
        }
    }
    works.filter(|_| faults.is_empty())
}

fn start(found: &Diagnostic) -> Option<usize> {
    match found.primary.place {
        Place::Span(span) => Some(span.start),
        Place::Value(..) | Place::Key(..) => None,
    }
}
