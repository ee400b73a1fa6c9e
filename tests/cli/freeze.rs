//! `syllabus freeze`, `new program` and `list --programs`.

use crate::project::{Project, unindent};

fn starter() -> Project {
    let project = Project::starter();
    project
        .run("new program plan")
        .stdout("programs/plan.yaml\n")
        .stderr("its row has the hours of the course; put your own plan in, then run `syllabus check`\n")
        .code(0);
    project
}

#[test]
fn a_new_programme_passes() {
    let project = starter();
    let (_, stderr, code) = project.run("check --deny all").output();
    assert_eq!((stderr.as_str(), code), ("1 course in 6 files: nothing found\n", Some(0)));
    project
        .run("list --programs --lang en")
        .stdout(
            "
            PROGRAM  ROW     INDEX  TITLE                     COURSE  SEMESTERS  CREDITS  HOURS  ATTESTATION
            plan     sample  B.1    Version Control with Git  sample  1                2     72  credit
            ",
        )
        .code(0);
    project.run("new program plan").stderr("error: programme `plan` is there already: programs/plan.yaml\n").code(2);
    project
        .run("new program other --course samle")
        .stderr("error: unknown course `samle`\n  help: did you mean `sample`?\n")
        .code(2);
}

#[test]
fn hours_are_frozen_and_then_only_checked() {
    let project = starter();
    let printed = "
        topics: frozen
        frozen:
          - {topic: snapshots, hours: {lecture: 2, lab: 2, self-study: 6}}
          - {topic: changes, hours: {lecture: 2, lab: 4, self-study: 8}}
          - {topic: branching, hours: {lecture: 2, lab: 4, self-study: 8}}
          - {topic: merging, hours: {lecture: 2, lab: 4, self-study: 6}}
          - {topic: review, hours: {lecture: 2, lab: 4, self-study: 8}}
          - {topic: workflows, hours: {lecture: 2, lab: 2, self-study: 4}}
        ";
    let note = "put these lines into row `sample`, or let `--write` do it\n";
    project.run("freeze plan sample").stdout(printed).stderr(note).code(0);
    let before = project.read("programs/plan.yaml");
    project.run("freeze plan sample --write").stdout("programs/plan.yaml\n").code(0);
    let after = project.read("programs/plan.yaml");
    let indented: String = unindent(printed).lines().map(|line| format!("    {line}\n")).collect();
    assert_eq!(after, format!("{before}{indented}"));
    project.run("check").stderr("1 course in 6 files: nothing found\n").code(0);
    let project = project.edit("programs/plan.yaml", "hours: {lecture: 12", "hours: {lecture: 14");
    let (_, stderr, code) = project.run("check --format short").output();
    assert_eq!(code, Some(1));
    assert!(
        stderr.contains(
            "error[plan-frozen-not-row]: frozen topics do not add up to row `sample` in semester 1: lecture 12 of 14"
        ),
        "{stderr}"
    );
}

#[test]
fn what_can_not_be_frozen_is_said() {
    let project = starter();
    project.run("freeze plam sample").stderr("error: unknown programme `plam`\n  help: did you mean `plan`?\n").code(2);
    project.run("freeze plan x").stderr("error: unknown row `x`\n  help: known: `sample`\n").code(2);
}

#[test]
fn a_row_is_shown_with_the_hours_of_its_topics() {
    let project = starter()
        .edit(
            "programs/plan.yaml",
            "hours: {lecture: 12, lab: 20, self-study: 40}",
            "hours: {lecture: 6, lab: 8, self-study: 54, control: 4}",
        )
        .edit("programs/plan.yaml", "attestation: [credit]", "attestation: [exam]")
        .edit("programs/plan.yaml", "    competences: [ПК-1]\n", "    competences: [ПК-1]\n    topics: distribute\n");
    project
        .run("show plan/sample --lang en")
        .stdout(
            "
            B.1 Version Control with Git
            Course   sample
            Credits  2
            Hours    72
            Topics   distribute

            Indicators
              ПК-1.1  explain-history, record-changes, analyse-conflicts, design-workflow

            Semester 1, exam
              TOPIC      LECTURE  LAB  SELF-STUDY  CONTROL  ALL
              snapshots        2    –           8        –   10
              changes          2    2          12        –   16
              branching        2    2          10        –   14
              merging          –    2           8        –   10
              review           –    2          10        –   12
              workflows        –    –           6        –    6
              control          –    –           –        4    4
              in all           6    8          54        4   72
            ",
        )
        .code(0);
    project
        .run("show plan/x")
        .stderr(
            "
            error: `plan/x` is neither a variant of a course nor a row that binds one
              help: a variant is `courses/COURSE/variants/VARIANT.yaml`; `syllabus list --programs` lists the rows
            ",
        )
        .code(2);
}
