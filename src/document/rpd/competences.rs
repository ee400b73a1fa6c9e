//! Competences with their indicators, the outcomes that show them, and what assesses these.

use std::collections::BTreeSet;

use super::build::Scope;
use crate::catalog::binding::{BoundCompetence, BoundIndicator};
use crate::document::paper::{Align, Cell, Column, Part, Row, Table, list};
use crate::document::texts::capital;
use crate::model::institution::CompetenceColumn;
use crate::model::{AssessmentPart, Competence, Id, Outcome, Triad};
use crate::prose::{Block, Inline};

impl Scope<'_> {
    /// Section «Планируемые результаты обучения»: the table of competences.
    pub(super) fn competences(&self) -> Vec<Part> {
        let competences = self.binding.competences();
        if competences.is_empty() {
            return self.outcomes_alone();
        }
        let columns = &self.institution.competence_columns;
        let rows = competences.iter().flat_map(|bound| self.competence_rows(bound)).collect();
        vec![Part::table(Table {
            columns: columns.iter().map(|column| width(*column)).collect(),
            head: vec![
                columns
                    .iter()
                    .map(|column| Cell::text(self.texts.word(&format!("competence-{}", column.as_str()))))
                    .collect(),
            ],
            rows,
            ..Table::default()
        })]
    }

    /// A row for each indicator; the cells of the competence reach over all of them.
    fn competence_rows(&self, bound: &BoundCompetence<'_>) -> Vec<Row> {
        let competence = bound.competence;
        let none = [None];
        let indicators: Vec<Option<&BoundIndicator<'_>>> = bound.indicators.iter().map(Some).collect();
        let indicators = if indicators.is_empty() { none.as_slice() } else { indicators.as_slice() };
        let count = indicators.len();
        let rows = indicators.iter().enumerate().map(|(place, indicator)| {
            let columns = self.institution.competence_columns.iter();
            let cells = columns.filter_map(|column| {
                let shared = |cell: Cell| (place == 0).then(|| cell.rows(count));
                let nothing = || Cell::text(self.texts.word("nothing"));
                match column {
                    CompetenceColumn::Category => shared(Cell::text(self.category(competence))),
                    CompetenceColumn::Competence => {
                        shared(self.coded(&competence.code, &self.texts.title(&competence.text)))
                    }
                    CompetenceColumn::Indicator => Some(indicator.map_or_else(nothing, |bound| {
                        self.coded(&bound.indicator.code, &self.texts.title(&bound.indicator.text))
                    })),
                    CompetenceColumn::Outcome => {
                        Some(indicator.map_or_else(nothing, |bound| self.outcomes_cell(&bound.outcomes)))
                    }
                    CompetenceColumn::Assessment => {
                        Some(indicator.map_or_else(nothing, |bound| Cell::text(self.means(&bound.outcomes))))
                    }
                }
            });
            Row::new(cells.collect())
        });
        rows.collect()
    }

    /// The outcomes of a course whose row names no competences.
    fn outcomes_alone(&self) -> Vec<Part> {
        vec![Part::prose(self.outcome_blocks(&self.course.outcomes.iter().collect::<Vec<_>>()))]
    }

    /// Category of a competence: its own, else that of its code.
    fn category(&self, competence: &Competence) -> String {
        if let Some(category) = &competence.category {
            return self.texts.title(category);
        }
        let letters: String = competence.code.chars().take_while(|c| c.is_alphabetic()).collect();
        self.texts.word(match letters.as_str() {
            "УК" => "category-universal",
            "ОПК" => "category-general",
            code if code.starts_with("ПК") => "category-professional",
            _ => "nothing",
        })
    }

    fn coded(&self, code: &str, text: &str) -> Cell {
        let mut content =
            vec![Inline::Strong { content: vec![Inline::Text { text: format!("{}.", self.texts.plain(code)) }] }];
        content.push(Inline::Text { text: format!(" {text}") });
        Cell::line(content)
    }

    fn outcomes_cell(&self, outcomes: &[&Outcome]) -> Cell {
        if outcomes.is_empty() {
            Cell::text(self.texts.word("nothing"))
        } else {
            Cell::new(self.outcome_blocks(outcomes))
        }
    }

    /// Outcomes below the label of their part of the triad.
    fn outcome_blocks(&self, outcomes: &[&Outcome]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for kind in [Triad::Knowledge, Triad::Skill, Triad::Competence] {
            let own: Vec<&&Outcome> = outcomes.iter().filter(|outcome| outcome.kind == kind).collect();
            if own.is_empty() {
                continue;
            }
            let label = Inline::Text { text: format!("{}:", self.triad(kind)) };
            blocks.push(Block::Paragraph { content: vec![Inline::Strong { content: vec![label] }] });
            blocks.push(list(own.into_iter().map(|outcome| self.texts.inline(&outcome.text))));
        }
        blocks
    }

    /// Label of a part of the triad: the institution's, else the language's with a capital.
    fn triad(&self, kind: Triad) -> String {
        match self.institution.labels_of(self.form) {
            Some(labels) => self.texts.title(labels.of(kind)),
            None => capital(self.texts.locale.triad(kind)),
        }
    }

    /// What assesses some outcomes: forms of the parts that measure them.
    fn means(&self, outcomes: &[&Outcome]) -> String {
        let measures = |part: &&AssessmentPart| {
            part.outcomes.iter().any(|link| outcomes.iter().any(|outcome| outcome.id == link.outcome))
        };
        self.forms(self.course.assessment.iter().filter(measures))
    }

    /// Forms of assessment parts, each once: «отчёты по лабораторным работам; экзамен».
    pub(super) fn forms<'p>(&self, parts: impl Iterator<Item = &'p AssessmentPart>) -> String {
        let mut seen = BTreeSet::new();
        let forms = parts.map(|part| self.texts.locale.form(part.form)).filter(|form| seen.insert(*form));
        let forms: Vec<&str> = forms.collect();
        if forms.is_empty() { self.texts.word("nothing") } else { self.texts.plain(&forms.join("; ")) }
    }

    /// Codes of the indicators that an outcome of the course shows.
    pub(super) fn indicators_of(&self, outcome: &Id) -> String {
        let indicators = self.binding.indicators_of(outcome).into_iter();
        self.codes(indicators.map(|indicator| indicator.code.as_str()))
    }

    /// Codes one after the other, a dash for none.
    pub(super) fn codes<'c>(&self, codes: impl Iterator<Item = &'c str>) -> String {
        let codes: Vec<String> = codes.map(|code| self.texts.plain(code)).collect();
        if codes.is_empty() { self.texts.word("nothing") } else { codes.join(", ") }
    }

    /// Competences with their indicators as a list, for the annotation.
    pub(super) fn competence_list(&self) -> Vec<Part> {
        let competences = self.binding.competences();
        if competences.is_empty() {
            return self.outcomes_alone();
        }
        let lines = competences.iter().map(|bound| {
            let code =
                Inline::Strong { content: vec![Inline::Text { text: self.texts.plain(&bound.competence.code) }] };
            let mut text = format!(" – {}", self.texts.title(&bound.competence.text).trim_end_matches('.'));
            let indicators = self.codes(bound.indicators.iter().map(|bound| bound.indicator.code.as_str()));
            if !bound.indicators.is_empty() {
                text.push_str(&self.texts.say("with-indicators", &[("codes", &indicators)]));
            }
            text.push('.');
            vec![code, Inline::Text { text }]
        });
        vec![Part::prose(vec![list(lines)])]
    }
}

const fn width(column: CompetenceColumn) -> Column {
    match column {
        CompetenceColumn::Category => Column::fixed(27, Align::Left),
        CompetenceColumn::Competence | CompetenceColumn::Indicator => Column::growing(34),
        CompetenceColumn::Outcome => Column::growing(42),
        CompetenceColumn::Assessment => Column::fixed(28, Align::Left),
    }
}
