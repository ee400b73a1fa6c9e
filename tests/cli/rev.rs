//! `--rev` and `--as-of`: the catalogue as commits hold it, without a checkout.

use std::fs;
use std::path::Path;

use pretty_assertions::assert_eq;

use crate::project::{Project, git, tool_on};

/// A repository at whose tag `v1.0`, of September 2025, all is well, and whose head of January 2026 has a wrong weight.
fn repository() -> Project {
    let project = Project::starter().repository("2025-09-01");
    project.git("tag v1.0");
    project.edit("courses/sample.yaml", "weight: 50", "weight: 60").commit("Weigh", "2026-01-10")
}

const SOUND: &str = "1 course in 5 files: nothing found\n";

/// What `check --format short` says of the wrong weight.
fn wrong(prefix: &str) -> String {
    format!(
        "{prefix}courses/sample.yaml:131:1: error[weights-not-total]: assessment weights add up to 110, not to 100\n"
    )
}

#[test]
fn a_revision_is_checked_by_any_of_its_names() {
    let project = repository();
    project.git("branch old v1.0");
    project.git("tag -a -m Tag annotated v1.0");
    let head = project.git("rev-parse HEAD");
    let first = project.git("rev-parse v1.0");
    let names = [
        "v1.0",
        "annotated",
        "old",
        "HEAD~1",
        "HEAD^",
        "@{2025-09-01}",
        "main@{2025-12-31}",
        first.trim(),
        &first[..8],
    ];
    for name in names {
        project.run_words(&["check", "--rev", name]).stderr(SOUND).code(0);
    }
    for name in ["HEAD", "main", "@{2026-01-10}", "@{2030-01-01}", &head[..10]] {
        let prefix = format!("{name}:");
        project.run_words(&["check", "--format", "short", "--rev", name]).stderr(&wrong(&prefix)).code(1);
    }
    project.run("check --format short").stderr(&wrong("")).code(1);
}

#[test]
fn the_work_tree_is_left_alone() {
    let project = repository().write("people.yaml", "nonsense");
    fs::remove_file(project.path("catalog.yaml")).unwrap();
    let before = project.tree(".");
    project.run("check --rev v1.0").stderr(SOUND).code(0);
    project
        .run("list --rev v1.0 --lang en")
        .stdout(
            "
        ID      CODE  TITLE                     CREDITS        HOURS  LEVEL         FINDINGS
        sample  B.1   Version Control with Git  2 RCU, 2 ECTS     72  first, EQF 6
        ",
        )
        .code(0);
    let (shown, _, code) = project.run("show sample --rev v1.0 --lang en").output();
    assert_eq!((code, shown.lines().next()), (Some(0), Some("B.1 Version Control with Git")));
    assert_eq!(project.tree("."), before);
}

#[test]
fn names_that_mean_nothing_are_sentences() {
    let project = repository();
    let case = |name: &str, complaint: &str| project.run_words(&["check", "--rev", name]).stderr(complaint).code(2);
    case(
        "2025-09-01",
        "
        error: no revision `2025-09-01`
          help: the last commit up to that day is `@{2025-09-01}`
        ",
    );
    case(
        "v2.0",
        "
        error: no revision `v2.0`
          help: `git log --oneline`, `git branch -a` and `git tag` list what there is
        ",
    );
    case(
        "@{yesterday}",
        "
        error: `yesterday` in `@{yesterday}` is not a date
          help: write a day as `@{2025-09-01}`
        ",
    );
    case("@{2020-01-01}", "error: no commit of `HEAD` is from 2020-01-01 or before: the first is of 2025-09-01\n");
    case("HEAD:catalog.yaml", "error: `HEAD:catalog.yaml` is a blob, not a commit\n");
    let outside = Project::starter();
    let place = outside.path(".").canonicalize().unwrap();
    let expected = format!(
        "error: {} is outside git: it has no revisions\n  help: `git init` begins a history, and the first commit is the first revision\n",
        place.display()
    );
    outside.run("check --rev HEAD").stderr(&expected).code(2);
    outside.git("init -q -b main");
    outside
        .run("check --rev HEAD")
        .stderr(
            "
            error: the repository has no commit yet
              help: `git commit` makes the first revision
            ",
        )
        .code(2);
}

#[test]
fn a_catalogue_in_a_folder_is_found_also_where_it_stood_before() {
    let project = Project::new();
    project.run("init --quiet courses").code(0);
    let project = project.write("README.md", "x").repository("2025-09-01");
    project.git("mv courses kurse");
    let project = project.commit("Move", "2026-01-10");
    let case = |folder: &str, rev: &str| {
        project.run_words(&["check", "--rev", rev]).within(folder).stderr(SOUND).code(0);
    };
    case("kurse", "HEAD");
    case("kurse/courses", "HEAD");
    case("kurse", "HEAD~1");
    case(".", "HEAD~1");
    case(".", "HEAD");
    project.run("check --format short --rev HEAD -C kurse").code(0);
    project
        .run("build --format html --lang en --rev HEAD~1")
        .within("kurse")
        .stderr("1 document in ../output: 1 written, 0 unchanged\n")
        .code(0);
}

#[test]
fn several_catalogues_elsewhere_are_named() {
    let project = Project::new();
    for folder in ["a", "b"] {
        project.run(&format!("init --quiet {folder}")).code(0);
    }
    let project = project.repository("2025-09-01");
    project
        .run("check --rev HEAD")
        .stderr(
            "
            error: `HEAD` holds several catalogues, and none of them here
              help: name the folder of one with `-C`: `a/`, `b/`
            ",
        )
        .code(2);
    project.run("check --rev HEAD -C b").stderr(SOUND).code(0);
    project.git("rm -rq a b");
    let project = project.write("x", "x").commit("Empty", "2026-01-10");
    project.run("check --rev HEAD").stderr("error: no catalogue in `HEAD`: it holds no `catalog.yaml`\n").code(2);
}

#[test]
fn clones_of_every_kind_are_read() {
    let project = repository();
    let address = format!("file://{}", project.path(".").canonicalize().unwrap().display());
    let other = Project::new();
    other.git(&format!("clone -q --bare {address} bare"));
    other.git(&format!("clone -q --depth 1 {address} shallow"));
    other.git(&format!("clone -q {address} whole"));
    let within =
        |folder: &str, words: &str| git(&other.path(folder), &words.split(' ').collect::<Vec<_>>(), "2026-03-01");
    within("whole", "worktree add -q ../linked v1.0");
    within("whole", "gc -q");
    for folder in ["bare", "whole", "linked"] {
        other.run("check --rev v1.0").within(folder).stderr(SOUND).code(0);
        other.run("check --format short --rev main").within(folder).stderr(&wrong("main:")).code(1);
    }
    other.run("check --rev v1.0 -C bare").stderr(SOUND).code(0);
    other.run("check --format short --rev HEAD").within("shallow").stderr(&wrong("HEAD:")).code(1);
    other
        .run("check --rev @{2025-12-31}")
        .within("shallow")
        .stderr(
            "
            error: no commit of `HEAD` is from 2025-12-31 or before: the history here begins on 2026-01-10
              help: this clone is shallow: `git fetch --unshallow` brings the rest of the history
            ",
        )
        .code(2);
    let (_, complaint, code) = other.run("check --rev HEAD~1").within("shallow").output();
    assert_eq!(code, Some(2));
    assert!(complaint.contains("help: this clone is shallow: `git fetch --unshallow`"), "{complaint}");
    other
        .run("build --rev v1.0")
        .within("bare")
        .stderr(
            "
            error: a bare repository has no place for documents
              help: name a folder: `--out DIR`
            ",
        )
        .code(2);
    other
        .run("build --rev v1.0 --lang en --format html --out ../out")
        .within("bare")
        .stderr("1 document in ../out: 1 written, 0 unchanged\n")
        .code(0);
}

#[test]
fn submodules_are_read_where_they_are_there() {
    let inner = repository();
    let address = format!("file://{}", inner.path(".").canonicalize().unwrap().display());
    let outer = Project::new().write("README.md", "x").repository("2025-09-01");
    outer.git(&format!("submodule add -q {address} catalogue"));
    let outer = outer.commit("Add", "2026-02-01");
    outer.run("check --rev v1.0").within("catalogue").stderr(SOUND).code(0);
    outer.run("check --rev v1.0 -C catalogue").stderr(SOUND).code(0);

    let own = Project::starter().repository("2025-09-01");
    own.git(&format!("submodule add -q {address} templates/shared"));
    let own = own.commit("Share", "2026-02-01");
    own.run("check --rev HEAD").stderr(SOUND).code(0);
    fs::remove_dir_all(own.path("templates/shared")).unwrap();
    let (_, complaint, code) = own.run("check --rev HEAD").output();
    assert_eq!(code, Some(2));
    assert!(complaint.starts_with("error: `templates/shared` is a submodule, and its commit "), "{complaint}");
}

#[test]
fn what_the_disk_passes_over_is_passed_over() {
    let project = Project::starter().write(".hidden/courses/x.yaml", "a: b").write("output/x.yaml", "a: b");
    std::os::unix::fs::symlink("sample.yaml", project.path("courses/linked.yaml")).unwrap();
    fs::write(project.path(".gitignore"), "").unwrap();
    let large = format!("# {}\n", "x".repeat(1 << 20));
    let project = project.write("courses/large.yaml", &large).repository("2025-09-01");
    fs::write(project.path("courses/bytes.yaml"), b"a: \xff\n").unwrap();
    let project = project.commit("Bytes", "2025-09-02");
    let (_, disk, _) = project.run("check --format short").output();
    assert_eq!(disk.lines().count(), 2, "{disk}");
    let expected: String = disk.lines().map(|line| format!("HEAD:{line}\n")).collect();
    project.run("check --format short --rev HEAD").stderr(&expected).code(1);
}

#[test]
fn a_tree_that_names_a_billion_files_is_refused() {
    let project = Project::starter().repository("2025-09-01");
    let place = project.path(".");
    let run = |script: &str| tool_on(&place, "sh", &["-c", script], "2026-03-01T12:00:00+0300").trim().to_owned();
    let mut tree = run("git ls-tree HEAD | git mktree");
    for _ in 0..8 {
        let lines: String = (0..10).map(|i| format!("040000 tree {tree}\\tf{i}\\n")).collect();
        tree = run(&format!("printf '{lines}' | git mktree"));
    }
    let bomb = run(&format!("(git ls-tree HEAD; printf '040000 tree {tree}\\tzzz\\n') | git mktree"));
    let commit = run(&format!("git -c user.name=A -c user.email=a@example.org commit-tree -m Bomb {bomb}"));
    project
        .run_words(&["check", "--rev", &commit])
        .stderr("error: the catalogue has more than 100000 files and folders\n")
        .code(2);
}

#[test]
fn broken_objects_are_sentences() {
    let project = repository();
    let blob = project.git("rev-parse HEAD:people.yaml");
    let (head, tail) = blob.trim().split_at(2);
    let place = project.path(&format!(".git/objects/{head}/{tail}"));
    fs::remove_file(&place).unwrap();
    let expected = format!(
        "error: `people.yaml` can't be read: git's object {} is missing or broken\n  help: `git fsck` says what is wrong; a partial clone lacks what it has not fetched yet\n",
        blob.trim()
    );
    project.run("check --rev HEAD").stderr(&expected).code(2);
}

/// The bytes of every document below a folder.
fn documents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = ["syllabus.en.html", "syllabus.en.pdf", "syllabus.ru.html", "syllabus.ru.pdf"];
    files.map(|name| (name.to_owned(), fs::read(folder.join("sample").join(name)).unwrap())).into()
}

#[test]
fn a_build_at_an_old_tag_equals_the_bytes_of_its_day() {
    let project = Project::starter().repository("2025-09-01");
    let commit = project.git("rev-parse HEAD");
    let build = |project: &Project, words: &str| {
        let mut command = project.run(&format!("build --quiet --out {words}")).command();
        command.env_remove("SOURCE_DATE_EPOCH").env("TZ", "Asia/Tokyo").env("USER", "other").env("HOME", "/nowhere");
        assert!(command.status().unwrap().success());
    };
    // As it was printed on the day when the tag was the head.
    let mut then = project.run("build --quiet --out ../then").command();
    assert!(then.env_remove("SOURCE_DATE_EPOCH").env("TZ", "Europe/Moscow").status().unwrap().success());
    let then = documents(&project.path("../then"));
    fs::remove_dir_all(project.path("../then")).unwrap();
    assert!(String::from_utf8_lossy(&then[0].1).contains(&commit[..12]));

    project.git("tag v1.0");
    let project = project
        .edit("courses/sample.yaml", "weight: 50", "weight: 60")
        .edit("catalog.yaml", "languages: [ru, en]", "languages: [ru]")
        .commit("Change", "2026-01-10");
    for (words, folder) in
        [("rev --rev v1.0", "rev"), ("as-of --as-of 2025-12-31", "as-of"), ("date --rev @{2025-09-01}", "date")]
    {
        build(&project, words);
        for (old, new) in then.iter().zip(documents(&project.path(folder))) {
            assert!(*old == new, "{} of {words} differs", old.0);
        }
    }
}

#[test]
fn hooks_and_configuration_do_not_run() {
    let project = repository();
    let script = "#!/bin/sh\ntouch ran\n";
    let project = project.write(".git/hooks/post-checkout", script).write("evil.sh", script);
    for name in [".git/hooks/post-checkout", "evil.sh"] {
        tool_on(&project.path("."), "chmod", &["+x", name], "2026-03-01T12:00:00+0300");
    }
    for key in ["core.fsmonitor", "core.sshCommand", "core.pager", "filter.x.smudge", "diff.external"] {
        project.git(&format!("config {key} ./evil.sh"));
    }
    project.run("check --rev v1.0").stderr(SOUND).code(0);
    assert!(!project.path("ran").exists());
}

#[test]
fn errors_of_a_revision_are_findings_of_verify() {
    let project = Project::starter().repository("2025-09-01");
    project.run("build --quiet --format pdf --lang en --out print").code(0);
    let project = project.write("catalog.yaml", "title: [\n").commit("Break", "2026-02-01");
    let (_, complaint, code) = project.run("verify --rev HEAD print/sample/syllabus.en.pdf").output();
    assert_eq!(code, Some(1), "{complaint}");
    assert!(complaint.starts_with("error["), "{complaint}");
    assert!(complaint.ends_with("the catalogue at `HEAD` has errors\n"), "{complaint}");
}
