//! Places as programs want them: path, lines, columns, bytes.

use serde::Serialize;

use super::Label;
use crate::source::Sources;

/// A place as reports for programs print it. Lines and columns are counted from 1, columns in characters; the end is the
/// position after the last character.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Range {
    /// Path from the current folder.
    pub(super) path: String,
    /// First line.
    pub(super) line: usize,
    /// First column.
    pub(super) column: usize,
    /// Last line.
    pub(super) end_line: usize,
    /// Column after the last.
    pub(super) end_column: usize,
    /// First byte, counted from 0.
    pub(super) byte: usize,
    /// Byte after the last.
    pub(super) end_byte: usize,
}

impl Range {
    pub(super) fn of(label: &Label, sources: &Sources) -> Self {
        let span = label.place.span();
        let (start, end) = (sources.position(span.file, span.start), sources.position(span.file, span.end));
        Self {
            path: sources.display_path(span.file),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte: span.start,
            end_byte: span.end,
        }
    }
}
