//! Documents of a programme: the plan by semesters, the academic calendar, and the matrix of competences with its holes.

mod matrix;
mod plan;
mod weeks;
mod years;

use std::collections::BTreeSet;

use super::kind::{Content, Format, Kind, Of, Request, Subject};
use super::paper::{Align, Paper, Part, Section};
use super::texts::Texts;
use super::title_page;
use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::{Id, Institution, PlanRow, Program};

/// The kind of document that shows a study plan by semesters.
pub(super) static PLAN: Kind = Kind {
    name: "plan",
    summary: "the study plan of a programme: credits and hours by semester",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects,
    content: |request| content(request, "plan", plan::sections),
};

/// The kind of document that shows what each day of the years of study is for.
pub(super) static ACADEMIC_CALENDAR: Kind = Kind {
    name: "academic-calendar",
    summary: "the academic calendar of a programme: weeks and days of each year of study, and the budget of time",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects: with_years,
    content: |request| content(request, "academic-calendar", years::sections),
};

/// The kind of document that shows which discipline forms which competence.
pub(super) static COMPETENCES: Kind = Kind {
    name: "competences",
    summary: "the matrix of a programme: competences, indicators and the disciplines that form them, holes included",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects,
    content: |request| content(request, "competences", matrix::sections),
};

/// A programme while a document is made of it.
struct Scope<'a> {
    texts: Texts<'a>,
    program: &'a Item<Program>,
    institution: &'a Institution,
}

fn subjects(catalog: &Catalog) -> Vec<Subject<'_>> {
    let programs = catalog.programs.values().filter_map(|program| {
        let institution = catalog.institution_of(&program.value)?;
        let courses = program.value.rows.iter().filter_map(|row| catalog.courses.get(row.course.as_ref()?));
        Some(Subject {
            folder: program.id.to_string(),
            ids: vec![program.id.to_string()],
            lang: None,
            files: [program.file, institution.file].into_iter().chain(courses.map(|course| course.file)).collect(),
            courses: Vec::new(),
            of: Of::Program(program),
        })
    });
    programs.collect()
}

/// Programmes that have an academic calendar; it is made from the calendars that they name, too.
fn with_years(catalog: &Catalog) -> Vec<Subject<'_>> {
    let mut found = subjects(catalog);
    found.retain_mut(|subject| {
        let academic = subject.of.program().and_then(|program| program.value.academic_calendar.as_ref());
        let terms = academic.iter().flat_map(|academic| &academic.years).flat_map(|year| &year.terms);
        let named: BTreeSet<&Id> = terms.filter_map(|term| term.calendar.as_ref()).collect();
        subject.files.extend(named.into_iter().filter_map(|id| catalog.calendars.get(id)).map(|item| item.file));
        academic.is_some()
    });
    found
}

fn content(request: &Request<'_>, document: &str, sections: fn(&Scope<'_>) -> Vec<Section>) -> Content {
    let program = request.of.program().expect("subjects are programmes");
    let institution = request.catalog.institution_of(&program.value);
    let institution = &institution.expect("subjects are programmes of an institution").value;
    let texts = Texts { catalog: request.catalog, lang: request.lang, locale: request.locale };
    let scope = Scope { texts, program, institution };
    let paper = scope.paper(document, sections(&scope));
    Content::Page(serde_json::to_value(paper).expect("a view is JSON"), request.edition.date)
}

impl Scope<'_> {
    fn paper(&self, document: &str, sections: Vec<Section>) -> Paper {
        let program = &self.program.value;
        let direction = format!("{} {}", program.code, self.texts.title(&program.direction));
        let mut facts = vec![format!("{}: {direction}", self.texts.word("direction"))];
        let mut fact = |key: &str, value: Option<String>| {
            facts.extend(value.map(|value| format!("{}: {value}", self.texts.word(key))));
        };
        fact("profile", program.profile.as_ref().map(|text| self.texts.title(text)));
        fact("level", Some(self.texts.title(&program.level)));
        fact("qualification", Some(self.texts.title(&program.qualification)));
        fact("form", Some(self.texts.word(&format!("form-{}", program.form.as_str()))));
        fact("intake", Some(program.intake.to_string()));
        fact("standard", program.standard.as_ref().map(|text| self.texts.title(text)));
        let title = self.texts.say(&format!("{document}-title"), &[("program", &direction)]);
        let names = (title, self.texts.word(&format!("{document}-heading")));
        title_page::plain(&self.texts, self.institution, names, (facts, Align::Left), sections)
    }

    /// Title of a row.
    fn title_of(&self, row: &PlanRow) -> String {
        let course = row.course.as_ref().and_then(|id: &Id| self.texts.catalog.courses.get(id));
        let title = row.title.as_ref().or(course.map(|course| &course.value.title));
        title.map_or_else(|| row.id.to_string(), |title| self.texts.title(title))
    }

    fn section(&self, key: &str, parts: Vec<Part>) -> Section {
        Section::new(self.texts.word(key), parts)
    }
}
