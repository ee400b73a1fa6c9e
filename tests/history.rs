//! This project's own history, and the examples of `docs/ci.md`.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use pretty_assertions::assert_eq;
use rayon::prelude::*;
use serde_yaml::Value;
use syllabus::diff::{Group, Kind};
use syllabus::project::{open_at, prove};
use syllabus::source::History;

use crate::project::{Project, git};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_commit_of_this_project_is_read_without_panic() {
    if !root().join(".git").exists() {
        return;
    }
    let commits = git(root(), &["rev-list", "HEAD"], "2026-03-01");
    let commits: Vec<&str> = commits.lines().collect();
    let read = commits.par_iter().filter(|commit| {
        let history = History::discover(root()).expect("the repository is read");
        let Ok(sources) = open_at(&history, commit) else { return false };
        let (catalog, report) = prove(&sources, &[], 2026);
        catalog.is_some() || report.has_errors()
    });
    // The first commits have no catalogue yet.
    assert!(read.count() * 2 > commits.len(), "{} commits", commits.len());
}

/// The blocks of YAML of a Markdown text.
fn blocks(text: &str) -> Vec<Value> {
    let parts = text.split("```yaml\n").skip(1).filter_map(|part| part.split_once("```"));
    parts.map(|(yaml, _)| serde_yaml::from_str(yaml).unwrap()).collect()
}

/// The lines of a pipeline that call the program.
fn lines(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            found.extend(text.lines().filter(|line| line.starts_with("syllabus ")).map(str::to_owned));
        }
        Value::Sequence(items) => items.iter().for_each(|item| lines(item, found)),
        Value::Mapping(map) => map.values().for_each(|value| lines(value, found)),
        _ => {}
    }
}

#[test]
fn pipelines_of_the_documentation_work() {
    let text = fs::read_to_string(root().join("docs/ci.md")).unwrap();
    let blocks = blocks(&text);
    assert_eq!(blocks.len(), 4);
    let mut commands = Vec::new();
    blocks.iter().for_each(|block| lines(block, &mut commands));
    assert_eq!(commands.len(), 6, "{commands:?}");
    let project = Project::starter();
    let catalog = project.read("catalog.yaml") + &serde_yaml::to_string(&blocks[0]).unwrap();
    let project = project.write("catalog.yaml", &catalog).repository("2025-09-01");
    project.git("update-ref refs/remotes/origin/main HEAD");
    let project = project.edit("courses/sample.yaml", "form: project", "form: exam").commit("Change", "2025-09-02");
    let program = Path::new(env!("CARGO_BIN_EXE_syllabus")).parent().unwrap().to_owned();
    let known = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([program].into_iter().chain(env::split_paths(&known))).unwrap();
    let run = |command: &str, level: &str| {
        let status = Command::new("sh")
            .args(["-c", command])
            .current_dir(project.path("."))
            .env("PATH", &path)
            .env("RANGE", "origin/main...HEAD")
            .envs([("LEVEL", level), ("APPROVED", level)])
            .output()
            .unwrap();
        (status.status.code(), String::from_utf8(status.stderr).unwrap())
    };
    for command in commands {
        assert_eq!(run(&command, "department").0, Some(0), "{command}");
        let refused = i32::from(command.contains("--gate"));
        assert_eq!(run(&command, "author").0, Some(refused), "{command}");
    }
    assert!(project.read("changes.md").contains("· *кафедра* ·"));
}

#[test]
fn kinds_of_change_are_listed_by_group() {
    let row = |group: Group| {
        let kinds = Kind::ALL.iter().filter(|kind| kind.group() == group).map(|kind| format!("`{kind}`"));
        format!("| `{}` | {} |\n", group.as_str(), kinds.collect::<Vec<_>>().join(", "))
    };
    let listed: String = Group::ALL.into_iter().map(row).collect();
    let place = root().join("docs/ci.md");
    let text = fs::read_to_string(&place).unwrap();
    let (head, table) = text.split_once("| group | kinds |\n|---|---|\n").unwrap();
    if env::var_os("BLESS").is_some() {
        fs::write(&place, format!("{head}| group | kinds |\n|---|---|\n{listed}")).unwrap();
        return;
    }
    assert_eq!(table, listed);
}

#[test]
fn hooks_name_the_program() {
    let text = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    let hooks: Vec<Value> = serde_yaml::from_str(&text).unwrap();
    for hook in &hooks {
        assert_eq!(hook["entry"].as_str(), Some("syllabus check --quiet"));
        assert_eq!(hook["pass_filenames"].as_bool(), Some(false));
    }
    assert_eq!(hooks.len(), 2);
}
