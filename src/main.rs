//! Parses the command line, runs it, maps the outcome to an exit code.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    syllabus::cli::run(std::env::args_os()).into()
}
