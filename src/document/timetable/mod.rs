//! The timetable of a term: days and pairs against groups, teachers and rooms, divided by числитель and знаменатель.

mod dates;
mod grid;

use std::collections::BTreeSet;

use super::kind::{Content, Format, Kind, Of, Request, Subject};
use super::paper::Align;
use super::schedule;
use super::texts::Texts;
use super::title_page;
use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::calendar::Term;
use crate::model::{Calendar, Id, Offering};
use crate::source::FileId;

/// The kind of document.
pub(super) static KIND: Kind = Kind {
    name: "timetable",
    summary: "the timetable of a term: days and slots against groups, teachers and rooms",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects,
    content,
};

fn subjects(catalog: &Catalog) -> Vec<Subject<'_>> {
    let calendars = catalog.calendars.values();
    let terms = calendars.flat_map(|calendar| calendar.value.terms.keys().map(move |term| (calendar, term)));
    let subject = |(calendar, term): (_, _)| {
        let given = given(catalog, calendar, term);
        let course = catalog.course(&given.first()?.value);
        let files = given.iter().flat_map(|offering| schedule::files(catalog, offering));
        let files: BTreeSet<FileId> = files.chain([catalog.institution(&course.value).file]).collect();
        Some(Subject {
            folder: format!("timetables/{}-{term}", calendar.id),
            ids: vec![calendar.id.to_string(), format!("{}-{term}", calendar.id)],
            lang: None,
            files: files.into_iter().collect(),
            courses: Vec::new(),
            of: Of::Term(calendar, term),
        })
    };
    terms.filter_map(subject).collect()
}

/// Offerings that are given in a term.
fn given<'a>(catalog: &'a Catalog, calendar: &Item<Calendar>, term: &Id) -> Vec<&'a Item<Offering>> {
    let is_given =
        |item: &&Item<Offering>| item.value.calendar == calendar.id && item.value.span.term.as_ref() == Some(term);
    catalog.offerings.values().filter(is_given).collect()
}

fn content(request: &Request<'_>) -> Content {
    let (calendar, id) = request.of.term().expect("subjects are terms");
    let term = calendar.value.terms.get(id).expect("subjects are terms of their calendar");
    let texts = Texts { catalog: request.catalog, lang: request.lang, locale: request.locale };
    let given = given(request.catalog, calendar, id);
    let course = given.first().map(|offering| request.catalog.course(&offering.value));
    let institution = &request.catalog.institution(&course.expect("a subject has offerings").value).value;
    let title = texts.say("timetable-title", &[("term", &texts.title(&term.title))]);
    let names = (title, texts.word("timetable-heading"));
    let facts = (facts(&texts, &calendar.value, term), Align::Center);
    let mut sections = grid::Grid::new(request, texts, calendar, term, &given).sections();
    sections.extend(dates::section(request, &given));
    let paper = title_page::plain(&texts, institution, names, facts, sections);
    Content::Page(serde_json::to_value(paper).expect("a view is JSON"), request.edition.date)
}

/// The calendar, the term and its days.
fn facts(texts: &Texts<'_>, calendar: &Calendar, term: &Term) -> Vec<String> {
    let mut facts = vec![texts.title(&calendar.title)];
    if texts.title(&term.title) != facts[0] {
        facts.push(texts.title(&term.title));
    }
    facts.push(format!("{}–{}", texts.figures(term.start), texts.figures(term.end)));
    facts
}
