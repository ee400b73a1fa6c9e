//! The title page of a programme: the blocks of the institution's form with their lines filled.

use chrono::{Datelike, NaiveDate};

use super::super::scope::Scope;
use crate::document::paper::CoverBlock;
use crate::document::title_page::{self, Values};
use crate::model::institution::DocumentForm;

/// The blocks of the title page; one that names the title is its heading, and without any the title stands alone.
pub(super) fn cover(scope: &Scope<'_>, form: &DocumentForm, date: Option<NaiveDate>) -> Vec<CoverBlock> {
    let plain = || vec![scope.title(&form.heading), scope.name()];
    title_page::of_form(&scope.texts(), form, &["{title}"], &values(scope, form, date), plain)
}

/// What lines may name, as far as it is known.
fn values(scope: &Scope<'_>, form: &DocumentForm, date: Option<NaiveDate>) -> Values {
    let mut values = title_page::values(&scope.texts(), scope.institution(), form);
    let authors: Vec<String> = scope.authors().into_iter().map(|person| person.name).collect();
    let kind = scope.variant.kind;
    let known = [
        ("form", Some(scope.title(&scope.variant.form))),
        ("authors", Some(authors.join(", ")).filter(|text| !text.is_empty())),
        ("code", Some(scope.course.code.clone())),
        ("hours", Some(scope.locale.hours(scope.variant.hours))),
        ("kind", kind.is_professional().then(|| scope.word(&format!("{}-subtitle", kind.as_str())).to_owned())),
        ("title", Some(scope.name())),
        ("year", date.map(|date| date.year().to_string())),
    ];
    values.extend(known.into_iter().filter_map(|(key, value)| Some((key, value?))));
    values
}
