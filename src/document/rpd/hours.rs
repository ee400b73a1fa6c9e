//! Hours of a plan row: the table of its volume, and the thematic plan with all its sums.

use super::build::Scope;
use crate::catalog::binding::{BoundModule, BoundSemester};
use crate::document::paper::{Align, Cell, Column, Entry, Part, Row, Table, paragraph};
use crate::document::texts::capital;
use crate::model::{Activity, AssessmentPart, Hours, HoursByKind, RowSemester};

/// A column of the thematic plan that says how many of the hours are of some sort; never added.
type Among = (&'static str, fn(&RowSemester) -> Option<&HoursByKind>);

const AMONG: [Among; 2] = [
    ("practical-training", |semester| semester.practical_training.as_ref()),
    ("online", |semester| semester.online.as_ref()),
];

impl Scope<'_> {
    /// Section «Объём дисциплины»: hours by kind and semester.
    pub(super) fn volume(&self) -> Vec<Part> {
        let semesters = &self.row.semesters;
        let several = semesters.len() > 1;
        let total = self.row.hours();
        let mut columns = vec![Column::growing(60), Column::fixed(if several { 24 } else { 36 }, Align::Center)];
        let mut head = vec![Cell::text(self.texts.word("kind-of-work")), Cell::text(self.texts.word("all-hours"))];
        if several {
            for semester in semesters {
                columns.push(Column::fixed(22, Align::Center));
                head.push(Cell::text(self.texts.say("semester", &[("n", &semester.number.to_string())])));
            }
        }
        let row = |label: String, of: &dyn Fn(&HoursByKind) -> Hours| {
            let each = semesters.iter().filter(|_| several).map(|semester| of(&semester.hours));
            let cells = std::iter::once(of(&total)).chain(each).map(|hours| Cell::text(self.cell(hours)));
            Row::new(std::iter::once(Cell::text(label)).chain(cells).collect())
        };
        let mut rows = vec![row(self.texts.word("contact-work"), &HoursByKind::contact).strong()];
        let kinds = self.binding.kinds();
        let contact = kinds.iter().filter(|kind| kind.is_contact());
        rows.extend(contact.map(|kind| row(format!("– {}", self.kind(*kind)), &|hours| hours.of(*kind))));
        for kind in kinds.iter().filter(|kind| !kind.is_contact()) {
            rows.push(row(capital(&self.kind(*kind)), &|hours| hours.of(*kind)).strong());
        }
        rows.push(self.attestation_row(several));
        rows.push(row(self.texts.word("volume-hours"), &HoursByKind::total).strong());
        rows.push(self.credit_row(several));
        for (key, of) in AMONG {
            if semesters.iter().any(|semester| of(semester).is_some()) {
                let hours = |semester: &RowSemester| of(semester).map(HoursByKind::total).unwrap_or_default();
                let each = semesters.iter().filter(|_| several).map(hours);
                let all = std::iter::once(semesters.iter().map(hours).sum()).chain(each);
                let cells = all.map(|hours| Cell::text(self.cell(hours)));
                let label = self.texts.say("among-them", &[("what", &self.texts.word(key))]);
                rows.push(Row::new(std::iter::once(Cell::text(label)).chain(cells).collect()));
            }
        }
        vec![
            Part::Lead { line: super::build::line(self.volume_sentence()), strong: false },
            Part::table(Table { columns, head: vec![head], rows, ..Table::default() }),
        ]
    }

    fn kind(&self, kind: Activity) -> String {
        self.texts.plain(&self.texts.locale.activity(kind).long)
    }

    fn attestation_row(&self, several: bool) -> Row {
        let semesters = self.row.semesters.iter();
        let forms = |semester: &RowSemester| {
            let forms: Vec<String> = semester.attestation.iter().map(|form| self.attestation(*form)).collect();
            if forms.is_empty() { self.texts.word("nothing") } else { forms.join(", ") }
        };
        let mut cells = vec![Cell::text(self.texts.word("attestation-form"))];
        if several {
            cells.push(Cell::text(self.texts.word("nothing")));
        }
        cells.extend(semesters.map(|semester| Cell::text(forms(semester))));
        Row::new(cells)
    }

    fn credit_row(&self, several: bool) -> Row {
        let credits = |credits| self.texts.locale.number(credits);
        let label = self.texts.say("volume-credits", &[("unit", &self.credit_unit())]);
        let mut cells = vec![Cell::text(label), Cell::text(credits(self.row.credits))];
        if several {
            let none = || self.texts.word("nothing");
            let semesters = self.row.semesters.iter();
            cells.extend(semesters.map(|semester| Cell::text(semester.credits.map_or_else(none, credits))));
        }
        Row::new(cells).strong()
    }

    /// The volume in a sentence: «… составляет 6 з. е. (216 академических часов).»
    pub(super) fn volume_sentence(&self) -> String {
        let hours = self.texts.locale.counted_exact(self.row.hours().total(), "academic-hour");
        self.texts.say("volume-line", &[("credits", &self.credits()), ("hours", &hours)])
    }

    /// The form of attestation in a sentence.
    pub(super) fn attestation_line(&self) -> Part {
        let forms = self.attestations();
        if forms.is_empty() {
            self.phrase("no-attestation", &[])
        } else {
            self.phrase("attestation-line", &[("forms", &forms)])
        }
    }

    /// Titles of the modules with their hours, for the annotation.
    pub(super) fn module_list(&self) -> Vec<Part> {
        let entries = self.binding.modules().map(|bound| {
            let title = self.texts.title(&bound.module.title);
            let hours = self.texts.locale.hours(bound.hours().total());
            let values = [("title", title.trim_end_matches('.')), ("hours", hours.as_str())];
            let blocks = vec![paragraph(&self.texts.say("module-line", &values))];
            Entry::new(bound.index + 1, blocks)
        });
        vec![Part::Entries { entries: entries.collect() }]
    }

    /// Section «Содержание дисциплины»: the thematic plan.
    pub(super) fn thematic_plan(&self) -> Vec<Part> {
        let kinds = self.binding.kinds();
        let figures = |hours: &HoursByKind| {
            let each = kinds.iter().map(|&kind| hours.of(kind));
            std::iter::once(hours.total()).chain(each).map(|hours| Cell::text(self.cell(hours))).collect::<Vec<_>>()
        };
        let mut columns = vec![Column::fixed(10, Align::Left), Column::growing(36), Column::fixed(10, Align::Center)];
        columns.extend(std::iter::once(13).chain(kinds.iter().map(|_| 12)).map(|w| Column::fixed(w, Align::Center)));
        columns.extend([Column::fixed(23, Align::Left), Column::fixed(25, Align::Left)]);
        let word = |key: &str| Cell::text(self.texts.word(key));
        let mut first = vec![word("number").rows(2), word("section-topic").rows(2), word("semester-short").rows(2)];
        first.push(word("all").rows(2));
        if !kinds.is_empty() {
            first.push(word("by-kind").columns(kinds.len()));
        }
        first.extend([word("indicators").rows(2), word("current-control").rows(2)]);
        let short = |kind: &Activity| Cell::text(self.texts.plain(&self.texts.locale.activity(*kind).short));
        let mut rows = Vec::new();
        for semester in &self.binding.semesters {
            for bound in &semester.modules {
                rows.extend(self.module_rows(semester, bound, &figures));
            }
            let number = semester.plan.number.to_string();
            rows.extend(self.outside_topics(semester, &figures));
            let label = self.texts.say("semester-total", &[("n", &number)]);
            rows.push(sum(label, figures(&semester.plan.hours)));
        }
        if self.binding.semesters.len() > 1 {
            rows.push(sum(self.texts.word("course-total"), figures(&self.row.hours())));
        }
        let legend = kinds.iter().map(|kind| {
            let names = self.texts.locale.activity(*kind);
            format!("{} – {}", names.short, names.long)
        });
        let note = super::build::line(self.texts.plain(&legend.collect::<Vec<_>>().join("; ")));
        vec![Part::table(Table {
            columns,
            head: vec![first, kinds.iter().map(short).collect()],
            rows,
            note,
            ..Table::default()
        })]
    }

    fn module_rows(
        &self,
        semester: &BoundSemester<'_>,
        bound: &BoundModule<'_>,
        figures: &dyn Fn(&HoursByKind) -> Vec<Cell>,
    ) -> Vec<Row> {
        let number = bound.index + 1;
        let indicators = self.codes(self.binding.module_indicators(bound).into_iter().map(|own| own.code.as_str()));
        let row = |number: String, title: String, hours: &HoursByKind, more: [Cell; 2]| {
            let head = [Cell::text(number), Cell::text(title), Cell::text(semester.plan.number.to_string())];
            Row::new(head.into_iter().chain(figures(hours)).chain(more).collect())
        };
        let own = [Cell::text(indicators).light(), Cell::text(self.control_of(bound)).light()];
        let mut rows =
            vec![row(number.to_string(), self.texts.title(&bound.module.title), &bound.hours(), own).strong()];
        for (place, topic) in (1..).zip(&bound.topics) {
            let empty = [Cell::text(""), Cell::text("")];
            rows.push(row(format!("{number}.{place}"), self.texts.title(&topic.topic.title), &topic.hours, empty));
        }
        rows
    }

    /// Forms of current control of a module: those of the assessment parts that cover it, without the attestation.
    pub(super) fn control_of(&self, bound: &BoundModule<'_>) -> String {
        let covers = |part: &&AssessmentPart| {
            !part.form.is_final() && (part.modules.is_empty() || part.modules.contains(&bound.module.id))
        };
        self.forms(self.course.assessment.iter().filter(covers))
    }

    /// The row of the attestation: control, and whatever else of the semester belongs to no topic.
    fn outside_topics(&self, semester: &BoundSemester<'_>, figures: &dyn Fn(&HoursByKind) -> Vec<Cell>) -> Option<Row> {
        let topics = semester.hours();
        let mut rest = HoursByKind::default();
        for kind in Activity::ALL {
            rest.set(kind, semester.plan.hours.of(kind) - topics.of(kind));
        }
        let forms: Vec<String> = semester.plan.attestation.iter().map(|form| self.attestation(*form)).collect();
        if rest == HoursByKind::default() && forms.is_empty() {
            return None;
        }
        let label = match forms.as_slice() {
            [] => self.texts.word("attestation-row"),
            forms => self.texts.say("attestation-row-of", &[("forms", &forms.join(", "))]),
        };
        let head = [Cell::text(""), Cell::text(label), Cell::text(semester.plan.number.to_string())];
        let tail = [Cell::text(""), Cell::text("")];
        Some(Row::new(head.into_iter().chain(figures(&rest)).chain(tail).collect()))
    }
}

/// A row of sums.
fn sum(label: String, figures: Vec<Cell>) -> Row {
    let head = [Cell::text(""), Cell::text(label), Cell::text("")];
    let tail = [Cell::text(""), Cell::text("")];
    Row::new(head.into_iter().chain(figures).chain(tail).collect()).strong()
}
