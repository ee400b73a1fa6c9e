//! Typst's errors and warnings → findings at the catalogue's own templates, or the confession that we are wrong.

use typst::diag::{Severity as TypstSeverity, SourceDiagnostic};
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use crate::report::{Diagnostic, Place, Severity};
use crate::source::{FileId, Path, Span};

use super::Fault;
use super::world::Desk;

/// The faults that printing finds.
pub(super) const TEMPLATE_FAULT: &str = "template-fault";
pub(super) const CONTENT_FAULT: &str = "content-not-printable";

/// Errors of a document whose content comes from `file`.
pub(super) fn fault(desk: &Desk<'_>, file: FileId, errors: &[SourceDiagnostic]) -> Fault {
    let found: Vec<Diagnostic> =
        errors.iter().filter_map(|error| own(desk, error).or_else(|| of_content(file, error))).collect();
    if found.is_empty() { Fault::Internal(describe(desk, errors)) } else { Fault::Findings(found) }
}

/// Warnings of the catalogue's own templates.
pub(super) fn warnings(desk: &Desk<'_>, warnings: &[SourceDiagnostic]) -> Vec<Diagnostic> {
    warnings.iter().filter_map(|warning| own(desk, warning)).collect()
}

/// A finding at the innermost of the catalogue's own templates that is involved.
fn own(desk: &Desk<'_>, found: &SourceDiagnostic) -> Option<Diagnostic> {
    let trace = found.trace.iter().map(|point| DiagSpan::from(point.span));
    let place = std::iter::once(found.span).chain(trace).find_map(|span| place(desk, span))?;
    let mut finding = Diagnostic::error(TEMPLATE_FAULT, place, one_line(&found.message));
    if found.severity == TypstSeverity::Warning {
        finding.severity = Severity::Warning;
    }
    finding.hints = hints(found);
    Some(finding)
}

fn place(desk: &Desk<'_>, span: DiagSpan) -> Option<Place> {
    let file = desk.shared.own(span.id()?)?;
    let range = desk.range(span)?;
    Some(Place::Span(Span { file, start: range.start, end: range.end }))
}

/// A finding at the course: what only its texts or pictures can have caused.
fn of_content(file: FileId, error: &SourceDiagnostic) -> Option<Diagnostic> {
    const CAUSES: [&str; 5] =
        ["failed to decode image", "failed to parse SVG", "unknown image format", "file not found", "error: the text "];
    let caused = CAUSES.iter().any(|cause| error.message.contains(cause)) || error.message.contains("codepoint");
    caused.then(|| {
        let mut finding = Diagnostic::error(CONTENT_FAULT, Place::Value(file, Path::root()), one_line(&error.message));
        finding.hints = hints(error);
        finding
    })
}

/// Typst's hints, but for those that name its own command line.
fn hints(found: &SourceDiagnostic) -> Vec<String> {
    found.hints.iter().map(|hint| one_line(&hint.v)).filter(|hint| !hint.contains("--root")).collect()
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What Typst said of an embedded template, for the report of a bug.
fn describe(desk: &Desk<'_>, errors: &[SourceDiagnostic]) -> String {
    let lines = errors.iter().map(|error| match position(desk, error.span) {
        Some(place) => format!("{place}: {}", error.message),
        None => error.message.to_string(),
    });
    lines.collect::<Vec<_>>().join("; ")
}

fn position(desk: &Desk<'_>, span: DiagSpan) -> Option<String> {
    let id = span.id()?;
    let source = desk.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(desk.range(span)?.start)?;
    Some(format!("{}:{}:{}", id.get().vpath().get_without_slash(), line + 1, column + 1))
}
