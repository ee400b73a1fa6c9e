//! `syllabus new`.

use crate::project::Project;

const DONE: &str = "hours, credits and weights add up; put your own texts in, then run `syllabus check`\n";

#[test]
fn a_new_course_lacks_only_what_must_be_chosen() {
    let project = Project::starter();
    project.run("new course big-data").stdout("courses/big-data.yaml\n").stderr(DONE).code(0);
    project
        .run("check --format short")
        .stderr("courses/big-data.yaml:82:1: error[literature-missing]: course `big-data` has 0 works of main literature and 0 of further\n")
        .code(1);
    project
        .run("list --lang en")
        .stdout(
            "
            ID        CODE      TITLE                     CREDITS        HOURS  LEVEL         FINDINGS
            big-data  big-data  Big data                  3 ECTS, 3 RCU    108  first, EQF 6  1 error
            sample    B.1       Version Control with Git  2 RCU, 2 ECTS     72  first, EQF 6
            ",
        )
        .code(0);
}

#[test]
fn titles_go_to_their_languages() {
    let project = Project::starter();
    project
        .run_words(&["new", "course", "db", "--title", "ru=Базы: «данных»", "--title", "en=Data: \"bases\" #1"])
        .stdout("courses/db.yaml\n")
        .stderr(DONE)
        .code(0);
    let head: String = project.read("courses/db.yaml").split_inclusive('\n').take(3).collect();
    assert_eq!(
        head,
        "# yaml-language-server: $schema=../.schema/course.json\ncode: db\ntitle: {en: \"Data: \\\"bases\\\" #1\", ru: \"Базы: «данных»\"}\n"
    );
    project
        .run_words(&["new", "course", "x", "--title", "A", "--title", "en=B"])
        .stderr(
            "
            error: `A` does not say in which language it is
              help: write `--title ru=… --title en=…`, with languages of the catalogue
            ",
        )
        .code(2);
}

#[test]
fn a_course_is_not_overwritten() {
    Project::starter()
        .run("new course sample")
        .stderr("error: course `sample` is there already: courses/sample.yaml\n")
        .code(2);
}

#[test]
fn an_id_is_a_slug() {
    let (_, complaint, code) = Project::starter().run("new course Базы").output();
    assert_eq!(code, Some(2));
    assert!(complaint.contains("`Базы` is not an id: small Latin letters, digits and hyphens only"), "{complaint}");
}
