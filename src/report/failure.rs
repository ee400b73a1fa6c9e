//! Trouble with the machine or the command, as opposed to findings in a catalogue.

use std::fmt;
use std::io::{self, ErrorKind};

/// Why the tool could not do what was asked: a sentence that says what was being done, and what may help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// One line, lowercase, without a final period.
    pub message: String,
    /// What may help.
    pub hints: Vec<String>,
}

impl Failure {
    /// A failure in words.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hints: Vec::new() }
    }

    /// A failure of the operating system while something was being done: `can't write output/x.pdf`.
    pub fn io(doing: impl fmt::Display, error: &io::Error) -> Self {
        let failure = Self::new(format!("{doing}: {}", cause(error)));
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                failure.hint("free some space and run the command again")
            }
            ErrorKind::PermissionDenied => failure.hint("check who owns the folder and who may write to it"),
            ErrorKind::ReadOnlyFilesystem => failure.hint("name a folder that can be written to: `--out DIR`"),
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
                failure.hint("move the file that stands in the way, or name another folder")
            }
            _ => failure,
        }
    }

    /// Adds what may help.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// The cause in words, without the number that the operating system gives it.
fn cause(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "no space left on device".into(),
        ErrorKind::QuotaExceeded => "the disk quota is used up".into(),
        ErrorKind::PermissionDenied => "permission denied".into(),
        ErrorKind::ReadOnlyFilesystem => "the file system is read-only".into(),
        ErrorKind::NotADirectory => "a part of the path is a file, not a folder".into(),
        ErrorKind::IsADirectory => "there is a folder of that name".into(),
        ErrorKind::NotFound => "no such file or folder".into(),
        ErrorKind::AlreadyExists => "there is a file of that name".into(),
        _ => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or_default();
            let mut letters = text.chars();
            letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_was_being_done() {
        let full = Failure::io("can't write output/x.pdf", &ErrorKind::StorageFull.into());
        assert_eq!(full.message, "can't write output/x.pdf: no space left on device");
        let large = Failure::io("can't write x", &io::Error::from_raw_os_error(27));
        assert_eq!(large.message, "can't write x: file too large");
    }
}
