//! Views: exactly what a template sees. Plain data, all strings final, no logic left for templates.

pub mod changes;
pub mod linked;
pub mod paper;
mod rpd;
pub mod schedule;
pub mod syllabus;
pub mod training;

mod items;
mod kind;
mod literature;
mod names;
mod news;
mod program;
mod texts;
mod timetable;
mod title_page;
mod week;
mod words;

use std::sync::Arc;

use chrono::NaiveDate;

pub use kind::{Content, Format, Kind, Of, Participant, Request, Subject};
pub use news::News;

/// All kinds of documents, in the order of printing.
pub static DOCUMENTS: &[&Kind] = &[
    &syllabus::KIND,
    &rpd::RPD,
    &rpd::FOS,
    &rpd::ANNOTATION,
    &program::PLAN,
    &program::ACADEMIC_CALENDAR,
    &program::COMPETENCES,
    &training::DPP,
    &training::OUTLINE,
    &training::AGENDA,
    &training::ATTENDANCE,
    &training::FEEDBACK,
    &training::CERTIFICATE,
    &schedule::SCHEDULE,
    &schedule::FEED,
    &schedule::FEEDS,
    &timetable::KIND,
];

/// What a document says of its own making.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// Date that is printed.
    pub date: Option<NaiveDate>,
    /// Short id of the commit that it was made from.
    pub commit: Option<String>,
    /// Whether the catalogue differs from that commit.
    pub modified: bool,
    /// What changed since a revision that was asked for.
    pub news: Option<Arc<News>>,
}
