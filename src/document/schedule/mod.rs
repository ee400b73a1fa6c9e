//! What is printed of offerings: the dated plan as a paper and as data, and feeds for calendars.

mod dated;
mod data;
mod feed;
mod names;

use std::collections::BTreeSet;

use super::kind::{Audience, Content, Format, Kind, Of, Request, Subject};
use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::{Id, Offering};
use crate::source::FileId;

pub use data::rows;
pub use dated::lines;
pub use feed::{Event, EventStatus, Feed};
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
    content: |request| Content::Calendar(feed::of_audience(request)),
};

fn subjects(catalog: &Catalog) -> Vec<Subject<'_>> {
    let offerings = catalog.offerings.values();
    offerings
        .map(|offering| {
            let course = catalog.course(&offering.value);
            Subject {
                folder: format!("offerings/{}", offering.id),
                ids: vec![offering.id.to_string(), course.id.to_string()],
                lang: None,
                files: files(catalog, offering),
                courses: Vec::new(),
                of: Of::Offering(offering),
            }
        })
        .collect()
}

/// The feed of every offering in a language: what the lock file is made from.
pub fn feeds(request: &Request<'_>) -> Vec<Feed> {
    let of = |offering| feed::of_offering(&Request { of: Of::Offering(offering), ..*request });
    request.catalog.offerings.values().map(of).collect()
}

/// Files that the schedule of an offering is made from; the first is its own.
pub(super) fn files(catalog: &Catalog, offering: &Item<Offering>) -> Vec<FileId> {
    let calendar = catalog.calendar(&offering.value).file;
    [offering.file, catalog.course(&offering.value).file, calendar].into_iter().chain(catalog.resources_file).collect()
}

/// Groups, teachers and rooms of all offerings, each once.
fn audiences(catalog: &Catalog) -> Vec<Subject<'_>> {
    let offerings = || catalog.offerings.values();
    let files: BTreeSet<FileId> = offerings().flat_map(|offering| files(catalog, offering)).collect();
    if files.is_empty() {
        return Vec::new();
    }
    let files: Vec<FileId> = files.into_iter().collect();
    let teachers: BTreeSet<&Id> = offerings().flat_map(|offering| offering.value.teachers()).collect();
    let groups = catalog.resources.groups.keys().map(|id| (Audience::Group, id));
    let rooms = catalog.resources.rooms.keys().map(|id| (Audience::Room, id));
    let found = groups.chain(teachers.into_iter().map(|id| (Audience::Teacher, id))).chain(rooms);
    found
        .map(|(kind, id)| Subject {
            folder: format!("feeds/{}-{id}", kind.as_str()),
            ids: vec![id.to_string()],
            lang: None,
            files: files.clone(),
            courses: Vec::new(),
            of: Of::Audience(kind, id),
        })
        .collect()
}

fn content(request: &Request<'_>) -> Content {
    match request.format {
        Format::Csv => Content::Text(data::csv(request)),
        Format::Json => Content::Text(data::json(request)),
        Format::Ics => Content::Calendar(feed::of_offering(request)),
        Format::Pdf | Format::Html => dated::content(request),
    }
}
