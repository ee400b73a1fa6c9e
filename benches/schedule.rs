//! A term of three hundred offerings and a hundred thousand classes: how long laying it out and proving it take.
//!
//! `cargo bench --bench schedule` plans one course of a semester, three hundred offerings of three subgroups, and as many with
//! eighteen subgroups, and finds their clashes. `RUNS` sets how often each is done; the median is told.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program of its own")]

mod synthetic;

use std::path::Path;
use std::time::Instant;

use syllabus::check::{self, Context, Levels};
use syllabus::project;
use syllabus::report::Report;
use syllabus::{plan, report};

const OFFERINGS: usize = 300;

fn number(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(default)
}

/// The median of some runs, in milliseconds.
fn median<T>(mut run: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..number("RUNS", 9).max(1))
        .map(|_| {
            let begun = Instant::now();
            std::hint::black_box(run());
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn tell(what: &str, ms: f64) {
    println!("  {what:<52} {ms:>8.1} ms");
}

fn measure(folder: &Path, offerings: usize, subgroups: usize) {
    let folder = folder.join(format!("{offerings}-{subgroups}"));
    synthetic::write(&folder, offerings).expect("a catalogue");
    synthetic::term(&folder, offerings, subgroups).expect("a term");
    let sources = project::open(&folder, "").expect("a catalogue");
    let (proved, found) = project::prove(&sources, &[], 2026);
    let text = anstream::adapter::strip_str(&report::human::render(&found, &sources, 120)).to_string();
    assert!(found.diagnostics().is_empty(), "a sound term: {}", text.lines().take(20).collect::<Vec<_>>().join("\n"));
    let proved = proved.expect("a catalogue");
    let sessions = proved.plan.sessions().count();
    println!("{offerings} offerings of {subgroups} subgroups, {sessions} classes:");
    tell("laying them out (place)", median(|| plan::plan(&proved.catalog)));
    tell("teachers, rooms and groups that clash", median(|| plan::clash::clashes(&proved.plan)));
    let all = |year| {
        let mut report = Report::default();
        check::check(&Context::new(&proved.catalog, &proved.plan, year), &Levels::default(), &mut report);
        report
    };
    tell("all rules, of courses too", median(|| all(2026)));
    tell("from files to findings", median(|| project::prove(&sources, &[], 2026)));
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    measure(folder.path(), 1, 3);
    measure(folder.path(), OFFERINGS, 3);
    measure(folder.path(), OFFERINGS, 18);
}
