//! Files outside the catalogue that a command is told to read.
#![allow(clippy::disallowed_methods, reason = "a part of the only reader of the disk")]

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// Reads a file of at most so many bytes; `None` where it has more, of which no more is read.
///
/// # Errors
/// When the file can't be read.
pub fn foreign(path: &Path, largest: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(largest as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= largest).then_some(bytes))
}
