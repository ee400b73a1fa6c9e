//! `syllabus man`.

use clap::CommandFactory as _;
use clap_mangen::Man as Page;

use super::Outcome;
use super::args::{Args, Man};
use super::terminal::Terminal;
use crate::report::Failure;
use crate::report::words::Count;
use crate::write;

pub(super) fn run(args: &Man, terminal: &Terminal) -> Result<Outcome, Failure> {
    let mut command = Args::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = &args.folder else {
        terminal.out(&text(&command)?)?;
        return Ok(Outcome::Clean);
    };
    let mut pages = Vec::new();
    gather(&command, &mut pages);
    for page in &pages {
        let name = format!("{}.1", page.get_display_name().unwrap_or(page.get_name()));
        write::replace(folder, &name, text(page)?.as_bytes())?;
    }
    terminal.note(&format!("{} in {}", Count(pages.len(), "page"), folder.display()));
    Ok(Outcome::Clean)
}

/// The command and all below it.
fn gather<'a>(command: &'a clap::Command, pages: &mut Vec<&'a clap::Command>) {
    pages.push(command);
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        gather(inner, pages);
    }
}

fn text(command: &clap::Command) -> Result<String, Failure> {
    let mut page = Vec::new();
    Page::new(command.clone()).render(&mut page).map_err(|error| Failure::io("can't make the manual page", &error))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
