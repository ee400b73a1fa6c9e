//! The calendar schedule (календарный учебный график): modules by weeks or days, in hours by letter.

use super::super::scope::Scope;
use crate::document::paper::{Align, Cell, Column, Part, Row, Table};
use crate::locale::fill;
use crate::model::{Activity, Hours, HoursByKind, Id, Slot, Variant};
use crate::prose::Inline;

/// Columns of weeks or days that fit an upright page.
const COLUMNS: usize = 8;

/// The weeks of a variant, else its days.
fn slots(variant: &Variant) -> Vec<Slot> {
    if variant.weeks.is_empty() { variant.day_slots() } else { variant.week_slots() }
}

/// The tables, each of as many columns as fit a page, the last with the sums.
pub(super) fn parts(scope: &Scope<'_>) -> Vec<Part> {
    let slots = slots(scope.variant);
    if slots.is_empty() {
        return vec![Part::paragraph(scope.word("dpp-calendar-none"))];
    }
    let unit = if scope.variant.weeks.is_empty() { "day" } else { "week" };
    let numbered: Vec<(usize, &Slot)> = (1..).zip(&slots).collect();
    // Tables of about one width, rather than a full one and a remainder.
    let width = numbered.len().div_ceil(numbered.len().div_ceil(COLUMNS));
    let chunks: Vec<_> = numbered.chunks(width).collect();
    let last = chunks.len();
    let mut parts = vec![Part::opening(scope.word(&format!("dpp-calendar-{unit}s")))];
    for (number, chunk) in (1..).zip(chunks) {
        let all = (number == last).then_some(slots.as_slice());
        let mut table = table(scope, &format!("dpp-{unit}"), chunk, all);
        if number == last {
            table.note = vec![Inline::Text { text: legend(scope, &slots) }];
        }
        parts.push(Part::table(table));
    }
    parts
}

/// A table of some slots; `all` of them where it carries the sums.
fn table(scope: &Scope<'_>, head: &str, chunk: &[(usize, &Slot)], all: Option<&[Slot]>) -> Table {
    let number = |hours: Hours| scope.locale.number(hours);
    let row = |title: String, cell: &dyn Fn(&Slot) -> Vec<String>, sum: &dyn Fn(&Slot) -> Hours| {
        let mut cells = vec![Cell::text(title)];
        cells.extend(chunk.iter().map(|(_, slot)| Cell::texts(cell(slot))));
        cells.extend(all.map(|slots| Cell::text(number(slots.iter().map(sum).sum()))));
        Row::new(cells)
    };
    let of = |slot: &Slot, id: &Id| slot.modules.get(id).copied().unwrap_or_default();
    let modules = (1..).zip(&scope.variant.modules);
    let mut rows: Vec<Row> = modules
        .map(|(n, part): (usize, _)| {
            let title = format!("{n}.\u{a0}{}", scope.module_title(part));
            row(title, &|slot| letters(scope, &of(slot, &part.id)), &|slot| of(slot, &part.id).total())
        })
        .collect();
    if scope.variant.attestation.is_some() {
        let letter = scope.word("letter-attestation");
        let cell = |slot: &Slot| {
            let hours = slot.attestation;
            if hours.is_zero() { Vec::new() } else { vec![format!("{letter}\u{a0}{}", number(hours))] }
        };
        rows.push(row(scope.word("dpp-attestation").to_owned(), &cell, &|slot| slot.attestation));
    }
    let total = |slot: &Slot| vec![number(slot.total())];
    rows.push(row(scope.word("dpp-total").to_owned(), &total, &Slot::total).strong());
    let mut columns = vec![Column::growing(45)];
    columns.extend(chunk.iter().map(|_| Column::fixed(14, Align::Center)));
    let mut heads = vec![Cell::text(scope.word("dpp-subject"))];
    heads.extend(chunk.iter().map(|(n, _)| Cell::text(fill(scope.word(head), &[("n", &n.to_string())]))));
    if all.is_some() {
        columns.push(Column::fixed(14, Align::Center));
        heads.push(Cell::text(scope.word("dpp-all-hours")));
    }
    Table { columns, head: vec![heads], rows, ..Table::default() }
}

/// Hours by letter: «Л 2», «П 4».
fn letters(scope: &Scope<'_>, hours: &HoursByKind) -> Vec<String> {
    let kinds = Activity::ALL.into_iter().filter(|&kind| !hours.of(kind).is_zero());
    kinds.map(|kind| format!("{}\u{a0}{}", letter(scope, kind), scope.locale.number(hours.of(kind)))).collect()
}

fn letter(scope: &Scope<'_>, kind: Activity) -> &'static str {
    scope.word(&format!("letter-{}", kind.as_str()))
}

/// What the letters that occur mean.
fn legend(scope: &Scope<'_>, slots: &[Slot]) -> String {
    let hours: HoursByKind = slots.iter().flat_map(|slot| slot.modules.values().copied()).sum();
    let kinds = Activity::ALL.into_iter().filter(|&kind| !hours.of(kind).is_zero());
    let kinds = kinds.map(|kind| (letter(scope, kind), scope.locale.activity(kind).long.clone()));
    let attested = slots.iter().any(|slot| !slot.attestation.is_zero());
    let attestation = (scope.word("letter-attestation"), scope.word("dpp-attestation").to_lowercase());
    let meanings = kinds
        .chain(attested.then_some(attestation))
        .map(|(letter, meaning)| fill(scope.word("letter-meaning"), &[("letter", letter), ("meaning", &meaning)]));
    let letters = meanings.collect::<Vec<String>>().join(", ");
    fill(scope.word("dpp-legend"), &[("letters", &letters)])
}
