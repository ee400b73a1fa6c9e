//! The file of a locale as it is written.

use std::collections::BTreeMap;

use serde::Deserialize;

/// All words of a locale; every key is required.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Words {
    pub(super) name: String,
    pub(super) decimal: String,
    pub(super) hyphen_range: String,
    pub(super) percent: String,
    pub(super) hours: String,
    pub(super) amount: String,
    pub(super) dash: String,
    pub(super) affirmative: String,
    pub(super) negative: String,
    pub(super) date: String,
    pub(super) day: String,
    pub(super) months: Months,
    pub(super) list: List,
    pub(super) plural: Plural,
    pub(super) counted: BTreeMap<String, Forms>,
    pub(super) activities: BTreeMap<String, KindNames>,
    pub(super) classes: BTreeMap<String, String>,
    pub(super) levels: BTreeMap<String, String>,
    pub(super) triad: BTreeMap<String, String>,
    pub(super) cycles: BTreeMap<String, String>,
    pub(super) standings: BTreeMap<String, String>,
    pub(super) deliveries: BTreeMap<String, String>,
    pub(super) assessment_forms: BTreeMap<String, String>,
    pub(super) languages: BTreeMap<String, String>,
    pub(super) fields: BTreeMap<String, String>,
    pub(super) syllabus: Syllabus,
    pub(super) training: BTreeMap<String, String>,
    pub(super) diff: Diff,
    pub(super) labels: BTreeMap<String, String>,
    pub(super) official: BTreeMap<String, String>,
}

/// Names of months.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Months {
    pub(super) nominative: [String; 12],
    pub(super) genitive: [String; 12],
}

/// How lists are joined.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    pub(super) separator: String,
    pub(super) and: String,
    pub(super) or: String,
}

/// Patterns of the syllabus.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Syllabus {
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) outcome_mark: String,
    pub(super) outcome_at_level: String,
    pub(super) author: String,
}

/// Sentences about changes.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Diff {
    pub(super) quoted: String,
    pub(super) words: BTreeMap<String, String>,
    pub(super) levels: BTreeMap<String, String>,
    pub(super) owners: BTreeMap<String, String>,
    pub(super) impacts: BTreeMap<String, String>,
    pub(super) kinds: BTreeMap<String, String>,
}

/// Names of a kind of work.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindNames {
    /// Head of a column: «Лек.».
    pub short: String,
    /// Full name: «лекции».
    pub long: String,
}

/// A noun with its number, in each form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    one: String,
    few: String,
    many: String,
    other: String,
}

impl Forms {
    /// The pattern of a form.
    pub(super) fn of(&self, form: Form) -> &str {
        match form {
            Form::One => &self.one,
            Form::Few => &self.few,
            Form::Many => &self.many,
            Form::Other => &self.other,
        }
    }
}

/// A form of a noun after a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// 1 неделя.
    One,
    /// 2 недели.
    Few,
    /// 5 недель.
    Many,
    /// 1,5 недели; everything but one in languages with two forms.
    Other,
}

/// How a language chooses the form of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Plural {
    /// One and other.
    Germanic,
    /// One, few and many, by the last digits.
    Slavic,
}

impl Plural {
    /// The form for a whole number.
    pub const fn form(self, n: u64) -> Form {
        match (self, n % 10, n % 100) {
            (Self::Germanic, ..) => {
                if n == 1 {
                    Form::One
                } else {
                    Form::Other
                }
            }
            (Self::Slavic, _, 11..=14) => Form::Many,
            (Self::Slavic, 1, _) => Form::One,
            (Self::Slavic, 2..=4, _) => Form::Few,
            (Self::Slavic, ..) => Form::Many,
        }
    }
}
