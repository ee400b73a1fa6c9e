//! Paths → ranges of bytes, and the order of a report.

use std::collections::BTreeMap;

use super::{Chain, Tree};
use crate::report::{Diagnostic, Place, Report};
use crate::source::{FileId, Kind, Sources, Span};

/// Turns every path of a report into a range of bytes, sorts the report by file, place and code, and drops what is said twice.
pub fn locate(sources: &Sources, report: &mut Report) {
    let mut blamed: BTreeMap<FileId, Option<Tree<'_>>> = BTreeMap::new();
    for finding in report.diagnostics_mut() {
        for place in places(finding) {
            if let Place::Value(file, _) | Place::Key(file, _) = place {
                let tree = blamed.entry(*file).or_insert_with(|| tree(sources, *file));
                *place = Place::Span(span(tree.as_ref(), place));
            }
        }
    }
    let order = |finding: &Diagnostic| match finding.primary.place {
        Place::Span(span) => (span.file, span.start, span.end),
        Place::Value(file, _) | Place::Key(file, _) => (file, 0, 0),
    };
    let findings = report.diagnostics_mut();
    findings.sort_by(|a, b| (order(a), a.code, &a.message).cmp(&(order(b), b.code, &b.message)));
    findings.dedup();
}

/// The range of one place.
pub fn resolve(sources: &Sources, place: &Place) -> Span {
    match place {
        Place::Span(span) => *span,
        Place::Value(file, _) | Place::Key(file, _) => span(tree(sources, *file).as_ref(), place),
    }
}

fn places(finding: &mut Diagnostic) -> impl Iterator<Item = &mut Place> {
    std::iter::once(&mut finding.primary).chain(&mut finding.labels).map(|label| &mut label.place)
}

/// The tree of a file; that of a profile holds what it inherits, so that a place leads to the file that decides.
fn tree(sources: &Sources, file: FileId) -> Option<Tree<'_>> {
    match sources.file(file).kind {
        Kind::Institution | Kind::Profile => Chain::of(sources, file).into_tree(),
        _ => Tree::parse(file, &sources.file(file).text, &mut Vec::new()),
    }
}

fn span(tree: Option<&Tree<'_>>, place: &Place) -> Span {
    match (tree, place) {
        (_, Place::Span(span)) => *span,
        (Some(tree), Place::Value(_, path)) => tree.value(path),
        (Some(tree), Place::Key(_, path)) => tree.key(path),
        (None, Place::Value(file, _) | Place::Key(file, _)) => Span { file: *file, start: 0, end: 0 },
    }
}
