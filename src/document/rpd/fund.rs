//! The assessment fund around its items: passport, criteria and scale, rating scheme, procedure.

use std::collections::BTreeSet;

use super::build::{Scope, line};
use crate::catalog::binding::BoundModule;
use crate::document::paper::{Align, Cell, Column, Part, Row, Table};
use crate::model::institution::{FundPlace, Rating, Scale};
use crate::model::{AssessmentItem, AssessmentPart, Id, Percent};
use crate::prose::{Block, Inline};

impl Scope<'_> {
    /// A section of the assessment fund.
    pub(super) fn fund_section(&self, id: &str) -> Option<Vec<Part>> {
        Some(match id {
            "passport" => self.passport(),
            "criteria" => self.criteria(),
            "rating" => self.rating(),
            "items" => self.tasks(),
            "exam-questions" => self.exam_questions(),
            "ticket" => self.ticket(),
            "procedure" => self.procedure(),
            "key" => self.key(),
            "agreement" => self.agreement(),
            "changes" => self.changes(),
            _ => return None,
        })
    }

    /// Section «Фонд оценочных средств» of the рабочая программа: the fund, or where it stands.
    pub(super) fn fund_reference(&self) -> Vec<Part> {
        match self.form.fund {
            FundPlace::Inline => self.inline_fund(),
            FundPlace::Appendix => vec![self.phrase("fund-appendix", &[])],
            FundPlace::Separate => vec![self.phrase("fund-separate", &[("title", &self.title())])],
        }
    }

    /// Items of the course's assessment fund.
    pub(super) fn items(&self) -> &[AssessmentItem] {
        let fund = self.texts.catalog.funds.get(&self.binding.course.id);
        fund.map(|fund| fund.value.items.as_slice()).unwrap_or_default()
    }

    /// The passport: what each module is assessed by.
    fn passport(&self) -> Vec<Part> {
        let rows = self.binding.modules().map(|bound| {
            let indicators = self.binding.module_indicators(bound).into_iter().map(|own| own.code.as_str());
            let count = self.items().iter().filter(|item| belongs(bound, &item.topic)).count();
            let count = if count == 0 { self.texts.word("nothing") } else { count.to_string() };
            Row::new(vec![
                Cell::text((bound.index + 1).to_string()),
                Cell::text(self.texts.title(&bound.module.title)),
                Cell::text(self.codes(indicators)),
                Cell::text(self.control_of(bound)),
                Cell::text(count),
            ])
        });
        let mut rows: Vec<Row> = rows.collect();
        let all = if self.items().is_empty() { self.texts.word("nothing") } else { self.items().len().to_string() };
        let label = match self.attestations() {
            forms if forms.is_empty() => self.texts.word("attestation-row"),
            forms => self.texts.say("attestation-row-of", &[("forms", &forms)]),
        };
        let finals = self.course.assessment.iter().filter(|part| part.form.is_final());
        let finals = Cell::text(self.forms(finals));
        rows.push(Row::new(vec![Cell::text(""), Cell::text(label), Cell::text(""), finals, Cell::text("")]));
        rows.push(Row::new(vec![Cell::text(self.texts.word("all-items")).columns(4), Cell::text(all)]).strong());
        let word = |key: &str| Cell::text(self.texts.word(key));
        vec![Part::table(Table {
            columns: vec![
                Column::fixed(10, Align::Center),
                Column::growing(44),
                Column::fixed(30, Align::Left),
                Column::growing(44),
                Column::fixed(20, Align::Center),
            ],
            head: vec![vec![
                word("number"),
                word("course-section"),
                word("indicators-long"),
                word("means"),
                word("items-in-fund"),
            ]],
            rows,
            ..Table::default()
        })]
    }

    /// The schemes of the forms of attestation of the row, each once.
    fn ratings(&self) -> Vec<&Rating> {
        let forms = || self.row.semesters.iter().flat_map(|semester| &semester.attestation);
        let ratings = self.institution.ratings.values();
        ratings.filter(|rating| forms().any(|form| rating.attestation.contains(form))).collect()
    }

    /// The scales by which the row is graded: those of its rating schemes, else the course's.
    fn scales(&self) -> Vec<&Scale> {
        let mut ids: Vec<&Id> = self.ratings().into_iter().map(|rating| &rating.scale).collect();
        if ids.is_empty() {
            ids.push(&self.course.grading.scale);
        }
        let mut seen = BTreeSet::new();
        ids.retain(|id| seen.insert(*id));
        ids.into_iter().filter_map(|id| self.institution.scales.get(id)).collect()
    }

    /// Indicators, criteria and scales of assessment.
    fn criteria(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for scale in self.scales() {
            parts.push(Part::lead(self.texts.title(&scale.title)));
            parts.push(Part::table(self.scale_table(scale)));
        }
        let judged: Vec<&AssessmentPart> =
            self.course.assessment.iter().filter(|part| !part.criteria.is_empty()).collect();
        if !judged.is_empty() {
            parts.push(Part::lead(self.texts.word("criteria-of-means")));
            parts.push(Part::table(self.criteria_table(&judged)));
        }
        parts
    }

    fn scale_table(&self, scale: &Scale) -> Table {
        let mut steps: Vec<_> = scale.steps.iter().collect();
        steps.sort_by_key(|step| std::cmp::Reverse(step.from));
        let leveled = steps.iter().any(|step| step.level.is_some());
        let rows = steps.iter().map(|step| {
            let level = step.level.as_ref().map_or_else(|| self.texts.word("nothing"), |level| self.texts.title(level));
            let mut cells = vec![
                Cell::text(self.texts.title(&step.grade)),
                Cell::text(self.texts.locale.range(step.from, step.to)),
                Cell::line(step.text.as_ref().map(|text| self.texts.inline(text)).unwrap_or_default()),
            ];
            if leveled {
                cells.insert(0, Cell::text(level));
            }
            Row::new(cells)
        });
        let word = |key: &str| Cell::text(self.texts.word(key));
        let mut head = vec![word("grade"), word("points"), word("level-criteria")];
        let mut columns = vec![Column::fixed(38, Align::Left), Column::fixed(20, Align::Center), Column::growing(60)];
        if leveled {
            head.insert(0, word("mastery-level"));
            columns.insert(0, Column::fixed(30, Align::Left));
        }
        Table { columns, head: vec![head], rows: rows.collect(), ..Table::default() }
    }

    fn criteria_table(&self, parts: &[&AssessmentPart]) -> Table {
        let pointed = parts.iter().any(|part| part.criteria.iter().any(|criterion| criterion.points.is_some()));
        let mut rows = Vec::new();
        for part in parts {
            for (place, criterion) in part.criteria.iter().enumerate() {
                let mut cells = Vec::new();
                if place == 0 {
                    let title = Cell::line(line(self.texts.title(&part.title)));
                    cells.push(title.rows(part.criteria.len()));
                }
                cells.push(Cell::line(self.texts.inline(&criterion.text)));
                if pointed {
                    cells.push(Cell::text(
                        criterion.points.map_or_else(|| self.texts.word("nothing"), |p| self.points(p)),
                    ));
                }
                rows.push(Row::new(cells));
            }
        }
        let word = |key: &str| Cell::text(self.texts.word(key));
        let mut head = vec![word("means"), word("criterion")];
        let mut columns = vec![Column::fixed(46, Align::Left), Column::growing(70)];
        if pointed {
            head.push(word("points-most"));
            columns.push(Column::fixed(22, Align::Center));
        }
        Table { columns, head: vec![head], rows, ..Table::default() }
    }

    pub(super) fn points(&self, points: Percent) -> String {
        self.texts.locale.number(points)
    }

    /// The rating scheme of each form of attestation; without one, the parts of the course's assessment.
    pub(super) fn rating(&self) -> Vec<Part> {
        let ratings = self.ratings();
        if ratings.is_empty() {
            return vec![Part::table(self.own_rating())];
        }
        let mut parts = Vec::new();
        for rating in ratings {
            let rows = (1..).zip(&rating.parts).map(|(number, part): (usize, _)| {
                let cells =
                    [number.to_string(), self.texts.title(&part.title), self.points(part.min), self.points(part.max)];
                Row::new(cells.map(Cell::text).into())
            });
            let mut rows: Vec<Row> = rows.collect();
            let sum = |of: fn(&crate::model::institution::RatingPart) -> Percent| {
                Cell::text(self.points(rating.parts.iter().map(of).sum()))
            };
            let label = Cell::text(self.texts.word("total")).columns(2);
            rows.push(Row::new(vec![label, sum(|part| part.min), sum(|part| part.max)]).strong());
            let word = |key: &str| Cell::text(self.texts.word(key));
            parts.push(Part::lead(self.texts.title(&rating.title)));
            parts.push(Part::table(Table {
                columns: vec![
                    Column::fixed(10, Align::Center),
                    Column::growing(80),
                    Column::fixed(28, Align::Center),
                    Column::fixed(28, Align::Center),
                ],
                head: vec![vec![word("number"), word("rating-part"), word("points-least"), word("points-most")]],
                rows,
                ..Table::default()
            }));
        }
        parts
    }

    fn own_rating(&self) -> Table {
        let rows = (1..).zip(&self.course.assessment).map(|(number, part): (usize, _)| {
            let cells = [
                number.to_string(),
                self.texts.title(&part.title),
                self.texts.plain(self.texts.locale.form(part.form)),
                self.points(part.weight),
            ];
            Row::new(cells.map(Cell::text).into())
        });
        let mut rows: Vec<Row> = rows.collect();
        let total = self.points(self.course.assessment.iter().map(|part| part.weight).sum());
        rows.push(Row::new(vec![Cell::text(self.texts.word("total")).columns(3), Cell::text(total)]).strong());
        let word = |key: &str| Cell::text(self.texts.word(key));
        Table {
            columns: vec![
                Column::fixed(10, Align::Center),
                Column::growing(60),
                Column::fixed(46, Align::Left),
                Column::fixed(28, Align::Center),
            ],
            head: vec![vec![word("number"), word("rating-part"), word("control-form"), word("points-most")]],
            rows,
            ..Table::default()
        }
    }

    /// How assessment is held: texts of its parts and of the grading.
    fn procedure(&self) -> Vec<Part> {
        let mut blocks = Vec::new();
        for part in self.course.assessment.iter().filter_map(|part| part.text.as_ref().map(|text| (part, text))) {
            let (part, text) = part;
            let title = self.texts.title(&part.title);
            let heading = Inline::Strong { content: line(format!("{}.", title.trim_end_matches('.'))) };
            let mut own = self.texts.blocks(text);
            match own.first_mut() {
                Some(Block::Paragraph { content }) => {
                    content.splice(0..0, [heading, Inline::Text { text: " ".to_owned() }]);
                }
                _ => own.insert(0, Block::Paragraph { content: vec![heading] }),
            }
            blocks.extend(own);
        }
        blocks.extend(self.course.grading.text.as_ref().map(|text| self.texts.blocks(text)).unwrap_or_default());
        if blocks.is_empty() { vec![self.phrase("procedure-default", &[])] } else { vec![Part::prose(blocks)] }
    }
}

/// Whether a topic stands in a module.
pub(super) fn belongs(bound: &BoundModule<'_>, topic: &Id) -> bool {
    bound.topics.iter().any(|own| own.topic.id == *topic)
}
