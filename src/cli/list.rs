//! `syllabus list`.

mod programs;

use serde::Serialize;

use super::args::{List, ListFormat, RuleLevels, Shared};
use super::table::{self, Align};
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::catalog::Catalog;
use crate::model::{Course, Id, Lang};
use crate::report::words::Count;
use crate::report::{Failure, Report, Severity};
use crate::source::FileId;

/// A course as the list prints it.
#[derive(Serialize)]
struct Row {
    id: String,
    code: String,
    title: String,
    credits: Vec<Credit>,
    hours: String,
    level: String,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct Credit {
    system: String,
    number: String,
    unit: String,
}

pub(super) fn run(args: &List, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &args.at, &RuleLevels::default())?;
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let lang = catalogue::language(catalog, args.lang.as_deref())?;
    if args.programs {
        terminal.out(&programs::list(catalog, &lang, args.format))?;
        return left_out(catalog, terminal);
    }
    let rows: Vec<Row> = catalog
        .courses
        .iter()
        .map(|(id, course)| row(catalog, id, course.file, &course.value, &lang, &opened.report))
        .collect();
    terminal.out(&match args.format {
        ListFormat::Table => columns(&rows),
        ListFormat::Json => serde_json::to_string_pretty(&rows).expect("strings and numbers are JSON") + "\n",
    })?;
    left_out(catalog, terminal)
}

/// Says what the list lacks.
fn left_out(catalog: &Catalog, terminal: &Terminal) -> Result<Outcome, Failure> {
    for id in catalog.broken.iter().filter(|id| !catalog.institutions.contains_key(*id)) {
        terminal.note(&format!("`{id}` is left out: it has errors of format or reference, see `syllabus check`"));
    }
    Ok(if catalog.broken.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

fn row(catalog: &Catalog, id: &Id, file: FileId, course: &Course, lang: &Lang, report: &Report) -> Row {
    let systems = &catalog.institution(course).value.credit_systems;
    let credit = |(system, number): (&Id, &crate::model::Credits)| Credit {
        system: system.to_string(),
        number: number.to_string(),
        unit: systems.get(system).map(|system| catalog.text(&system.unit, lang).to_owned()).unwrap_or_default(),
    };
    let count = |severity: Severity| {
        let found = report.diagnostics().iter().filter(|d| d.severity == severity && d.primary.place.file() == file);
        found.count()
    };
    Row {
        id: id.to_string(),
        code: course.code.clone(),
        title: catalog.text(&course.title, lang).to_owned(),
        credits: course.credits.iter().map(credit).collect(),
        hours: course.hours.total().to_string(),
        level: match course.eqf {
            Some(eqf) => format!("{}, EQF {eqf}", course.cycle.as_str()),
            None => course.cycle.as_str().to_owned(),
        },
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
    }
}

fn columns(rows: &[Row]) -> String {
    let head = ["ID", "CODE", "TITLE", "CREDITS", "HOURS", "LEVEL", "FINDINGS"].map(str::to_owned).to_vec();
    let cells = rows.iter().map(|row| {
        let credits = row.credits.iter().map(|credit| format!("{} {}", credit.number, credit.unit));
        let found = [(row.errors, "error"), (row.warnings, "warning")];
        let found =
            found.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| Count(count, word).to_string());
        vec![
            row.id.clone(),
            row.code.clone(),
            row.title.clone(),
            credits.collect::<Vec<_>>().join(", "),
            row.hours.clone(),
            row.level.clone(),
            found.collect::<Vec<_>>().join(", "),
        ]
    });
    let rows: Vec<_> = std::iter::once(head).chain(cells).collect();
    let left = Align::Left;
    table::render(&[left, left, left, left, Align::Right, left, left], &rows)
}
