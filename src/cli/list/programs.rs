//! `syllabus list --programs`: the rows of all study plans.

use serde::Serialize;

use crate::catalog::Catalog;
use crate::cli::args::ListFormat;
use crate::cli::table::{self, Align};
use crate::load::Item;
use crate::model::{Lang, PlanRow, Program};

/// A row of a plan as the list prints it.
#[derive(Serialize)]
struct Row {
    program: String,
    row: String,
    index: String,
    title: String,
    course: Option<String>,
    semesters: Vec<u8>,
    credits: String,
    hours: String,
    attestation: Vec<&'static str>,
    topics: &'static str,
}

pub(super) fn list(catalog: &Catalog, lang: &Lang, format: ListFormat) -> String {
    let rows = catalog.programs.values().flat_map(|program| program.value.rows.iter().map(move |row| (program, row)));
    let rows: Vec<Row> = rows.map(|(program, own)| row(catalog, lang, program, own)).collect();
    match format {
        ListFormat::Table => columns(&rows),
        ListFormat::Json => serde_json::to_string_pretty(&rows).expect("strings and numbers are JSON") + "\n",
    }
}

fn row(catalog: &Catalog, lang: &Lang, program: &Item<Program>, row: &PlanRow) -> Row {
    let course = row.course.as_ref().and_then(|id| catalog.courses.get(id));
    let title = row.title.as_ref().or(course.map(|course| &course.value.title));
    Row {
        program: program.id.to_string(),
        row: row.id.to_string(),
        index: row.index.clone(),
        title: title.map(|title| catalog.text(title, lang).to_owned()).unwrap_or_default(),
        course: row.course.as_ref().map(ToString::to_string),
        semesters: row.semesters.iter().map(|semester| semester.number).collect(),
        credits: row.credits.to_string(),
        hours: row.hours().total().to_string(),
        attestation: row
            .semesters
            .iter()
            .flat_map(|semester| &semester.attestation)
            .map(|form| form.as_str())
            .collect(),
        topics: row.topics.as_str(),
    }
}

fn columns(rows: &[Row]) -> String {
    let head = ["PROGRAM", "ROW", "INDEX", "TITLE", "COURSE", "SEMESTERS", "CREDITS", "HOURS", "ATTESTATION"];
    let head = head.map(str::to_owned).to_vec();
    let cells = rows.iter().map(|row| {
        let semesters: Vec<String> = row.semesters.iter().map(ToString::to_string).collect();
        vec![
            row.program.clone(),
            row.row.clone(),
            row.index.clone(),
            row.title.clone(),
            row.course.clone().unwrap_or_else(|| "–".to_owned()),
            semesters.join(", "),
            row.credits.clone(),
            row.hours.clone(),
            row.attestation.join(", "),
        ]
    });
    let rows: Vec<_> = std::iter::once(head).chain(cells).collect();
    let (left, right) = (Align::Left, Align::Right);
    table::render(&[left, left, left, left, left, left, right, right, left], &rows)
}
