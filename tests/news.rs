//! `build --since`: sheets of changes and news filled in from what changed between two tags.

use std::fs;
use std::path::PathBuf;

use pretty_assertions::assert_eq;
use serde_json::Value;
use syllabus::verify::{Verdict, verify};

use crate::project::Project;

const COURSE: &str = "courses/databases.yaml";
const PLAN: &str = "programs/software-engineering.yaml";

/// The shipped catalogue at two tags.
fn tagged() -> Project {
    let project = Project::new().copy("courses", ".").repository("2026-09-01");
    project.git("tag v2025");
    let project = project
        .edit(COURSE, "ru: Назначение и архитектура СУБД,", "ru: Назначение и устройство СУБД,")
        .edit(COURSE, "    - mariadb-docs\n", "")
        .edit(COURSE, "version: \"2026.1\"\nchanges:\n", "version: \"2026.2\"\nchanges:\n  - {version: \"2026.2\", date: 2026-11-01, text: {ru: Тема названа точнее., en: A topic has a better name.}}\n")
        .edit(PLAN, "practical-training: {lab: 18}\n        attestation: [credit]", "practical-training: {lab: 16}\n        attestation: [credit]")
        .commit("Change", "2026-11-10");
    project.git("tag v2026");
    project
}

/// All strings of a view.
fn strings(value: &Value, found: &mut String) {
    match value {
        Value::String(text) => {
            found.push_str(text);
            found.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(map) => map.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

/// The view that is attached to a PDF, which proves itself.
fn view(path: &PathBuf) -> Value {
    let pdf = fs::read(path).unwrap();
    assert_eq!(crate::golden::broken_standards(&pdf), Vec::<String>::new());
    let Verdict::Proved(printed) = verify(&pdf, None).unwrap() else { panic!("{}", path.display()) };
    assert_eq!(printed.record.since.as_deref(), Some("v2025"));
    serde_json::from_slice(&printed.view).unwrap()
}

#[test]
fn sheets_of_changes_are_filled_in_between_two_tags() {
    let project = tagged();
    let build = "build software-engineering/databases --doc rpd,syllabus --format pdf --lang ru";
    let command = format!("{build} --since v2025 --rev v2026 --out out --quiet");
    let (_, complaint, code) = project.run(&command).output();
    assert_eq!(code, Some(0), "{complaint}");
    let files = ["sample-university/databases/rpd", "sample-institute/databases/rpd", "databases/syllabus"];
    let path = |name: &str| project.path(&format!("out/software-engineering/{name}.ru.pdf"));
    for name in files {
        let mut said = String::new();
        strings(&view(&path(name)), &mut said);
        for (part, count) in
            [("Назначение и архитектура СУБД", 1), ("Удалён источник", 1), ("в форме практической подготовки", 1)]
        {
            assert!(said.matches(part).count() >= count, "{name}: {part}");
        }
        // The note of the same time is told by the sentences; of an earlier one it is not.
        let note = said.contains("Тема названа точнее.");
        assert_eq!(note, name.ends_with("syllabus"), "{name}");
        let verified = project.run(&format!("-C . verify --rev v2026 out/software-engineering/{name}.ru.pdf")).output();
        assert_eq!(verified.2, Some(0), "{}", verified.0);
    }
    project.git("tag -d v2025");
    let (said, _, code) =
        project.run("-C . verify --rev v2026 out/software-engineering/databases/syllabus.ru.pdf").output();
    assert!(said.contains("  what is new in it can't be compared: no revision `v2025`\n"), "{said}");
    assert_eq!(code, Some(1));
    project.git("tag v2025 v2026~1");
    assert_eq!(view(&path("databases/syllabus"))["news"]["title"], "Что нового после v2025");
    let bytes = fs::read(path(files[0])).unwrap();
    assert_eq!(project.run(&command.replace("--out out", "--out again")).output().2, Some(0));
    assert!(bytes == fs::read(project.path(&format!("again/software-engineering/{}.ru.pdf", files[0]))).unwrap());
}

#[test]
fn nothing_new_is_said_so() {
    let project = Project::starter().repository("2025-09-01");
    let (_, complaint, code) = project.run("build --doc syllabus --format pdf --since HEAD --quiet").output();
    assert_eq!(code, Some(0), "{complaint}");
    let pdf = fs::read(project.path("sample/syllabus.en.pdf"))
        .or_else(|_| fs::read(project.path("output/sample/syllabus.en.pdf")));
    let Verdict::Proved(printed) = verify(&pdf.unwrap(), None).unwrap() else { panic!("not proved") };
    let view: Value = serde_json::from_slice(&printed.view).unwrap();
    assert_eq!(view["news"]["title"], "What is new since HEAD");
    assert_eq!(view["news"]["lines"][0][0]["text"], "nothing changed");
    project
        .run("build --since nowhere")
        .stderr(
            "
            error: no revision `nowhere`
              help: `git log --oneline`, `git branch -a` and `git tag` list what there is
            ",
        )
        .code(2);
}
