//! The syllabus: the sixteen ECTS elements of a course, its week plan, assessment and policies; of an offering, with its dates,
//! rooms and teachers.

mod build;
pub(super) mod dated;
mod view;

use std::borrow::Cow;

use super::kind::{Content, Format, Kind, Of, Request, Subject};
use super::schedule;
use crate::catalog::{Binding, Catalog, shape};
use crate::load::Item;
use crate::locale::fill;
use crate::model::{Course, Id};
use crate::prose;

pub use build::{version_date, view};
pub use dated::{ClassView, DatedView, LineView, MeetingView, OccasionView, PeriodView};
pub use view::*;

/// The kind of document.
pub(super) static KIND: Kind = Kind {
    name: "syllabus",
    summary: "the syllabus of a course, with all that a student and a recognition office need; of an offering, with dates",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects,
    content,
};

/// Every course, every row of a plan that binds one, with its hours there, and every offering, with its dates.
fn subjects(catalog: &Catalog) -> Vec<Subject<'_>> {
    let courses = catalog.courses.values().map(|course| Subject {
        folder: course.id.to_string(),
        ids: vec![course.id.to_string()],
        lang: None,
        files: vec![course.file, catalog.institution(&course.value).file],
        courses: vec![&course.value],
        of: Of::Course(course),
    });
    let rows = catalog.bindings().filter_map(|binding| {
        let (program, course) = (binding.program, binding.course);
        let institution = catalog.institution_of(&program.value)?;
        let row = &binding.row.id;
        Some(Subject {
            folder: format!("{}/{row}", program.id),
            ids: vec![row.to_string(), program.id.to_string(), format!("{}/{row}", program.id)],
            lang: None,
            files: vec![course.file, program.file, institution.file],
            courses: vec![&course.value],
            of: Of::Row { program, index: binding.index, institution },
        })
    });
    // Who comes to a variant gets its outline and agenda instead.
    let is_course = |subject: &Subject<'_>| subject.of.offering().is_none_or(|item| item.value.variant.is_none());
    let offerings = schedule::subjects(catalog).into_iter().filter(is_course).map(|subject| given(catalog, subject));
    courses.chain(rows).chain(offerings).collect()
}

/// An offering of which the syllabus is printed too: it shows people and literature, and what the institution says.
fn given<'a>(catalog: &'a Catalog, subject: Subject<'a>) -> Subject<'a> {
    let offering = subject.of.offering().expect("subjects of schedules are offerings");
    let course = &catalog.course(&offering.value).value;
    let files = subject.files.into_iter().chain([catalog.institution(course).file]).collect();
    Subject { files, courses: vec![course], ..subject }
}

/// The course as a subject has it.
pub(super) fn course<'a>(catalog: &'a Catalog, of: Of<'a>) -> Option<Cow<'a, Item<Course>>> {
    match of {
        Of::Course(course) => Some(Cow::Borrowed(course)),
        Of::Row { program, index, institution } => {
            Some(Cow::Owned(shape::of_row(&Binding::of(catalog, program, index)?, &institution.id)))
        }
        Of::Offering(offering) => Some(dated::course(catalog, &offering.value)),
        _ => None,
    }
}

/// What is new in a course, and in the row that binds it, since the revision that was asked for.
fn news(request: &Request<'_>, course: &Id) -> Option<NewsView> {
    let news = request.edition.news.as_deref()?;
    let row = request.of.row().and_then(|(program, index, _)| Some((&program.id, &program.value.rows.get(index)?.id)));
    let locale = request.locale;
    let mut lines = news.lines(course, row, (request.lang, locale));
    if lines.is_empty() {
        lines.push(prose::inline(locale.of_changes("empty")).content);
    }
    let title = fill(locale.of_changes("news"), &[("since", &news.since)]);
    Some(NewsView { title, lines })
}

fn content(request: &Request<'_>) -> Content {
    let course = course(request.catalog, request.of).expect("subjects are courses, rows that bind one, and offerings");
    let dated = request.of.offering().map(|offering| dated::Dated::new(request, offering, &course.value));
    let (catalog, lang, locale) = (request.catalog, request.lang, request.locale);
    let mut view = build::make(catalog, &course, lang, locale, request.edition, dated.as_ref());
    view.news = news(request, &course.id);
    let date = request.edition.date.or_else(|| version_date(&course.value));
    Content::Page(serde_json::to_value(&view).expect("a view is JSON"), date)
}
