//! The command line: one file a command. The only module that prints.

pub mod args;
mod build;
mod bump;
mod catalogue;
mod check;
mod completions;
mod diff;
mod explain;
mod freeze;
mod import;
mod field;
mod init;
mod list;
mod log;
mod man;
mod names;
mod new;
mod range;
mod schedule;
mod schema;
mod show;
mod table;
mod terminal;
mod verify;

use std::ffi::OsString;
use std::panic::catch_unwind;
use std::process::ExitCode;

use clap::Parser as _;

use crate::report::Failure;
use args::{Args, Command};
use terminal::Terminal;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Clean,
    /// The catalogue has errors, a change needs more approval than a gate lets through, or a file is not proved.
    Findings,
    /// The tool or the machine could not do what was asked.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Findings => 1,
            Outcome::Failed => 2,
        })
    }
}

/// Runs a command line, its first word being the name of the program.
pub fn run(words: impl IntoIterator<Item = OsString>) -> Outcome {
    let args = match Args::try_parse_from(words) {
        Ok(args) => args,
        Err(error) => {
            // Nothing can be done where even the help can't be printed.
            drop(error.print());
            return if error.use_stderr() { Outcome::Failed } else { Outcome::Clean };
        }
    };
    let terminal = Terminal::new(&args.shared);
    if let Some(jobs) = args.shared.jobs {
        // Fails only where threads are running already, which is so in no process that has just begun.
        drop(rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global());
    }
    match catch_unwind(|| dispatch(&args, &terminal)) {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(failure)) => {
            terminal.failure(&failure);
            Outcome::Failed
        }
        Err(_) => {
            terminal.failure(&Failure::new("this is a bug in syllabus, not in your catalogue"));
            Outcome::Failed
        }
    }
}

fn dispatch(args: &Args, terminal: &Terminal) -> Result<Outcome, Failure> {
    let shared = &args.shared;
    match &args.command {
        Command::Init(args) => init::run(args, terminal),
        Command::New(args) => new::run(args, shared, terminal),
        Command::Import(args) => import::run(args, shared, terminal),
        Command::Freeze(args) => freeze::run(args, shared, terminal),
        Command::Check(args) => check::run(args, shared, terminal),
        Command::Explain(args) => explain::run(args, shared, terminal),
        Command::List(args) => list::run(args, shared, terminal),
        Command::Show(args) => show::run(args, shared, terminal),
        Command::Build(args) => build::run(args, shared, terminal),
        Command::Schedule(args) => schedule::run(args, shared, terminal),
        Command::Today(args) => schedule::today(args, shared, terminal),
        Command::Next(args) => schedule::next(args, shared, terminal),
        Command::Verify(args) => verify::run(args, shared, terminal),
        Command::Diff(args) => diff::run(args, shared, terminal),
        Command::Log(args) => log::run(args, shared, terminal),
        Command::Bump(args) => bump::run(args, shared, terminal),
        Command::Schema(args) => schema::run(args, terminal),
        Command::Completions(args) => completions::run(args, terminal),
        Command::Man(args) => man::run(args, terminal),
    }
}
