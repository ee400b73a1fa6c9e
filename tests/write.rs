//! Artifacts → disk: whole files, whatever happens.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use pretty_assertions::assert_eq;
use syllabus::write::{Purpose, Selection, Writer, Written};
use tempfile::TempDir;

/// Files of the synthetic build, and how large each is: enough to be killed in the middle.
const FILES: usize = 40;
const SIZE: usize = 200_000;
const FOLDER: &str = "SYLLABUS_TEST_WRITE";

fn purpose(course: &str, lang: &str) -> Purpose {
    Purpose { subjects: vec![course.into()], document: "syllabus".into(), lang: lang.into(), format: "pdf".into() }
}

fn courses(ids: &[&str]) -> Selection {
    Selection { subjects: ids.iter().map(|id| (*id).to_owned()).collect(), ..Selection::default() }
}

fn open(folder: &Path) -> Writer {
    Writer::open(folder, || panic!("nobody else writes")).unwrap()
}

/// Builds the named files, each holding its own name and a text.
fn build(folder: &Path, files: &[&str], text: &str, asked: Option<&Selection>) -> Written {
    let writer = open(folder);
    for file in files {
        let course = file.split('/').next().unwrap();
        writer.write(file, &purpose(course, "ru"), format!("{file} {text}").as_bytes()).unwrap();
    }
    writer.finish(asked).unwrap()
}

fn tree(folder: &Path) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            files.extend(tree(&entry.path()).into_iter().map(|inner| format!("{name}/{inner}")));
            if fs::read_dir(entry.path()).unwrap().next().is_none() {
                files.insert(format!("{name}/"));
            }
        } else {
            files.insert(name);
        }
    }
    files.into_iter().filter(|name| !name.ends_with(".syllabus-lock") && !name.contains("manifest")).collect()
}

#[track_caller]
fn has(folder: &Path, files: &[&str]) {
    assert_eq!(tree(folder), files.iter().map(|file| (*file).to_owned()).collect());
}

#[test]
fn only_what_changed_is_written() {
    let folder = TempDir::new().unwrap();
    let all = Some(Selection::default());
    assert_eq!(build(folder.path(), &["a/x", "b/x"], "1", all.as_ref()), Written { written: 2, ..Written::default() });
    let before = fs::metadata(folder.path().join("a/x")).unwrap().modified().unwrap();
    assert_eq!(
        build(folder.path(), &["a/x", "b/x"], "1", all.as_ref()),
        Written { unchanged: 2, ..Written::default() }
    );
    assert_eq!(fs::metadata(folder.path().join("a/x")).unwrap().modified().unwrap(), before);
    let written = build(folder.path(), &["a/x", "b/x"], "2", all.as_ref());
    assert_eq!(written, Written { written: 2, ..Written::default() });
    assert_eq!(fs::read_to_string(folder.path().join("a/x")).unwrap(), "a/x 2");
}

#[test]
fn a_full_build_removes_what_no_longer_belongs() {
    let folder = TempDir::new().unwrap();
    let all = Selection::default();
    build(folder.path(), &["a/x", "a/y", "b/deep/x"], "1", Some(&all));
    let written = build(folder.path(), &["a/x"], "1", Some(&all));
    assert_eq!(written, Written { unchanged: 1, removed: 2, ..Written::default() });
    has(folder.path(), &["a/x"]);
}

#[test]
fn a_partial_build_removes_only_within_what_was_asked_for() {
    let folder = TempDir::new().unwrap();
    build(folder.path(), &["a/x", "a/y", "b/x"], "1", Some(&Selection::default()));
    build(folder.path(), &["a/x"], "1", Some(&courses(&["a"])));
    has(folder.path(), &["a/x", "b/x"]);
    let english = Selection { langs: BTreeSet::from(["en".to_owned()]), ..Selection::default() };
    build(folder.path(), &[], "1", Some(&english));
    has(folder.path(), &["a/x", "b/x"]);
    build(folder.path(), &[], "1", None);
    has(folder.path(), &["a/x", "b/x"]);
}

#[test]
fn what_is_not_ours_stays() {
    let folder = TempDir::new().unwrap();
    let all = Some(Selection::default());
    build(folder.path(), &["a/x", "a/y", "b/x"], "1", all.as_ref());
    fs::write(folder.path().join("a/x"), "changed by hand").unwrap();
    fs::write(folder.path().join("b/notes"), "my own").unwrap();
    build(folder.path(), &[], "1", all.as_ref());
    has(folder.path(), &["a/x", "b/notes"]);
    build(folder.path(), &[], "1", all.as_ref());
    has(folder.path(), &["a/x", "b/notes"]);
}

#[test]
fn no_path_leaves_the_folder() {
    let folder = TempDir::new().unwrap();
    let writer = open(folder.path());
    for path in ["../x", "/tmp/x", "a/../../x", ".syllabus-lock"] {
        let failure = writer.write(path, &purpose("a", "ru"), b"x").unwrap_err();
        assert_eq!(failure.message, format!("can't write `{path}`: the path leaves the output folder"));
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let (folder, outside) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let out = folder.path();
    build(out, &["a/x"], "1", None);
    fs::rename(out.join("a"), outside.path().join("a")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("a"), out.join("a")).unwrap();
    let writer = open(out);
    let failure = writer.write("a/y", &purpose("a", "ru"), b"y").unwrap_err();
    assert_eq!(failure.message, format!("can't write {}/a/y: a folder on the way is a link", out.display()));
    let written = writer.finish(Some(&courses(&["a"]))).unwrap();
    assert_eq!(written, Written::default());
    assert_eq!(tree(&outside.path().join("a")), BTreeSet::from(["x".to_owned()]));
    std::os::unix::fs::symlink(outside.path().join("target"), out.join("b")).unwrap();
    build(out, &["b"], "1", None);
    assert!(!outside.path().join("target").exists());
    assert_eq!(fs::read_to_string(out.join("b")).unwrap(), "b 1");
}

#[test]
fn two_documents_of_one_name_are_refused() {
    let folder = TempDir::new().unwrap();
    let writer = open(folder.path());
    writer.write("x", &purpose("a", "ru"), b"1").unwrap();
    let failure = writer.write("x", &purpose("b", "ru"), b"2").unwrap_err();
    assert_eq!(failure.message, format!("two documents of this build are called {}/x", folder.path().display()));
}

#[test]
fn trouble_is_a_sentence() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let refused = |path: &Path| Writer::open(path, || {}).err().map(|failure| failure.message).unwrap();
    let name = file.display();
    assert_eq!(refused(&file), format!("can't make the folder {name}: there is a file of that name"));
    let below = file.join("out");
    assert_eq!(
        refused(&below),
        format!("can't make the folder {}: a part of the path is a file, not a folder", below.display())
    );
    let writer = open(folder.path());
    let failure = writer.write("file/x", &purpose("a", "ru"), b"1").unwrap_err();
    assert_eq!(
        failure.message,
        format!("can't write {}/file/x: a part of the path is a file, not a folder", folder.path().display())
    );
    fs::create_dir(folder.path().join("x")).unwrap();
    let failure = writer.write("x", &purpose("a", "ru"), b"1").unwrap_err();
    assert_eq!(failure.message, format!("can't write {}/x: there is a folder of that name", folder.path().display()));
}

#[test]
fn a_second_build_waits() {
    let folder = TempDir::new().unwrap();
    let first = open(folder.path());
    let waited = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let writer = Writer::open(folder.path(), || waited.store(1, Ordering::SeqCst)).unwrap();
            writer.write("a/x", &purpose("a", "ru"), b"second").unwrap();
            writer.finish(Some(&Selection::default())).unwrap()
        });
        while waited.load(Ordering::SeqCst) == 0 {
            std::thread::yield_now();
        }
        first.write("a/x", &purpose("a", "ru"), b"first").unwrap();
        first.write("a/y", &purpose("a", "ru"), b"first").unwrap();
        first.finish(Some(&Selection::default())).unwrap();
        assert_eq!(second.join().unwrap(), Written { written: 1, removed: 1, ..Written::default() });
    });
    has(folder.path(), &["a/x"]);
    assert_eq!(fs::read_to_string(folder.path().join("a/x")).unwrap(), "second");
}

/// The content of a file of the synthetic build: every byte of one file and generation is the same.
fn content(file: usize, generation: usize) -> Vec<u8> {
    vec![u8::try_from((file + generation) % 251).unwrap(); SIZE]
}

fn synthetic(folder: &Path, generation: usize) -> Written {
    let writer = Writer::open(folder, || {}).unwrap();
    for file in 0..FILES {
        // Each generation has a file of its own, which the next removes.
        let path = if file == 0 { format!("c0/only-{generation}") } else { format!("c{}/x{file}", file % 7) };
        writer.write(&path, &purpose("c", "ru"), &content(file, generation)).unwrap();
    }
    writer.finish(Some(&Selection::default())).unwrap()
}

/// Not a test: the process that [`killed_builds_leave_whole_files`] kills.
#[test]
#[ignore = "run by another test"]
fn slow_build() {
    let folder = std::env::var(FOLDER).unwrap();
    let generation = std::env::var("SYLLABUS_TEST_GENERATION").unwrap().parse().unwrap();
    synthetic(Path::new(&folder), generation);
}

#[test]
fn killed_builds_leave_whole_files() {
    let folder = TempDir::new().unwrap();
    for generation in 0..20 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "write::slow_build", "--ignored", "--test-threads=1"])
            .env(FOLDER, folder.path())
            .env("SYLLABUS_TEST_GENERATION", generation.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(5 + 13 * u64::try_from(generation).unwrap() % 120));
        child.kill().unwrap();
        child.wait().unwrap();
        for name in tree(folder.path()).iter().filter(|name| !name.ends_with(".tmp") && !name.ends_with('/')) {
            let bytes = fs::read(folder.path().join(name)).unwrap();
            assert_eq!(bytes.len(), SIZE, "{name}");
            assert!(bytes.iter().all(|byte| *byte == bytes[0]), "{name}");
        }
    }
    synthetic(folder.path(), 20);
    let expected = (1..FILES).map(|file| format!("c{}/x{file}", file % 7)).chain(["c0/only-20".to_owned()]);
    assert_eq!(tree(folder.path()), expected.collect());
}
