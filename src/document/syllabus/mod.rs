//! The syllabus: the sixteen ECTS elements of a course, its week plan, assessment and policies.

mod build;
mod view;

use super::kind::{Content, Format, Kind, Of, Request, Subject};
use crate::catalog::Catalog;

pub use build::{version_date, view};
pub use view::*;

/// The kind of document.
pub(super) static KIND: Kind = Kind {
    name: "syllabus",
    summary: "the syllabus of a course, with all that a student and a recognition office need",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects,
    content,
};

fn subjects(catalog: &Catalog) -> Vec<Subject<'_>> {
    let courses = catalog.courses.values();
    courses
        .map(|course| Subject {
            folder: course.id.to_string(),
            ids: vec![course.id.to_string()],
            lang: None,
            files: vec![course.file, catalog.institution(&course.value).file],
            courses: vec![&course.value],
            of: Of::Course(course),
        })
        .collect()
}

fn content(request: &Request<'_>) -> Content {
    let course = request.of.course().expect("subjects are courses");
    let view = view(request.catalog, course, request.lang, request.locale, request.edition);
    let date = request.edition.date.or_else(|| version_date(&course.value));
    Content::Page(serde_json::to_value(&view).expect("a view is JSON"), date)
}
