//! What all edits of a file's text share: where lines begin and end, and the proof that the new text says what it should.

use serde::de::DeserializeOwned;

use super::{Tree, decode};
use crate::source::FileId;

/// Where the line of a byte begins.
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The byte after the end of the line in which a byte stands.
pub fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// Whether a text, read again, says a value and nothing else.
pub fn says<T: DeserializeOwned + PartialEq>(file: FileId, text: &str, wanted: &T) -> bool {
    let mut faults = Vec::new();
    let tree = Tree::parse(file, text, &mut faults);
    tree.and_then(|tree| decode::<T>(&tree, &mut faults)).as_ref() == Some(wanted)
}
