//! The study plan (учебный план): hours of modules by kind of work, the final attestation and the sum.

use super::super::scope::Scope;
use crate::document::paper::{Align, Cell, Column, Part, Row, Table};
use crate::model::{Activity, Hours, HoursByKind, VariantKind};
use crate::prose::Inline;

/// A column of hours.
struct Hourly {
    short: String,
    long: String,
    kinds: Vec<Activity>,
}

/// Columns of hours: kinds of work, or theory and practice in the form of general programmes (ДООП).
fn columns(scope: &Scope<'_>) -> Vec<Hourly> {
    let kinds = scope.kinds();
    let own = |kind: Activity| {
        let names = scope.locale.activity(kind);
        Hourly { short: names.short.clone(), long: names.long.clone(), kinds: vec![kind] }
    };
    if scope.variant.kind != VariantKind::Doop {
        return kinds.into_iter().map(own).collect();
    }
    let grouped = |word: &str, is_practice: bool| {
        let is_practical = |kind| matches!(kind, Activity::Practical | Activity::Lab | Activity::Supervised);
        let in_group = |kind: &Activity| kind.is_contact() && is_practical(*kind) == is_practice;
        let kinds: Vec<Activity> = kinds.iter().copied().filter(in_group).collect();
        let names: Vec<&str> = kinds.iter().map(|&kind| scope.locale.activity(kind).long.as_str()).collect();
        Hourly { short: scope.word(word).to_owned(), long: names.join(", "), kinds }
    };
    let groups = [grouped("dpp-theory", false), grouped("dpp-practice", true)];
    let rest = kinds.iter().copied().filter(|kind| !kind.is_contact()).map(own);
    groups.into_iter().filter(|group| !group.kinds.is_empty()).chain(rest).collect()
}

/// The table.
pub(super) fn parts(scope: &Scope<'_>) -> Vec<Part> {
    let (variant, locale) = (scope.variant, scope.locale);
    let hourly = columns(scope);
    let row = |number: String, title: &str, hours: &HoursByKind, total: Hours, control: &str| {
        let sum = |column: &Hourly| column.kinds.iter().map(|&kind| hours.of(kind)).sum::<Hours>();
        let mut cells = vec![Cell::text(number), Cell::text(title), Cell::text(locale.number(total))];
        cells.extend(hourly.iter().map(|column| Cell::text(locale.hours_cell(sum(column)))));
        cells.push(Cell::text(control));
        Row::new(cells)
    };
    let mut rows: Vec<Row> = (1..)
        .zip(variant.modules.iter().zip(scope.modules()))
        .map(|(number, (part, module)): (usize, _)| {
            row(number.to_string(), &module.title, &part.hours, part.hours.total(), &module.control)
        })
        .collect();
    let hours = variant.module_hours();
    if let Some(attestation) = &variant.attestation {
        let (title, form) = (scope.word("dpp-attestation"), scope.title(&attestation.form));
        rows.push(row(String::new(), title, &HoursByKind::default(), attestation.hours, &form));
    }
    let all = hours.total() + variant.attestation_hours();
    rows.push(row(String::new(), scope.word("dpp-total"), &hours, all, "").strong());
    let word = |key: &str| Cell::text(scope.word(key));
    let mut head = vec![word("number"), word("dpp-subject"), word("dpp-all-hours")];
    head.extend(hourly.iter().map(|column| Cell::text(column.short.as_str())));
    head.push(word("dpp-control"));
    let mut columns = vec![Column::fixed(9, Align::Center), Column::growing(50), Column::fixed(14, Align::Center)];
    columns.extend(hourly.iter().map(|_| Column::fixed(15, Align::Center)));
    columns.push(Column::fixed(32, Align::Left));
    let legend: Vec<String> = hourly.iter().map(|column| format!("{}\u{a0}– {}", column.short, column.long)).collect();
    let note = vec![Inline::Text { text: format!("{}.", legend.join("; ")) }];
    vec![Part::table(Table { columns, head: vec![head], rows, note, ..Table::default() })]
}
