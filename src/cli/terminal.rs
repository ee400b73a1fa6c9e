//! The terminal: what was asked for goes to the standard output, findings and all else to the standard error.

use std::io::{self, ErrorKind, IsTerminal as _, Write as _};

use anstream::{AutoStream, ColorChoice};

use super::args::{Color, Shared};
use crate::report::{Failure, Report, human};
use crate::source::Sources;

/// Where a command prints.
pub(super) struct Terminal {
    color: ColorChoice,
    /// Whether only findings and what was asked for are printed.
    pub(super) quiet: bool,
}

impl Terminal {
    pub(super) fn new(shared: &Shared) -> Self {
        let color = match shared.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { color, quiet: shared.quiet }
    }

    /// Prints what was asked for. A reader that has gone away, such as `head`, is no error.
    pub(super) fn out(&self, text: &str) -> Result<(), Failure> {
        let mut stream = AutoStream::new(io::stdout().lock(), self.color);
        match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::io("can't write to the standard output", &error))
            }
            _ => Ok(()),
        }
    }

    /// Prints to the standard error. Where that fails there is nowhere left to say so.
    pub(super) fn err(&self, text: &str) {
        let mut stream = AutoStream::new(io::stderr().lock(), self.color);
        drop(stream.write_all(text.as_bytes()));
    }

    /// Prints a line about what was done, unless told to be quiet.
    pub(super) fn note(&self, line: &str) {
        if !self.quiet {
            self.err(&format!("{line}\n"));
        }
    }

    /// Prints findings with excerpts.
    pub(super) fn findings(&self, report: &Report, sources: &Sources) {
        if !report.is_empty() {
            self.err(&human::render(report, sources, width()));
        }
    }

    /// Prints why the command failed.
    pub(super) fn failure(&self, failure: &Failure) {
        self.err(&human::failure(failure));
    }

    /// Whether a person watches.
    pub(super) fn is_watched(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }
}

/// Columns of the terminal that findings are printed on; away from a terminal, what most are read in.
fn width() -> usize {
    const ELSEWHERE: usize = 120;
    let seen = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
    seen.filter(|&width| width >= 40).unwrap_or(ELSEWHERE)
}
