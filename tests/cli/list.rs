//! `syllabus list` and `syllabus show`.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::project::Project;

#[test]
fn the_list_has_columns() {
    let project = Project::starter().edit("courses/sample.yaml", "weight: 50", "weight: 60");
    project
        .run("list")
        .stdout(
            "
            ID      CODE  TITLE                      CREDITS          HOURS  LEVEL         FINDINGS
            sample  B.1   Управление версиями с Git  2 з. е., 2 ECTS     72  first, EQF 6  1 error
            ",
        )
        .code(0);
    project
        .run("list --lang en")
        .stdout(
            "
            ID      CODE  TITLE                     CREDITS        HOURS  LEVEL         FINDINGS
            sample  B.1   Version Control with Git  2 RCU, 2 ECTS     72  first, EQF 6  1 error
            ",
        )
        .code(0);
    let (stdout, _, _) = project.run("list --format json --lang en").output();
    assert_eq!(
        serde_json::from_str::<Value>(&stdout).unwrap(),
        json!([{
            "id": "sample", "code": "B.1", "title": "Version Control with Git",
            "credits": [
                {"system": "ze", "number": "2", "unit": "RCU"},
                {"system": "ects", "number": "2", "unit": "ECTS"},
            ],
            "hours": "72", "level": "first, EQF 6", "errors": 1, "warnings": 0,
        }])
    );
}

#[test]
fn a_course_that_is_none_is_named() {
    Project::starter()
        .edit("courses/sample.yaml", "cycle: first", "cycle: fist")
        .run("list")
        .stdout("ID  CODE  TITLE  CREDITS  HOURS  LEVEL  FINDINGS\n")
        .stderr("`sample` is left out: it has errors of format or reference, see `syllabus check`\n")
        .code(1);
}

#[test]
fn a_language_must_be_the_catalogues() {
    Project::starter()
        .run("list --lang de")
        .stderr(
            "
            error: `de` is no language of the catalogue
              help: its languages: `ru` and `en`
            ",
        )
        .code(2);
}

#[test]
fn a_course_shows_what_it_promises() {
    Project::starter()
        .run("show sample --lang en")
        .stdout(
            "
            B.1 Version Control with Git
            The course teaches how to keep the history of a software project and to work on it together, from the first commit to merging branches and reviewing changes made by others.

            Credits    2 RCU, 2 ECTS
            Hours      72: lecture 12, lab 20, self-study 40
            Level      first, EQF 6
            Standing   elective
            Semesters  1
            Delivery   on-campus
            Version    1.0

            Outcomes
              explain-history    understand knowledge  explain what the history of a repository consists of: snapshots, branches and references
              record-changes     apply skill           apply Git commands to record, inspect and undo changes
              analyse-conflicts  analyse skill         analyse diverged branches and resolve merge conflicts
              design-workflow    create competence     design a workflow for a team and justify it

            Modules
              history   24 h  History of a project (explain-history, record-changes)
              branches  26 h  Branches and merges (analyse-conflicts)
              team      22 h  Working together (design-workflow)

            Assessment
              labs     50%  Laboratory works (record-changes, analyse-conflicts)
              project  30%  Shared project (design-workflow)
              test     20%  Oral pass-fail test (explain-history)

            Prerequisites
              Working with files and folders on the command line.

            Literature
              skoulikari-2023  main     Learning Git: A Hands-On and Visual Guide to the Basics of Git
              gandhi-2022      further  Head First Git: A Learner's Guide to Understanding Git from the Inside Out
            ",
        )
        .code(0);
}

#[test]
fn a_misspelt_course_is_guessed() {
    Project::starter()
        .run("show sampel")
        .stderr(
            "
            error: unknown course `sampel`
              help: did you mean `sample`?
            ",
        )
        .code(2);
}
