//! The title page of a programme: the blocks of the institution's form with their lines filled.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::super::scope::Scope;
use crate::document::paper::{Align, CoverBlock};
use crate::locale::fill;
use crate::model::institution::{self, DocumentForm, PLACEHOLDERS, TitleBlock};
use crate::model::{Measure, Text};

/// Values of placeholders; one that has no value is not there.
type Values = BTreeMap<&'static str, String>;

/// The blocks of the title page; one that names the title is its heading, and without any the title stands alone.
pub(super) fn cover(scope: &Scope<'_>, form: &DocumentForm, date: Option<NaiveDate>) -> Vec<CoverBlock> {
    let values = values(scope, form, date);
    let blocks: Vec<&TitleBlock> = form.title_page.iter().filter(|block| block.on).collect();
    let names_title = |line: &Text| scope.catalog.text(line, scope.lang).contains("{title}");
    let heading = blocks.iter().position(|block| block.lines.iter().any(names_title));
    let view = |(place, block): (usize, &&TitleBlock)| CoverBlock {
        lines: lines(scope, &block.lines, block.caps, &values),
        align: match block.align {
            institution::Align::Left => Align::Left,
            institution::Align::Center => Align::Center,
            institution::Align::Right => Align::Right,
        },
        strong: block.bold,
        heading: heading == Some(place),
        bottom: block.bottom,
        space: block.space,
    };
    let mut cover: Vec<CoverBlock> = blocks.iter().enumerate().map(view).collect();
    cover.retain(|block| !block.lines.is_empty());
    if heading.is_none() {
        let lines = vec![scope.title(&form.heading), scope.name()];
        let (align, space) = (Align::Center, Measure::ZERO);
        cover.insert(0, CoverBlock { lines, align, strong: true, heading: true, bottom: false, space });
    }
    cover
}

/// Lines with their placeholders filled; a line that names something without a value is left out.
fn lines(scope: &Scope<'_>, lines: &[Text], caps: bool, values: &Values) -> Vec<String> {
    let filled: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let line = |line: &Text| {
        let pattern = scope.catalog.text(line, scope.lang);
        let mut named = PLACEHOLDERS.iter().filter(|name| pattern.contains(&format!("{{{name}}}")));
        let line = named.all(|name| values.contains_key(name)).then(|| scope.spaced(&fill(pattern, &filled)))?;
        Some(if caps { line.to_uppercase() } else { line })
    };
    lines.iter().filter_map(line).collect()
}

/// What lines may name, as far as it is known.
fn values(scope: &Scope<'_>, form: &DocumentForm, date: Option<NaiveDate>) -> Values {
    let institution = scope.institution();
    let texts = [
        ("address", institution.address.as_ref()),
        ("city", institution.city.as_ref()),
        ("department", institution.department.as_ref()),
        ("faculty", institution.faculty.as_ref()),
        ("form", Some(&scope.variant.form)),
        ("founder", institution.founder.as_ref()),
        ("heading", Some(&form.heading)),
        ("legal-form", institution.legal_form.as_ref()),
        ("name", Some(&institution.name)),
        ("name-genitive", institution.name_genitive.as_ref()),
        ("short", institution.short.as_ref()),
    ];
    let authors: Vec<String> = scope.authors().into_iter().map(|person| person.name).collect();
    let kind = scope.variant.kind;
    let known = [
        ("authors", Some(authors.join(", ")).filter(|text| !text.is_empty())),
        ("code", Some(scope.course.code.clone())),
        ("hours", Some(scope.locale.hours(scope.variant.hours))),
        ("kind", kind.is_professional().then(|| scope.word(&format!("{}-subtitle", kind.as_str())).to_owned())),
        ("site", institution.site.clone()),
        ("title", Some(scope.name())),
        ("year", date.map(|date| date.year().to_string())),
    ];
    let texts = texts.into_iter().filter_map(|(key, text)| Some((key, scope.title(text?))));
    texts.chain(known.into_iter().filter_map(|(key, value)| Some((key, value?)))).collect()
}
