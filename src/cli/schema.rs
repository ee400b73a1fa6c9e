//! `syllabus schema`: JSON Schema of each kind of file.

use super::Outcome;
use super::args::Schema;
use super::terminal::Terminal;
use crate::load::schema::{KINDS, schema};
use crate::report::Failure;
use crate::report::words::did_you_mean;
use crate::source::Kind;

pub(super) fn run(args: &Schema, terminal: &Terminal) -> Result<Outcome, Failure> {
    let Some(name) = &args.kind else {
        terminal.out(&KINDS.iter().map(|(name, _)| format!("{name}\n")).collect::<String>())?;
        return Ok(Outcome::Clean);
    };
    let Some((_, kind)) = KINDS.iter().find(|(kind, _)| kind == name) else {
        let mut failure = Failure::new(format!("no kind of file is called `{name}`"));
        failure.hints.extend(did_you_mean(name, KINDS.iter().map(|(kind, _)| *kind)));
        return Err(failure.hint("`syllabus schema` lists the kinds"));
    };
    terminal.out(&text(*kind))?;
    Ok(Outcome::Clean)
}

/// The schemas of all kinds as files of the folder `.schema`: path and text.
pub(super) fn files() -> impl Iterator<Item = (String, String)> {
    KINDS.iter().map(|(name, kind)| (format!(".schema/{name}.json"), text(*kind)))
}

fn text(kind: Kind) -> String {
    serde_json::to_string_pretty(&schema(kind)).expect("a schema is JSON") + "\n"
}
