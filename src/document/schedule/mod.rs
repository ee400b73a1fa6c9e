//! What is printed of offerings: the dated plan as a paper and as data, feeds for calendars, and the page of all feeds.

mod address;
mod data;
mod dated;
mod event;
mod feed;
mod hearer;
mod index;
mod month;
mod names;
mod pattern;

use std::collections::BTreeSet;

use super::kind::{Content, Format, Kind, Of, Request, Subject};
use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::Offering;
use crate::plan::groups::Groups;
use crate::source::FileId;

pub use data::rows;
pub use dated::lines;
pub use event::{Event, EventStatus};
pub use feed::{Feed, lock};
pub(super) use names::Scope;

/// The kind of document that tells every class of an offering.
pub(super) static SCHEDULE: Kind = Kind {
    name: "schedule",
    summary: "the dated plan of an offering: every class, deadline and day off; also as data and for calendars",
    formats: &[Format::Pdf, Format::Html, Format::Csv, Format::Json, Format::Ics],
    on_request: false,
    subjects,
    content,
};

/// The kind of document that a group, a teacher or the door of a room subscribes to.
pub(super) static FEED: Kind = Kind {
    name: "feed",
    summary: "all classes of a group, a teacher or a room, for calendars",
    formats: &[Format::Ics],
    on_request: false,
    subjects: audiences,
    content: |request| Content::Calendar(feed::feed(request)),
};

/// The kind of document that leads to all feeds.
pub(super) static FEEDS: Kind = Kind {
    name: "feeds",
    summary: "the page of all feeds, with addresses to subscribe to and QR codes to pin up",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects: whole,
    content: index::content,
};

/// Folder of the page of all feeds.
const INDEX: &str = "feeds";

/// Every offering.
pub(super) fn subjects(catalog: &Catalog) -> Vec<Subject<'_>> {
    let offerings = catalog.offerings.values();
    offerings
        .map(|offering| {
            let course = catalog.course(&offering.value);
            Subject {
                folder: folder(offering),
                ids: vec![offering.id.to_string(), course.id.to_string()],
                lang: None,
                files: files(catalog, offering),
                courses: Vec::new(),
                of: Of::Offering(offering),
            }
        })
        .collect()
}

/// Whether a catalogue is published at an address of the web.
pub fn is_published(catalog: &Catalog) -> bool {
    address::Base::of(catalog).is_some()
}

/// Folder of what is printed of an offering.
fn folder(offering: &Item<Offering>) -> String {
    format!("offerings/{}", offering.id)
}

/// Files that the schedule of an offering is made from; the first is its own.
pub(super) fn files(catalog: &Catalog, offering: &Item<Offering>) -> Vec<FileId> {
    let (course, calendar) = (catalog.course(&offering.value).file, catalog.calendar(&offering.value).file);
    let (shape, ..) = catalog.hours_of(&offering.value);
    let shape = Some(shape).filter(|file| *file != course);
    [offering.file, course, calendar].into_iter().chain(shape).chain(catalog.resources_file).collect()
}

/// Files that the schedules of all offerings are made from.
fn all_files(catalog: &Catalog) -> Vec<FileId> {
    let files: BTreeSet<FileId> = catalog.offerings.values().flat_map(|offering| files(catalog, offering)).collect();
    files.into_iter().collect()
}

/// Groups, students of several groups, teachers and rooms, each once.
fn audiences(catalog: &Catalog) -> Vec<Subject<'_>> {
    let files = all_files(catalog);
    if files.is_empty() {
        return Vec::new();
    }
    let found = hearer::audiences(catalog, &Groups::new(&catalog.resources));
    found
        .into_iter()
        .map(|(hearer, of)| Subject {
            folder: hearer.folder(),
            ids: hearer.ids(),
            lang: None,
            files: files.clone(),
            courses: Vec::new(),
            of,
        })
        .collect()
}

/// The catalogue, where it has offerings.
fn whole(catalog: &Catalog) -> Vec<Subject<'_>> {
    let files = all_files(catalog);
    let subject = Subject {
        folder: INDEX.to_owned(),
        ids: vec![INDEX.to_owned()],
        lang: None,
        files,
        courses: Vec::new(),
        of: Of::Catalog,
    };
    if subject.files.is_empty() { Vec::new() } else { vec![subject] }
}

fn content(request: &Request<'_>) -> Content {
    match request.format {
        Format::Csv => Content::Text(data::csv(request)),
        Format::Json => Content::Text(data::json(request)),
        Format::Ics => Content::Calendar(feed::feed(request)),
        Format::Pdf | Format::Html => dated::content(request),
    }
}
