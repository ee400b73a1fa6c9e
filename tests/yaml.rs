//! Text → tree → structs: what is wrong, said at its place.

use std::fmt::Write as _;
use std::path::Path as FsPath;

use pretty_assertions::assert_eq;
use syllabus::load::{Loaded, load};
use syllabus::report::{Label, Place, Report, Severity};
use syllabus::source::{Sources, open};
use syllabus::yaml::locate;

/// Loads files and lists what was found: place, code, message, the underlined text, labels and hints.
pub(crate) fn loaded(sources: &Sources) -> (Loaded, String) {
    let mut report = Report::default();
    let loaded = load(sources, &mut report);
    locate(sources, &mut report);
    let mut list = String::new();
    for found in report.diagnostics() {
        let grade = if found.severity == Severity::Error { "error" } else { "warning" };
        let primary = underlined(sources, &found.primary);
        writeln!(list, "{primary} {grade}[{}]: {}", found.code, found.message).unwrap();
        for label in &found.labels {
            writeln!(list, "  {} {}", underlined(sources, label), label.text).unwrap();
        }
        for hint in &found.hints {
            writeln!(list, "  hint: {hint}").unwrap();
        }
    }
    (loaded, list)
}

fn underlined(sources: &Sources, label: &Label) -> String {
    let Place::Span(span) = label.place else { panic!("not located: {label:?}") };
    let file = sources.file(span.file);
    let at = sources.position(span.file, span.start);
    let text = &file.text[span.start..span.end];
    let text = if text.chars().count() > 60 {
        format!("{}…", text.chars().take(60).collect::<String>())
    } else {
        text.to_owned()
    };
    format!("{}:{}:{} `{}`", file.path, at.line, at.column, text.replace('\n', "⏎"))
}

#[test]
fn scratch() {
    let folder = std::env::var_os("SCRATCH").unwrap_or("/work/main/courses".into());
    let sources = open(FsPath::new(&folder), "").unwrap();
    let start = std::time::Instant::now();
    let (_, list) = loaded(&sources);
    println!("{:?}\n{list}", start.elapsed());
    assert_eq!(list, "");
}
