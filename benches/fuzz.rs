//! Feeds mutated catalogues and texts to every stage up to the page, for as long as is asked:
//! `cargo bench --bench fuzz -- 600` runs ten minutes. Any panic ends it with the input that caused it; inputs that take more
//! than a second of wall time are counted and the slowest is told.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program of its own")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use syllabus::document::{Edition, syllabus as document};
use syllabus::locale::Locale;
use syllabus::model::Lang;
use syllabus::project::{self, Proved};
use syllabus::prose;
use syllabus::render::html::Pages;
use syllabus::render::theme::Theme;
use syllabus::report::{human, json};
use syllabus::source::Sources;

/// A small generator of pseudo-random numbers (SplitMix64): the same seed gives the same run.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap_or_default()
    }

    fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }
}

/// Pieces that break readers of YAML, of CommonMark and of numbers.
const PIECES: [&str; 64] = [
    ":",
    ": ",
    "- ",
    "? ",
    "&a ",
    "*a",
    "<<: *a",
    "!!str ",
    "!x ",
    "|",
    ">-",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    "#",
    " #",
    "%YAML 1.2\n",
    "---\n",
    "...\n",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\0",
    "~",
    "null",
    "true",
    "0x1F",
    "1e9",
    "-1",
    "0.001",
    "99999999999999999999",
    "é",
    "𝛼",
    "日本",
    "🙂",
    "$",
    "$$",
    "\\",
    "`",
    "```",
    "**",
    "_",
    "[x](y)",
    "![a](../b)",
    "<b>",
    "&amp;",
    "| a | b |\n|---|---|\n",
    "> ",
    "1. ",
    "# ",
    "«",
    "»",
    "№ 5",
    "@apply",
    "databases/x@create",
    "\r\n",
];

fn mutate(text: &str, dice: &mut Dice) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(6) {
        let at = dice.below(chars.len() + 1);
        match dice.below(5) {
            0 => drop(chars.splice(at..at, dice.pick(&PIECES).chars())),
            1 => drop(chars.drain(at..(at + dice.below(40)).min(chars.len()))),
            2 => {
                let end = (at + dice.below(200)).min(chars.len());
                let copy: Vec<char> = chars[at..end].to_vec();
                let to = dice.below(chars.len() + 1);
                chars.splice(to..to, copy);
            }
            3 => {
                let piece: String = std::iter::repeat_n(dice.pick(&PIECES), 1 + dice.below(300)).collect();
                chars.splice(at..at, piece.chars());
            }
            _ => {
                if let Some(c) = chars.get_mut(at) {
                    *c = char::from_u32(u32::try_from(dice.next() % 0x3000).unwrap_or(65)).unwrap_or('x');
                }
            }
        }
    }
    chars.truncate(300_000);
    chars.into_iter().collect()
}

/// Every stage up to the page.
fn whole_way(files: &[(String, String)]) -> usize {
    let sources = Sources::in_memory(files.to_vec());
    let (proved, report) = project::prove(&sources, &[], 2026);
    let printed = human::render(&report, &sources, 100).len() + json::render(&report, &sources).len();
    let Some(Proved { catalog, .. }) = proved else { return printed };
    let theme = Theme::of("classic").expect("it is embedded");
    let pages = Pages::new(&sources, &theme);
    let mut size = printed;
    for tag in ["ru", "en"] {
        let lang: Lang = tag.parse().expect("a tag");
        let locale = Locale::of(&lang).expect("it is embedded");
        for course in catalog.courses.values().take(1) {
            let view = document::view(&catalog, course, &lang, locale, &Edition::default());
            size += serde_json::to_vec(&view).expect("a view is JSON").len();
            size += pages.page("syllabus", &view).map_or(0, |page| page.len());
        }
    }
    size
}

fn read(root: &Path, path: &str) -> (String, String) {
    (path.to_owned(), std::fs::read_to_string(root.join(path)).expect("a shipped file"))
}

fn main() {
    let seconds = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(5);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects/full");
    let mut corpus: Vec<(String, String)> = Vec::new();
    for folder in ["", "courses", "institutions"] {
        let entries = std::fs::read_dir(root.join(folder)).expect("the fixture is there");
        let mut names: Vec<String> = entries.filter_map(|e| e.ok()?.file_name().into_string().ok()).collect();
        names.sort();
        for name in names.iter().filter(|name| name.ends_with(".yaml")) {
            corpus.push(read(&root, format!("{folder}/{name}").trim_start_matches('/')));
        }
    }
    let mut dice = Dice(20_261_123);
    let (start, limit) = (Instant::now(), Duration::from_secs(seconds));
    let (mut runs, mut bytes, mut slow, mut slowest) = (0_u64, 0_usize, 0, Duration::ZERO);
    std::panic::set_hook(Box::new(|info| println!("{info}")));
    while start.elapsed() < limit {
        let mut files = corpus.clone();
        let target = dice.below(files.len());
        files[target].1 = mutate(&files[target].1, &mut dice);
        let text = mutate(&corpus[dice.below(corpus.len())].1, &mut dice);
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let parsed = prose::parse(&text);
            let line = prose::inline(&text);
            bytes += whole_way(&files) + parsed.blocks.len() + line.content.len();
        }));
        let took = begun.elapsed();
        slow += u32::from(took > Duration::from_secs(1));
        slowest = slowest.max(took);
        runs += 1;
        if outcome.is_err() {
            let dump = Path::new(env!("CARGO_TARGET_TMPDIR"));
            std::fs::write(dump.join("fuzz-file.yaml"), &files[target].1).expect("the folder is there");
            std::fs::write(dump.join("fuzz-text.md"), &text).expect("the folder is there");
            println!(
                "panic on {} of run {runs}: see fuzz-file.yaml and fuzz-text.md in {}",
                files[target].0,
                dump.display()
            );
            std::process::exit(1);
        }
    }
    println!(
        "{runs} inputs in {seconds} s, {bytes} bytes printed, no panic; {slow} took over a second, the slowest {slowest:?}"
    );
}
