//! One JSON object a line for each finding, for programs.
//!
//! `code`, `severity` (`error` or `warning`) and `message` say what was found; `places` says where, the culprit first, each
//! with the `text` that a person reads there; `hints` says what cures it.

use serde::Serialize;

use super::{Report, range::Range};
use crate::source::Sources;

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    places: Vec<Place<'a>>,
    hints: &'a [String],
}

#[derive(Serialize)]
struct Place<'a> {
    #[serde(flatten)]
    range: Range,
    text: &'a str,
}

/// The findings, one JSON object a line.
pub fn render(report: &Report, sources: &Sources) -> String {
    let lines = report.diagnostics().iter().map(|finding| {
        let labels = std::iter::once(&finding.primary).chain(&finding.labels);
        let finding = Finding {
            code: finding.code,
            severity: finding.severity.as_str(),
            message: &finding.message,
            places: labels.map(|label| Place { range: Range::of(label, sources), text: &label.text }).collect(),
            hints: &finding.hints,
        };
        serde_json::to_string(&finding).expect("strings and numbers are JSON") + "\n"
    });
    lines.collect()
}
