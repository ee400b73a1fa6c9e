//! A schedule with fifty faults, each marked where it stands: every one is found, none twice, and each with its cure.

use pretty_assertions::assert_eq;
use syllabus::project;
use syllabus::report::human;

use crate::golden::{YEAR, compare, fixture};

/// Where a fault stands and what it is: `path:line name`.
fn at(path: &str, line: usize, name: &str) -> String {
    format!("{path}:{line} {name}")
}

#[test]
fn every_seeded_fault_is_found_once_and_cured() {
    let sources = fixture("clashes");
    let (_, report) = project::prove(&sources, &[], YEAR);
    let mut marked = Vec::new();
    for (_, file) in sources.files() {
        for (line, text) in file.text.lines().enumerate() {
            let names = text.split_once(" # ").map(|(_, names)| names).unwrap_or_default();
            marked.extend(names.split(", ").filter(|name| !name.is_empty()).map(|name| at(&file.path, line + 1, name)));
        }
    }
    let mut found: Vec<String> = report
        .diagnostics()
        .iter()
        .map(|finding| {
            let span = finding.primary.place.span();
            assert!(!finding.hints.is_empty(), "without a cure: {finding:?}");
            at(&sources.file(span.file).path, sources.position(span.file, span.start).line, finding.code)
        })
        .collect();
    marked.sort();
    found.sort();
    assert_eq!(found, marked);
    assert!(found.len() >= 40, "{} faults", found.len());
    let text = anstream::adapter::strip_str(&human::render(&report, &sources, 120)).to_string();
    compare("clashes", &[("human.txt".to_owned(), text.into_bytes())].into());
}
