//! The timetable of a term: days and pairs against groups, teachers and rooms, divided by числитель and знаменатель; classes at
//! free times in a week to scale; what is on dates of its own.

mod classes;
mod dates;
mod free;
mod grid;
mod legend;

use std::collections::BTreeSet;

use super::kind::{Content, Format, Kind, Of, Request, Subject};
use super::paper::{Align, CoverBlock, Sheet};
use super::schedule;
use super::texts::Texts;
use super::title_page;
use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::calendar::Term;
use crate::model::{Calendar, Id, Institution, Measure, Offering};
use crate::source::FileId;

/// Millimetres around a page: it hangs on a wall and is bound by no edge.
const MARGIN: i64 = 12;

/// The block of a title page that says who approves.
const APPROVAL: &str = "approval";

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
    let names = (title, texts.word("timetable-heading").to_uppercase());
    let facts = (facts(&texts, &calendar.value, term), Align::Center);
    let weekly = classes::Weekly::new(request, texts, calendar, (id, term), &given);
    let mut sections = grid::sections(&weekly);
    sections.extend(free::section(&weekly));
    sections.extend(dates::section(request, &given));
    if let Some(first) = sections.first_mut() {
        first.new_page = false;
    }
    let mut paper = title_page::plain(&texts, institution, names, facts, sections);
    let margin = Measure::whole(MARGIN);
    paper.sheet = Sheet { left: margin, right: margin, top: margin, bottom: margin, ..paper.sheet };
    if let Some(faculty) = &institution.faculty {
        paper.cover[0].lines.push(texts.title(faculty));
    }
    paper.cover.splice(0..0, approval(&texts, institution));
    Content::Page(serde_json::to_value(paper).expect("a view is JSON"), request.edition.date)
}

/// Who approves, as the title page of the institution's рабочая программа has it. Forms are written in Russian, so that other
/// languages have none.
fn approval(texts: &Texts<'_>, institution: &Institution) -> Option<CoverBlock> {
    let form = institution.documents.rpd.as_ref().filter(|_| texts.lang.as_str() == "ru")?;
    let block = form.title_page.iter().find(|block| block.on && block.id.as_str() == APPROVAL)?;
    let values = title_page::values(texts, institution, form);
    let lines = title_page::lines(texts, &block.lines, block.caps, &values);
    let shown = CoverBlock { lines, align: Align::Right, ..CoverBlock::default() };
    (!shown.lines.is_empty()).then_some(shown)
}

/// The calendar, the term with its academic year, and the term's days; nothing that another line says.
fn facts(texts: &Texts<'_>, calendar: &Calendar, term: &Term) -> Vec<String> {
    let calendar = texts.title(&calendar.title);
    let year = Texts::academic_year(term.start);
    let mut facts = vec![texts.title(&term.title)];
    if !calendar.contains(&year) {
        facts.push(texts.say("timetable-year", &[("year", &year)]));
    }
    facts.retain(|fact| !calendar.contains(fact.as_str()));
    facts.push(calendar);
    facts.push(format!("{}–{}", texts.figures(term.start), texts.figures(term.end)));
    facts
}
