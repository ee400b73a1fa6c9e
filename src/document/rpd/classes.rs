//! What is done in which class: content of topics, laboratory and practical works, course papers, self-study, guidance.

use super::build::{Scope, line};
use crate::document::paper::{Align, Cell, Column, Part, Row, Table, list};
use crate::document::texts::capital;
use crate::model::{Activity, Attestation, ClassKind, Hours, HoursByKind};
use crate::prose::{Block, Inline};

impl Scope<'_> {
    /// Part «Содержание разделов и тем».
    pub(super) fn topics(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for bound in self.binding.modules() {
            let number = (bound.index + 1).to_string();
            let title = self.texts.title(&bound.module.title);
            parts.push(Part::lead(self.texts.say("module-heading", &[("n", &number), ("title", &title)])));
            parts.extend(bound.module.summary.as_ref().map(|text| Part::prose(self.texts.blocks(text))));
            for (place, topic) in (1..).zip(&bound.topics) {
                let values = [("n", format!("{number}.{place}")), ("title", self.texts.title(&topic.topic.title))];
                let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
                let heading = Inline::Emphasis { content: line(self.texts.say("topic-heading", &values)) };
                let mut blocks = topic.topic.text.as_ref().map(|text| self.texts.blocks(text)).unwrap_or_default();
                match blocks.first_mut() {
                    Some(Block::Paragraph { content }) => {
                        content.splice(0..0, [heading, Inline::Text { text: " ".to_owned() }]);
                    }
                    _ => blocks.insert(0, Block::Paragraph { content: vec![heading] }),
                }
                parts.push(Part::prose(blocks));
            }
        }
        parts
    }

    /// Part «Лабораторные работы» or «Практические занятия».
    pub(super) fn works(&self, kind: ClassKind) -> Vec<Part> {
        let mut rows = Vec::new();
        let mut total = Hours::ZERO;
        let mut alone = false;
        for bound in self.binding.modules() {
            for work in bound.works.iter().filter(|work| work.work.kind == kind) {
                total = total + work.hours;
                let module = format!("{}. {}", bound.index + 1, self.texts.title(&bound.module.title));
                alone |= work.hours.is_zero();
                let hours = if work.hours.is_zero() {
                    self.texts.word("in-self-study")
                } else {
                    self.texts.locale.number(work.hours)
                };
                let number = (rows.len() + 1).to_string();
                rows.push(Row::new(vec![
                    Cell::text(number),
                    Cell::text(module),
                    Cell::text(self.texts.title(&work.work.title)),
                    Cell::text(hours),
                ]));
            }
        }
        // Hours of a kind that no work takes are spent on the topics of the module.
        let planned = self.row.hours().of(kind.activity());
        if rows.is_empty() && planned.is_zero() {
            return vec![self.phrase("not-planned", &[])];
        }
        for bound in self.binding.modules().filter(|bound| bound.works.iter().all(|work| work.work.kind != kind)) {
            let hours = bound.hours().of(kind.activity());
            if hours.is_zero() {
                continue;
            }
            total = total + hours;
            let module = format!("{}. {}", bound.index + 1, self.texts.title(&bound.module.title));
            let topics = bound.topics.iter().filter(|topic| !topic.hours.of(kind.activity()).is_zero());
            let titles = Cell::texts(topics.map(|topic| self.texts.title(&topic.topic.title)));
            let hours = Cell::text(self.texts.locale.number(hours));
            rows.push(Row::new(vec![Cell::text((rows.len() + 1).to_string()), Cell::text(module), titles, hours]));
        }
        rows.push(self.total_row(3, total));
        let word = |key: &str| Cell::text(self.texts.word(key));
        let title = match kind {
            ClassKind::Lab => "lab-title",
            ClassKind::Practical => "practical-title",
        };
        vec![Part::table(Table {
            columns: vec![
                Column::fixed(10, Align::Center),
                Column::growing(52),
                Column::growing(80),
                Column::fixed(16, Align::Center),
            ],
            head: vec![vec![word("number"), word("course-section"), word(title), word("hours")]],
            rows,
            note: if alone { line(self.texts.word("in-self-study-note")) } else { Vec::new() },
            ..Table::default()
        })]
    }

    /// A last row with a sum behind a label over some columns.
    pub(super) fn total_row(&self, columns: usize, total: Hours) -> Row {
        let label = Cell::text(self.texts.word("total")).columns(columns);
        Row::new(vec![label, Cell::text(self.cell(total))]).strong()
    }

    /// Part «Курсовая работа (проект)».
    pub(super) fn term_work(&self) -> Vec<Part> {
        let semesters = self.row.semesters.iter();
        let works = semesters.flat_map(|semester| semester.attestation.iter().map(|form| (semester.number, *form)));
        let works: Vec<(u8, Attestation)> =
            works.filter(|(_, form)| matches!(form, Attestation::TermPaper | Attestation::TermProject)).collect();
        if works.is_empty() {
            return vec![self.phrase("not-planned", &[])];
        }
        let lines = works.into_iter().map(|(semester, form)| {
            let what = capital(&self.attestation(form));
            self.phrase("term-work", &[("what", &what), ("n", &semester.to_string())])
        });
        lines.collect()
    }

    /// Section «Учебно-методическое обеспечение самостоятельной работы».
    pub(super) fn self_study(&self) -> Vec<Part> {
        let mut rows = Vec::new();
        let mut total = Hours::ZERO;
        for bound in self.binding.modules() {
            let topics = bound.topics.iter().enumerate().filter(|(_, topic)| !topic.hours.self_study.is_zero());
            let topics: Vec<_> = topics.collect();
            for (first, (place, topic)) in topics.iter().enumerate() {
                total = total + topic.hours.self_study;
                let title = self.texts.title(&topic.topic.title);
                let mut cells = vec![
                    Cell::text(format!("{}.{}", bound.index + 1, place + 1)),
                    Cell::text(title),
                    Cell::text(self.self_study_of(&topic.hours)),
                    Cell::text(self.texts.locale.number(topic.hours.self_study)),
                ];
                if first == 0 {
                    cells.push(Cell::text(self.control_of(bound)).rows(topics.len()));
                }
                rows.push(Row::new(cells));
            }
        }
        if rows.is_empty() {
            return vec![self.phrase("not-planned", &[])];
        }
        let mut sum = self.total_row(3, total);
        sum.cells.push(Cell::text(""));
        rows.push(sum);
        let word = |key: &str| Cell::text(self.texts.word(key));
        let table = Table {
            columns: vec![
                Column::fixed(11, Align::Center),
                Column::growing(46),
                Column::growing(46),
                Column::fixed(15, Align::Center),
                Column::fixed(34, Align::Left),
            ],
            head: vec![vec![
                word("number"),
                word("topic"),
                word("self-study-kind"),
                word("hours"),
                word("control-form"),
            ]],
            rows,
            ..Table::default()
        };
        vec![Part::table(table), self.phrase("self-study-sources", &[])]
    }

    /// What a student does alone for a topic: what its classes ask for.
    fn self_study_of(&self, hours: &HoursByKind) -> String {
        let kinds = [
            (Activity::Lecture, "study-lecture"),
            (Activity::Practical, "study-practical"),
            (Activity::Lab, "study-lab"),
        ];
        let asked = kinds.into_iter().filter(|(kind, _)| !hours.of(*kind).is_zero());
        let asked: Vec<String> = asked.map(|(_, key)| self.texts.word(key)).collect();
        if asked.is_empty() { self.texts.word("study-alone") } else { asked.join("; ") }
    }

    /// Section «Методические указания»: a paragraph for each kind of class of the row.
    pub(super) fn guidance(&self) -> Vec<Part> {
        let kinds = self.binding.kinds();
        let advice = kinds.iter().filter_map(|kind| {
            let key = match kind {
                Activity::Lecture => "guidance-lecture",
                Activity::Practical => "guidance-practical",
                Activity::Lab => "guidance-lab",
                Activity::SelfStudy => "guidance-self-study",
                Activity::Control => "guidance-control",
                Activity::Consultation | Activity::Supervised => return None,
            };
            let name = capital(&self.texts.locale.activity(*kind).long);
            let name = Inline::Strong { content: line(format!("{name}.")) };
            Some(vec![name, Inline::Text { text: format!(" {}", self.texts.word(key)) }])
        });
        let blocks = advice.map(|content| Block::Paragraph { content }).collect();
        let mut parts = vec![Part::prose(blocks)];
        if !self.course.methods.is_empty() {
            parts.push(Part::Lead { line: line(self.texts.word("methods")), strong: false });
            parts.push(Part::prose(vec![list(self.course.methods.iter().map(|text| self.texts.inline(text)))]));
        }
        parts
    }
}
