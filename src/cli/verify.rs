//! `syllabus verify`.

use std::path::Path;

use super::args::{Shared, Verify};
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::render::record::Record;
use crate::report::Failure;
use crate::report::words::Count;
use crate::source::{self, Sources};
use crate::verify::{self, Verdict};

pub(super) fn run(args: &Verify, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let sources = if shared.catalog.is_some() { Some(catalogue::read(shared)?) } else { None };
    let mut unproved = 0;
    for path in &args.files {
        let verdict = judge(path, sources.as_ref())?;
        unproved += usize::from(!matches!(verdict, Verdict::Proved(_)));
        terminal.out(&describe(path, &verdict))?;
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

/// A verdict in lines: the file with what it is, then what is wrong.
fn describe(path: &Path, verdict: &Verdict) -> String {
    let path = path.display();
    match verdict {
        Verdict::Proved(record) => format!("{path}: proved: {}\n", origin(record)),
        Verdict::Refused(why) => format!("{path}: not proved: {why}\n"),
        Verdict::Differs(record, parts, reason) => {
            let mut text = format!("{path}: not proved: {}\n", origin(record));
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
