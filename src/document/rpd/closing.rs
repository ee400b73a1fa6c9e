//! The sheets at the end: who agrees, and what changed.

use chrono::{Datelike, NaiveDate};

use super::build::Scope;
use crate::document::names::academic_year;
use crate::document::paper::{Align, Cell, Column, Entry, Part, Row, Table};
use crate::document::title_page;
use crate::locale::fill;
use crate::model::course::Change;
use crate::model::institution::{ChangeColumn, ChangeSheet, ChangeSheetKind, SignatureBlock};
use crate::prose::{self, Block, Inline};

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
            ChangeSheetKind::Visas => self.news_entries().into_iter().chain(self.visas(sheet)).collect(),
        }
    }

    fn change_table(&self, sheet: &ChangeSheet) -> Table {
        let rows = (1..).zip(self.listed_changes()).map(|(number, change)| {
            Row::new(sheet.columns.iter().map(|column| self.change_cell(column, number, &change)).collect())
        });
        let mut rows: Vec<Row> = rows.collect();
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

    /// The changes of the sheet, the oldest first: the notes of the course, and, where it is asked what is new since a
    /// revision, each change since then instead of the notes of that time.
    fn listed_changes(&self) -> Vec<Listed<'_>> {
        let course = &self.binding.course.id;
        let is_told = |change: &&Change| self.news.is_some_and(|news| news.has_note(course, &change.version));
        let notes = self.course.changes.iter().rev().filter(|change| !is_told(change)).map(|change| Listed {
            version: &change.version,
            date: Some(change.date),
            text: self.texts.inline(&change.text),
        });
        let news =
            self.news_lines().into_iter().map(|text| Listed { version: &self.course.version, date: self.date, text });
        notes.chain(news).collect()
    }

    /// A sentence for each change since the revision that is asked for.
    fn news_lines(&self) -> Vec<Vec<Inline>> {
        let row = (&self.binding.program.id, &self.row.id);
        let language = (self.texts.lang, self.texts.locale);
        self.news.map(|news| news.lines(&self.binding.course.id, Some(row), language)).unwrap_or_default()
    }

    /// The changes before the visas that approve them.
    fn news_entries(&self) -> Vec<Part> {
        let entry = |(number, content)| Entry::new(number, vec![Block::Paragraph { content }]);
        let entries: Vec<Entry> = (1_usize..).zip(self.news_lines()).map(entry).collect();
        match self.news {
            Some(news) if !entries.is_empty() => {
                let title = fill(self.texts.locale.of_changes("changes-since"), &[("since", &news.since)]);
                vec![Part::Lead { line: prose::inline(&title).content, strong: false }, Part::Entries { entries }]
            }
            _ => Vec::new(),
        }
    }

    fn change_cell(&self, column: &ChangeColumn, number: usize, change: &Listed<'_>) -> Cell {
        let blank = || Cell::text("\u{a0}");
        match column.id.as_str() {
            "number" => Cell::text(number.to_string()),
            "year" => change.date.map_or_else(blank, |date| Cell::text(academic_year(year_of_study(date)))),
            "version" => Cell::text(change.version),
            "date" => change.date.map_or_else(blank, |date| Cell::text(self.texts.figures(date))),
            "change" => Cell::line(change.text.clone()),
            "authors" => Cell::texts(self.course.authors.iter().filter_map(|id| self.author(id))),
            _ => blank(),
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
fn year_of_study(date: NaiveDate) -> i32 {
    date.year() - i32::from(date.month() < 7)
}

/// A change as the sheet lists it.
struct Listed<'a> {
    version: &'a str,
    date: Option<NaiveDate>,
    text: Vec<Inline>,
}
