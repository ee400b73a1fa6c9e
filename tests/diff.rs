//! `syllabus diff`: kinds of change, each alone in a commit, and what is no change at all.

mod cases;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use pretty_assertions::assert_eq;
use serde_json::Value;

use self::cases::{CASES, COURSE};
use crate::project::Project;

/// The fixture that uses every field, but for levels of approval of its own, as a repository of one commit.
fn full() -> Project {
    let project = Project::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects/full");
    copy(&from, &project.path("."));
    let catalog = project.read("catalog.yaml");
    let (head, tail) = catalog.split_once("approval:\n").unwrap();
    let (_, tail) = tail.split_once("\nallow:").unwrap();
    fs::write(project.path("catalog.yaml"), format!("{head}allow:{tail}")).unwrap();
    project.repository("2025-09-01")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// The changes of a range, each as `kind (level): sentences` with what it breaks or touches.
fn changes(project: &Project, range: &str) -> Vec<String> {
    let (stdout, stderr, code) = project.run(&format!("diff {range} --format json")).output();
    assert_eq!(code, Some(0), "{stderr}");
    let diff: Value = serde_json::from_str(&stdout).unwrap();
    diff["changes"].as_array().unwrap().iter().map(shown).collect()
}

fn shown(change: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut out = format!("{} ({})\n", text(&change["kind"]), text(&change["level"]));
    for lang in ["ru", "en"] {
        let _ = writeln!(out, "  {}", text(&change["text"][lang]));
    }
    for impact in change["impact"].as_array().unwrap() {
        let verb = if impact["breaks"].as_bool().unwrap() { "breaks" } else { "touches" };
        let place = &impact["place"];
        let file = text(&place["file"]);
        let file = file.split_once(':').map_or(file.as_str(), |(_, file)| file);
        let _ = writeln!(out, "  {verb} {file} {} ({})", text(&place["path"]), text(&impact["reason"]));
        if ["hours-missing", "hours-beyond", "classes-changed"].contains(&impact["reason"].as_str().unwrap()) {
            let _ = writeln!(out, "    {}\n    {}", text(&impact["text"]["ru"]), text(&impact["text"]["en"]));
        }
    }
    out
}

#[test]
fn each_kind_of_change_alone_is_exactly_one() {
    let mut project = full();
    let mut all = String::new();
    for (i, (file, from, to)) in CASES.iter().enumerate() {
        project = project.edit(file, from, to).commit("Change", "2025-10-01");
        let found = changes(&project, "HEAD~1..HEAD");
        if found.len() != 1 {
            eprintln!("CASE {i}, {file}: {from} → {to}: {found:#?}");
        }
        all += &found[0];
        project.git("reset -q --hard HEAD~1");
    }
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/changes.txt");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&place, &all).unwrap();
    }
    assert_eq!(all, fs::read_to_string(&place).unwrap());
    let kinds: std::collections::BTreeSet<&str> = all.lines().filter(|line| !line.starts_with(' ')).collect();
    assert!(kinds.len() >= 30, "{} kinds", kinds.len());
}

#[test]
fn things_that_move_are_one_change() {
    let project = full();
    let text = project.read(COURSE);
    let moved = |block: (&str, &str), before: &str| {
        let start = text.find(block.0).unwrap();
        let end = start + text[start..].find(block.1).unwrap();
        let (item, rest) = (&text[start..end], format!("{}{}", &text[..start], &text[end..]));
        let at = rest.find(before).unwrap();
        format!("{}{item}{}", &rest[..at], &rest[at..])
    };
    let case = |text: &str, expected: &str| {
        fs::write(project.path(COURSE), text).unwrap();
        assert_eq!(changes(&project, "HEAD").concat(), crate::project::unindent(expected));
    };
    case(
        &moved(("      - id: excursion", "    labs:"), "    labs:\n      - id: counting"),
        "
        topic-moved (department)
          тема «Экскурсия» перемещена: «Продолжение» → «Начало #panic() {{ x }}»
          topic “Excursion” moved: “Continuation” → “Beginning #panic() {{ x }}”
        ",
    );
    case(
        &moved(("  - id: second", "methods:\n  - {ru: Работа"), "  - id: first\n"),
        "
        module-moved (department)
          модуль «Начало #panic() {{ x }}» перемещён: место 1 → 2
          module “Beginning #panic() {{ x }}” moved: place 1 → 2
          touches offerings/everything-autumn.yaml  (classes-changed)
            затрагивает: запуск `everything-autumn` — занятия: перенесено 1 (`g1a`)
            touches: offering `everything-autumn` — classes: 1 moved (`g1a`)
        ",
    );
    case(
        &moved(("  - id: recall", "  - id: solve"), "  - id: judge"),
        "
        outcome-moved (author)
          результат обучения `recall` перемещён: место 1 → 3
          outcome `recall` moved: place 1 → 3
        outcome-moved (author)
          результат обучения `explain` перемещён: место 2 → 4
          outcome `explain` moved: place 2 → 4
        ",
    );
    case(&text, "");
}

#[test]
fn a_course_with_another_name_is_the_same_course() {
    let project = full();
    fs::rename(project.path("courses/logic.yaml"), project.path("courses/reasoning.yaml")).unwrap();
    assert_eq!(
        changes(&project, "HEAD").concat(),
        crate::project::unindent(
            "
            course-id-changed (council)
              у курса другое имя файла: `logic` → `reasoning`
              course has another id: `logic` → `reasoning`
              breaks courses/everything.yaml prerequisites.all[1].outcome (names-course)
              breaks offerings/logic-evenings.yaml course (names-course)
              breaks offerings/logic-of-plan.yaml course (names-course)
              breaks programs/plan-evening.yaml rows[0].course (names-course)
              breaks programs/plan.yaml rows[1].course (names-course)
            "
        )
    );
    fs::rename(project.path("courses/reasoning.yaml"), project.path("courses/logic.yaml")).unwrap();
    // The other place that a course may have is no change.
    fs::create_dir(project.path("courses/logic")).unwrap();
    fs::rename(project.path("courses/logic.yaml"), project.path("courses/logic/course.yaml")).unwrap();
    assert_eq!(changes(&project, "HEAD"), Vec::<String>::new());
    fs::remove_dir_all(project.path("courses/logic")).unwrap();
    assert_eq!(
        changes(&project, "HEAD").concat(),
        crate::project::unindent(
            "
            course-removed (council)
              удалён курс
              course removed
              breaks courses/everything.yaml prerequisites.all[1].outcome (names-course)
              breaks offerings/logic-evenings.yaml course (names-course)
              breaks offerings/logic-of-plan.yaml course (names-course)
              breaks programs/plan-evening.yaml rows[0].course (names-course)
              breaks programs/plan.yaml rows[1].course (names-course)
            "
        )
    );
}

/// A long text with other line breaks, of the kind that prints alike.
fn reflowed(text: &str) -> String {
    if text.contains('\n') || text.contains('`') || text.contains('$') || text.split(' ').count() < 8 {
        return text.to_owned();
    }
    let mut out = String::new();
    for (i, word) in text.split(' ').enumerate() {
        let breaks = i > 0 && i % 5 == 0 && word.chars().all(char::is_alphabetic);
        out += if i == 0 {
            ""
        } else if breaks {
            "\n"
        } else {
            " "
        };
        out += word;
    }
    out
}

/// A file written otherwise: keys of every mapping in reverse, other quotes and breaks, texts reflowed, comments.
fn reformatted(text: &str) -> String {
    fn turned(value: serde_yaml::Value) -> serde_yaml::Value {
        match value {
            serde_yaml::Value::String(text) => serde_yaml::Value::String(reflowed(&text)),
            serde_yaml::Value::Mapping(map) => {
                let pairs: Vec<_> = map.into_iter().map(|(key, value)| (key, turned(value))).collect();
                serde_yaml::Value::Mapping(pairs.into_iter().rev().collect())
            }
            serde_yaml::Value::Sequence(items) => items.into_iter().map(turned).collect(),
            other => other,
        }
    }
    let value = turned(serde_yaml::from_str(text).unwrap());
    format!("# Written anew.\n{}# The end.\n", serde_yaml::to_string(&value).unwrap())
}

fn yaml_files(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            yaml_files(&entry.path(), files);
        } else if entry.path().extension().is_some_and(|extension| extension == "yaml") {
            files.push(entry.path());
        }
    }
}

#[test]
fn a_catalogue_written_otherwise_has_not_changed() {
    for folder in ["tests/projects/full", "courses"] {
        let project = Project::new();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &project.path("."));
        let project = project.repository("2025-09-01");
        let mut files = Vec::new();
        yaml_files(&project.path("."), &mut files);
        let folders = [
            "bibliography",
            "calendars",
            "courses",
            "items",
            "offerings",
            "people",
            "programs",
            "resources",
            "variants",
        ];
        for kind in folders {
            let is = |file: &std::path::PathBuf| file.to_string_lossy().contains(kind);
            assert!(files.iter().any(is), "{folder} has no {kind}");
        }
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let other = reformatted(&text);
            assert_ne!(text, other);
            fs::write(file, other).unwrap();
        }
        project.run("diff").stderr("nothing changed\n").code(0);
        project.run("diff --quiet --gate author").code(0);
    }
}

#[test]
fn reflowed_texts_have_not_changed() {
    let project = Project::starter().repository("2025-09-01");
    let text = project.read("courses/sample.yaml");
    let start = text.find("summary:").unwrap();
    let end = start + text[start..].find("cycle:").unwrap();
    let summary: serde_yaml::Value = serde_yaml::from_str(&text[start..end]).unwrap();
    let words = |lang: &str| summary["summary"][lang].as_str().unwrap().split_whitespace().collect::<Vec<_>>();
    let lines =
        |lang: &str| words(lang).chunks(3).map(|words| format!("    {}\n", words.join(" "))).collect::<String>();
    let other = format!("summary:\n  en: |\n{}  ru: >-\n{}", lines("en"), lines("ru"));
    fs::write(project.path("courses/sample.yaml"), format!("{}{other}{}", &text[..start], &text[end..])).unwrap();
    project.run("diff").stderr("nothing changed\n").code(0);
}

#[test]
fn what_no_kind_names_is_shown_all_the_same() {
    let project = Project::starter().write("programs/p.yaml", "rows: [{id: a, unknown: {deep: [1, 2]}}]\n");
    let project = project.write("images/a.png", "x").repository("2025-09-01");
    let project = project
        .write("programs/p.yaml", "rows: [{id: a, unknown: {deep: [1, 3]}, other: x}]\n")
        .write("images/a.png", "y")
        .write("templates/a.typ", "x\n");
    assert_eq!(
        changes(&project, "HEAD").concat(),
        crate::project::unindent(
            "
            plan-row-changed (council)
              строка плана `a`, `rows[0].unknown.deep`: 1, 2 → 1, 3
              plan row `a`, `rows[0].unknown.deep`: 1, 2 → 1, 3
            plan-row-changed (council)
              строка плана `a`, `rows[0].other`: нет → `x`
              plan row `a`, `rows[0].other`: nothing → `x`
            template-changed (author)
              изменён шаблон
              template changed
            picture-changed (author)
              изменена картинка или шрифт
              picture or font changed
            "
        )
    );
    let project = project.write("programs/p.yaml", "rows: [\n");
    assert!(changes(&project, "HEAD")[0].starts_with("file-unreadable (council)\n"));
}

#[test]
fn a_terminal_and_a_pull_request_read_the_same_changes() {
    let project = Project::starter().repository("2025-09-01").edit("courses/sample.yaml", "weight: 50", "weight: 60");
    project
        .run("diff --lang en")
        .stdout(
            "
            course `sample`: Version Control with Git
              weight of assessment “Laboratory works”: 50% → 60% [department]
                courses/sample.yaml:135:13
            ",
        )
        .stderr("1 change: 1 department\n")
        .code(0);
    project
        .run("diff --format markdown")
        .stdout(
            "
            ## Изменения каталога

            ### курс `sample`: Управление версиями с Git

            - вес части оценивания «Лабораторные работы»: 50\u{a0}% → 60\u{a0}% · *кафедра* · `courses/sample.yaml:135:13`
            ",
        )
        .code(0);
    project
        .run("diff HEAD..HEAD --format markdown --lang en")
        .stdout("## Changes of the catalogue\n\nnothing changed\n")
        .code(0);
    project.run("diff HEAD..HEAD --format markdown --lang en --out out/changes.md").code(0);
    assert_eq!(project.read("out/changes.md"), "## Changes of the catalogue\n\nnothing changed\n");
}

#[test]
fn a_gate_lets_through_what_its_level_may_approve() {
    let project = Project::starter().repository("2025-09-01").edit("courses/sample.yaml", "weight: 50", "weight: 60");
    let gate = |level: &str| project.run(&format!("diff --quiet --format json --gate {level}")).output();
    assert_eq!(gate("council").2, Some(0));
    assert_eq!(gate("department").2, Some(0));
    let (_, complaint, code) = gate("author");
    assert_eq!(
        (complaint.as_str(), code),
        ("1 change needs more than `author`:\n  sample: `assessment-reweighted` needs `department`\n", Some(1))
    );
    project
        .run("diff --gate dean")
        .stderr(
            "
            error: unknown level of approval `dean`
              help: the levels, from the lowest: `author`, `department` and `council`
            ",
        )
        .code(2);
}

#[test]
fn a_change_does_not_lower_its_own_bar() {
    let approval = "
        approval:
          levels: [{id: teacher, title: {ru: Преподаватель, en: Teacher}}, {id: dean}]
          changes: {assessment: dean, assessment-reweighted: teacher}
    ";
    let approval = crate::project::unindent(approval);
    let project = Project::starter();
    let text = project.read("catalog.yaml");
    let project = project.repository("2025-09-01").edit("courses/sample.yaml", "weight: 50", "weight: 60");
    fs::write(project.path("catalog.yaml"), format!("{text}{approval}")).unwrap();
    let project = project.commit("Set levels", "2025-10-01");
    let level = |range: &str| {
        changes(&project, range).iter().map(|change| change.lines().next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    // Before there was none, what the commit itself says holds.
    assert_eq!(level("HEAD~1..HEAD"), ["approval-changed (dean)", "assessment-reweighted (teacher)"]);
    let project = project.edit("catalog.yaml", "assessment: dean", "assessment: teacher").edit(
        "courses/sample.yaml",
        "form: project",
        "form: exam",
    );
    let level = |range: &str| {
        changes(&project, range).iter().map(|change| change.lines().next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(level("HEAD"), ["approval-changed (dean)", "assessment-form-changed (dean)"]);
    let (human, _, _) = project.run("diff HEAD~1..HEAD --lang en").output();
    assert!(human.contains("[Teacher]") && human.contains("[dean]"), "{human}");
}

#[test]
fn ranges_name_two_revisions_or_the_work_tree() {
    let project = Project::starter().repository("2025-09-01");
    project.git("checkout -q -b side");
    let project = project.edit("courses/sample.yaml", "weight: 50", "weight: 60").commit("Side", "2025-10-01");
    project.git("checkout -q main");
    let project = project.edit("courses/sample.yaml", "form: project", "form: exam").commit("Main", "2025-10-02");
    let kinds = |range: &str| -> Vec<String> {
        changes(&project, range).iter().map(|change| change.split(' ').next().unwrap().to_owned()).collect()
    };
    assert_eq!(kinds("HEAD~1"), ["assessment-form-changed"]);
    assert_eq!(kinds("HEAD~1.."), ["assessment-form-changed"]);
    assert_eq!(kinds("@{2025-09-30}..HEAD"), ["assessment-form-changed"]);
    assert_eq!(kinds("main...side"), ["assessment-reweighted"]);
    assert_eq!(kinds("main..side"), ["assessment-reweighted", "assessment-form-changed"]);
    assert_eq!(kinds("HEAD --course sample"), Vec::<String>::new());
    project
        .run("diff --course sampel")
        .stderr(
            "
            error: unknown course `sampel`
              help: did you mean `sample`?
            ",
        )
        .code(2);
    project
        .run("diff --lang de")
        .stderr(
            "
            error: there are no words for changes in `de`
              help: there are for `en` and `ru`
            ",
        )
        .code(2);
}

#[test]
fn a_sheet_of_changes_is_accessible_archivable_and_proves_itself() {
    let project = full();
    let project = project
        .edit(COURSE, "hours: {lecture: 16, practical: 10, lab: 16,", "hours: {lecture: 18, practical: 10, lab: 16,")
        .edit(COURSE, "ru: Множества, отображения и `f(x)`.", "ru: Множества, отношения и `f(x)`.")
        .edit("courses/logic.yaml", "level: apply", "level: understand")
        .commit("Change", "2025-10-01");
    project.run("diff HEAD~1.. --format pdf --out out/changes.pdf --quiet").code(0);
    let pdf = fs::read(project.path("out/changes.pdf")).unwrap();
    assert_eq!(crate::golden::broken_standards(&pdf), Vec::<String>::new());
    let (said, _, code) = project.run("-C . verify out/changes.pdf").output();
    assert_eq!(code, Some(0), "{said}");
    project.run("diff HEAD~1.. --format pdf --out again.pdf --quiet").env("TZ", "Asia/Tokyo").code(0);
    assert!(pdf == fs::read(project.path("again.pdf")).unwrap());
    let (_, complaint, code) = project.run("diff HEAD~1.. --format pdf").output();
    assert_eq!(code, Some(2));
    assert!(complaint.contains("--out <FILE>"), "{complaint}");
}

#[test]
fn hours_of_rows_and_variants_are_held_against_their_offerings() {
    let said = |path: &str, from: &str, to: &str| {
        changes(&full().edit(path, from, to), "HEAD").concat().replace('\u{a0}', " ")
    };
    assert_eq!(
        said("courses/everything/variants/club.yaml", "hours: {lecture: 2, practical", "hours: {lecture: 4, practical"),
        crate::project::unindent(
            "
            variant-module-hours-changed (council)
              часы модуля варианта `first`, лекции: 2 ч → 4 ч
              hours of module `first` of the variant, lectures: 2 h → 4 h
              breaks offerings/everything-club.yaml  (hours-missing)
                нарушает: запуск `everything-club` — лекции: нужно 4 ч, поставлено 2 ч (`staff`)
                breaks: offering `everything-club` — lectures: 4 h needed, 2 h scheduled (`staff`)
            "
        )
    );
    let row =
        said("programs/plan.yaml", "hours: {lecture: 10, self-study: 26}", "hours: {lecture: 12, self-study: 26}");
    assert_eq!(
        row,
        crate::project::unindent(
            "
            plan-hours-changed (council)
              часы строки плана `logic` в семестре 2, лекции: 10 ч → 12 ч
              hours of plan row `logic` in semester 2, lectures: 10 h → 12 h
              breaks offerings/logic-of-plan.yaml  (hours-missing)
                нарушает: запуск `logic-of-plan` — лекции: нужно 12 ч, поставлено 10 ч (`staff`)
                breaks: offering `logic-of-plan` — lectures: 12 h needed, 10 h scheduled (`staff`)
            "
        )
    );
}
