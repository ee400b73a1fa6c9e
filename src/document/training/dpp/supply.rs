//! Volume, programmes of modules, conditions and authors.

use super::super::outline::{document, term};
use super::super::scope::{ModuleView, Scope};
use super::{listed, said};
use crate::document::paper::{Align, Cell, Column, Entry, Part, Row, Table};
use crate::locale::fill;
use crate::model::VariantModule;
use crate::prose::{Block, Inline};

/// Volume, term, form and mode.
pub(super) fn volume(scope: &Scope<'_>) -> Vec<Part> {
    let variant = scope.variant;
    let facts = [
        ("volume", Some(scope.locale.hours(variant.hours))),
        ("term", term(scope)),
        ("form", Some(scope.title(&variant.form))),
        ("mode", variant.mode.as_ref().map(|mode| scope.title(mode))),
        ("document", Some(document(scope))),
    ];
    let facts = facts.into_iter().filter_map(|(key, value)| Some(said(scope.word(key), &value?)));
    vec![Part::prose(facts.collect())]
}

/// The programme of each module: what it is about, its topics, its works, its control.
pub(super) fn programmes(scope: &Scope<'_>) -> Vec<Part> {
    let parts = scope.variant.modules.iter().zip(scope.modules());
    parts.flat_map(|(part, module)| programme(scope, part, module)).collect()
}

fn programme(scope: &Scope<'_>, part: &VariantModule, module: ModuleView) -> Vec<Part> {
    let word = |key: &str, values: &[(&str, &str)]| fill(scope.word(key), values);
    let mut parts = vec![Part::lead(word("dpp-module", &[("n", &module.number), ("title", &module.title)]))];
    let hours = scope.by_kind(&part.hours);
    let mut facts =
        vec![word("dpp-module-hours", &[("total", &scope.locale.hours(part.hours.total())), ("hours", &hours)])];
    if !module.competences.is_empty() {
        let codes: Vec<String> = module.competences.iter().map(|code| scope.spaced(code)).collect();
        facts.push(word("dpp-module-competences", &[("codes", &codes.join(", "))]));
    }
    facts.push(word("dpp-module-control", &[("control", &module.control)]));
    parts.push(Part::paragraph(&facts.join(" ")));
    if !module.summary.is_empty() {
        parts.push(Part::prose(module.summary));
    }
    let rows = module
        .topics
        .into_iter()
        .map(|topic| Row::new(vec![Cell::text(topic.number), Cell::text(topic.title), Cell::new(topic.text)]));
    let head = ["number", "dpp-topic", "dpp-content"].map(|key| Cell::text(scope.word(key)));
    parts.push(Part::table(Table {
        columns: vec![Column::fixed(11, Align::Center), Column::growing(40), Column::growing(85)],
        head: vec![head.into()],
        rows: rows.collect(),
        ..Table::default()
    }));
    if !module.labs.is_empty() {
        parts.push(Part::opening(scope.word("dpp-works")));
        let entries = module.labs.into_iter().map(|lab| {
            let title = vec![Inline::Strong { content: text(&lab.title) }, Inline::Text { text: ".".to_owned() }];
            let blocks = std::iter::once(Block::Paragraph { content: title }).chain(lab.task).collect();
            Entry::new(&lab.number, blocks)
        });
        parts.push(Part::Entries { entries: entries.collect() });
    }
    parts
}

/// Rooms of the course, and what the variant's environment needs.
pub(super) fn rooms(scope: &Scope<'_>) -> Vec<Part> {
    if scope.course.rooms.is_empty() {
        return listed(scope.lines(&scope.variant.environment));
    }
    let rows = scope.course.rooms.iter();
    let rows =
        rows.map(|room| Row::new(vec![Cell::text(scope.title(&room.kind)), Cell::text(scope.title(&room.equipment))]));
    vec![Part::table(Table {
        columns: vec![Column::growing(55), Column::growing(90)],
        head: vec![vec![Cell::text(scope.locale.label("room")), Cell::text(scope.locale.label("equipment"))]],
        rows: rows.collect(),
        ..Table::default()
    })]
}

/// The course's literature, numbered through both parts.
pub(super) fn literature(scope: &Scope<'_>) -> Vec<Part> {
    let gost = scope.lang.as_str() == "ru";
    let mut number = 0;
    let mut parts = Vec::new();
    let literature = &scope.course.literature;
    for (word, keys) in [("main-literature", &literature.main), ("further-literature", &literature.further)] {
        let works = keys.iter().filter_map(|key| scope.catalog.bibliography.get(key));
        let entries: Vec<Entry> = works
            .map(|(_, entry)| {
                number += 1;
                Entry::new(number, vec![Block::Paragraph { content: scope.texts().work(entry, gost) }])
            })
            .collect();
        if !entries.is_empty() {
            parts.extend([Part::lead(scope.locale.label(word)), Part::Entries { entries }]);
        }
    }
    parts
}

/// Software of the course.
pub(super) fn software(scope: &Scope<'_>) -> Vec<Part> {
    if scope.course.software.is_empty() {
        return Vec::new();
    }
    let rows = scope.course.software.iter().map(|program| {
        let purpose = program.purpose.as_ref().map(|text| scope.title(text)).unwrap_or_default();
        Row::new(vec![
            Cell::text(scope.title(&program.name)),
            Cell::text(scope.title(&program.licence)),
            Cell::text(purpose),
        ])
    });
    let head = ["name", "licence", "purpose"].map(|key| Cell::text(scope.locale.label(key)));
    vec![Part::table(Table {
        columns: vec![Column::growing(45), Column::growing(45), Column::growing(55)],
        head: vec![head.into()],
        rows: rows.collect(),
        ..Table::default()
    })]
}

/// Who made the programme.
pub(super) fn authors(scope: &Scope<'_>) -> Vec<Part> {
    let lines = scope.authors().into_iter().map(|person| {
        let parts = [Some(person.name), person.role, person.degree].into_iter().flatten().collect::<Vec<_>>();
        text(&parts.join(", "))
    });
    listed(lines.collect())
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text { text: text.to_owned() }]
}
