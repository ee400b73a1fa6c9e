//! `syllabus diff`.

use std::collections::BTreeSet;
use std::path::Path;

use super::args::{Diff as Args, DiffFormat, Shared};
use super::range::Range;
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::diff::print::{Places, human, json, markdown};
use crate::diff::words::Speaker;
use crate::diff::{self, Diff};
use crate::document::changes;
use crate::locale::Locale;
use crate::model::{Id, Lang};
use crate::project::{self, Proved};
use crate::render::theme;
use crate::report::words::{Count, ticked};
use crate::report::{Failure, Report};
use crate::source::{Kind, Sources};
use crate::write;

pub(super) fn run(args: &Args, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let (before, after) = sides(&Range::new(&args.range), shared)?;
    let mut diff = diff::compare(&before, &after);
    if let Some(course) = &args.course {
        known(course, &before, &after)?;
        diff.keep_course(course);
    }
    let gate = args.gate.as_deref().map(|level| rank(&diff, level)).transpose()?;
    let (lang, locale) = language(args.lang.as_deref(), &after)?;
    let speaker = Speaker::new(&diff, &lang, locale);
    let mut places = Places::new(&before, &after);
    let text = match args.format {
        DiffFormat::Human => human::render(&diff, &speaker, &mut places),
        DiffFormat::Markdown => markdown::render(&diff, &speaker, &mut places),
        DiffFormat::Json => json::render(&diff, &mut places),
        DiffFormat::Pdf => String::new(),
    };
    match (&args.out, args.format) {
        (Some(out), DiffFormat::Pdf) => {
            if let Some(outcome) = sheet(args, out, &diff, &after, &lang, terminal)? {
                return Ok(outcome);
            }
        }
        (Some(out), _) => to_file(out, anstream::adapter::strip_str(&text).to_string().as_bytes())?,
        (None, _) => terminal.out(&text)?,
    }
    if matches!(args.format, DiffFormat::Human | DiffFormat::Pdf) {
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

/// Prints the sheet of changes into the file of the flag. Gives back how the command ends where the later catalogue, its
/// templates or its theme do not allow it.
fn sheet(
    args: &Args,
    out: &Path,
    diff: &Diff,
    after: &Sources,
    lang: &Lang,
    terminal: &Terminal,
) -> Result<Option<Outcome>, Failure> {
    let dated = catalogue::dated(after, None)?;
    let (proved, report) = project::prove(after, &[], dated.year()?);
    let Some(Proved { catalog, .. }) = proved else {
        terminal.findings(&report, after);
        return Ok(Some(Outcome::Findings));
    };
    let others = catalog.languages().iter().filter(|other| *other != lang).cloned();
    let langs = std::iter::once(lang.clone()).chain(others);
    let langs: Vec<_> =
        langs.filter_map(|lang| Some((Locale::of(&lang)?, lang))).map(|(locale, lang)| (lang, locale)).collect();
    let range = Range::new(&args.range);
    let range = changes::Range { from: &range.from, to: range.to.as_deref(), date: dated.date };
    let Some(view) = changes::view(&catalog, diff, &langs, &range) else { return Ok(None) };
    let mut found = Report::default();
    let name = catalog.settings.theme.as_ref().map_or(theme::DEFAULT, Id::as_str);
    let printed = match project::theme(name, after, &catalog, &mut found)? {
        Some(theme) => project::print_changes(after, &catalog, &theme, &view, &dated.edition())?,
        None => Err(found),
    };
    match printed {
        Ok(pdf) => to_file(out, &pdf).map(|()| None),
        Err(found) => {
            terminal.findings(&found, after);
            Ok(Some(Outcome::Findings))
        }
    }
}

/// Writes the file of the flag.
fn to_file(out: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = out.file_name().and_then(|name| name.to_str()).ok_or_else(|| {
        Failure::new(format!("{} names no file", out.display())).hint("name one: `--out changes.pdf`")
    })?;
    write::replace(folder, file, bytes)
}

/// The two catalogues that a range names.
fn sides(range: &Range, shared: &Shared) -> Result<(Sources, Sources), Failure> {
    let history = catalogue::history(shared)?;
    let before = project::open_at(&history, &range.base(&history)?)?;
    let after = match &range.to {
        Some(to) => project::open_at(&history, to)?,
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
    Err(catalogue::unknown("course", course, ids().collect::<BTreeSet<_>>()))
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
