//! Title pages: that of an institution's form with its placeholders filled, and the plain one of papers without a form.

use std::collections::BTreeMap;

use super::paper::{Align, CoverBlock, Paper, Section, Sheet, runs};
use super::texts::Texts;
use crate::locale;
use crate::model::institution::{self, DocumentForm, PLACEHOLDERS, TitleBlock};
use crate::model::{Institution, Measure, Text};

/// Values of placeholders; one that has no value is not there.
pub(super) type Values = BTreeMap<&'static str, String>;

/// The blocks of a form's title page that have a line; one at the foot stays without, because it ends the page. The first that names one of `headings`, the better ones first, is the
/// heading of the document; where none does, `plain` stands above them as one.
pub(super) fn of_form(
    texts: &Texts<'_>,
    form: &DocumentForm,
    headings: &[&str],
    values: &Values,
    plain: impl FnOnce() -> Vec<String>,
) -> Vec<CoverBlock> {
    let blocks: Vec<&TitleBlock> = form.title_page.iter().filter(|block| block.on).collect();
    let says = |name: &&str| {
        let holds = |line: &Text| texts.catalog.text(line, texts.lang).contains(*name);
        blocks.iter().position(|block| block.lines.iter().any(holds))
    };
    let heading = headings.iter().find_map(says);
    let view = |(place, block): (usize, &&TitleBlock)| CoverBlock {
        lines: lines(texts, &block.lines, block.caps, values),
        align: side(block.align),
        strong: block.bold,
        heading: heading == Some(place),
        bottom: block.bottom,
        space: block.space,
    };
    let mut cover: Vec<CoverBlock> = blocks.iter().enumerate().map(view).collect();
    cover.retain(|block| block.bottom || !block.lines.is_empty());
    if heading.is_none() {
        cover.insert(0, CoverBlock { strong: true, heading: true, ..block(plain(), Align::Center) });
    }
    cover
}

/// Lines with their placeholders filled; a line that names something without a value is left out.
pub(super) fn lines(texts: &Texts<'_>, lines: &[Text], caps: bool, values: &Values) -> Vec<String> {
    let filled: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let line = |line: &Text| {
        let pattern = texts.catalog.text(line, texts.lang);
        let mut named = PLACEHOLDERS.iter().filter(|name| pattern.contains(&format!("{{{name}}}")));
        let line = named.all(|name| values.contains_key(name)).then(|| texts.plain(&locale::fill(pattern, &filled)))?;
        Some(if caps { line.to_uppercase() } else { line })
    };
    lines.iter().filter_map(line).collect()
}

/// What lines may name of the institution, as far as it is known.
pub(super) fn values(texts: &Texts<'_>, institution: &Institution, form: &DocumentForm) -> Values {
    let known = [
        ("address", institution.address.as_ref()),
        ("city", institution.city.as_ref()),
        ("department", institution.department.as_ref()),
        ("faculty", institution.faculty.as_ref()),
        ("founder", institution.founder.as_ref()),
        ("heading", Some(&form.heading)),
        ("legal-form", institution.legal_form.as_ref()),
        ("name", Some(&institution.name)),
        ("name-genitive", institution.name_genitive.as_ref()),
        ("short", institution.short.as_ref()),
    ];
    let mut values: Values = known.into_iter().filter_map(|(key, text)| Some((key, texts.title(text?)))).collect();
    values.extend(institution.site.clone().map(|site| ("site", site)));
    values
}

/// A paper without a form: below the institution and the heading, lines that say what it is of.
pub(super) fn plain(
    texts: &Texts<'_>,
    institution: &Institution,
    (document_title, heading): (String, String),
    (facts, align): (Vec<String>, Align),
    sections: Vec<Section>,
) -> Paper {
    let sheet = Sheet::new(&institution.page());
    Paper {
        lang: texts.lang.to_string(),
        document_title,
        document_author: texts.title(institution.short_name()),
        labels: texts.locale.labels().clone(),
        cover: vec![
            block(vec![texts.title(&institution.name)], Align::Center),
            CoverBlock { heading: true, ..block(vec![heading], Align::Center) },
            block(facts, align),
        ],
        runs: runs(sections, &sheet),
        sheet,
    }
}

const fn block(lines: Vec<String>, align: Align) -> CoverBlock {
    CoverBlock { lines, align, strong: false, heading: false, bottom: false, space: Measure::ZERO }
}

const fn side(align: institution::Align) -> Align {
    match align {
        institution::Align::Left => Align::Left,
        institution::Align::Center => Align::Center,
        institution::Align::Right => Align::Right,
    }
}
