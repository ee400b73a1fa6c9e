//! What holds for all commands.

use std::io::Read as _;
use std::process::Stdio;

use pretty_assertions::assert_eq;

use crate::project::Project;

#[test]
fn a_folder_without_a_catalogue_is_told_what_to_do() {
    Project::new()
        .run("check")
        .stderr(
            "
            error: no catalogue here: neither catalog.yaml nor courses/catalog.yaml in this folder or above it
              help: `syllabus init` makes a small catalogue to begin with, and `-C DIR` names one that is elsewhere
            ",
        )
        .code(2);
    Project::new()
        .run("check -C nowhere")
        .stderr(
            "
            error: no catalogue in nowhere: neither nowhere/catalog.yaml nor nowhere/courses/catalog.yaml
              help: `syllabus init nowhere` makes a small catalogue to begin with
            ",
        )
        .code(2);
}

#[test]
fn paths_start_at_the_current_folder() {
    let project = Project::new();
    project.run("init --quiet courses").code(0);
    let project = project.edit("courses/courses/sample.yaml", "weight: 50", "weight: 60");
    let line = |prefix: &str| {
        format!(
            "{prefix}courses/sample.yaml:131:1: error[weights-not-total]: assessment weights add up to 110, not to 100\n"
        )
    };
    project.run("check --format short").stderr(&line("courses/")).code(1);
    project.run("check --format short -C .").stderr(&line("courses/")).code(1);
    project.run("check --format short -C ./courses/").stderr(&line("courses/")).code(1);
    project.run("check --format short").within("courses").stderr(&line("")).code(1);
    project.run("check --format short").within("courses/institutions").stderr(&line("../")).code(1);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let project = Project::new();
    let mut child =
        project.run("schema course").command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut complaint = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert_eq!((child.wait().unwrap().code(), complaint.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_sentence() {
    let project = Project::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = project.run("schema course").command().stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: can't write to the standard output: no space left on device\n  help: free some space and run the command again\n"
    );
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let project = Project::new();
    let has_colours = |words: &str, name: &str| {
        let (stdout, _, _) = project.run(words).env(name, "1").output();
        stdout.contains('\u{1b}')
    };
    assert!(!has_colours("explain", "A"));
    assert!(has_colours("explain --color always", "A"));
    assert!(has_colours("explain", "CLICOLOR_FORCE"));
    assert!(!has_colours("explain --color never", "CLICOLOR_FORCE"));
    assert!(!has_colours("explain", "NO_COLOR"));
}

#[test]
fn a_date_that_is_none_is_refused() {
    Project::starter()
        .run("check")
        .env("SOURCE_DATE_EPOCH", "yesterday")
        .stderr("error: `SOURCE_DATE_EPOCH` is `yesterday`, not a number of seconds since 1970\n")
        .code(2);
}

#[test]
fn every_command_teaches_by_examples() {
    let project = Project::new();
    for command in [
        "init",
        "new course",
        "new calendar",
        "new offering",
        "check",
        "explain",
        "list",
        "show",
        "build",
        "schema",
        "completions",
        "man",
    ] {
        let (help, _, code) = project.run(&format!("{command} --help")).output();
        assert_eq!(code, Some(0), "{command}");
        assert!(help.contains(&format!("Examples:\n  syllabus {command}")), "{help}");
    }
}

#[test]
fn manuals_and_completions_are_printed() {
    let project = Project::new();
    let (page, _, code) = project.run("man").output();
    assert!(code == Some(0) && page.contains(".TH syllabus 1"), "{page}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (script, _, code) = project.run(&format!("completions {shell}")).output();
        assert!(code == Some(0) && script.contains("explain"), "{script}");
    }
    project.run("man --quiet pages").code(0);
    assert!(project.tree("pages").contains(&"syllabus-new-course.1".to_owned()));
}
