//! `syllabus build`.

use std::fs;

use pretty_assertions::assert_eq;

use crate::project::Project;

const FILES: [&str; 4] =
    ["sample/syllabus.en.html", "sample/syllabus.en.pdf", "sample/syllabus.ru.html", "sample/syllabus.ru.pdf"];

/// The documents below a folder, without the writer's own files.
fn documents(project: &Project, folder: &str) -> Vec<String> {
    project.tree(folder).into_iter().filter(|path| !path.starts_with(".syllabus-")).collect()
}

#[test]
fn the_small_catalogue_is_printed_at_once() {
    let project = Project::starter();
    project.run("build").stderr("4 documents in output: 4 written, 0 unchanged\n").code(0);
    assert_eq!(documents(&project, "output"), FILES);
    project.run("build").stderr("4 documents in output: 0 written, 4 unchanged\n").code(0);
    for path in FILES {
        let head = fs::read(project.path("output").join(path)).unwrap();
        assert!(if path.ends_with("pdf") { head.starts_with(b"%PDF-") } else { head.starts_with(b"<!") }, "{path}");
    }
}

#[test]
fn the_same_input_makes_the_same_bytes() {
    let project = Project::starter();
    project.run("build --quiet --out one --jobs 1").env("TZ", "Asia/Tokyo").env("LANG", "ru_RU.UTF-8").code(0);
    project.run("build --quiet --out two --jobs 4").env("TZ", "America/Lima").env("HOME", "/nowhere").code(0);
    for path in FILES {
        let [one, two] = ["one", "two"].map(|folder| fs::read(project.path(folder).join(path)).unwrap());
        assert!(one == two, "{path} differs");
    }
}

#[test]
fn what_is_asked_for_is_printed_and_replaced() {
    let project = Project::starter();
    project.run("build --quiet").code(0);
    project
        .run("build sample --lang en --format pdf --date 2026-10-01 --theme modern")
        .stderr("1 document in output: 1 written, 0 unchanged\n")
        .code(0);
    assert_eq!(documents(&project, "output"), FILES);
    fs::rename(project.path("courses/sample.yaml"), project.path("courses/git.yaml")).unwrap();
    project.run("build --format html").stderr("2 documents in output: 2 written, 0 unchanged, 2 removed\n").code(0);
    assert_eq!(
        documents(&project, "output"),
        ["git/syllabus.en.html", "git/syllabus.ru.html", "sample/syllabus.en.pdf", "sample/syllabus.ru.pdf"]
    );
}

#[test]
fn documents_go_beside_a_catalogue_called_courses() {
    let project = Project::new();
    project.run("init --quiet courses").code(0);
    for (folder, shown) in [(".", "output"), ("courses", "../output"), ("courses/courses", "../../output")] {
        let (_, note, code) = project.run("build --format html").within(folder).output();
        assert_eq!(code, Some(0), "{note}");
        assert!(note.starts_with(&format!("2 documents in {shown}: ")), "{note}");
    }
    assert_eq!(documents(&project, "output"), ["sample/syllabus.en.html", "sample/syllabus.ru.html"]);
}

#[test]
fn a_catalogue_with_errors_is_refused() {
    let project = Project::starter();
    fs::copy(project.path("courses/sample.yaml"), project.path("courses/sound.yaml")).unwrap();
    let project = project.edit("courses/sample.yaml", "weight: 50", "weight: 60").edit(
        "courses/sound.yaml",
        "code: B.1",
        "code: B.2",
    );
    let (_, complaint, code) = project.run("build").output();
    assert_eq!(code, Some(1));
    assert!(complaint.starts_with("error[weights-not-total]: "), "{complaint}");
    assert!(
        complaint.ends_with("nothing was built; `--keep-going` prints the courses that have no error\n"),
        "{complaint}"
    );
    assert!(!project.path("output").exists());
    let (_, complaint, code) = project.run("build --keep-going --format html").output();
    assert_eq!(code, Some(1));
    assert!(complaint.ends_with("2 documents in output: 2 written, 0 unchanged\n"), "{complaint}");
    assert_eq!(documents(&project, "output"), ["sound/syllabus.en.html", "sound/syllabus.ru.html"]);
}

#[test]
fn names_that_are_none_are_guessed() {
    let project = Project::starter();
    let case = |words: &str, complaint: &str| project.run(words).stderr(complaint).code(2);
    case(
        "build sampel",
        "
        error: unknown id `sampel`
          help: did you mean `sample`?
        ",
    );
    case(
        "build --format pfd",
        "
        error: unknown format `pfd`
          help: did you mean `pdf`?
          help: known: `pdf`, `html`, `csv`, `json` and `ics`
        ",
    );
    case(
        "build --theme moderm",
        "
        error: unknown theme `moderm`
          help: did you mean `modern`?
          help: a theme of your own is a file of the catalogue: `templates/themes/NAME.yaml`
        ",
    );
    assert!(!project.path("output").exists());
}

#[test]
fn a_folder_that_is_a_file_is_a_sentence() {
    Project::starter()
        .write("output", "\n")
        .run("build")
        .stderr(
            "
            error: can't make the folder output: there is a file of that name
              help: move the file that stands in the way, or name another folder
            ",
        )
        .code(2);
}

#[test]
fn a_pale_theme_is_refused() {
    let theme = include_str!("../../templates/themes/classic.yaml");
    let pale = theme.replacen("  text: \"#1c1a19\"", "  text: \"#999999\"", 1);
    let project = Project::starter().write("templates/themes/pale.yaml", &pale);
    let (_, complaint, code) = project.run("build --theme pale").output();
    assert_eq!(code, Some(1), "{complaint}");
    assert!(complaint.starts_with("error[contrast-too-low]: contrast of "), "{complaint}");
}

#[test]
fn what_is_named_twice_is_printed_once() {
    Project::starter()
        .run("build --lang ru,ru --format html,html --doc syllabus,syllabus")
        .stderr("1 document in output: 1 written, 0 unchanged\n")
        .code(0);
}

#[test]
fn a_document_that_is_not_printed_of_a_thing_is_a_sentence() {
    let project = Project::starter();
    project
        .run("build sample --doc rpd")
        .stderr(
            "
            error: no `rpd` is printed of `sample`
              help: of it are printed: `syllabus` (pdf, html)
            ",
        )
        .code(2);
    project
        .run("build sample --format ics")
        .stderr(
            "
            error: nothing is printed of `sample` as `ics`
              help: of it are printed: `syllabus` (pdf, html)
            ",
        )
        .code(2);
    assert!(!project.path("output").exists());
}
