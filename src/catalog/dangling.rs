//! Findings about names: what refers to nothing, and what is defined twice in one file.

use std::collections::BTreeMap;

use crate::report::words::{did_you_mean, ticked};
use crate::report::{Diagnostic, Place, Report};
use crate::source::{FileId, Path};

/// So many names are listed where none is near.
const LISTED: usize = 12;

/// The finding of a name that is none of those that are known.
pub(super) fn unknown<'a>(
    code: &'static str,
    what: &str,
    name: &str,
    place: Place,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let mut finding = Diagnostic::error(code, place, format!("unknown {what} `{name}`"));
    let known: Vec<&str> = known.into_iter().collect();
    finding.hints.extend(did_you_mean(name, known.iter().copied()));
    if finding.hints.is_empty() && !known.is_empty() && known.len() <= LISTED {
        finding.hints.push(format!("known here: {}", ticked(known, "and")));
    }
    finding
}

/// Reports names that stand twice where each must stand once. Places become paths only where one does.
pub(super) fn unique<'a, P: Copy>(
    what: &str,
    file: FileId,
    names: impl Iterator<Item = (&'a str, P)>,
    path: impl Fn(P) -> Path,
    report: &mut Report,
) {
    let mut first: BTreeMap<&str, P> = BTreeMap::new();
    for (name, place) in names {
        let Some(&earlier) = first.get(name) else {
            first.insert(name, place);
            continue;
        };
        let blamed = Place::Value(file, path(place));
        let finding = Diagnostic::error("twice-defined", blamed, format!("{what} `{name}` is defined twice"));
        let finding = finding.label(Place::Value(file, path(earlier)), "first defined here");
        report.push(finding.hint("give one of them another id"));
    }
}
