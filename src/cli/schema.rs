//! `syllabus schema`: JSON Schema of each kind of file, draft 7, which editors understand best.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema as JsonText};

use super::Outcome;
use super::args::Schema;
use super::terminal::Terminal;
use crate::model::{Bibliography, CatalogFile, Course, Id, Institution, Person};
use crate::report::Failure;
use crate::report::words::did_you_mean;

/// A kind of file: its name and its schema.
type Kind = (&'static str, fn() -> JsonText);

const KINDS: [Kind; 5] = [
    ("bibliography", of::<Bibliography>),
    ("catalog", of::<CatalogFile>),
    ("course", of::<Course>),
    ("institution", of::<Institution>),
    ("people", of::<BTreeMap<Id, Person>>),
];

pub(super) fn run(args: &Schema, terminal: &Terminal) -> Result<Outcome, Failure> {
    let Some(name) = &args.kind else {
        terminal.out(&KINDS.iter().map(|(name, _)| format!("{name}\n")).collect::<String>())?;
        return Ok(Outcome::Clean);
    };
    let Some((_, schema)) = KINDS.iter().find(|(kind, _)| kind == name) else {
        let mut failure = Failure::new(format!("no kind of file is called `{name}`"));
        failure.hints.extend(did_you_mean(name, KINDS.iter().map(|(kind, _)| *kind)));
        return Err(failure.hint("`syllabus schema` lists the kinds"));
    };
    terminal.out(&text(schema()))?;
    Ok(Outcome::Clean)
}

/// The schemas of all kinds as files of the folder `.schema`: path and text.
pub(super) fn files() -> impl Iterator<Item = (String, String)> {
    KINDS.iter().map(|(name, schema)| (format!(".schema/{name}.json"), text(schema())))
}

fn of<T: JsonSchema>() -> JsonText {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<T>()
}

fn text(schema: JsonText) -> String {
    serde_json::to_string_pretty(&schema.to_value()).expect("a schema is JSON") + "\n"
}
