//! Rules: each has a text, a failing and a passing example that run here, and a section of `docs/rules.md`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use pretty_assertions::assert_eq;
use serde_yaml::{Mapping, Value};
use syllabus::catalog::resolve;
use syllabus::check::{Context, Levels, RULES, Rule, check};
use syllabus::diff::approval;
use syllabus::model::Level;
use syllabus::report::{Code, Place, Report};
use syllabus::source::{Kind, Path, Segment, Sources};
use syllabus::{catalog, load, plan, render, yaml};

const SAMPLE: &str = include_str!("rules/sample.yaml");
const FAULTS: &str = include_str!("rules/faults.md");
const YEAR: i32 = 2026;

/// Faults that no level silences, by the stage that finds them.
const CODES: [(&str, &[Code]); 5] = [
    ("Files", load::CODES),
    ("Format", yaml::CODES),
    ("Reference", catalog::CODES),
    ("Print", render::CODES),
    ("Approval", approval::CODES),
];

/// A finding as an example marks it: line and name.
type Mark = (usize, String);

/// The files of the sample catalogue as an example changes them.
fn sources(example: &str) -> Sources {
    let sample: Mapping = serde_yaml::from_str(SAMPLE).expect("the sample is YAML");
    let changes: Mapping = serde_yaml::from_str(example).expect("an example is YAML");
    let mut files = sample.clone();
    // What is said of courses alone is not disturbed by a schedule that was made for the sample's hours.
    let schedule = ["resources", "calendar", "offering"];
    if !changes.keys().any(|name| schedule.contains(&name.as_str().unwrap_or_default())) {
        files.retain(|name, _| !schedule.contains(&name.as_str().unwrap_or_default()));
    }
    for (name, change) in changes {
        let key = name.as_str().expect("a file is named");
        let copied = sample.get(key.split('-').next().unwrap_or(key)).cloned().unwrap_or(Value::Null);
        let file = files.entry(name.clone()).or_insert(copied);
        if key.starts_with("course-") {
            file["code"] = key.to_uppercase().into();
        }
        merge(file, change);
    }
    // Plans and funds add up what courses have: they are there only for examples about them.
    let about = |kind: &str| example.lines().any(|line| line.starts_with(kind));
    let named = |name: &Value| {
        let kinds =
            ["program", "fund"].into_iter().filter(|kind| name.as_str().is_some_and(|name| name.starts_with(kind)));
        kinds.into_iter().all(about)
    };
    let present = files.into_iter().filter(|(name, file)| !file.is_null() && named(name));
    let files = present.map(|(name, file)| {
        let name = name.as_str().expect("a file is named");
        (path(name), serde_yaml::to_string(&file).expect("a value is written"))
    });
    Sources::in_memory(files.chain([("images/a.png".to_owned(), String::new())]))
}

/// A mapping merges, `null` takes away, anything else replaces.
fn merge(file: &mut Value, change: Value) {
    match (file, change) {
        (Value::Mapping(file), Value::Mapping(change)) => {
            for (key, change) in change {
                if change.is_null() {
                    file.remove(&key);
                } else {
                    merge(file.entry(key).or_insert(Value::Null), change);
                }
            }
        }
        (file, change) => *file = change,
    }
}

fn path(name: &str) -> String {
    match name.split('-').next() {
        Some("course") => format!("courses/{name}/course.yaml"),
        Some("calendar") => format!("calendars/{name}.yaml"),
        Some("offering") => format!("offerings/{name}.yaml"),
        Some("institution") => format!("institutions/{name}.yaml"),
        Some("program") => format!("programs/{name}.yaml"),
        Some("fund") => format!("courses/{}/items.yaml", name.replacen("fund", "course", 1)),
        Some("variant") => format!("courses/course/variants/{name}.yaml"),
        Some("profile") => format!("templates/profiles/{name}.yaml"),
        _ => format!("{name}.yaml"),
    }
}

/// The name by which examples know a file: the inverse of [`path`].
fn name(path: &str) -> String {
    let id = Kind::id(path);
    if path.ends_with("/items.yaml") { id.replacen("course", "fund", 1) } else { id.to_owned() }
}

/// What is found in an example, by the lines of the example.
pub(crate) fn found(example: &str) -> (Vec<Mark>, Report) {
    let files = sources(example);
    let text = Sources::in_memory([("courses/example.yaml", example)]);
    let whole = text.by_path("courses/example.yaml").expect("it was given");
    let mut report = Report::default();
    let loaded = load::load(&files, &mut report);
    let catalog = resolve(loaded, &files, &mut report);
    if let Some(catalog) = &catalog {
        let mut levels = Levels::default();
        catalog.settings.rules.iter().for_each(|(rule, level)| levels.set(rule, *level));
        let plan = plan::plan(catalog);
        check(&Context::new(catalog, &plan, YEAR), &levels, &mut report);
    }
    let mut marks: Vec<Mark> = Vec::new();
    for finding in report.diagnostics() {
        let place = match &finding.primary.place {
            Place::Value(file, path) => Place::Value(whole, below(&name(&files.file(*file).path), path)),
            Place::Key(file, path) => Place::Key(whole, below(&name(&files.file(*file).path), path)),
            Place::Span(_) => Place::Value(whole, Path::root()),
        };
        let line = text.position(whole, yaml::resolve(&text, &place).start).line;
        marks.push((line, finding.code.to_owned()));
    }
    marks.sort();
    (marks, report)
}

fn below(name: &str, path: &Path) -> Path {
    path.segments().iter().fold(Path::root().key(name), |path, segment| match segment {
        Segment::Key(key) => path.key(key),
        Segment::Index(index) => path.index(*index),
    })
}

/// What an example says will be found.
fn marked(example: &str) -> Vec<Mark> {
    let lines = example.lines().enumerate().filter_map(|(i, line)| Some((i + 1, line.split_once("# error: ")?.1)));
    lines.flat_map(|(line, names)| names.split(", ").map(move |name| (line, name.trim().to_owned()))).collect()
}

/// The YAML under a heading.
fn example<'a>(text: &'a str, heading: &str) -> &'a str {
    let section = text.split_once(&format!("## {heading}\n")).unwrap_or_else(|| panic!("no `## {heading}`:\n{text}")).1;
    let fenced = section.split_once("```yaml\n").unwrap_or_else(|| panic!("no example under `## {heading}`")).1;
    fenced.split_once("```").expect("the fence is closed").0
}

/// Runs examples, each with its name; what they find and how it is said must be as marked.
#[track_caller]
fn run<'a>(examples: impl IntoIterator<Item = (&'a str, &'a str)>) {
    let mut faults = String::new();
    for (name, example) in examples {
        let (marks, report) = found(example);
        if marks != marked(example) {
            writeln!(faults, "{name}: marked {:?}, found {marks:?}", marked(example)).expect("it is written");
        }
        for finding in report.diagnostics() {
            let (message, hints) = (&finding.message, &finding.hints);
            let plain = !message.ends_with('.') && !starts_capital(message);
            if marks != marked(example) || !plain || (hints.is_empty() && is_rule(finding.code)) {
                writeln!(faults, "  {name}: {}: {message} {hints:?}", finding.code).expect("it is written");
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// Whether a message begins like a sentence; abbreviations may stand first.
fn starts_capital(message: &str) -> bool {
    let word = message.split(' ').next().unwrap_or(message);
    message.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

fn is_rule(name: &str) -> bool {
    RULES.iter().any(|rule| rule.name == name)
}

#[test]
fn the_sample_is_clean() {
    run([("sample", "{}"), ("sample with a plan", "program: {}\nfund: {}"), ("schedule", "offering: {}")]);
}

#[test]
fn each_failing_example_fails_where_it_is_marked() {
    let examples = || RULES.iter().map(|rule| (rule.name, example(rule.docs, "Example")));
    let marks = |(name, example)| marked(example).iter().map(|(_, marked)| marked == name).reduce(|a, b| a && b);
    assert_eq!(examples().find(|example| marks(*example) != Some(true)), None, "marks its own rule and no other");
    run(examples());
}

#[test]
fn each_passing_example_passes() {
    run(RULES.iter().map(|rule| (rule.name, example(rule.docs, "Instead"))));
}

#[test]
fn faults_of_reference_have_examples() {
    run(catalog::CODES.iter().map(|code| (code.name, example(FAULTS, code.name))));
}

#[test]
fn the_list_is_the_folder_in_order() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules");
    let mut files: Vec<String> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|file| file.expect("a file is read").file_name().to_string_lossy().replace('_', "-"))
        .filter(|name| name != "mod.rs")
        .collect();
    files.sort();
    let names = || RULES.iter().map(|rule| rule.name);
    let mut expected: Vec<String> = names().flat_map(|name| [format!("{name}.md"), format!("{name}.rs")]).collect();
    expected.sort();
    assert_eq!(files, expected);
    assert!(names().is_sorted(), "the list is in the order of names");
    let codes = CODES.iter().flat_map(|(_, codes)| *codes).map(|code| code.name);
    let all: Vec<&str> = names().chain(codes).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "names are unique");
    let kebab = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    assert_eq!(all.into_iter().find(|name| !kebab(name)), None);
}

#[test]
fn docs_are_current() {
    current("/docs/rules.md", &document());
}

#[test]
fn every_cycle_is_one_finding() {
    let cycles = |example: &str| -> Vec<String> {
        let (_, report) = found(example);
        let found = report.diagnostics().iter().filter(|finding| finding.code == "prerequisite-cycle");
        found.map(|finding| format!("{} ({} labels)", finding.message, finding.labels.len())).collect()
    };
    let two = "course: {prerequisites: {course: course-b}}
course-b: {prerequisites: {outcome: course-c/design}}
course-c: {prerequisites: {all: [{course: course}, {course: course-b}]}}";
    let expected = [
        "prerequisites go in a circle: `course` → `course-b` → `course-c` → `course` (2 labels)",
        "prerequisites go in a circle: `course-b` → `course-c` → `course-b` (1 labels)",
    ];
    assert_eq!(cycles(two), expected);
    let no_way_round = "course: {prerequisites: {any: [{course: course-b}, {course: course-c}]}}
course-b: {prerequisites: {course: course}}
course-c: {prerequisites: {course: course}}";
    assert_eq!(cycles(no_way_round).len(), 2);
    let way_round = "course: {prerequisites: {any: [{course: course-b}, {course: course-c}]}}
course-b: {prerequisites: {course: course}}
course-c: {title: {ru: Введение, en: Introduction}}";
    assert_eq!(cycles(way_round), Vec::<String>::new());
}

#[test]
fn messages_are_as_reviewed() {
    let mut text = String::new();
    for rule in RULES {
        for finding in found(example(rule.docs, "Example")).1.diagnostics() {
            writeln!(text, "{}: {}", finding.code, finding.message).expect("it is written");
            for label in &finding.labels {
                writeln!(text, "  | {}", label.text).expect("it is written");
            }
            for hint in &finding.hints {
                writeln!(text, "  = {hint}").expect("it is written");
            }
        }
    }
    current("/tests/rules/messages.txt", &text);
}

/// Asserts that a file of the repository is what it should be; `BLESS=1` writes it anew.
#[track_caller]
fn current(path: &str, text: &str) {
    let path = format!("{}{path}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, text).expect("it is written");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), text, "`BLESS=1` writes {path} anew");
}

/// `docs/rules.md`, from the texts of the rules.
fn document() -> String {
    let mut text = include_str!("rules/head.md").to_owned();
    text.push_str("\n## Rules\n\n| rule | level | reports that |\n|---|---|---|\n");
    for rule in RULES {
        writeln!(text, "| [`{0}`](#{0}) | {1} | {2} |", rule.name, level(rule.level), rule.summary)
            .expect("it is written");
    }
    text.push_str("\n## Faults that can't be silenced\n");
    for (title, codes) in CODES {
        write!(text, "\n### {title}\n\n| fault | reports that |\n|---|---|\n").expect("it is written");
        for code in codes {
            writeln!(text, "| `{}` | {} |", code.name, code.summary).expect("it is written");
        }
    }
    text.push_str("\n## Each rule\n");
    RULES.iter().for_each(|rule| text.push_str(&section(rule)));
    text.push_str("\n## Examples of faults of reference\n");
    for code in catalog::CODES {
        let example = example(FAULTS, code.name);
        write!(text, "\n### {}\n\n{}.\n\n```yaml\n{example}```\n", code.name, capital(code.summary))
            .expect("it is written");
    }
    text
}

fn section(rule: &Rule) -> String {
    let docs = rule.docs.replace("\n## ", "\n#### ").replacen("## ", "#### ", 1);
    format!("\n### {}\n\n{}. Level: {}.\n\n{docs}", rule.name, capital(rule.summary), level(rule.level))
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Allow => "allow",
        Level::Warn => "warn",
        Level::Deny => "deny",
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
