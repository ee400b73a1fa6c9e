//! The commands of the README do what it says, and it names every document.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use syllabus::document::DOCUMENTS;
use tempfile::TempDir;

const README: &str = include_str!("../README.md");

/// The lines of the fenced blocks of a Markdown text that are for a shell.
fn commands(text: &str) -> Vec<&str> {
    let mut commands = Vec::new();
    let mut fence = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), fence) {
            (Some(lang), None) => fence = Some(lang.trim()),
            (Some(_), Some(_)) => fence = None,
            (None, Some("console" | "sh")) => commands.extend(line.strip_prefix("$ ")),
            (None, _) => {}
        }
    }
    commands.retain(|command| command.starts_with("syllabus "));
    commands
}

#[test]
fn everyday_commands_succeed() {
    let commands = commands(README);
    assert!(commands.len() >= 6, "the README shows {} commands", commands.len());
    let folder = TempDir::new().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_syllabus"));
    let known = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([program.parent().unwrap().to_owned()].into_iter().chain(env::split_paths(&known)));
    for command in commands {
        let output = Command::new("sh")
            .args(["-c", command])
            .current_dir(folder.path())
            .env("PATH", path.as_ref().unwrap())
            .env_remove("SOURCE_DATE_EPOCH")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(output.status.success(), "`{command}` ends with {}:\n{said}", output.status);
    }
}

#[test]
fn every_document_is_named() {
    let missing: Vec<&str> =
        DOCUMENTS.iter().map(|kind| kind.name).filter(|name| !README.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "the README names no {missing:?}");
}
