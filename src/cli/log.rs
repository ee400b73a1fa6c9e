//! `syllabus log`.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use serde_json::Value;

use super::args::{Log, LogFormat, Shared};
use super::terminal::Terminal;
use super::{Outcome, catalogue, diff};
use crate::diff::print::{Places, json};
use crate::diff::words::Speaker;
use crate::locale::Locale;
use crate::model::Lang;
use crate::project::{self, Step};
use crate::report::Failure;
use crate::source::Sources;

const COMMIT: Style = AnsiColor::Yellow.on_default();
const BOLD: Style = Style::new().bold();
const LEVEL: Style = AnsiColor::Cyan.on_default();

/// Digits of a commit's id that are printed.
const SHORT: usize = 10;

pub(super) fn run(args: &Log, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let history = catalogue::history(shared)?;
    let (without, tip) = match args.range.split_once("..") {
        Some((from, "")) => (Some(from), "HEAD"),
        Some((from, to)) => (Some(from), to),
        None => (None, args.range.as_str()),
    };
    let steps = project::log(&history, tip, without.filter(|from| !from.is_empty()), &args.id)?;
    if steps.is_empty() && without.is_none() {
        let now = project::open_at(&history, tip)?;
        diff::known(&args.id, &now, &Sources::default())?;
    }
    match args.format {
        LogFormat::Human => {
            let sources = steps.iter().find(|step| step.entry.after.is_some()).map(|step| &*step.after);
            let (lang, locale) = diff::language(args.lang.as_deref(), sources.unwrap_or(&Sources::default()))?;
            terminal.out(&steps.iter().map(|step| human(step, &lang, locale)).collect::<String>())?;
        }
        LogFormat::Json => {
            let steps: Vec<Shown<'_>> = steps.iter().map(Shown::of).collect();
            terminal.out(&(serde_json::to_string_pretty(&steps).expect("strings are JSON") + "\n"))?;
        }
    }
    Ok(Outcome::Clean)
}

/// A commit with what it changed, a line each.
fn human(step: &Step, lang: &Lang, locale: &'static Locale) -> String {
    let entry = &step.entry;
    let version = step.version.as_deref().unwrap_or("–");
    let tags = if entry.tags.is_empty() { String::new() } else { format!(" ({})", entry.tags.join(", ")) };
    let id = &entry.id[..SHORT.min(entry.id.len())];
    let mut out = format!(
        "{COMMIT}{id}{COMMIT:#} {} {BOLD}{version}{BOLD:#}{tags} {}: {}\n",
        entry.date.format("%Y-%m-%d"),
        entry.author,
        entry.subject
    );
    let speaker = Speaker::new(&step.diff, lang, locale);
    for change in &step.diff.changes {
        let level = speaker.level(&step.diff, step.diff.approval.needed(change.kind));
        let _ = writeln!(out, "  {} {LEVEL}[{level}]{LEVEL:#}", speaker.sentence(change).text);
    }
    out
}

#[derive(Serialize)]
struct Shown<'a> {
    commit: &'a str,
    author: &'a str,
    date: String,
    subject: &'a str,
    tags: &'a [String],
    version: Option<&'a str>,
    course: &'a str,
    diff: Value,
}

impl<'a> Shown<'a> {
    fn of(step: &'a Step) -> Self {
        let entry = &step.entry;
        let diff = json::value(&step.diff, &mut Places::new(&step.before, &step.after));
        Self {
            commit: &entry.id,
            author: &entry.author,
            date: entry.date.to_rfc3339(),
            subject: &entry.subject,
            tags: &entry.tags,
            version: step.version.as_deref(),
            course: entry.after.as_ref().or(entry.before.as_ref()).map_or("", |spot| spot.course.as_str()),
            diff,
        }
    }
}
