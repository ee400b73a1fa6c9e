//! The title page: the blocks of the institution's form with their lines filled.

use std::collections::BTreeMap;

use super::build::Scope;
use crate::document::paper::{Align, CoverBlock};
use crate::locale;
use crate::model::institution::{self, TitleBlock};
use crate::model::{Attestation, Measure, Text};

/// Values of placeholders; one that has no value is not there.
type Values = BTreeMap<&'static str, String>;

impl Scope<'_> {
    /// The blocks of the title page; without any, the name of the document above its title.
    pub(super) fn cover(&self, document: &str) -> Vec<CoverBlock> {
        let values = self.values();
        let blocks: Vec<&TitleBlock> = self.form.title_page.iter().filter(|block| block.on).collect();
        let says = |name: &str| {
            let holds = |line: &Text| self.texts.catalog.text(line, self.texts.lang).contains(name);
            blocks.iter().position(|block| block.lines.iter().any(holds))
        };
        let heading = says("{title}").or_else(|| says("{heading}"));
        let mut cover: Vec<CoverBlock> = blocks
            .iter()
            .enumerate()
            .map(|(i, block)| CoverBlock {
                lines: self.lines(&block.lines, block.caps, &values),
                align: side(block.align),
                strong: block.bold,
                heading: heading == Some(i),
                bottom: block.bottom,
                space: block.space,
            })
            .collect();
        if heading.is_none() {
            cover.insert(0, self.plain_heading(document));
        }
        cover
    }

    fn plain_heading(&self, document: &str) -> CoverBlock {
        let lines = vec![
            self.texts.title(&self.form.heading),
            self.texts.say(&format!("{document}-of"), &[("title", &self.title()), ("index", &self.row.index)]),
        ];
        let space = Measure::ZERO;
        CoverBlock { lines, align: Align::Center, strong: true, heading: true, bottom: false, space }
    }

    /// Lines with their placeholders filled; a line that names something without a value is left out.
    pub(super) fn lines(&self, lines: &[Text], caps: bool, values: &Values) -> Vec<String> {
        let lines = lines.iter().filter_map(|line| {
            let pattern = self.texts.catalog.text(line, self.texts.lang);
            let named = |name: &&str| pattern.contains(&format!("{{{name}}}"));
            if institution::PLACEHOLDERS.iter().filter(|name| named(name)).any(|name| !values.contains_key(name)) {
                return None;
            }
            let filled: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let line = self.texts.plain(&locale::fill(pattern, &filled));
            Some(if caps { line.to_uppercase() } else { line })
        });
        lines.collect()
    }

    /// What lines may name, as far as it is known.
    pub(super) fn values(&self) -> Values {
        let (institution, program) = (self.institution, &self.binding.program.value);
        let mut values = Values::new();
        let mut text = |key, text: Option<&Text>| {
            if let Some(text) = text {
                values.insert(key, self.texts.title(text));
            }
        };
        text("address", institution.address.as_ref());
        text("city", institution.city.as_ref());
        text("department", self.row.department.as_ref().or(institution.department.as_ref()));
        text("direction", Some(&program.direction));
        text("faculty", institution.faculty.as_ref());
        text("founder", institution.founder.as_ref());
        text("heading", Some(&self.form.heading));
        text("legal-form", institution.legal_form.as_ref());
        text("level", Some(&program.level));
        text("name", Some(&institution.name));
        text("name-genitive", institution.name_genitive.as_ref());
        text("profile", program.profile.as_ref());
        text("qualification", Some(&program.qualification));
        text("short", institution.short.as_ref());
        let authors: Vec<String> = self.course.authors.iter().filter_map(|id| self.author(id)).collect();
        let intake = i32::from(program.intake);
        let known = [
            ("academic-year", Some(academic_year(intake))),
            ("attestation", Some(self.attestations()).filter(|text| !text.is_empty())),
            ("authors", Some(authors.join(", ")).filter(|text| !text.is_empty())),
            ("code", Some(program.code.clone())),
            ("credits", Some(self.credits())),
            ("form", Some(self.texts.word(&format!("form-{}", program.form.as_str())))),
            ("hours", Some(self.texts.locale.hours(self.row.hours().total()))),
            ("index", Some(self.row.index.clone())),
            ("intake", Some(intake.to_string())),
            ("semesters", Some(Self::semesters(self.row)).filter(|text| !text.is_empty())),
            ("site", institution.site.clone()),
            ("title", Some(self.title())),
            ("year", self.year()),
        ];
        values.extend(known.into_iter().filter_map(|(key, value)| value.map(|value| (key, value))));
        values
    }

    /// Forms of attestation with their semesters: «зачёт (3 семестр), экзамен (4 семестр)».
    pub(super) fn attestations(&self) -> String {
        let semesters = self.row.semesters.iter();
        let forms = semesters.flat_map(|semester| semester.attestation.iter().map(|form| (semester.number, *form)));
        let said = |(number, form): (u8, Attestation)| {
            let values = [("form", self.attestation(form)), ("n", number.to_string())];
            self.texts.say("attestation-in", &values.each_ref().map(|(key, value)| (*key, value.as_str())))
        };
        forms.map(said).collect::<Vec<_>>().join(", ")
    }
}

/// A year of study: «2026/2027».
pub(super) fn academic_year(first: i32) -> String {
    format!("{first}/{}", first + 1)
}

const fn side(align: institution::Align) -> Align {
    match align {
        institution::Align::Left => Align::Left,
        institution::Align::Center => Align::Center,
        institution::Align::Right => Align::Right,
    }
}
