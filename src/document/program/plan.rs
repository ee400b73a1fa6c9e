//! The study plan: a row for each discipline, credits and hours in each semester, sums by part and of the whole.

use std::collections::BTreeSet;

use super::Scope;
use crate::document::paper::{Align, Cell, Column, Part, Row, Section, Table};
use crate::model::{Activity, Credits, Hours, HoursByKind, PlanPart, PlanRow};

/// Parts of a plan in the order of printing; optional disciplines stand apart from the sum.
const PARTS: [PlanPart; 5] =
    [PlanPart::Core, PlanPart::Formed, PlanPart::Practice, PlanPart::Final, PlanPart::Optional];

/// Credits and hours of some rows.
#[derive(Default)]
struct Sum {
    credits: Credits,
    hours: HoursByKind,
    semesters: Vec<(Credits, Hours)>,
}

pub(super) fn sections(scope: &Scope<'_>) -> Vec<Section> {
    let rows = &scope.program.value.rows;
    let numbers: BTreeSet<u8> =
        rows.iter().flat_map(|row| row.semesters.iter().map(|semester| semester.number)).collect();
    let numbers: Vec<u8> = numbers.into_iter().collect();
    let counted = scope.program.value.counted();
    let mut body = Vec::new();
    for part in PARTS {
        let own: Vec<(&PlanRow, bool)> =
            rows.iter().zip(&counted).map(|(row, counts)| (row, *counts)).filter(|(row, _)| row.part == part).collect();
        if own.is_empty() {
            continue;
        }
        let label = Cell::text(scope.texts.word(&format!("plan-part-{}", part.as_str())));
        body.push(Row::new(vec![label.columns(columns(&numbers).len())]).strong());
        body.extend(own.iter().map(|(row, _)| scope.plan_row(row, &numbers)));
        let sum = sum(own.iter().filter(|(_, counts)| *counts).map(|(row, _)| *row), &numbers);
        body.push(scope.sum_row("plan-part-total", &sum));
    }
    let all = rows.iter().zip(&counted).filter(|(row, counts)| **counts && row.part != PlanPart::Optional);
    body.push(scope.sum_row("plan-total", &sum(all.map(|(row, _)| row), &numbers)));
    let table = Table { columns: columns(&numbers), head: scope.head(&numbers), rows: body, ..Table::default() };
    let mut parts = vec![Part::table(table), Part::paragraph(&scope.texts.word("plan-legend"))];
    if rows.iter().any(|row| row.choice.is_some()) {
        parts.push(Part::paragraph(&scope.texts.word("plan-choice")));
    }
    vec![scope.section("plan-section", parts)]
}

fn sum<'r>(rows: impl Iterator<Item = &'r PlanRow>, numbers: &[u8]) -> Sum {
    let mut sum = Sum { semesters: vec![(Credits::ZERO, Hours::ZERO); numbers.len()], ..Sum::default() };
    for row in rows {
        sum.credits = sum.credits + row.credits;
        sum.hours = [sum.hours, row.hours()].into_iter().sum();
        for (total, number) in sum.semesters.iter_mut().zip(numbers) {
            let (credits, hours) = in_semester(row, *number);
            *total = (total.0 + credits, total.1 + hours);
        }
    }
    sum
}

/// Credits and hours of a row in a semester; one that names no credits of its only semester has all of the row's there.
fn in_semester(row: &PlanRow, number: u8) -> (Credits, Hours) {
    let Some(semester) = row.semesters.iter().find(|semester| semester.number == number) else {
        return (Credits::ZERO, Hours::ZERO);
    };
    let only = (row.semesters.len() == 1).then_some(row.credits);
    (semester.credits.or(only).unwrap_or_default(), semester.hours.total())
}

fn columns(numbers: &[u8]) -> Vec<Column> {
    let mut columns = vec![Column::fixed(24, Align::Left), Column::growing(44)];
    columns.extend([11, 13, 14, 13, 13].map(|width| Column::fixed(width, Align::Center)));
    columns.extend(numbers.iter().map(|_| Column::fixed(11, Align::Center)));
    columns.push(Column::fixed(21, Align::Left));
    columns
}

impl Scope<'_> {
    fn head(&self, numbers: &[u8]) -> Vec<Vec<Cell>> {
        let word = |key: &str| Cell::text(self.texts.word(key)).rows(2);
        let keys =
            ["index", "discipline", "plan-credits", "plan-hours", "plan-contact", "plan-self-study", "plan-control"];
        let mut first: Vec<Cell> = keys.map(word).into();
        if !numbers.is_empty() {
            first.push(Cell::text(self.texts.word("plan-by-semester")).columns(numbers.len()));
        }
        first.push(word("plan-attestation"));
        vec![first, numbers.iter().map(|number| Cell::text(number.to_string())).collect()]
    }

    fn number(&self, hours: Hours) -> String {
        if hours.is_zero() { self.texts.word("nothing") } else { self.texts.locale.number(hours) }
    }

    fn credits_and_hours(&self, credits: Credits, hours: Hours) -> Cell {
        if credits.is_zero() && hours.is_zero() {
            return Cell::text(self.texts.word("nothing"));
        }
        let credits = if credits.is_zero() { self.texts.word("nothing") } else { self.texts.locale.number(credits) };
        Cell::texts([credits, self.number(hours)])
    }

    fn figures(&self, credits: Credits, hours: &HoursByKind) -> Vec<Cell> {
        let credits = if credits.is_zero() { self.texts.word("nothing") } else { self.texts.locale.number(credits) };
        let hours = [hours.total(), hours.contact(), hours.of(Activity::SelfStudy), hours.of(Activity::Control)];
        std::iter::once(credits).chain(hours.map(|hours| self.number(hours))).map(Cell::text).collect()
    }

    fn plan_row(&self, row: &PlanRow, numbers: &[u8]) -> Row {
        let mut cells = vec![Cell::text(&row.index), Cell::text(self.title_of(row))];
        cells.extend(self.figures(row.credits, &row.hours()));
        cells.extend(numbers.iter().map(|number| {
            let (credits, hours) = in_semester(row, *number);
            self.credits_and_hours(credits, hours)
        }));
        cells.push(Cell::text(self.attestations(row)));
        Row::new(cells)
    }

    /// Forms of attestation with their semesters: «Эк 4, За 3».
    fn attestations(&self, row: &PlanRow) -> String {
        let semesters = row.semesters.iter();
        let forms = semesters.flat_map(|semester| semester.attestation.iter().map(|form| (semester.number, *form)));
        let said = |(number, form): (u8, crate::model::Attestation)| {
            format!("{}\u{a0}{number}", self.texts.word(&format!("short-{}", form.as_str())))
        };
        let forms: Vec<String> = forms.map(said).collect();
        if forms.is_empty() { self.texts.word("nothing") } else { forms.join(", ") }
    }

    fn sum_row(&self, key: &str, sum: &Sum) -> Row {
        let mut cells = vec![Cell::text(self.texts.word(key)).columns(2)];
        cells.extend(self.figures(sum.credits, &sum.hours));
        cells.extend(sum.semesters.iter().map(|(credits, hours)| self.credits_and_hours(*credits, *hours)));
        cells.push(Cell::text(""));
        Row::new(cells).strong()
    }
}
