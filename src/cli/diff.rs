//! `syllabus diff`.

use super::args::{Diff as Args, DiffFormat, Shared};
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::diff::print::{Places, human, json, markdown};
use crate::diff::words::Speaker;
use crate::diff::{self, Diff};
use crate::locale::Locale;
use crate::model::Lang;
use crate::project;
use crate::report::Failure;
use crate::report::words::{Count, did_you_mean, ticked};
use crate::source::{Kind, Sources};

pub(super) fn run(args: &Args, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let (before, after) = sides(&args.range, shared)?;
    let mut diff = diff::compare(&before, &after);
    if let Some(course) = &args.course {
        known(course, &before, &after)?;
        diff.keep_course(course);
    }
    let gate = args.gate.as_deref().map(|level| rank(&diff, level)).transpose()?;
    let (lang, locale) = language(args.lang.as_deref(), &after)?;
    let speaker = Speaker::new(&diff, &lang, locale);
    let mut places = Places::new(&before, &after);
    terminal.out(&match args.format {
        DiffFormat::Human => human::render(&diff, &speaker, &mut places),
        DiffFormat::Markdown => markdown::render(&diff, &speaker, &mut places),
        DiffFormat::Json => json::render(&diff, &mut places),
    })?;
    if args.format == DiffFormat::Human {
        terminal.note(&summary(&diff));
    }
    Ok(match gate {
        Some(gate) if diff.needed().is_some_and(|needed| needed > gate) => {
            terminal.err(&refusal(&diff, gate));
            Outcome::Findings
        }
        _ => Outcome::Clean,
    })
}

/// The two catalogues that a range names.
fn sides(range: &str, shared: &Shared) -> Result<(Sources, Sources), Failure> {
    let history = catalogue::history(shared)?;
    let or_head = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
    let (from, to) = if let Some((a, b)) = range.split_once("...") {
        let (a, b) = (or_head(a), or_head(b));
        (project::merge_base(&history, &a, &b)?, Some(b))
    } else if let Some((a, b)) = range.split_once("..") {
        (or_head(a), Some(or_head(b)))
    } else {
        (range.to_owned(), None)
    };
    let before = project::open_at(&history, &from)?;
    let after = match to {
        Some(to) => project::open_at(&history, &to)?,
        None => catalogue::read(shared)?,
    };
    Ok((before, after))
}

/// Refuses an id that no course has on either side.
pub(super) fn known(course: &str, before: &Sources, after: &Sources) -> Result<(), Failure> {
    let ids = || {
        let files = before.files().chain(after.files()).filter(|(_, file)| file.kind == Kind::Course);
        files.map(|(_, file)| Kind::id(&file.path))
    };
    if ids().any(|id| id == course) {
        return Ok(());
    }
    let mut failure = Failure::new(format!("unknown course `{course}`"));
    failure.hints.extend(did_you_mean(course, ids()));
    Err(failure)
}

fn rank(diff: &Diff, level: &str) -> Result<usize, Failure> {
    diff.approval.rank(level).ok_or_else(|| {
        Failure::new(format!("unknown level of approval `{level}`"))
            .hint(format!("the levels, from the lowest: {}", ticked(diff.approval.levels(), "and")))
    })
}

/// The language that is asked for, else the first of the catalogue that there are words for.
pub(super) fn language(asked: Option<&str>, sources: &Sources) -> Result<(Lang, &'static Locale), Failure> {
    let none = |tag: &str| {
        Failure::new(format!("there are no words for changes in `{tag}`"))
            .hint(format!("there are for {}", ticked(Locale::tags(), "and")))
    };
    if let Some(tag) = asked {
        let lang: Lang = tag.parse().map_err(|_| none(tag))?;
        let locale = Locale::of(&lang).ok_or_else(|| none(tag))?;
        return Ok((lang, locale));
    }
    let listed = diff::languages(sources).into_iter().chain(Locale::tags().map(str::to_owned));
    let mut spoken =
        listed.filter_map(|tag| tag.parse::<Lang>().ok()).filter_map(|lang| Some((Locale::of(&lang)?, lang)));
    spoken.next().map(|(locale, lang)| (lang, locale)).ok_or_else(|| none(""))
}

/// How many changes there are, and how many of them need which level: `3 changes: 2 author, 1 council`.
fn summary(diff: &Diff) -> String {
    if diff.changes.is_empty() {
        return "nothing changed".into();
    }
    let needs = |rank: usize| diff.changes.iter().filter(|change| diff.approval.needed(change.kind) == rank).count();
    let levels = diff.approval.levels().enumerate().map(|(rank, level)| (needs(rank), level));
    let levels: Vec<String> =
        levels.filter(|(count, _)| *count > 0).map(|(count, level)| format!("{count} {level}")).collect();
    format!("{}: {}", Count(diff.changes.len(), "change"), levels.join(", "))
}

/// Says which changes need more than the gate lets through.
fn refusal(diff: &Diff, gate: usize) -> String {
    let above = diff.changes.iter().filter(|change| diff.approval.needed(change.kind) > gate);
    let lines = above.map(|change| {
        let level = diff.approval.name(diff.approval.needed(change.kind));
        format!("  {}: `{}` needs `{level}`\n", change.owner.id, change.kind)
    });
    let lines: Vec<String> = lines.collect();
    let verb = if lines.len() == 1 { "needs" } else { "need" };
    let name = diff.approval.name(gate);
    format!("{} {verb} more than `{name}`:\n{}", Count(lines.len(), "change"), lines.concat())
}
