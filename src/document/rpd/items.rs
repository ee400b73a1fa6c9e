//! Items of the assessment fund: tasks by kind, questions, a ticket, and the key.

use super::build::{Scope, line};
use super::fund::belongs;
use crate::document::items;
use crate::document::paper::{Align, Cell, Column, Entry, Part, Row, Table, list, paragraph};
use crate::model::{AssessmentItem, ItemKind, Text};
use crate::prose::{Block, Inline};

/// Letters of answers, as Russian tests have them.
const LETTERS: [&str; 16] = ["а", "б", "в", "г", "д", "е", "ж", "з", "и", "к", "л", "м", "н", "о", "п", "р"];

impl Scope<'_> {
    /// Tasks by kind, each with what it measures, its points and its time.
    pub(super) fn tasks(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for kind in ItemKind::ALL.into_iter().filter(|kind| *kind != ItemKind::ExamQuestion) {
            let entries: Vec<Entry> =
                self.numbered().filter(|(_, item)| item.kind == kind).map(|(n, item)| self.task(n, item)).collect();
            if !entries.is_empty() {
                parts.push(Part::lead(self.texts.word(&format!("items-{}", kind.as_str()))));
                parts.push(Part::Entries { entries });
            }
        }
        if parts.is_empty() { vec![self.phrase("fund-empty", &[])] } else { parts }
    }

    /// Items with their numbers through the fund, in the order of kinds; questions of the examination count on their own.
    fn numbered(&self) -> impl Iterator<Item = (usize, &AssessmentItem)> {
        let kinds = ItemKind::ALL.into_iter().filter(|kind| *kind != ItemKind::ExamQuestion);
        (1..).zip(kinds.flat_map(|kind| self.items().iter().filter(move |item| item.kind == kind)))
    }

    fn task(&self, number: usize, item: &AssessmentItem) -> Entry {
        let mut blocks = self.texts.blocks(&item.text);
        blocks.extend(self.answers(item));
        if !item.criteria.is_empty() {
            blocks.push(Block::Paragraph { content: vec![emphasis(self.texts.word("criteria"))] });
            blocks.push(list(item.criteria.iter().map(|text| self.texts.inline(text))));
        }
        let values = [
            ("id", item.id.to_string()),
            ("codes", self.indicators_of(&item.outcome)),
            ("points", self.texts.locale.counted_exact(item.points, "point")),
            ("minutes", item.minutes.to_string()),
        ];
        let facts = self.texts.say("item-facts", &values.each_ref().map(|(key, value)| (*key, value.as_str())));
        blocks.push(Block::Paragraph { content: vec![emphasis(facts)] });
        Entry::new(number, blocks)
    }

    /// What a student chooses from.
    fn answers(&self, item: &AssessmentItem) -> Vec<Block> {
        let lettered = |texts: Vec<&Text>| {
            let lines = texts.into_iter().enumerate().map(|(i, text)| {
                let mut content = line(format!("{}) ", letter(i)));
                content.extend(self.texts.inline(text));
                Block::Paragraph { content }
            });
            lines.collect::<Vec<_>>()
        };
        match item.kind {
            ItemKind::Single | ItemKind::Multiple => lettered(item.options.iter().map(|option| &option.text).collect()),
            ItemKind::Ordering => {
                lettered(items::order(item, item.steps.len()).into_iter().map(|i| &item.steps[i]).collect())
            }
            ItemKind::Matching => vec![self.pairs(item)],
            _ => Vec::new(),
        }
    }

    fn pairs(&self, item: &AssessmentItem) -> Block {
        let shuffled = items::order(item, item.pairs.len());
        let row = |(i, pair): (usize, &crate::model::Pair)| {
            let mut left = line(format!("{}. ", i + 1));
            left.extend(self.texts.inline(&pair.left));
            let mut right = line(format!("{}) ", letter(i)));
            right.extend(self.texts.inline(&item.pairs[shuffled[i]].right));
            vec![left, right]
        };
        Block::Table {
            align: vec![crate::prose::Align::Left; 2],
            head: vec![line(self.texts.word("pair-left")), line(self.texts.word("pair-right"))],
            rows: item.pairs.iter().enumerate().map(row).collect(),
        }
    }

    /// Questions of the examination.
    pub(super) fn exam_questions(&self) -> Vec<Part> {
        let questions = self.items().iter().filter(|item| item.kind == ItemKind::ExamQuestion);
        let entries = (1..).zip(questions).map(|(number, item): (usize, _)| {
            let mut blocks = self.texts.blocks(&item.text);
            let codes = self.indicators_of(&item.outcome);
            let facts = emphasis(self.texts.say("question-facts", &[("id", item.id.as_str()), ("codes", &codes)]));
            match blocks.last_mut() {
                Some(Block::Paragraph { content }) => {
                    content.extend([Inline::Text { text: " ".to_owned() }, facts]);
                }
                _ => blocks.push(Block::Paragraph { content: vec![facts] }),
            }
            Entry::new(number, blocks)
        });
        let entries: Vec<Entry> = entries.collect();
        if entries.is_empty() { vec![self.phrase("questions-empty", &[])] } else { vec![Part::Entries { entries }] }
    }

    /// A sample ticket: two questions from different modules, and a task that a person marks.
    pub(super) fn ticket(&self) -> Vec<Part> {
        let of_kind = |kinds: &[ItemKind]| {
            self.items().iter().filter(|item| kinds.contains(&item.kind)).collect::<Vec<&AssessmentItem>>()
        };
        let questions = of_kind(&[ItemKind::ExamQuestion]);
        let Some(first) = questions.first() else { return vec![self.phrase("questions-empty", &[])] };
        let module = |item: &AssessmentItem| self.binding.modules().position(|bound| belongs(bound, &item.topic));
        let second = questions.iter().rev().find(|item| module(item) != module(first)).or_else(|| questions.get(1));
        let task = of_kind(&[ItemKind::Case, ItemKind::Lab, ItemKind::Long]).into_iter().next();
        let chosen = std::iter::once(*first).chain(second.copied()).chain(task);
        let entries =
            (1..).zip(chosen).map(|(number, item): (usize, _)| Entry::new(number, self.texts.blocks(&item.text)));
        let heading = self.texts.say("ticket", &[("n", "1"), ("title", &self.title())]);
        vec![Part::lead(heading), Part::Entries { entries: entries.collect() }]
    }

    /// The key: right answers of all items that have one.
    pub(super) fn key(&self) -> Vec<Part> {
        let tasks: Vec<Row> = self.numbered().filter_map(|(number, item)| self.key_row(number, item)).collect();
        let questions = self.items().iter().filter(|item| item.kind == ItemKind::ExamQuestion);
        let questions = (1..).zip(questions).filter_map(|(number, item)| self.key_row(number, item));
        let questions: Vec<Row> = questions.collect();
        let mut rows = Vec::new();
        for (key, own) in [("key-tasks", tasks), ("key-questions", questions)] {
            if !own.is_empty() {
                rows.push(Row::new(vec![Cell::text(self.texts.word(key)).columns(5)]).strong());
                rows.extend(own);
            }
        }
        if rows.is_empty() {
            return vec![self.phrase("fund-empty", &[])];
        }
        let word = |key: &str| Cell::text(self.texts.word(key));
        vec![Part::table(Table {
            columns: vec![
                Column::fixed(10, Align::Center),
                Column::fixed(34, Align::Left),
                Column::fixed(26, Align::Left),
                Column::growing(60),
                Column::fixed(16, Align::Center),
            ],
            head: vec![vec![
                word("number"),
                word("item-code"),
                word("indicators"),
                word("right-answer"),
                word("points"),
            ]],
            rows,
            ..Table::default()
        })]
    }

    fn key_row(&self, number: usize, item: &AssessmentItem) -> Option<Row> {
        let answer = self.answer(item)?;
        Some(Row::new(vec![
            Cell::text(number.to_string()),
            Cell::text(item.id.as_str()),
            Cell::text(self.indicators_of(&item.outcome)),
            Cell::new(answer),
            Cell::text(self.points(item.points)),
        ]))
    }

    fn answer(&self, item: &AssessmentItem) -> Option<Vec<Block>> {
        let letters = items::right(item).into_iter().map(letter);
        let said = match item.kind {
            ItemKind::Matching => {
                let pairs = (1..).zip(letters).map(|(pair, letter): (usize, _)| format!("{pair}\u{a0}– {letter}"));
                pairs.collect::<Vec<_>>().join("; ")
            }
            _ => letters.collect::<Vec<_>>().join(", "),
        };
        let mut blocks: Vec<Block> = if said.is_empty() { Vec::new() } else { vec![paragraph(&said)] };
        blocks.extend(item.key.iter().flat_map(|key| self.texts.blocks(key)));
        (!blocks.is_empty()).then_some(blocks)
    }
}

fn emphasis(text: String) -> Inline {
    Inline::Emphasis { content: line(text) }
}

fn letter(place: usize) -> String {
    LETTERS.get(place).map_or_else(|| (place + 1).to_string(), |letter| (*letter).to_owned())
}
