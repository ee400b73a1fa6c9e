//! `syllabus log`: a course's own history, held against git's.

use std::fs;

use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::project::Project;

/// The commits that `log` lists.
fn listed(project: &Project, words: &str) -> Vec<String> {
    let (stdout, stderr, code) = project.run(&format!("log {words} --format json")).output();
    assert_eq!(code, Some(0), "{stderr}");
    let entries: Vec<Value> = serde_json::from_str(&stdout).unwrap();
    entries.iter().map(|entry| entry["commit"].as_str().unwrap().to_owned()).collect()
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

#[test]
fn a_history_has_versions_authors_and_a_line_a_change() {
    let project = Project::starter().repository("2025-09-01");
    project.git("tag v1.0");
    let project = project
        .edit("courses/sample.yaml", "weight: 50", "weight: 60")
        .edit("courses/sample.yaml", "version: \"1.0\"", "version: \"1.1\"")
        .commit("Weigh labs", "2026-01-10");
    let project = project.write("README.md", "x").commit("Elsewhere", "2026-01-11");
    let ids = project.git("log --format=%h --abbrev=10 -- courses/sample.yaml");
    let ids = lines(&ids);
    project
        .run("log sample --lang en")
        .stdout(&format!(
            "
            {} 2026-03-01 1.1 A. Author: Weigh labs
              weight of assessment “Laboratory works”: 50% → 60% [department]
              version: 1.0 → 1.1 [author]
            {} 2026-03-01 1.0 (v1.0) A. Author: First
              course added [council]
            ",
            ids[0], ids[1]
        ))
        .code(0);
    assert_eq!(listed(&project, "sample v1.0..").len(), 1);
    assert_eq!(listed(&project, "sample v1.0...HEAD"), listed(&project, "sample v1.0.."));
    assert_eq!(listed(&project, "sample v1.0").len(), 1);
    assert_eq!(listed(&project, "sample @{2025-12-31}").len(), 1);
    project
        .run("log sampel")
        .stderr(
            "
            error: unknown course `sampel`
              help: did you mean `sample`?
            ",
        )
        .code(2);
}

#[test]
fn it_lists_what_git_lists_through_merges() {
    let mut project = Project::starter().repository("2025-01-01");
    let touch = |project: Project, line: &str, day: &str| {
        let text = project.read("courses/sample.yaml");
        fs::write(
            project.path("courses/sample.yaml"),
            text.replacen("# The weights", &format!("# {line}\n# The weights"), 1) + "# end\n",
        )
        .unwrap();
        project.commit(line, day)
    };
    let merge = |project: &Project, words: &str| {
        // Where both sides changed the file, ours is taken.
        project.git(&format!("-c commit.gpgsign=false merge -q --no-ff --no-edit -X ours {words}"));
    };
    project.git("checkout -q -b side");
    project = touch(project, "side one", "2025-02-01");
    project = project.write("other.txt", "1").commit("Other", "2025-02-02");
    project.git("checkout -q main");
    project = project.write("more.txt", "1").commit("More", "2025-02-03");
    merge(&project, "side");
    project.git("checkout -q -b second HEAD~1");
    project = touch(project, "second", "2025-03-01");
    project.git("checkout -q main");
    project = touch(project, "main", "2025-03-02");
    merge(&project, "second");
    project.git("checkout -q -b third HEAD~2");
    project = touch(project, "third", "2025-04-01");
    project.git("checkout -q main");
    merge(&project, "-s ours third");
    project = touch(project, "last", "2025-05-01");
    for tip in ["main", "second", "HEAD~1", "HEAD~3"] {
        let expected = lines(&project.git(&format!("log --format=%H {tip} -- courses/sample.yaml courses/sample")));
        assert_eq!(listed(&project, &format!("sample {tip}")), expected, "{tip}");
    }
    let expected = lines(&project.git("log --format=%H third..main -- courses/sample.yaml courses/sample"));
    assert_eq!(listed(&project, "sample third..main"), expected);
}

#[test]
fn it_follows_a_course_across_renames() {
    let project = Project::starter().repository("2025-01-01");
    let project = project.edit("courses/sample.yaml", "weight: 50", "weight: 60").commit("Weigh", "2025-02-01");
    project.git("mv courses/sample.yaml courses/git.yaml");
    let project = project.edit("courses/git.yaml", "code: B.1", "code: B.2").commit("Rename", "2025-03-01");
    fs::create_dir(project.path("courses/git")).unwrap();
    project.git("mv courses/git.yaml courses/git/course.yaml");
    let project = project.commit("Move into a folder", "2025-04-01");
    fs::create_dir(project.path("all")).unwrap();
    for name in ["courses", "institutions", "catalog.yaml", "people.yaml", "bibliography.yaml"] {
        project.git(&format!("mv {name} all/{name}"));
    }
    let project = project.commit("Move all", "2025-05-01");
    let project = project.edit("all/courses/git/course.yaml", "weight: 60", "weight: 70").commit("Weigh", "2025-06-01");
    let expected = lines(&project.git("log --follow --format=%H -- all/courses/git/course.yaml"));
    assert_eq!(expected.len(), 6);
    assert_eq!(listed(&project, "git"), expected);
    let (shown, _, _) = project.run("log git --lang en").output();
    let told: Vec<&str> = shown.lines().filter(|line| line.starts_with("  ")).collect();
    assert_eq!(
        told,
        [
            "  weight of assessment “Laboratory works”: 60% → 70% [department]",
            "  course has another id: `sample` → `git` [council]",
            "  code: B.1 → B.2 [council]",
            "  weight of assessment “Laboratory works”: 50% → 60% [department]",
            "  course added [council]",
        ]
    );
}

#[test]
fn a_course_that_is_gone_keeps_its_history() {
    let project = Project::starter().repository("2025-01-01");
    project.git("rm -q courses/sample.yaml");
    let project = project.commit("Drop", "2025-02-01");
    let (shown, _, code) = project.run("log sample --lang en").output();
    assert_eq!(code, Some(0));
    assert_eq!(
        shown.lines().filter(|line| line.starts_with("  ")).collect::<Vec<_>>(),
        ["  course removed [council]", "  course added [council]"]
    );
    assert_eq!(listed(&project, "sample"), lines(&project.git("log --format=%H -- courses/sample.yaml")));
}

#[test]
fn a_shallow_clone_shows_what_it_has() {
    let project = Project::starter().repository("2025-01-01");
    let project = project.edit("courses/sample.yaml", "weight: 50", "weight: 60").commit("Weigh", "2025-02-01");
    let address = format!("file://{}", project.path(".").canonicalize().unwrap().display());
    let other = Project::new();
    other.git(&format!("clone -q --depth 1 {address} shallow"));
    let (shown, _, code) = other.run("log sample --lang en").within("shallow").output();
    assert_eq!((code, shown.lines().count()), (Some(0), 2), "{shown}");
}
