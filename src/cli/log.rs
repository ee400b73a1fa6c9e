//! `syllabus log`.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use serde_json::Value;

use super::args::{Log, LogFormat, Shared};
use super::range::Range;
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
    let range = Range::new(&args.range);
    let base = range.to.as_ref().map(|_| range.base(&history)).transpose()?;
    let span = (range.to.as_deref().unwrap_or(&range.from), base.as_deref());
    let mut spoken: Option<(Lang, &'static Locale)> = None;
    let mut shown = Vec::new();
    let count = project::log(&history, span, &args.id, &mut |step| match args.format {
        LogFormat::Json => {
            shown.push(Shown::of(step));
            Ok(())
        }
        LogFormat::Human => {
            // The languages are those of the newest commit.
            let newest = if step.entry.after.is_some() { &step.after } else { &step.before };
            let (lang, locale) = match &mut spoken {
                Some(spoken) => &*spoken,
                None => &*spoken.insert(diff::language(args.lang.as_deref(), newest)?),
            };
            terminal.out(&human(step, lang, locale))
        }
    })?;
    if count == 0 && base.is_none() {
        let now = project::open_at(&history, span.0)?;
        diff::known(&args.id, &now, &Sources::default())?;
    }
    if args.format == LogFormat::Json {
        terminal.out(&(serde_json::to_string_pretty(&shown).expect("strings are JSON") + "\n"))?;
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
struct Shown {
    commit: String,
    author: String,
    date: String,
    subject: String,
    tags: Vec<String>,
    version: Option<String>,
    course: String,
    diff: Value,
}

impl Shown {
    fn of(step: &Step) -> Self {
        let entry = step.entry.clone();
        let spot = entry.after.or(entry.before);
        Self {
            diff: json::value(&step.diff, &mut Places::new(&step.before, &step.after)),
            commit: entry.id,
            author: entry.author,
            date: entry.date.to_rfc3339(),
            subject: entry.subject,
            tags: entry.tags,
            version: step.version.clone(),
            course: spot.map_or_else(String::new, |spot| spot.course),
        }
    }
}
