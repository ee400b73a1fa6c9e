//! An institution profile: everything local, so that nothing local is in the code.

mod blocks;
mod document;
mod grading;
mod limits;
mod page;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allowance, Hours, Id, Lang, Text, Triad};

pub use blocks::{Align, ChangeColumn, ChangeSheet, ChangeSheetKind, PLACEHOLDERS, SignatureBlock, TitleBlock};
pub use document::{CompetenceColumn, DocumentForm, Documents, FundPlace, Numbering, PrintedSection, Section};
pub use grading::{Rating, RatingPart, Scale, Step};
pub use limits::{ControlHours, ControlRules, Limits};
pub use page::{Page, PageNumber};

/// An institution: `institutions/<id>.yaml`, with all that the profiles it extends say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Institution {
    /// The profile whose values hold where this file says nothing: another institution, a file of `templates/profiles`, or
    /// one that comes with the program, such as `ru-base`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<Id>,
    /// Fields that no profile extending this one may change: `academic-hour`, `policies.integrity`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub locked: Vec<String>,
    /// Fields that a profile extending this one may change only with a reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guarded: Vec<String>,
    /// Reasons for changing what a profile above guards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
    /// Full name.
    pub name: Text,
    /// Full name in the genitive: «Образцового технического университета».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_genitive: Option<Text>,
    /// Short name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// Who has founded it, as title pages print it: «МИНИСТЕРСТВО НАУКИ И ВЫСШЕГО ОБРАЗОВАНИЯ РОССИЙСКОЙ ФЕДЕРАЦИИ».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founder: Option<Text>,
    /// Legal form, as title pages print it before the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_form: Option<Text>,
    /// Faculty or institute that gives the courses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub faculty: Option<Text>,
    /// Department that gives the courses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<Text>,
    /// City.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<Text>,
    /// Postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Text>,
    /// Web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Minutes of an academic hour.
    #[schemars(range(min = 30, max = 60))]
    pub academic_hour: u8,
    /// Teaching weeks of a semester.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub semester_weeks: Option<u8>,
    /// Credit systems in use, by id.
    pub credit_systems: BTreeMap<Id, CreditSystem>,
    /// Grading scales, by id.
    pub scales: BTreeMap<Id, Scale>,
    /// Rating schemes (балльно-рейтинговая система), by id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ratings: BTreeMap<Id, Rating>,
    /// Limits that rules hold courses and study plans to.
    #[serde(default)]
    pub limits: Limits,
    /// Hours of control that study plans may have.
    #[serde(default)]
    pub control: ControlRules,
    /// What stands before outcomes in the documents of a programme; without it, the words of the language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome_labels: Option<OutcomeLabels>,
    /// Columns of the table of competences, in this order.
    #[serde(default = "CompetenceColumn::all")]
    pub competence_columns: Vec<CompetenceColumn>,
    /// Verbs that this institution accepts at the head of outcomes though they can't be measured: `[знать, понимать]`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub accepted_verbs: BTreeMap<Lang, Vec<String>>,
    /// Layouts of pages, by id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pages: BTreeMap<Id, Page>,
    /// The layout in use, one of `pages`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Id>,
    /// Forms of documents: title pages, sections, signatures.
    #[serde(default)]
    pub documents: Documents,
    /// Policies that every syllabus prints, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<Policy>,
    /// Exceptions from rules; they are never inherited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

impl Institution {
    /// The short name; the full one where there is none.
    pub fn short_name(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.name)
    }

    /// The layout of pages in use, else the one that suits most.
    pub fn page(&self) -> Page {
        self.page.as_ref().and_then(|id| self.pages.get(id)).cloned().unwrap_or_default()
    }

    /// The layout of a document's pages: its own, else the institution's, else the one that suits most.
    pub fn page_of(&self, form: &DocumentForm) -> Page {
        form.page.as_ref().and_then(|id| self.pages.get(id)).cloned().unwrap_or_else(|| self.page())
    }

    /// What stands before outcomes in a document, where the institution says it.
    pub fn labels_of<'a>(&'a self, form: &'a DocumentForm) -> Option<&'a OutcomeLabels> {
        form.outcome_labels.as_ref().or(self.outcome_labels.as_ref())
    }
}

/// Why a profile changes what a profile above it guards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Override {
    /// The field: `limits.literature-age`.
    pub field: String,
    /// The reason.
    pub reason: String,
}

/// What stands before outcomes, by the part of the triad.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OutcomeLabels {
    /// Before knowledge: «Знать», «Знает».
    pub knowledge: Text,
    /// Before skills: «Уметь», «Умеет».
    pub skill: Text,
    /// Before competence: «Владеть», «Владеет навыками», «Имеет практический опыт».
    pub competence: Text,
}

impl OutcomeLabels {
    /// The label of a part of the triad.
    pub const fn of(&self, kind: Triad) -> &Text {
        match kind {
            Triad::Knowledge => &self.knowledge,
            Triad::Skill => &self.skill,
            Triad::Competence => &self.competence,
        }
    }
}

/// A credit system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CreditSystem {
    /// Name of the system.
    pub title: Text,
    /// Short unit that documents print after the number: «з. е.», "ECTS".
    pub unit: Text,
    /// Hours that one credit stands for.
    pub hours_per_credit: CreditHours,
}

/// What one credit stands for: an exact number of academic hours, or a range of clock hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CreditHours {
    /// Fewest hours.
    pub min: Hours,
    /// Most hours; the same as `min` where the number is exact.
    pub max: Hours,
    /// Minutes of such an hour: 60 for clock hours; without it, the academic hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 30, max = 60))]
    pub minutes: Option<u8>,
}

/// A policy of the institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Policy {
    /// Its name.
    pub id: Id,
    /// Title, taken to the letter.
    pub title: Text,
    /// The policy, CommonMark.
    pub text: Text,
    /// Whether no course may word it otherwise.
    #[serde(default)]
    pub locked: bool,
}
