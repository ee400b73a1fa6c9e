//! Forms of attestation, and the materials of the assessment: parts of the course's assessment and items of its fund.

use super::super::items::{self, ItemView, OptionView};
use super::super::outline::document;
use super::super::scope::Scope;
use super::listed;
use crate::document::paper::{Align, Cell, Column, Entry, Part, Row, Table, list, paragraph};
use crate::locale::fill;
use crate::model::Id;
use crate::prose::{Block, Inline};

/// Control of modules, the final attestation, and the document that is given.
pub(super) fn attestation(scope: &Scope<'_>) -> Vec<Part> {
    let mut parts = vec![Part::opening(scope.word("dpp-current-lead"))];
    let rows = scope
        .modules()
        .into_iter()
        .map(|module| Row::new(vec![Cell::text(module.number), Cell::text(module.title), Cell::text(module.control)]));
    let head = ["number", "dpp-subject", "control-form"].map(|key| Cell::text(scope.word(key)));
    parts.push(Part::table(Table {
        columns: vec![Column::fixed(11, Align::Center), Column::growing(80), Column::growing(55)],
        head: vec![head.into()],
        rows: rows.collect(),
        ..Table::default()
    }));
    if let Some(attestation) = &scope.variant.attestation {
        let values = [("form", scope.title(&attestation.form)), ("hours", scope.locale.hours(attestation.hours))];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        parts.push(Part::paragraph(&fill(scope.word("dpp-final"), &values)));
        parts.extend(attestation.text.as_ref().map(|text| Part::prose(scope.blocks(text))));
        let is_measured = |id: &Id| attestation.outcomes.iter().any(|link| link.outcome == *id);
        let measured = scope.fates.iter().filter(|fate| !fate.is_dropped() && is_measured(&fate.outcome.id));
        let lines: Vec<Vec<Inline>> = measured.map(|fate| scope.line(&fate.outcome.text)).collect();
        if !lines.is_empty() {
            parts.push(Part::opening(scope.word("dpp-final-outcomes")));
            parts.extend(listed(lines));
        }
    }
    let key = if scope.variant.kind.is_professional() { "dpp-document" } else { "dpp-document-plain" };
    parts.push(Part::paragraph(&fill(scope.word(key), &[("document", &document(scope))])));
    parts
}

/// Parts of the course's assessment that are kept, items on topics that are kept, and their key.
pub(super) fn materials(scope: &Scope<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    for part in scope.course.assessment.iter().filter(|part| scope.variant.assessment.contains(&part.id)) {
        parts.push(Part::lead(format!("{} ({})", scope.title(&part.title), scope.locale.form(part.form))));
        parts.extend(part.text.as_ref().map(|text| Part::prose(scope.blocks(text))));
        if !part.criteria.is_empty() {
            parts.push(Part::opening(scope.word("dpp-criteria")));
            parts.extend(listed(part.criteria.iter().map(|criterion| scope.line(&criterion.text)).collect()));
        }
    }
    let items = items::view(scope);
    if !items.items.is_empty() {
        parts.push(Part::lead(scope.word("dpp-items")));
        let entries = items.items.into_iter().map(|item| entry(scope, item));
        parts.push(Part::Entries { entries: entries.collect() });
    }
    if !items.keys.is_empty() {
        parts.push(Part::lead(scope.word("dpp-keys")));
        let rows = items.keys.into_iter().map(|key| {
            let mut blocks = Vec::new();
            if !key.letters.is_empty() {
                blocks.push(paragraph(&key.letters));
            }
            blocks.extend(key.text);
            Row::new(vec![Cell::text(key.number), Cell::new(blocks)])
        });
        let head = ["number", "answer"].map(|word| Cell::text(scope.word(word)));
        parts.push(Part::table(Table {
            columns: vec![Column::fixed(14, Align::Center), Column::growing(100)],
            head: vec![head.into()],
            rows: rows.collect(),
            ..Table::default()
        }));
    }
    parts
}

/// An item as an entry of a list.
fn entry(scope: &Scope<'_>, item: ItemView) -> Entry {
    let emphasis =
        |text: String| Block::Paragraph { content: vec![Inline::Emphasis { content: vec![Inline::Text { text }] }] };
    let marked = |options: Vec<OptionView>, sign: &'static str| {
        options.into_iter().map(move |option| {
            let mark = [Inline::Text { text: format!("{}{sign}\u{a0}", option.mark) }];
            Block::Paragraph { content: mark.into_iter().chain(option.text).collect() }
        })
    };
    let mut blocks = vec![emphasis(item.order)];
    blocks.extend(item.text);
    blocks.extend(marked(item.left, "."));
    blocks.extend(marked(item.options, ")"));
    if !item.criteria.is_empty() {
        blocks.push(paragraph(scope.word("dpp-criteria")));
        blocks.push(list(item.criteria));
    }
    blocks.push(emphasis(item.facts));
    Entry::new(&item.number, blocks)
}
