//! Revisions, changes and histories in a repository of two hundred commits over thirty courses, made by a script.
//!
//! `cargo bench --bench history` makes the repository with `git`, times `diff` between pairs of its revisions and `log` of
//! every course, and holds each `log` against what `git log -- PATH` lists. `COMMITS` and `COURSES` set other numbers.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program of its own")]

mod synthetic;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Wall times of one command, sorted.
struct Times(Vec<Duration>);

impl Times {
    fn tell(mut self, what: &str) {
        self.0.sort();
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let median = self.0[self.0.len() / 2];
        let worst = *self.0.last().expect("something was timed");
        println!("{what:<44} {:>4} runs, median {:>6.1} ms, worst {:>6.1} ms", self.0.len(), ms(median), ms(worst));
    }
}

fn number(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(default)
}

/// Runs a command to its end; gives back its output and how long it took.
fn timed(program: &str, words: &[&str], folder: &Path) -> (String, Duration) {
    let begun = Instant::now();
    let output = Command::new(program)
        .args(words)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("the program is there");
    let took = begun.elapsed();
    assert!(output.status.success(), "{program} {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).expect("text"), took)
}

fn git(words: &[&str], folder: &Path) -> String {
    let identity = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false"];
    timed("git", &[&identity, words].concat(), folder).0
}

/// One edit of a course: points, a level, a text, hours, a comment, by turns; a comment where nothing else is left to edit.
fn edit(text: &str, turn: usize) -> String {
    let edited = edited(text, turn);
    if edited == text { format!("{text}# Looked at again: {turn}.\n") } else { edited }
}

fn edited(text: &str, turn: usize) -> String {
    let replaced = |from: &str, to: String| text.replacen(from, &to, 1);
    match turn % 5 {
        0 => replaced("points: 30", format!("points: {}", 10 + turn % 20)),
        1 if text.contains("level: apply") => replaced("level: apply", "level: analyse".into()),
        1 => replaced("level: analyse", "level: apply".into()),
        2 => replaced("summary:\n  ru: ", format!("summary:\n  ru: Редакция {turn}. ")),
        3 => replaced("self-study: 3}", format!("self-study: {}}}", 3 + turn % 7)),
        _ => text.to_owned(),
    }
}

fn repository(folder: &Path, commits: usize, courses: usize) {
    let _ = fs::remove_dir_all(folder);
    synthetic::write(folder, courses).expect("a folder");
    git(&["init", "-q", "-b", "main"], folder);
    git(&["add", "-A"], folder);
    git(&["commit", "-q", "-m", "Begin"], folder);
    for turn in 1..commits {
        let path = format!("courses/course-{:04}.yaml", turn * 7 % courses);
        let text = fs::read_to_string(folder.join(&path)).expect("a course");
        fs::write(folder.join(&path), edit(&text, turn)).expect("a course");
        git(&["commit", "-q", "-a", "-m", &format!("Change {turn}")], folder);
    }
}

fn main() {
    let (commits, courses) = (number("COMMITS", 200), number("COURSES", 30));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("history");
    repository(&folder, commits, courses);
    let program = env!("CARGO_BIN_EXE_syllabus");
    for packed in [false, true] {
        if packed {
            git(&["gc", "-q"], &folder);
        }
        println!("{commits} commits over {courses} courses, {}", if packed { "packed" } else { "loose objects" });
        let revisions: Vec<String> = git(&["rev-list", "HEAD"], &folder).lines().map(str::to_owned).collect();
        let pairs = revisions
            .iter()
            .zip(revisions.iter().rev())
            .step_by(8)
            .chain(revisions.iter().zip(&revisions[1..]).step_by(8));
        let diffs = pairs.map(|(a, b)| timed(program, &["diff", &format!("{a}..{b}"), "--format", "json"], &folder).1);
        Times(diffs.collect()).tell("diff of two revisions");
        let mut logs = Vec::new();
        for course in 0..courses {
            let id = format!("course-{course:04}");
            let (log, took) = timed(program, &["log", &id, "--format", "json"], &folder);
            logs.push(took);
            let entries: Vec<serde_json::Value> = serde_json::from_str(&log).expect("JSON");
            let ours: Vec<&str> = entries.iter().filter_map(|entry| entry["commit"].as_str()).collect();
            let theirs = git(&["log", "--format=%H", "--", &format!("courses/{id}.yaml")], &folder);
            assert_eq!(ours, theirs.lines().collect::<Vec<_>>(), "{id}");
        }
        Times(logs).tell("log of a course, as git lists it");
    }
}
