//! The syllabus: the sixteen ECTS elements of a course, its week plan, assessment and policies.

mod build;
mod view;

use std::borrow::Cow;

use super::kind::{Content, Format, Kind, Of, Request, Subject};
use crate::catalog::{Binding, Catalog, shape};
use crate::locale::fill;
use crate::model::Id;
use crate::prose;

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

/// Every course, and every row of a plan that binds one, with its hours there.
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
    courses.chain(rows).collect()
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
    let course = match request.of.row() {
        Some((program, index, institution)) => {
            let binding = Binding::of(request.catalog, program, index).expect("subjects are rows that bind a course");
            Cow::Owned(shape::of_row(&binding, &institution.id))
        }
        None => Cow::Borrowed(request.of.course().expect("subjects are rows and courses")),
    };
    let mut view = view(request.catalog, &course, request.lang, request.locale, request.edition);
    view.news = news(request, &course.id);
    let date = request.edition.date.or_else(|| version_date(&course.value));
    Content::Page(serde_json::to_value(&view).expect("a view is JSON"), date)
}
