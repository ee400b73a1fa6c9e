//! `syllabus verify`.

use std::path::Path;

use super::args::{Shared, Verify};
use super::terminal::Terminal;
use super::{Outcome, build, catalogue};
use crate::project::{self, Proved};
use crate::render::record::Record;
use crate::report::Failure;
use crate::report::words::Count;
use crate::source::{self, Sources};
use crate::verify::{self, Verdict};

pub(super) fn run(args: &Verify, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let sources = match &args.at.rev {
        Some(rev) => Some(catalogue::read_at(shared, rev)?),
        None if shared.catalog.is_some() => Some(catalogue::read(shared)?),
        None => None,
    };
    let proved = match (&args.at.rev, &sources) {
        (Some(rev), Some(sources)) => {
            let (proved, report) = project::prove(sources, &[], catalogue::dated(sources, None)?.year()?);
            let Some(proved) = proved else {
                terminal.findings(&report, sources);
                terminal.note(&format!("the catalogue at `{rev}` has errors"));
                return Ok(Outcome::Findings);
            };
            Some((rev.as_str(), proved))
        }
        _ => None,
    };
    let mut unproved = 0;
    for path in &args.files {
        let verdict = judge(path, sources.as_ref())?;
        let (text, agrees) = match (&proved, &sources) {
            (Some((rev, proved)), Some(sources)) => against(&verdict, (rev, proved, sources), shared),
            _ => (String::new(), true),
        };
        unproved += usize::from(!matches!(verdict, Verdict::Proved(_)) || !agrees);
        terminal.out(&format!("{}{text}", describe(path, &verdict)))?;
    }
    if unproved == 0 {
        return Ok(Outcome::Clean);
    }
    terminal.note(&format!("{} of {} not proved", unproved, Count(args.files.len(), "file")));
    Ok(Outcome::Findings)
}

fn judge(path: &Path, sources: Option<&Sources>) -> Result<Verdict, Failure> {
    let failed = |error| Failure::io(format!("can't read {}", path.display()), &error);
    match source::read_whole(path, verify::LARGEST).map_err(failed)? {
        Some(pdf) => verify::verify(&pdf, sources),
        None => Ok(Verdict::Refused(format!("it is larger than {} MiB", verify::LARGEST >> 20))),
    }
}

/// What a catalogue at a revision says of a file, in lines, and whether both agree.
fn against(verdict: &Verdict, (rev, proved, sources): (&str, &Proved, &Sources), shared: &Shared) -> (String, bool) {
    let (Verdict::Proved(printed) | Verdict::Differs(printed, ..)) = verdict else {
        return (String::new(), true);
    };
    let news = match build::news(printed.record.since.as_deref(), sources, shared) {
        Ok(news) => news,
        Err(failure) => return (format!("  what is new in it can't be compared: {}\n", failure.message), false),
    };
    match verify::against(printed, &proved.catalog, &proved.plan, news) {
        Ok(found) if found.is_empty() => (format!("  agrees with the catalogue at {rev}\n"), true),
        Ok(found) => (found.iter().map(|line| format!("  {line}\n")).collect(), false),
        Err(why) => (format!("  {why} at {rev}\n"), false),
    }
}

/// A verdict in lines: the file with what it is, then what is wrong.
fn describe(path: &Path, verdict: &Verdict) -> String {
    let path = path.display();
    match verdict {
        Verdict::Proved(printed) => format!("{path}: proved: {}\n", origin(&printed.record)),
        Verdict::Refused(why) => format!("{path}: not proved: {why}\n"),
        Verdict::Differs(printed, parts, reason) => {
            let mut text = format!("{path}: not proved: {}\n", origin(&printed.record));
            parts.iter().for_each(|part| text += &format!("  differs: {part}\n"));
            reason.iter().for_each(|reason| text += &format!("  {reason}\n"));
            text
        }
    }
}

/// What a document is and what it was made from.
fn origin(record: &Record) -> String {
    let date = record.date.map(|date| format!(" of {date}")).unwrap_or_default();
    let commit = match &record.commit {
        Some(commit) if record.modified => format!(", commit {commit} with changes"),
        Some(commit) => format!(", commit {commit}"),
        None => String::new(),
    };
    format!("{}{date}{commit}, by {}", record.document, record.tool)
}
