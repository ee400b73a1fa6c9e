//! Text → tree → structs: what is wrong, said at its place.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path as FsPath;

use pretty_assertions::assert_eq;
use syllabus::load::{Loaded, load};
use syllabus::model::{Bibliography, CatalogFile, Course, Id, Institution, Person};
use syllabus::report::{Diagnostic, Label, Place, Report, Severity};
use syllabus::source::{Kind, Path, Sources, open};
use syllabus::yaml::{locate, resolve};

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
    let long = text.chars().count() > 60;
    let text = if long { format!("{}…", text.chars().take(60).collect::<String>()) } else { text.to_owned() };
    format!("{}:{}:{} `{}`", file.path, at.line, at.column, text.replace('\n', "⏎"))
}

/// Asserts all that is found in one file.
#[track_caller]
fn finds(path: &str, text: &str, expected: &str) {
    let (_, list) = loaded(&Sources::in_memory([(path, text)]));
    let list = list.replace(&format!("{path}:"), "");
    assert_eq!(list, expected);
}

#[test]
fn scratch() {
    let folder = std::env::var_os("SCRATCH").unwrap_or("/work/main/courses".into());
    let sources = open(FsPath::new(&folder), "").unwrap();
    let start = std::time::Instant::now();
    let (_, list) = loaded(&sources);
    println!("{:?}\n{list}", start.elapsed());
}

#[test]
fn suite() {
    let Some(folder) = std::env::var_os("SUITE") else { return };
    let mut counts: BTreeMap<(bool, bool), Vec<String>> = BTreeMap::new();
    let mut codes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut differ = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        #[allow(clippy::disallowed_methods)]
        let Ok(text) = std::fs::read_to_string(path.join("in.yaml")) else { continue };
        let valid = !path.join("error").exists();
        let sources = Sources::in_memory([("courses/x.yaml", text.as_str())]);
        let id = sources.by_path("courses/x.yaml").unwrap();
        let mut faults = Vec::new();
        let tree = syllabus::yaml::Tree::parse(id, &text, &mut faults);
        let json: Option<serde_json::Value> = tree.as_ref().and_then(|tree| syllabus::yaml::decode(tree, &mut faults));
        #[allow(clippy::disallowed_methods)]
        if let (Some(ours), Ok(theirs)) = (&json, std::fs::read_to_string(path.join("in.json")))
            && serde_json::from_str::<serde_json::Value>(&theirs).ok().as_ref() != Some(ours)
        {
            differ.push(format!("{name}: ours {ours} theirs {theirs}"));
        }
        for code in faults.iter().map(|f| f.code) {
            codes.entry(code.to_owned()).or_default().push(format!("{name}{}", if valid { "" } else { "!" }));
        }
        counts.entry((valid, faults.is_empty() && json.is_some())).or_default().push(name);
    }
    for ((valid, accepted), names) in &counts {
        println!("valid {valid} accepted {accepted}: {}", names.len());
    }
    println!("invalid accepted: {:?}", counts.get(&(false, true)));
    println!("{codes:#?}\n{}", differ.join("\n"));
}
