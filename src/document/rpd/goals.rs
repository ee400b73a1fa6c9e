//! Aim and tasks of a discipline, and its place among the others.

use super::build::Scope;
use crate::document::paper::{Align, Cell, Column, Part, Row, Table, list};
use crate::model::PlanRow;
use crate::prose::Inline;

impl Scope<'_> {
    /// The aim in a paragraph.
    pub(super) fn aim(&self) -> Part {
        let codes: Vec<String> =
            self.binding.competences().iter().map(|bound| self.texts.plain(&bound.competence.code)).collect();
        let key = match codes.len() {
            0 => "aim-outcomes",
            1 => "aim-competence",
            _ => "aim-competences",
        };
        self.phrase(key, &[("title", &self.title()), ("codes", &codes.join(", "))])
    }

    /// Section «Цели и задачи».
    pub(super) fn goals(&self) -> Vec<Part> {
        let outcomes = self.course.outcomes.iter();
        let last = self.course.outcomes.len();
        let tasks = (1..).zip(outcomes).map(|(number, outcome)| {
            let mut task = self.texts.inline(&outcome.text);
            task.push(Inline::Text { text: if number == last { "." } else { ";" }.to_owned() });
            task
        });
        vec![
            self.aim(),
            Part::prose(self.texts.blocks(&self.course.summary)),
            Part::Lead { line: super::build::line(self.texts.word("tasks")), strong: false },
            Part::prose(vec![list(tasks)]),
        ]
    }

    /// Where the discipline stands, in a paragraph.
    pub(super) fn standing(&self) -> Part {
        let row = self.row;
        let mut text =
            self.texts.say(&format!("part-{}", row.part.as_str()), &[("title", &self.title()), ("index", &row.index)]);
        if let Some(choice) = &row.choice {
            text.push(' ');
            text.push_str(&self.texts.say("part-choice", &[("choice", choice)]));
        }
        let years = years(row);
        let key = match (row.semesters.len(), years.len()) {
            (0, _) => return Part::paragraph(&text),
            (1, _) => "taught-semester",
            (_, 1) => "taught-semesters",
            _ => "taught-years",
        };
        let joined = |numbers: Vec<String>| self.texts.locale.all_of(&numbers);
        let semesters = joined(row.semesters.iter().map(|semester| semester.number.to_string()).collect());
        text.push(' ');
        text.push_str(&self.texts.say(key, &[("semesters", &semesters), ("years", &joined(years))]));
        Part::paragraph(&text)
    }

    /// Section «Место дисциплины в структуре образовательной программы».
    pub(super) fn place(&self) -> Vec<Part> {
        let (before, after) = (self.binding.before(), self.binding.after());
        let mut parts = vec![self.standing()];
        if before.is_empty() && after.is_empty() {
            return parts;
        }
        let column = |key: &str| Cell::text(self.texts.word(key));
        let mut rows = Vec::new();
        for (key, others) in [("builds-on", before), ("supports", after)] {
            rows.push(Row::new(vec![Cell::text(self.texts.word(key)).columns(3)]).strong());
            if others.is_empty() {
                rows.push(Row::new(vec![Cell::text(self.texts.word("nothing")).columns(3).align(Align::Center)]));
            }
            rows.extend(others.into_iter().map(|other| self.neighbour(other)));
        }
        parts.push(Part::table(Table {
            columns: vec![Column::fixed(32, Align::Left), Column::growing(60), Column::fixed(28, Align::Center)],
            head: vec![vec![column("index"), column("discipline"), column("semesters")]],
            rows,
            ..Table::default()
        }));
        parts
    }

    fn neighbour(&self, row: &PlanRow) -> Row {
        Row::new(vec![Cell::text(&row.index), Cell::text(self.title_of(row)), Cell::text(Self::semesters(row))])
    }
}

/// Years of study of a row, each once.
fn years(row: &PlanRow) -> Vec<String> {
    let mut years: Vec<u8> = row.semesters.iter().map(|semester| semester.number.div_ceil(2)).collect();
    years.dedup();
    years.into_iter().map(|year| year.to_string()).collect()
}
