//! `syllabus bump`.

use serde_json::Value;

use super::args::{Bump, Shared};
use super::terminal::Terminal;
use super::{Outcome, catalogue, diff};
use crate::diff::bump::{Weight, edited, next, weight};
use crate::diff::print::markdown::marked;
use crate::diff::words::Speaker;
use crate::diff::{self as changes, Diff};
use crate::locale::Locale;
use crate::model::Lang;
use crate::report::Failure;
use crate::source::{Kind, Sources};
use crate::{project, write};

/// Most changes that a note spells out.
const SPELT: usize = 12;

pub(super) fn run(args: &Bump, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let history = catalogue::history(shared)?;
    let after = catalogue::read(shared)?;
    let file = after.files().find(|(_, file)| file.kind == Kind::Course && Kind::id(&file.path) == args.id);
    let Some(file) = file else {
        diff::known(&args.id, &after, &Sources::default())?;
        return Ok(Outcome::Findings);
    };
    let since = match &args.since {
        Some(rev) => rev.clone(),
        None => project::last_tag(&history, "HEAD")?.ok_or_else(|| {
            Failure::new("no tag to compare with").hint("name a revision, `--since REV`, or tag one: `git tag v1.0`")
        })?,
    };
    let before = project::open_at(&history, &since)?;
    let mut diff = changes::compare(&before, &after);
    diff.keep_course(&args.id);
    diff.changes.retain(|change| Weight::of(change.kind).is_some());
    let path = after.display_path(file.0);
    let Some(weight) = weight(&diff) else {
        terminal.note(&format!("{path}: nothing changed since `{since}`"));
        return Ok(Outcome::Clean);
    };
    let old = version(&before, args, &since)?;
    let now = changes::version(&after, &args.id).unwrap_or_default();
    if now != old && args.to.is_none() {
        terminal.note(&format!("{path}: the version was raised since `{since}` already, from {old} to {now}"));
        return Ok(Outcome::Clean);
    }
    let date = catalogue::day(args.date)?;
    let new = args.to.clone().or_else(|| next(&old, weight, date)).ok_or_else(|| {
        Failure::new(format!("`{old}` is not a version of numbers such as 1.2"))
            .hint("name the new one: `--to VERSION`")
    })?;
    terminal.out(&format!("{path}: {now} → {new} ({})\n", weight.as_str()))?;
    let (lang, locale) = diff::language(None, &after)?;
    let speaker = Speaker::new(&diff, &lang, locale);
    for change in &diff.changes {
        let weight = Weight::of(change.kind).map(Weight::as_str).unwrap_or_default();
        terminal.note(&format!("  {weight}: {}", speaker.sentence(change).text));
    }
    if args.dry_run {
        return Ok(Outcome::Clean);
    }
    let text = edited(file, &new, date, &note(args, &diff, &after)?).ok_or_else(|| {
        Failure::new(format!("{path} leaves no safe place for a version and a note"))
            .hint("write them by hand: `version:`, and an item at the head of `changes:`")
    })?;
    write::replace(after.root(), &file.1.path, text.as_bytes())?;
    Ok(Outcome::Clean)
}

/// The version that a course had.
fn version(before: &Sources, args: &Bump, since: &str) -> Result<String, Failure> {
    changes::version(before, &args.id).ok_or_else(|| {
        Failure::new(format!("`{since}` has no course `{}` to compare with", args.id))
            .hint("a version that was never published need not be raised; `--since REV` names another revision")
    })
}

/// The note of the flag, else a sentence for each change in each language of the catalogue that there are words for.
fn note(args: &Bump, diff: &Diff, sources: &Sources) -> Result<Value, Failure> {
    let langs: Vec<Lang> = changes::languages(sources).iter().filter_map(|tag| tag.parse().ok()).collect();
    if let Some(text) = catalogue::in_languages("note", &args.note, &langs)? {
        return Ok(serde_json::to_value(text).expect("a text is JSON"));
    }
    let spoken = langs.iter().filter_map(|lang| Some((lang, Locale::of(lang)?)));
    Ok(spoken.map(|(lang, locale)| (lang.to_string(), Value::from(sentences(diff, lang, locale)))).collect())
}

fn sentences(diff: &Diff, lang: &Lang, locale: &'static Locale) -> String {
    let speaker = Speaker::new(diff, lang, locale);
    let sentences = diff.changes.iter().take(SPELT).map(|change| marked(&speaker.sentence(change).text));
    let more = if diff.changes.len() > SPELT { "; …" } else { "." };
    let text = sentences.collect::<Vec<_>>().join("; ") + more;
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
