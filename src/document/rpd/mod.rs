//! Documents of a plan row in the form of an institution: рабочая программа дисциплины, фонд оценочных средств, аннотация.

mod build;
mod classes;
mod closing;
mod competences;
mod cover;
mod fund;
mod goals;
mod hours;
mod items;
mod supply;

use chrono::NaiveDate;

use super::kind::{Content, Format, Kind, Of, Request, Subject};
use super::paper::Paper;
use crate::catalog::{Binding, Catalog};
use crate::load::Item;
use crate::model::institution::{DocumentForm, Documents};
use crate::model::{Institution, Program};

/// The only language of these documents.
const LANG: &str = "ru";

/// The kind of document «рабочая программа дисциплины».
pub(super) static RPD: Kind = Kind {
    name: "rpd",
    summary: "the working programme of a plan row (РПД) in the form of an institution",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects: |catalog| subjects(catalog, |documents| documents.rpd.as_ref()),
    content: |request| content(request, |documents| documents.rpd.as_ref(), build::rpd),
};

/// The kind of document «фонд оценочных средств».
pub(super) static FOS: Kind = Kind {
    name: "fos",
    summary: "the assessment fund of a plan row (ФОС): passport, criteria, items, key",
    formats: &[Format::Pdf],
    on_request: false,
    subjects: |catalog| subjects(catalog, |documents| documents.fos.as_ref()),
    content: |request| content(request, |documents| documents.fos.as_ref(), build::fos),
};

/// The kind of document «аннотация рабочей программы».
pub(super) static ANNOTATION: Kind = Kind {
    name: "annotation",
    summary: "the annotation of a working programme, one to two pages",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects: |catalog| subjects(catalog, |documents| documents.annotation.as_ref()),
    content: |request| content(request, |documents| documents.annotation.as_ref(), build::annotation),
};

/// The institutions in whose form documents of a programme are printed.
pub(super) fn institutions<'a>(catalog: &'a Catalog, program: &Program) -> Vec<&'a Item<Institution>> {
    let named = &program.institutions;
    let named = if named.is_empty() { catalog.settings.institutions.get(..1).unwrap_or_default() } else { named };
    named.iter().filter_map(|id| catalog.institutions.get(id)).collect()
}

/// Every row that binds a course, in the form of each institution that has the form.
fn subjects<'a>(catalog: &'a Catalog, form: fn(&Documents) -> Option<&DocumentForm>) -> Vec<Subject<'a>> {
    let mut subjects = Vec::new();
    for binding in catalog.bindings() {
        let program = binding.program;
        let institutions = institutions(catalog, &program.value);
        for institution in institutions.into_iter().filter(|institution| form(&institution.value.documents).is_some()) {
            let (course, row) = (binding.course, &binding.row.id);
            let fund = catalog.funds.get(&course.id).map(|fund| fund.file);
            subjects.push(Subject {
                folder: format!("{}/{}/{row}", program.id, institution.id),
                ids: vec![
                    row.to_string(),
                    course.id.to_string(),
                    program.id.to_string(),
                    format!("{}/{row}", program.id),
                ],
                lang: Some(LANG),
                files: [course.file, program.file, institution.file].into_iter().chain(fund).collect(),
                courses: vec![&course.value],
                of: Of::Row { program, index: binding.index, institution },
            });
        }
    }
    subjects
}

fn content(
    request: &Request<'_>,
    form: fn(&Documents) -> Option<&DocumentForm>,
    build: fn(&build::Scope<'_>) -> Paper,
) -> Content {
    let (program, index, institution) = request.of.row().expect("subjects are rows");
    let binding = Binding::of(request.catalog, program, index).expect("subjects are rows that bind a course");
    let form = form(&institution.value.documents).expect("subjects are of institutions that have the form");
    let scope = build::Scope::new(request, &binding, &institution.value, form);
    let date = date(request, &binding);
    Content::Page(serde_json::to_value(build(&scope)).expect("a view is JSON"), date)
}

/// The date of the document: the one asked for, else that of the course's version.
fn date(request: &Request<'_>, binding: &Binding<'_>) -> Option<NaiveDate> {
    request.edition.date.or_else(|| super::syllabus::version_date(&binding.course.value))
}
