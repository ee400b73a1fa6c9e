//! `syllabus check`.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::project::Project;

/// The small catalogue with one fault that has two places: an unknown outcome with its nearest name, and weights.
fn faulty() -> Project {
    Project::starter().edit("courses/sample.yaml", "weight: 50", "weight: 60").edit(
        "courses/sample.yaml",
        "title: {ru: Управление версиями с Git, en: Version Control with Git}",
        "title: {ru: Ба́зы 数据 🙂, en: Databases, xxxx: 4}",
    )
}

#[test]
fn a_sound_catalogue_is_told_so() {
    let project = Project::starter();
    project.run("check").stderr("1 course in 5 files: nothing found\n").code(0);
    project.run("check --quiet").code(0);
    for format in ["short", "json", "github"] {
        project.run(&format!("check --format {format}")).code(0);
    }
}

#[test]
fn findings_have_excerpts() {
    Project::starter()
        .edit("courses/sample.yaml", "weight: 50", "weight: 60")
        .run("check")
        .stderr(
            "
            error[weights-not-total]: assessment weights add up to 110, not to 100
               --> courses/sample.yaml:131:1
                |
            131 | assessment:
                | ^^^^^^^^^^ 60 + 30 + 20 = 110
            ...
            135 |     weight: 60
                |             -- the largest part
                |
                = help: take 10 per cent away

            1 error in 1 file
            ",
        )
        .code(1);
}

#[test]
fn carets_stand_under_wide_letters() {
    faulty()
        .run("check")
        .stderr(
            "
            error[wrong-value]: `xxxx` is not a language tag: two or three small Latin letters, such as `ru` or `en`
             --> courses/sample.yaml:4:40
              |
            4 | title: {ru: Ба́зы 数据 🙂, en: Databases, xxxx: 4}
              |                                          ^^^^

            1 error in 1 file
            ",
        )
        .code(1);
}

#[test]
fn programs_read_places_in_lines_columns_and_bytes() {
    let project = Project::starter().edit("courses/sample.yaml", "weight: 50", "weight: 60");
    let (stdout, stderr, code) = project.run("check --format json").output();
    assert_eq!((stderr.as_str(), code, stdout.lines().count()), ("", Some(1), 1));
    let text = project.read("courses/sample.yaml");
    let place = |what: &str, line: usize, column: usize, words: &str| {
        let byte = text.find(what).unwrap() + what.len() - what.trim_start_matches("weight: ").len();
        let length = what.trim_start_matches("weight: ").trim_end_matches(":\n").len();
        json!({
            "path": "courses/sample.yaml", "line": line, "column": column, "end_line": line, "end_column": column + length,
            "byte": byte, "end_byte": byte + length, "text": words,
        })
    };
    assert_eq!(
        serde_json::from_str::<Value>(&stdout).unwrap(),
        json!({
            "code": "weights-not-total",
            "severity": "error",
            "message": "assessment weights add up to 110, not to 100",
            "places": [
                place("assessment:\n", 131, 1, "60 + 30 + 20 = 110"),
                place("weight: 60", 135, 13, "the largest part"),
            ],
            "hints": ["take 10 per cent away"],
        })
    );
}

#[test]
fn github_shows_findings_beside_lines() {
    Project::starter()
        .edit("courses/sample.yaml", "weight: 50", "weight: 60")
        .run("check --format github")
        .stdout("::error file=courses/sample.yaml,line=131,endLine=131,col=1,endColumn=11,title=weights-not-total::assessment weights add up to 110, not to 100 (60 + 30 + 20 = 110)%0Ahelp: take 10 per cent away\n")
        .code(1);
}

#[test]
fn sarif_names_rules_and_places() {
    let project = Project::starter().edit("courses/sample.yaml", "weight: 50", "weight: 60");
    let (stdout, _, code) = project.run("check --format sarif").output();
    let log: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((code, &log["version"]), (Some(1), &json!("2.1.0")));
    let run = &log["runs"][0];
    let result = &run["results"][0];
    let rule = &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
    assert_eq!(rule["id"], json!("weights-not-total"));
    assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("## What it does\n"));
    assert_eq!(result["message"]["text"], json!("assessment weights add up to 110, not to 100\ntake 10 per cent away"));
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["endColumn"]), (&json!(131), &json!(11)));
    assert_eq!(result["relatedLocations"][0]["message"]["text"], json!("the largest part"));
}

#[test]
fn levels_of_the_command_line_win() {
    let project = Project::starter().edit("courses/sample.yaml", "weight: 50", "weight: 60").edit(
        "catalog.yaml",
        "# rules: {literature-too-old: warn}",
        "rules: {weights-not-total: warn}",
    );
    let line = |grade: &str| {
        format!("courses/sample.yaml:131:1: {grade}[weights-not-total]: assessment weights add up to 110, not to 100\n")
    };
    project.run("check --format short").stderr(&line("warning")).code(0);
    project.run("check --format short --deny weights-not-total").stderr(&line("error")).code(1);
    project.run("check --format short --allow weights-not-total").code(0);
    project
        .run("check --deny weight-not-total")
        .stderr(
            "
            error: unknown rule `weight-not-total`
              help: did you mean `weights-not-total`?
              help: `syllabus explain` lists the rules
            ",
        )
        .code(2);
}

#[test]
fn a_level_for_no_rule_is_found() {
    Project::starter()
        .edit("catalog.yaml", "# rules: {literature-too-old: warn}", "rules: {weight-not-total: warn}")
        .run("check")
        .stderr(
            "
            error[unknown-rule]: unknown rule `weight-not-total`
             --> catalog.yaml:9:9
              |
            9 | rules: {weight-not-total: warn}
              |         ^^^^^^^^^^^^^^^^
              |
              = help: did you mean `weights-not-total`?
              = help: `syllabus explain` lists the rules

            1 error in 1 file
            ",
        )
        .code(1);
}

#[test]
fn what_approval_names_must_be_there() {
    let approval = "approval: {levels: [{id: author}, {id: author}], changes: {wordng: author, hours: dean}}";
    let (_, complaint, code) = Project::starter()
        .edit("catalog.yaml", "# rules: {literature-too-old: warn}", approval)
        .run("check --format short")
        .output();
    assert_eq!(
        (complaint.as_str(), code),
        (
            "catalog.yaml:9:40: error[twice-defined]: level `author` is defined twice\n\
             catalog.yaml:9:60: error[unknown-change]: unknown kind of change `wordng`\n\
             catalog.yaml:9:83: error[unknown-approval-level]: unknown level of approval `dean`\n",
            Some(1)
        )
    );
}
