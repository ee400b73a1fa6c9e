//! Documents of a variant: the further-education programme, and what corporate training hands out.

mod agenda;
mod attendance;
mod certificate;
mod dpp;
mod feedback;
mod items;
mod money;
mod outline;
mod scope;

use chrono::NaiveDate;
use serde::Serialize;

use super::kind::{Content, Format, Kind, Of, Request, Subject};
use crate::catalog::Catalog;
use crate::model::VariantKind;
use scope::Scope;

pub use certificate::code;

/// The further-education programme (ДПП, ДООП, corporate programme).
pub(super) static DPP: Kind = Kind {
    name: "dpp",
    summary: "the programme of further education or corporate training in the form of an institution (ДПП, ДООП)",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects: |catalog| with_form(catalog, subjects(catalog)),
    content: |request| content(request, dpp::view),
};

/// The outline for a client.
pub(super) static OUTLINE: Kind = Kind {
    name: "outline",
    summary: "what a client reads of a variant: whom it is for, what comes of it, day by day, for what price",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects: |catalog| subjects(catalog),
    content: |request| content(request, outline::view),
};

/// The participants' agenda.
pub(super) static AGENDA: Kind = Kind {
    name: "agenda",
    summary: "the agenda of a variant for participants, a page a day, in up to three time zones",
    formats: &[Format::Pdf, Format::Html],
    on_request: false,
    subjects: |catalog| with_agenda(subjects(catalog)),
    content: |request| content(request, agenda::view),
};

/// The attendance sheet.
pub(super) static ATTENDANCE: Kind = Kind {
    name: "attendance",
    summary: "the attendance sheet of a variant, with empty rows or the names of `--names`",
    formats: &[Format::Pdf],
    on_request: false,
    subjects: |catalog| with_agenda(subjects(catalog)),
    content: |request| content(request, attendance::view),
};

/// The feedback forms.
pub(super) static FEEDBACK: Kind = Kind {
    name: "feedback",
    summary: "the feedback forms of a variant: reaction, and questions before and after bound to its outcomes",
    formats: &[Format::Pdf],
    on_request: false,
    subjects: |catalog| subjects(catalog),
    content: |request| content(request, feedback::view),
};

/// The certificates.
pub(super) static CERTIFICATE: Kind = Kind {
    name: "certificate",
    summary: "certificates of a variant for the names of `--names`, a page each",
    formats: &[Format::Pdf],
    on_request: true,
    subjects: |catalog| subjects(catalog),
    content: |request| content(request, certificate::view),
};

/// Every variant, in the order of courses and names.
fn subjects(catalog: &Catalog) -> Vec<Subject<'_>> {
    let all = catalog.all_variants();
    all.map(|(course, variant)| {
        let name = format!("{}/{}", course.id, variant.id);
        let institution = catalog.institution_of_variant(&course.value, &variant.value).file;
        let fund = catalog.funds.get(&course.id).map(|fund| fund.file);
        Subject {
            folder: name.clone(),
            ids: vec![name, course.id.to_string()],
            lang: None,
            files: [variant.file, course.file, institution].into_iter().chain(fund).collect(),
            courses: vec![&course.value],
            of: Of::Variant(course, variant),
        }
    })
    .collect()
}

/// Those whose institution has a form for their kind; programmes by the law on education are printed in Russian alone.
fn with_form<'a>(catalog: &Catalog, subjects: Vec<Subject<'a>>) -> Vec<Subject<'a>> {
    let printed = |mut subject: Subject<'a>| {
        let (course, item) = subject.of.variant()?;
        let documents = &catalog.institution_of_variant(&course.value, &item.value).value.documents;
        dpp::form(documents, item.value.kind)?;
        subject.lang = (item.value.kind != VariantKind::Corporate).then_some("ru");
        Some(subject)
    };
    subjects.into_iter().filter_map(printed).collect()
}

/// Those that have days with clock times.
fn with_agenda(subjects: Vec<Subject<'_>>) -> Vec<Subject<'_>> {
    let has_days = |subject: &Subject<'_>| matches!(subject.of, Of::Variant(_, item) if item.value.agenda.is_some());
    subjects.into_iter().filter(has_days).collect()
}

/// The content of a document by the function that makes its view.
fn content<V: Serialize>(request: &Request<'_>, view: fn(&Scope<'_>, &Request<'_>) -> V) -> Content {
    let (course, item) = request.of.variant().expect("these kinds are asked for variants only");
    let scope = Scope::new(request, course, item);
    let view = view(&scope, request);
    Content::Page(serde_json::to_value(&view).expect("a view is JSON"), date(request, &scope))
}

/// The date of a document: of the edition, else of the course's version.
fn date(request: &Request<'_>, scope: &Scope<'_>) -> Option<NaiveDate> {
    request.edition.date.or_else(|| super::syllabus::version_date(scope.course))
}
