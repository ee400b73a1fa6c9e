//! The title page: the blocks of the institution's form with their lines filled.

use super::build::Scope;
use crate::document::names::academic_year;
use crate::document::paper::CoverBlock;
use crate::document::title_page::{self, Values};
use crate::model::Attestation;

impl Scope<'_> {
    /// The blocks of the title page; without any, the name of the document above its title.
    pub(super) fn cover(&self, document: &str) -> Vec<CoverBlock> {
        let plain = || {
            let values = [("title", self.title()), ("index", self.row.index.clone())];
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            vec![self.texts.title(&self.form.heading), self.texts.say(&format!("{document}-of"), &values)]
        };
        title_page::of_form(&self.texts, self.form, &["{title}", "{heading}"], &self.values(), plain)
    }

    /// What lines may name, as far as it is known.
    pub(super) fn values(&self) -> Values {
        let program = &self.binding.program.value;
        let mut values = title_page::values(&self.texts, self.institution, self.form);
        let own = [
            ("department", self.row.department.as_ref()),
            ("direction", Some(&program.direction)),
            ("level", Some(&program.level)),
            ("profile", program.profile.as_ref()),
            ("qualification", Some(&program.qualification)),
        ];
        values.extend(own.into_iter().filter_map(|(key, text)| Some((key, self.texts.title(text?)))));
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
