//! `syllabus show PROGRAM/ROW`: a row of a study plan with the hours of its topics.

use std::fmt::Write as _;

use super::{BOLD, named};
use crate::catalog::{Binding, Catalog};
use crate::cli::table::{self, Align};
use crate::model::{Activity, Hours, HoursByKind, Lang};

/// The row, its competences, and its topics by semester; hours of no kind are shown as `–`.
pub(super) fn print(catalog: &Catalog, binding: &Binding<'_>, lang: &Lang) -> String {
    let (row, course) = (binding.row, binding.course);
    let title = row.title.as_ref().unwrap_or(&course.value.title);
    let mut out = format!("{BOLD}{} {}{BOLD:#}\n", row.index, catalog.text(title, lang));
    let facts = [
        ("Course", course.id.to_string()),
        ("Credits", row.credits.to_string()),
        ("Hours", row.hours().total().to_string()),
        ("Topics", row.topics.as_str().to_owned()),
    ];
    let facts: Vec<_> = facts.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect();
    out += &table::render(&[Align::Left, Align::Left], &facts);
    let competences = binding.competences();
    let indicators = competences.iter().flat_map(|one| &one.indicators).map(|bound| {
        let outcomes: Vec<&str> = bound.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        vec![bound.indicator.code.clone(), outcomes.join(", ")]
    });
    let indicators: Vec<_> = indicators.collect();
    if !indicators.is_empty() {
        let _ = writeln!(out, "\n{BOLD}Indicators{BOLD:#}");
        named(&mut out, &table::render(&[Align::Left, Align::Left], &indicators));
    }
    let kinds = binding.kinds();
    for semester in &binding.semesters {
        let forms: Vec<&str> = semester.plan.attestation.iter().map(|form| form.as_str()).collect();
        let _ = writeln!(out, "\n{BOLD}Semester {}{BOLD:#}, {}", semester.plan.number, forms.join(", "));
        let mut rows = vec![head(&kinds)];
        for bound in semester.modules.iter().flat_map(|module| &module.topics) {
            rows.push(line(bound.topic.id.as_str(), &bound.hours, &kinds));
        }
        let control = HoursByKind::only(Activity::Control, semester.plan.hours.control);
        if !control.control.is_zero() {
            rows.push(line("control", &control, &kinds));
        }
        rows.push(line("in all", &semester.plan.hours, &kinds));
        let columns: Vec<Align> =
            (0..kinds.len() + 2).map(|i| if i == 0 { Align::Left } else { Align::Right }).collect();
        named(&mut out, &table::render(&columns, &rows));
    }
    out
}

fn head(kinds: &[Activity]) -> Vec<String> {
    let names = kinds.iter().map(|kind| kind.as_str().to_uppercase());
    std::iter::once("TOPIC".to_owned()).chain(names).chain(["ALL".to_owned()]).collect()
}

fn line(name: &str, hours: &HoursByKind, kinds: &[Activity]) -> Vec<String> {
    let shown = |hours: Hours| if hours.is_zero() { "–".to_owned() } else { hours.to_string() };
    let own = kinds.iter().map(|&kind| shown(hours.of(kind)));
    std::iter::once(name.to_owned()).chain(own).chain([shown(hours.total())]).collect()
}
