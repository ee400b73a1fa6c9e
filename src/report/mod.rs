//! Findings: what is wrong, where, and what cures it. Collected by every stage, printed by none.

mod failure;
pub mod github;
pub mod human;
pub mod json;
mod range;
pub mod sarif;
pub mod short;
pub mod words;

use std::collections::BTreeSet;

use crate::source::{FileId, Path, Span};

pub use failure::Failure;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The build goes on.
    Warning,
    /// The build is refused.
    Error,
}

/// A place that a finding points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A range of bytes.
    Span(Span),
    /// The value at a path.
    Value(FileId, Path),
    /// The key that ends a path.
    Key(FileId, Path),
}

impl Place {
    /// The file of the place.
    pub const fn file(&self) -> FileId {
        match self {
            Self::Span(span) => span.file,
            Self::Value(file, _) | Self::Key(file, _) => *file,
        }
    }

    /// The range of bytes; the head of the file for a place that is not located yet.
    pub const fn span(&self) -> Span {
        match self {
            Self::Span(span) => *span,
            Self::Value(file, _) | Self::Key(file, _) => Span { file: *file, start: 0, end: 0 },
        }
    }
}

/// A place with what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub place: Place,
    /// A few words; may be empty at the culprit.
    pub text: String,
}

/// The name of a fault that no level can silence, and what it means.
pub struct Code {
    /// The name in reports.
    pub name: &'static str,
    /// What is wrong, in half a sentence.
    pub summary: &'static str,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its name: a rule's, or that of a fault of format or reference.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One line, lowercase, without a final period: the found before the expected.
    pub message: String,
    /// The culprit.
    pub primary: Label,
    /// Other places that are involved: the judge, the first of two, the sum's parts.
    pub labels: Vec<Label>,
    /// What cures it.
    pub hints: Vec<String>,
}

impl Severity {
    /// The word that reports print.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            primary: Label { place, text: String::new() },
            labels: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// Says something at the culprit.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Adds an involved place.
    #[must_use]
    pub fn label(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    /// Adds a cure.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// The one collector of findings.
#[derive(Debug, Clone, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds all findings of another report.
    pub fn extend(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// The findings; sorted by file, place and code once [`located`](crate::yaml::locate).
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The findings, to be changed in place.
    pub fn diagnostics_mut(&mut self) -> &mut Vec<Diagnostic> {
        &mut self.diagnostics
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Number of errors and of warnings.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
        (errors, self.diagnostics.len() - errors)
    }

    /// What was found, in a line: `3 errors, 2 warnings in 6 files`; `None` where nothing was.
    pub fn summary(&self) -> Option<String> {
        let (errors, warnings) = self.counts();
        let files: BTreeSet<FileId> = self.diagnostics.iter().map(|d| d.primary.place.file()).collect();
        let found = match (errors, warnings) {
            (0, 0) => return None,
            (errors, 0) => words::Count(errors, "error").to_string(),
            (0, warnings) => words::Count(warnings, "warning").to_string(),
            (errors, warnings) => {
                format!("{}, {}", words::Count(errors, "error"), words::Count(warnings, "warning"))
            }
        };
        Some(format!("{found} in {}", words::Count(files.len(), "file")))
    }
}
