//! `syllabus check`.

use super::args::{Check, Format, Shared};
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::check::RULES;
use crate::model::Level;
use crate::report::sarif::Reporting;
use crate::report::words::Count;
use crate::report::{Failure, Severity, github, json, sarif, short};

pub(super) fn run(args: &Check, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &args.at, &args.levels)?;
    let (report, sources) = (&opened.report, &opened.sources);
    match args.format {
        Format::Human => {
            terminal.findings(report, sources);
            if let (true, Some(catalog)) = (report.is_empty(), &opened.catalog) {
                let files = Count(sources.files().count(), "file");
                terminal.note(&format!("{} in {files}: nothing found", Count(catalog.courses.len(), "course")));
            }
        }
        Format::Short => terminal.err(&short::render(report, sources)),
        Format::Json => terminal.out(&json::render(report, sources))?,
        Format::Github => terminal.out(&github::render(report, sources))?,
        Format::Sarif => terminal.out(&sarif::render(report, sources, &reporting()))?,
    }
    Ok(if report.has_errors() { Outcome::Findings } else { Outcome::Clean })
}

/// Everything that can be found.
fn reporting() -> Vec<Reporting> {
    let rules = RULES.iter().map(|rule| Reporting {
        id: rule.name,
        summary: rule.summary,
        help: rule.docs,
        severity: match rule.level {
            Level::Allow => None,
            Level::Warn => Some(Severity::Warning),
            Level::Deny => Some(Severity::Error),
        },
    });
    let codes = super::explain::codes().map(|(id, summary)| Reporting {
        id,
        summary,
        help: "",
        severity: Some(Severity::Error),
    });
    codes.chain(rules).collect()
}
