//! The timetable of a term: days and pairs against groups, teachers and rooms, divided by числитель and знаменатель.

mod grid;

use super::kind::{Content, Format, Kind, Of, Request, Subject};
use super::paper::Align;
use super::texts::Texts;
use super::title_page;
use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::calendar::Term;
use crate::model::{Calendar, Id};

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
    let of = |calendar: &'_ Item<Calendar>, term: &Id| {
        let offerings = catalog.offerings.values();
        let given =
            offerings.filter(|item| item.value.calendar == calendar.id && item.value.span.term.as_ref() == Some(term));
        given.map(|item| item.file).collect::<Vec<_>>()
    };
    let terms =
        catalog.calendars.values().flat_map(|calendar| calendar.value.terms.keys().map(move |term| (calendar, term)));
    terms
        .filter_map(|(calendar, term)| {
            let files = of(calendar, term);
            (!files.is_empty()).then(|| Subject {
                folder: format!("timetables/{}-{term}", calendar.id),
                ids: vec![calendar.id.to_string(), format!("{}-{term}", calendar.id)],
                lang: None,
                files: files.into_iter().chain([calendar.file]).chain(catalog.resources_file).collect(),
                courses: Vec::new(),
                of: Of::Term(calendar, term),
            })
        })
        .collect()
}

fn content(request: &Request<'_>) -> Content {
    let (calendar, id) = request.of.term().expect("subjects are terms");
    let term = calendar.value.terms.get(id).expect("subjects are terms of their calendar");
    let texts = Texts { catalog: request.catalog, lang: request.lang, locale: request.locale };
    let offerings = request.catalog.offerings.values();
    let given: Vec<_> = offerings
        .filter(|item| item.value.calendar == calendar.id && item.value.span.term.as_ref() == Some(id))
        .collect();
    let course = given.first().map(|offering| request.catalog.course(&offering.value));
    let institution = &request.catalog.institution(&course.expect("a subject has offerings").value).value;
    let title = texts.say("timetable-title", &[("term", &texts.title(&term.title))]);
    let names = (title, texts.word("timetable-heading"));
    let facts = (facts(&texts, &calendar.value, term), Align::Center);
    let sections = grid::Grid::new(request, texts, calendar, term, &given).sections();
    let paper = title_page::plain(&texts, institution, names, facts, sections);
    Content::Page(serde_json::to_value(paper).expect("a view is JSON"), request.edition.date)
}

/// The term, its days, and what its labels of weeks mean.
fn facts(texts: &Texts<'_>, calendar: &Calendar, term: &Term) -> Vec<String> {
    let day = |date: chrono::NaiveDate| date.format(texts.locale.official("schedule-date")).to_string();
    let mut facts = vec![texts.title(&calendar.title)];
    if texts.title(&term.title) != facts[0] {
        facts.push(texts.title(&term.title));
    }
    facts.push(format!("{}–{}", day(term.start), day(term.end)));
    facts
}
