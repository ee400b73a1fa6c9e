//! The calendar schedule (календарный учебный график) of a variant: modules by weeks or days, in hours by letter.

use serde::Serialize;

use super::scope::Scope;
use crate::locale::fill;
use crate::model::{Activity, Hours, HoursByKind, Id, Slot, Variant};

/// Columns that fit a page.
const COLUMNS: usize = 8;

/// The schedule.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct CalendarView {
    /// What a column is; what is said where there is no schedule.
    lead: String,
    /// Tables, each of as many columns as fit a page.
    tables: Vec<TableView>,
    /// What the letters mean.
    legend: String,
}

/// One table of a schedule.
#[derive(Debug, Clone, Serialize)]
struct TableView {
    heads: Vec<String>,
    rows: Vec<RowView>,
    total: RowView,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize)]
struct RowView {
    title: String,
    /// Lines of each cell: «Л 2», «П 4».
    cells: Vec<Vec<String>>,
    /// The sum, in the last table.
    sum: Option<String>,
}

/// The weeks of a variant, else its days.
fn slots(variant: &Variant) -> Vec<Slot> {
    if variant.weeks.is_empty() { variant.day_slots() } else { variant.week_slots() }
}

/// Makes the schedule.
pub(super) fn view(scope: &Scope<'_>) -> CalendarView {
    let slots = slots(scope.variant);
    let weeks = !scope.variant.weeks.is_empty();
    let (head, lead) = match (weeks, slots.is_empty()) {
        (_, true) => ("dpp-day", "dpp-calendar-none"),
        (true, _) => ("dpp-week", "dpp-calendar-lead-weeks"),
        (false, _) => ("dpp-day", "dpp-calendar-lead-days"),
    };
    let numbered: Vec<(usize, &Slot)> = (1..).zip(&slots).collect();
    let count = numbered.len().div_ceil(COLUMNS).max(1);
    // Tables of about one width, rather than a full one and a remainder.
    let width = numbered.len().div_ceil(count).max(1);
    let tables: Vec<&[(usize, &Slot)]> = numbered.chunks(width).collect();
    let last = tables.len();
    CalendarView {
        lead: scope.word(lead).to_owned(),
        tables: (1..).zip(tables).map(|(n, part)| table(scope, head, part, (n == last).then_some(&slots))).collect(),
        legend: legend(scope, &slots),
    }
}

/// A table of some slots; `all` of them where it carries the sums.
fn table(scope: &Scope<'_>, head: &str, part: &[(usize, &Slot)], all: Option<&Vec<Slot>>) -> TableView {
    let sum = |hours: Hours| scope.locale.number(hours);
    let of = |slots: &[Slot], name: &Id| {
        slots.iter().filter_map(|slot| slot.modules.get(name)).map(HoursByKind::total).sum::<Hours>()
    };
    let modules = scope.variant.modules.iter().zip(1..).map(|(module, number): (_, usize)| RowView {
        title: format!("{number}.\u{a0}{}", scope.module_title(module)),
        cells: part.iter().map(|(_, slot)| cell(scope, slot.modules.get(&module.id))).collect(),
        sum: all.map(|slots| sum(of(slots, &module.id))),
    });
    let letter = scope.word("letter-attestation");
    let attested = |slot: &Slot| {
        let hours = slot.attestation;
        if hours.is_zero() { Vec::new() } else { vec![format!("{letter}\u{a0}{}", sum(hours))] }
    };
    let attestation = scope.variant.attestation.as_ref().map(|_| RowView {
        title: scope.word("dpp-attestation").to_owned(),
        cells: part.iter().map(|(_, slot)| attested(slot)).collect(),
        sum: all.map(|slots| sum(slots.iter().map(|slot| slot.attestation).sum())),
    });
    TableView {
        heads: part.iter().map(|(n, _)| fill(scope.word(head), &[("n", &n.to_string())])).collect(),
        rows: modules.chain(attestation).collect(),
        total: RowView {
            title: scope.word("dpp-total").to_owned(),
            cells: part.iter().map(|(_, slot)| vec![sum(slot.total())]).collect(),
            sum: all.map(|slots| sum(slots.iter().map(Slot::total).sum())),
        },
    }
}

fn cell(scope: &Scope<'_>, hours: Option<&HoursByKind>) -> Vec<String> {
    let Some(hours) = hours else { return Vec::new() };
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
    let meanings = kinds.chain(attested.then_some(attestation)).map(|(letter, meaning)| {
        fill(scope.word("letter-meaning"), &[("letter", letter), ("meaning", &meaning)])
    });
    let meanings: Vec<String> = meanings.collect();
    if meanings.is_empty() { String::new() } else { fill(scope.word("dpp-legend"), &[("letters", &meanings.join(", "))]) }
}
