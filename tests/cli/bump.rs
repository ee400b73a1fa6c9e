//! `syllabus bump`.

use pretty_assertions::assert_eq;

use crate::project::Project;

fn tagged() -> Project {
    let project = Project::starter().repository("2025-09-01");
    project.git("tag v1.0");
    project
}

const NOTE: &str = "version: \"1.1\"
changes:
  - version: \"1.1\"
    date: 2026-09-01
    text:
      ru: \"Вес части оценивания «Лабораторные работы»: 50\u{a0}% → 40\u{a0}%; вес части оценивания «Общий проект»: 30\u{a0}% → 40\u{a0}%.\"
      en: \"Weight of assessment “Laboratory works”: 50% → 40%; weight of assessment “Shared project”: 30% → 40%.\"
";

#[test]
fn a_version_and_a_note_are_all_that_is_written() {
    let project = tagged().edit("courses/sample.yaml", "weight: 50", "weight: 40").edit(
        "courses/sample.yaml",
        "weight: 30",
        "weight: 40",
    );
    let before = project.read("courses/sample.yaml");
    let said = "courses/sample.yaml: 1.0 → 1.1 (minor)\n";
    let why = "  minor: вес части оценивания «Лабораторные работы»: 50\u{a0}% → 40\u{a0}%\n  \
               minor: вес части оценивания «Общий проект»: 30\u{a0}% → 40\u{a0}%\n";
    let run = |words: &str| assert_eq!(project.run(words).output(), (said.to_owned(), why.to_owned(), Some(0)));
    run("bump sample --dry-run");
    assert_eq!(project.read("courses/sample.yaml"), before);
    run("bump sample");
    assert_eq!(project.read("courses/sample.yaml"), before.replace("version: \"1.0\"\n", NOTE));
    project.run("check --quiet").code(0);
    project
        .run("bump sample")
        .stderr("courses/sample.yaml: the version was raised since `v1.0` already, from 1.0 to 1.1\n")
        .code(0);
    assert_eq!(project.read("courses/sample.yaml"), before.replace("version: \"1.0\"\n", NOTE));
    let project = project.commit("Raise", "2026-01-10");
    project.git("tag v1.1");
    let project = project.edit("courses/sample.yaml", "B.1", "B.2");
    project
        .run("bump sample --quiet --note ru=Новый --note en=New --date 2026-10-01")
        .stdout("courses/sample.yaml: 1.1 → 2.0 (major)\n")
        .code(0);
    let text = project.read("courses/sample.yaml");
    assert!(text.contains("changes:\n  - version: \"2.0\"\n    date: 2026-10-01\n    text:\n      en: \"New\"\n      ru: \"Новый\"\n  - version: \"1.1\"\n"), "{text}");
}

#[test]
fn wording_alone_is_a_patch_and_nothing_is_nothing() {
    let project = tagged().edit("courses/sample.yaml", "en: Version Control with Git}", "en: Versions with Git}");
    project.run("bump sample --quiet --to 3").stdout("courses/sample.yaml: 1.0 → 3 (patch)\n").code(0);
    project.git("checkout -q .");
    let project = project.edit("courses/sample.yaml", "version: \"1.0\"", "# Only a comment.\nversion: \"1.0\"");
    project.run("bump sample").stderr("courses/sample.yaml: nothing changed since `v1.0`\n").code(0);
}

#[test]
fn what_can_not_be_raised_is_a_sentence() {
    let project = Project::starter().repository("2025-09-01");
    project
        .run("bump sample")
        .stderr(
            "
            error: no tag to compare with
              help: name a revision, `--since REV`, or tag one: `git tag v1.0`
            ",
        )
        .code(2);
    project
        .run("bump sampel")
        .stderr(
            "
            error: unknown course `sampel`
              help: did you mean `sample`?
            ",
        )
        .code(2);
    let project =
        project.edit("courses/sample.yaml", "version: \"1.0\"", "version: first").commit("Word", "2025-09-02");
    project.git("tag v1.0");
    let project = project.edit("courses/sample.yaml", "B.1", "B.2");
    project
        .run("bump sample")
        .stderr(
            "
            error: `first` is not a version of numbers such as 1.2
              help: name the new one: `--to VERSION`
            ",
        )
        .code(2);
}

#[test]
fn addresses_in_a_note_stay_as_they_are() {
    let project = tagged().edit("courses/sample.yaml", "code: B.1", "code: a@b.org");
    project.run("bump sample --quiet").stdout("courses/sample.yaml: 1.0 → 2.0 (major)\n").code(0);
    let text = project.read("courses/sample.yaml");
    assert!(text.contains("a@b.org"), "{text}");
    assert!(!text.contains('\u{2060}'), "{text}");
}
