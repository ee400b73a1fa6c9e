//! Speed side by side with `typst compile`, as ratios of processor time within one run.
//!
//! `TYPST=/path/to/typst cargo bench --bench speed` measures one cold build, a thousand documents on two cores and the check of a
//! thousand courses. Processor time of children is read from `/proc`, so this program runs on Linux.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program of its own")]

mod synthetic;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use syllabus::document::{Edition, syllabus as document};
use syllabus::locale::Locale;
use syllabus::project;
use syllabus::render::theme::Theme;

/// Ticks of the kernel's clock in a second, as `/proc` counts.
const TICKS: f64 = 100.0;

/// Rows of a programme of usual size.
const ROWS: usize = 60;

/// What a command took.
#[derive(Clone, Copy)]
struct Cost {
    wall: f64,
    cpu: f64,
    peak_mib: f64,
}

/// Processor time of all children that have ended, in seconds.
fn children_cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux");
    let after = stat.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
    let field = |n: usize| after.split_whitespace().nth(n).and_then(|s| s.parse::<f64>().ok()).unwrap_or_default();
    (field(13) + field(14)) / TICKS
}

/// Runs a command to its end; its peak memory is polled.
fn run(command: &mut Command) -> Cost {
    let (begun, before) = (Instant::now(), children_cpu());
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the command is there");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0.0_f64;
    let ended = loop {
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        let text = fs::read_to_string(&status).unwrap_or_default();
        let high = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = high.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or_default();
        peak = peak.max(kib / 1024.0);
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(ended.success(), "{command:?} failed");
    Cost { wall: begun.elapsed().as_secs_f64(), cpu: children_cpu() - before, peak_mib: peak }
}

/// The mean costs of some commands, which take turns so that other work on the machine hits them alike. The dearest and the
/// cheapest quarter of the runs of each are left out.
fn means<const N: usize>(times: usize, mut commands: [&mut dyn FnMut() -> Cost; N]) -> [Cost; N] {
    let mut costs: [Vec<Cost>; N] = std::array::from_fn(|_| Vec::with_capacity(times));
    for _ in 0..times {
        for (command, costs) in commands.iter_mut().zip(&mut costs) {
            costs.push(command());
        }
    }
    let mean = |costs: &[Cost], of: fn(&Cost) -> f64| {
        let mut values: Vec<f64> = costs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        let middle = &values[times / 4..times - times / 4];
        middle.iter().sum::<f64>() / f64::from(u32::try_from(middle.len()).unwrap_or(1))
    };
    costs.map(|costs| Cost {
        wall: mean(&costs, |cost| cost.wall),
        cpu: mean(&costs, |cost| cost.cpu),
        peak_mib: costs.iter().map(|cost| cost.peak_mib).fold(0.0, f64::max),
    })
}

fn tell(what: &str, cost: Cost) {
    println!("{what:<58} {:>8.3} s CPU {:>8.3} s wall {:>7.0} MiB", cost.cpu, cost.wall, cost.peak_mib);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file");
        }
    }
}

/// Lays out what `typst compile` needs to print the same documents: our templates, the theme and a view each.
fn equal_documents(catalogue: &Path, folder: &Path) -> Vec<PathBuf> {
    let sources = project::open(catalogue, "").expect("a catalogue");
    let (proved, report) = project::prove(&sources, &[], 2026);
    assert!(!report.has_errors(), "the synthetic catalogue is sound");
    let catalog = proved.expect("a catalogue").catalog;
    let lang = catalog.languages()[0].clone();
    let locale = Locale::of(&lang).expect("a locale");
    let theme = serde_json::to_vec(&Theme::of("classic").expect("a theme")).expect("JSON");
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut folders = Vec::new();
    for course in catalog.courses.values() {
        let place = folder.join(course.id.as_str());
        fs::create_dir_all(&place).expect("a folder");
        for part in ["base", "syllabus"] {
            copy(&templates.join(part), &place.join("templates").join(part));
        }
        let view = document::view(&catalog, course, &lang, locale, &Edition::default());
        fs::write(place.join("view.json"), serde_json::to_vec(&view).expect("JSON")).expect("a file");
        fs::write(place.join("theme.json"), &theme).expect("a file");
        folders.push(place);
    }
    folders
}

fn typst(program: &str, place: &Path) -> Command {
    let mut command = Command::new(program);
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/fonts");
    command.args([
        "compile",
        "--ignore-system-fonts",
        "--jobs",
        "1",
        "--pdf-standard",
        "ua-1,a-3a",
        "--creation-timestamp",
        "0",
    ]);
    command.arg("--font-path").arg(fonts).arg("--root").arg(place);
    command.arg(place.join("templates/syllabus/syllabus.typ")).arg(place.join("out.pdf"));
    command
}

fn ours(catalogue: &Path, out: &Path, jobs: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_syllabus"));
    command
        .arg("-C")
        .arg(catalogue)
        .args(["--quiet", "--jobs", jobs, "build", "--lang", "ru", "--format", "pdf", "--out"])
        .arg(out);
    command
}

fn main() {
    let many: usize = std::env::var("DOCUMENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(1000);
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed");
    let _ = fs::remove_dir_all(&work);
    let program = std::env::var("TYPST").ok();
    for count in [1, 100, many] {
        synthetic::write(&work.join(format!("c{count}")), count).expect("a folder");
    }
    let (one, hundred, all) = (work.join("c1"), work.join("c100"), work.join(format!("c{many}")));

    let [check] =
        means(9, [&mut || run(Command::new(env!("CARGO_BIN_EXE_syllabus")).arg("-C").arg(&all).arg("check"))]);
    tell(&format!("check of {many} courses"), check);
    let planned = work.join("c60");
    synthetic::write(&planned, ROWS).expect("a folder");
    let [bare] =
        means(10, [&mut || run(Command::new(env!("CARGO_BIN_EXE_syllabus")).arg("-C").arg(&planned).arg("check"))]);
    tell(&format!("check of {ROWS} courses"), bare);
    synthetic::plan(&planned, ROWS).expect("a folder");
    let [plan] =
        means(10, [&mut || run(Command::new(env!("CARGO_BIN_EXE_syllabus")).arg("-C").arg(&planned).arg("check"))]);
    tell(&format!("check of {ROWS} courses and a programme of {ROWS} rows"), plan);
    let mut cold = || {
        let _ = fs::remove_dir_all(work.join("o1"));
        run(&mut ours(&one, &work.join("o1"), "1"))
    };
    match &program {
        None => tell("syllabus build, one document, cold", means(30, [&mut cold])[0]),
        Some(program) => {
            let single = equal_documents(&one, &work.join("t1"));
            let mut reference = || run(&mut typst(program, &single[0]));
            let [cold, reference] = means(30, [&mut cold, &mut reference]);
            tell("syllabus build, one document, cold", cold);
            tell("typst compile, the same document", reference);
            println!("cold build against typst compile, CPU: {:.2}", cold.cpu / reference.cpu);
        }
    }
    let flat = run(&mut ours(&hundred, &work.join("o100"), "2"));
    tell("syllabus build, 100 documents, two threads", flat);
    let whole = run(&mut ours(&all, &work.join("oall"), "2"));
    tell(&format!("syllabus build, {many} documents, two threads"), whole);

    let Some(program) = program else {
        println!("set TYPST to the path of typst 0.15.1 to compare");
        return;
    };
    let places = equal_documents(&all, &work.join("tall"));
    let list = work.join("list");
    let lines: Vec<String> = places.iter().map(|place| place.display().to_string()).collect();
    fs::write(&list, lines.join("\n")).expect("a file");
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/fonts");
    let script = format!(
        "xargs -P2 -I@ {program} compile --ignore-system-fonts --jobs 1 --pdf-standard ua-1,a-3a --creation-timestamp 0 --font-path {} \
         --root @ @/templates/syllabus/syllabus.typ @/out.pdf < {}",
        fonts.display(),
        list.display()
    );
    let apart = run(Command::new("sh").arg("-c").arg(script));
    tell(&format!("xargs -P2 typst compile, {many} documents"), apart);
    println!(
        "{many} documents against xargs -P2, wall: {:.2}, CPU: {:.2}",
        whole.wall / apart.wall,
        whole.cpu / apart.cpu
    );
}
