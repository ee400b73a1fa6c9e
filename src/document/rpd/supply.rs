//! What a discipline is taught with: literature, resources of the Internet, software, rooms.

use super::build::{DEFAULTS, Scope};
use crate::document::paper::{Align, Cell, Column, Part, Row, Table, paragraph};
use crate::model::institution::PrintedSection;
use crate::model::{Entry, Room, Software};
use crate::prose::Block;

/// Types of Hayagriva that are resources of the Internet, and those that are databases.
const WEB: [&str; 4] = ["web", "blog", "post", "video"];
const DATABASES: [&str; 1] = ["repository"];

impl<'a> Scope<'a> {
    /// Section «Литература» where it has no parts.
    pub(super) fn literature(&self) -> Vec<Part> {
        let mut parts = vec![Part::lead(self.texts.word("main-literature"))];
        parts.extend(self.main_literature());
        parts.push(Part::lead(self.texts.word("further-literature")));
        parts.extend(self.further_literature());
        parts
    }

    pub(super) fn main_literature(&self) -> Vec<Part> {
        self.sources(&self.entries(&self.course.literature.main))
    }

    /// Further literature, without what has a part of its own.
    pub(super) fn further_literature(&self) -> Vec<Part> {
        let elsewhere = |entry: &&Entry| {
            is_of(entry, &WEB) && self.prints("web") || is_of(entry, &DATABASES) && self.prints("databases")
        };
        let entries = self.entries(&self.course.literature.further);
        self.sources(&entries.into_iter().filter(|entry| !elsewhere(entry)).collect::<Vec<_>>())
    }

    pub(super) fn web(&self) -> Vec<Part> {
        let entries = self.entries(&self.course.literature.further);
        self.sources(&entries.into_iter().filter(|entry| is_of(entry, &WEB)).collect::<Vec<_>>())
    }

    pub(super) fn databases(&self) -> Vec<Part> {
        let entries = self.entries(&self.course.literature.further);
        self.sources(&entries.into_iter().filter(|entry| is_of(entry, &DATABASES)).collect::<Vec<_>>())
    }

    /// Whether the form has a section that lists works; one in which the institution has its own word lists none.
    fn prints(&self, section: &str) -> bool {
        let lists = |printed: &PrintedSection<'_>| {
            printed.section.id.as_str() == section
                && (!DEFAULTS.contains(&section) || self.own_text(printed).is_empty())
        };
        self.form.printed().iter().any(lists)
    }

    fn entries(&self, keys: &[String]) -> Vec<&'a Entry> {
        let bibliography = &self.texts.catalog.bibliography;
        keys.iter().filter_map(|key| bibliography.get(key)).map(|(_, entry)| entry).collect()
    }

    fn sources(&self, entries: &[&Entry]) -> Vec<Part> {
        if entries.is_empty() {
            return vec![self.phrase("none-needed", &[])];
        }
        let library = entries.iter().any(|entry| entry.archive.is_some());
        let rows = (1..).zip(entries).map(|(number, entry): (usize, _)| {
            let mut cells = vec![Cell::text(number.to_string()), Cell::line(self.texts.work(entry, true))];
            if library {
                let held = entry.archive.as_ref().map(|archive| self.texts.plain(&archive.value));
                cells.push(Cell::text(held.unwrap_or_else(|| self.texts.word("nothing"))));
            }
            Row::new(cells)
        });
        let word = |key: &str| Cell::text(self.texts.word(key));
        let mut head = vec![word("number"), word("description")];
        let mut columns = vec![Column::fixed(10, Align::Center), Column::growing(100)];
        if library {
            head.push(word("library"));
            columns.push(Column::fixed(30, Align::Left));
        }
        vec![Part::table(Table { columns, head: vec![head], rows: rows.collect(), ..Table::default() })]
    }

    /// Section «Программное обеспечение».
    pub(super) fn software(&self) -> Vec<Part> {
        if self.course.software.is_empty() {
            return vec![self.phrase("none-needed", &[])];
        }
        let rows = (1..).zip(&self.course.software).map(|(number, software): (usize, &Software)| {
            let domestic = software.domestic.map(|yes| self.texts.locale.answer(yes).to_owned());
            let mut name = vec![paragraph(&self.texts.title(&software.name))];
            name.extend(software.purpose.as_ref().map(|text| Block::Paragraph { content: self.texts.inline(text) }));
            Row::new(vec![
                Cell::text(number.to_string()),
                Cell::new(name),
                Cell::text(self.texts.title(&software.licence)),
                Cell::text(domestic.unwrap_or_else(|| self.texts.word("nothing"))),
            ])
        });
        let word = |key: &str| Cell::text(self.texts.word(key));
        vec![Part::table(Table {
            columns: vec![
                Column::fixed(10, Align::Center),
                Column::growing(70),
                Column::growing(50),
                Column::fixed(32, Align::Center),
            ],
            head: vec![vec![word("number"), word("software"), word("licence"), word("domestic")]],
            rows: rows.collect(),
            ..Table::default()
        })]
    }

    /// Section «Материально-техническое обеспечение».
    pub(super) fn rooms(&self) -> Vec<Part> {
        if self.course.rooms.is_empty() {
            return vec![self.phrase("none-needed", &[])];
        }
        let address = self.institution.address.as_ref().map(|address| self.texts.title(address));
        let count = self.course.rooms.len();
        let rows = (1..).zip(&self.course.rooms).map(|(number, room): (usize, &Room)| {
            let mut cells = vec![
                Cell::text(number.to_string()),
                Cell::text(self.texts.title(&room.kind)),
                Cell::text(self.texts.title(&room.equipment)),
            ];
            if let Some(address) = address.as_ref().filter(|_| number == 1) {
                cells.push(Cell::text(address).rows(count));
            }
            Row::new(cells)
        });
        let word = |key: &str| Cell::text(self.texts.word(key));
        let mut head = vec![word("number"), word("room"), word("equipment")];
        let mut columns = vec![Column::fixed(10, Align::Center), Column::fixed(48, Align::Left), Column::growing(60)];
        if address.is_some() {
            head.push(word("address"));
            columns.push(Column::fixed(34, Align::Left));
        }
        vec![Part::table(Table { columns, head: vec![head], rows: rows.collect(), ..Table::default() })]
    }
}

fn is_of(entry: &Entry, kinds: &[&str]) -> bool {
    entry.kind.as_deref().is_some_and(|kind| kinds.contains(&kind.to_lowercase().as_str()))
}
