//! The sheets at the end: who agrees, and what changed.

use chrono::Datelike;

use super::build::Scope;
use crate::document::names::academic_year;
use crate::document::paper::{Align, Cell, Column, Part, Row, Table};
use crate::document::title_page;
use crate::model::course::Change;
use crate::model::institution::{ChangeColumn, ChangeSheet, ChangeSheetKind, SignatureBlock};

impl Scope<'_> {
    /// Section «Лист согласования»: a row for each signature.
    pub(super) fn agreement(&self) -> Vec<Part> {
        let rows = self.form.signatures.iter().filter(|block| block.on).map(|block| self.signature(block));
        let rows: Vec<Row> = rows.collect();
        let mut parts = Vec::new();
        let authors: Vec<String> = self.course.authors.iter().filter_map(|id| self.author(id)).collect();
        if !authors.is_empty() {
            let key = if authors.len() == 1 { "author" } else { "authors" };
            parts.push(self.phrase(key, &[("authors", &authors.join(", "))]));
        }
        if rows.is_empty() {
            return parts;
        }
        let word = |key: &str| Cell::text(self.texts.word(key));
        parts.push(Part::table(Table {
            columns: vec![Column::growing(70), Column::fixed(34, Align::Center), Column::fixed(46, Align::Left)],
            head: vec![vec![word("signatory"), word("signature"), word("signer")]],
            rows,
            roomy: true,
            ..Table::default()
        }));
        parts
    }

    fn signature(&self, block: &SignatureBlock) -> Row {
        let heading = block.heading.iter().map(|text| self.texts.title(text));
        let role = std::iter::once(self.texts.title(&block.role));
        let lines = title_page::lines(&self.texts, &block.lines, false, &self.values());
        let who = Cell::texts(heading.chain(role).chain(lines));
        let signer =
            block.signer.as_ref().map_or_else(|| self.texts.word("signer-blank"), |text| self.texts.title(text));
        Row::new(vec![who, Cell::text(self.texts.word("signature-blank")), Cell::text(signer)])
    }

    /// Section «Лист регистрации изменений».
    pub(super) fn changes(&self) -> Vec<Part> {
        let Some(sheet) = &self.form.changes else { return Vec::new() };
        match sheet.kind {
            ChangeSheetKind::Table => vec![Part::table(self.change_table(sheet))],
            ChangeSheetKind::Visas => self.visas(sheet),
        }
    }

    fn change_table(&self, sheet: &ChangeSheet) -> Table {
        let oldest_first = self.course.changes.iter().rev();
        let mut rows: Vec<Row> = (1..)
            .zip(oldest_first)
            .map(|(number, change)| {
                Row::new(sheet.columns.iter().map(|column| self.change_cell(column, number, change)).collect())
            })
            .collect();
        let blank = || Row::new(sheet.columns.iter().map(|_| Cell::text("\u{a0}")).collect());
        rows.extend((0..sheet.blank).map(|_| blank()));
        let columns = sheet.columns.iter().map(|column| match column.id.as_str() {
            "number" => Column::fixed(10, Align::Center),
            "year" | "date" => Column::fixed(28, Align::Center),
            "version" => Column::fixed(18, Align::Center),
            "change" => Column::growing(60),
            _ => Column::growing(30),
        });
        Table {
            columns: columns.collect(),
            head: vec![sheet.columns.iter().map(|column| Cell::text(self.texts.title(&column.title))).collect()],
            rows,
            roomy: true,
            ..Table::default()
        }
    }

    fn change_cell(&self, column: &ChangeColumn, number: usize, change: &Change) -> Cell {
        match column.id.as_str() {
            "number" => Cell::text(number.to_string()),
            "year" => Cell::text(academic_year(year_of_study(change))),
            "version" => Cell::text(&change.version),
            "date" => Cell::text(self.texts.figures(change.date)),
            "change" => Cell::line(self.texts.inline(&change.text)),
            "authors" => Cell::texts(self.course.authors.iter().filter_map(|id| self.author(id))),
            _ => Cell::text("\u{a0}"),
        }
    }

    /// A visa for each year of study after the first.
    fn visas(&self, sheet: &ChangeSheet) -> Vec<Part> {
        let mut values = self.values();
        let first = i32::from(self.binding.program.value.intake);
        let visas = (1..=i32::from(sheet.blank)).map(|later| {
            values.insert("academic-year", academic_year(first + later));
            Part::Lines { lines: title_page::lines(&self.texts, &sheet.lines, false, &values) }
        });
        visas.collect()
    }
}

/// The year in which the year of study of a change begins; changes of summer belong to the one that comes.
fn year_of_study(change: &Change) -> i32 {
    change.date.year() - i32::from(change.date.month() < 7)
}
