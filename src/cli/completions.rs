//! `syllabus completions`.

use clap::CommandFactory as _;

use super::Outcome;
use super::args::{Args, Completions};
use super::terminal::Terminal;
use crate::report::Failure;

pub(super) fn run(args: &Completions, terminal: &Terminal) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "syllabus", &mut script);
    terminal.out(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
