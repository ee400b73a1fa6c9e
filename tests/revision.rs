//! The commit that a catalogue was read from.

use std::fs;
use std::path::Path;

use syllabus::source::{Revision, open, revision};
use tempfile::TempDir;

use crate::project::tool;

fn git(folder: &Path, words: &[&str]) {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    tool(folder, "git", &[&identity, words].concat());
}

/// A repository whose folder `courses` holds a catalogue of one file.
fn repository() -> TempDir {
    let folder = TempDir::new().unwrap();
    git(folder.path(), &["init", "-q", "-b", "main"]);
    fs::create_dir(folder.path().join("courses")).unwrap();
    fs::write(folder.path().join("courses/catalog.yaml"), "title: A\n").unwrap();
    folder
}

fn commit(folder: &Path) {
    git(folder, &["add", "."]);
    git(folder, &["commit", "-q", "-m", "One"]);
}

fn of(folder: &Path) -> Option<Revision> {
    revision(&open(folder, "").unwrap())
}

#[track_caller]
fn modified(folder: &Path, expected: bool) {
    let found = of(folder).expect("the commit is found");
    assert_eq!(found.date.to_rfc3339(), "2026-03-01T23:30:00+03:00");
    assert_eq!(found.id.len(), 40);
    assert_eq!(found.modified, expected);
}

#[test]
fn a_catalogue_below_the_top_has_the_commit_of_head() {
    let folder = repository();
    let courses = folder.path().join("courses");
    assert_eq!(of(&courses), None, "nothing is committed yet");
    commit(folder.path());
    modified(&courses, false);
}

#[test]
fn every_difference_is_seen() {
    let folder = repository();
    commit(folder.path());
    let courses = folder.path().join("courses");
    fs::write(folder.path().join("README.md"), "not of the catalogue").unwrap();
    modified(&courses, false);
    fs::write(courses.join("people.yaml"), "a: {role: B}\n").unwrap();
    modified(&courses, true);
    fs::remove_file(courses.join("people.yaml")).unwrap();
    fs::write(courses.join("catalog.yaml"), "title: A\r\n").unwrap();
    modified(&courses, false);
    fs::write(courses.join("catalog.yaml"), "title: B\n").unwrap();
    modified(&courses, true);
    fs::remove_file(courses.join("catalog.yaml")).unwrap();
    modified(&courses, true);
}

#[test]
fn a_catalogue_that_the_commit_does_not_hold_has_none() {
    let folder = repository();
    commit(folder.path());
    let other = folder.path().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("catalog.yaml"), "title: A\n").unwrap();
    assert_eq!(of(&other), None);
    assert_eq!(of(TempDir::new().unwrap().path()), None);
}

#[test]
fn shallow_clones_and_work_trees_are_read_and_bare_repositories_left() {
    let folder = repository();
    commit(folder.path());
    let root = folder.path();
    let address = format!("file://{}", root.display());
    git(root, &["commit", "-q", "--allow-empty", "-m", "Two"]);
    git(root, &["clone", "-q", "--depth", "1", &address, "shallow"]);
    modified(&root.join("shallow/courses"), false);
    git(root, &["worktree", "add", "-q", "tree", "-b", "side"]);
    modified(&root.join("tree/courses"), false);
    git(root, &["clone", "-q", "--bare", &address, "bare"]);
    assert_eq!(of(&root.join("bare")), None);
}

#[test]
fn a_broken_repository_is_no_repository() {
    let folder = repository();
    commit(folder.path());
    fs::remove_dir_all(folder.path().join(".git/objects")).unwrap();
    assert_eq!(of(&folder.path().join("courses")), None);
    fs::write(folder.path().join(".git/HEAD"), "nonsense").unwrap();
    assert_eq!(of(&folder.path().join("courses")), None);
}

#[test]
fn files_of_a_submodule_belong_to_the_catalogue() {
    let inner = repository();
    fs::write(inner.path().join("people.yaml"), "a: {role: B}\n").unwrap();
    commit(inner.path());
    let folder = repository();
    let address = format!("file://{}", inner.path().display());
    let add = ["-c", "protocol.file.allow=always", "submodule", "add", "-q", &address, "courses/courses"];
    git(folder.path(), &add);
    commit(folder.path());
    let courses = folder.path().join("courses");
    modified(&courses, false);
    fs::write(courses.join("courses/people.yaml"), "a: {role: C}\n").unwrap();
    modified(&courses, true);
    fs::remove_dir_all(courses.join("courses")).unwrap();
    modified(&courses, true);
}
