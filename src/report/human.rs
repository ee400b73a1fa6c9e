//! Findings with excerpts, for people: the look of `rustc`.

use std::collections::BTreeMap;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str};
use anstyle::{AnsiColor, Style};

use super::{Diagnostic, Failure, Label, Report, Severity};
use crate::source::{FileId, Position, Sources};

/// All findings with excerpts of at most `width` columns, and the line that counts them. Colours are always written: the
/// terminal strips what it can't show.
pub fn render(report: &Report, sources: &Sources, width: usize) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(width);
    let mut text = String::new();
    for finding in report.diagnostics() {
        text += &one(&renderer, finding, sources);
        text += "\n\n";
    }
    if let Some(summary) = report.summary() {
        let level = if report.has_errors() { Level::ERROR } else { Level::WARNING };
        text += &renderer.render(&[Group::with_title(level.no_name().primary_title(summary))]);
        text.push('\n');
    }
    text
}

/// A failure in the same look.
pub fn failure(failure: &Failure) -> String {
    const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
    const BOLD: Style = Style::new().bold();
    let mut text = format!("{ERROR}error{ERROR:#}{BOLD}: {}{BOLD:#}\n", normalize_untrusted_str(&failure.message));
    for hint in &failure.hints {
        text += &format!("  {BOLD}help{BOLD:#}: {}\n", normalize_untrusted_str(hint));
    }
    text
}

fn one(renderer: &Renderer, finding: &Diagnostic, sources: &Sources) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let culprit = finding.primary.place.file();
    let mut others: BTreeMap<FileId, Vec<(AnnotationKind, &Label)>> = BTreeMap::new();
    let mut here = vec![(AnnotationKind::Primary, &finding.primary)];
    for label in &finding.labels {
        let annotation = (AnnotationKind::Context, label);
        if label.place.file() == culprit {
            here.push(annotation);
        } else {
            others.entry(label.place.file()).or_default().push(annotation);
        }
    }
    let mut group = Group::with_title(level.primary_title(&finding.message).id(finding.code));
    group = group.element(snippet(culprit, &here, sources));
    for (file, labels) in others {
        group = group.element(snippet(file, &labels, sources));
    }
    for hint in &finding.hints {
        group = group.element(Level::HELP.message(normalize_untrusted_str(hint)));
    }
    renderer.render(&[group])
}

/// An excerpt of one file. Only the lines between its first and last label are handed over, so that a large file with
/// many findings costs no more than a small one.
fn snippet<'a>(
    file: FileId,
    labels: &[(AnnotationKind, &'a Label)],
    sources: &'a Sources,
) -> Snippet<'a, Annotation<'a>> {
    let text = &sources.file(file).text;
    let spans = || labels.iter().map(|(_, label)| label.place.span());
    let first = spans().map(|span| span.start.min(text.len())).min().unwrap_or_default();
    let last = spans().map(|span| span.end.min(text.len())).max().unwrap_or_default();
    let from = text.as_bytes()[..first].iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    let to =
        text.as_bytes()[last..].iter().position(|&byte| byte == b'\n').map_or(text.len(), |newline| last + newline);
    let annotations = labels.iter().map(|(kind, label)| {
        let span = label.place.span();
        let (start, end) = (span.start.clamp(from, to) - from, span.end.clamp(from, to) - from);
        let annotation = kind.span(start..end.max(start));
        if label.text.is_empty() { annotation } else { annotation.label(label.text.as_str()) }
    });
    Snippet::source(&text[from..to])
        .path(sources.display_path(file))
        .line_start(Position::of(text, from).line)
        .annotations(annotations)
}
