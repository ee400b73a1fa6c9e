//! Variants: the same course composed to another length and form, for further education and for companies.

use chrono::NaiveTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allowance, Hours, HoursByKind, Id, OutcomeLink, Text};

/// A variant of a course: `courses/<id>/variants/<variant>.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Variant {
    /// What kind of programme it is in law.
    pub kind: VariantKind,
    /// Title; without it, the course's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The institution in whose form it is printed; without it, the course's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<Id>,
    /// Why a client or a listener takes it: the aim (цель), CommonMark.
    pub goal: Text,
    /// For whom it is (категория слушателей).
    pub audience: Vec<Text>,
    /// What must be known or held before (требования к образованию и подготовке).
    pub entry: Vec<Text>,
    /// All hours (объём программы), academic.
    pub hours: Hours,
    /// Form of study and mode of delivery: «очная, с применением ДОТ».
    pub form: Text,
    /// Mode of classes (режим занятий): «4 академических часа в день, 2 дня в неделю».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Text>,
    /// Outcomes that it keeps, each at its own level or as `outcome@level`; what it leaves out is reported.
    pub outcomes: Vec<OutcomeLink>,
    /// Modules in the order of teaching.
    pub modules: Vec<VariantModule>,
    /// Final attestation (итоговая аттестация).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attestation: Option<FinalAttestation>,
    /// Professional competences that it improves or gives, with what they are drawn from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competences: Vec<VariantCompetence>,
    /// Days of the calendar schedule (календарный учебный график), in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<VariantDay>,
    /// Legal basis (нормативная основа), a line each; it is printed as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Text>,
    /// What is not covered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<Text>,
    /// The environment of the laboratory works, with its checklist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub environment: Vec<Text>,
    /// Conditions (организационно-педагогические условия), CommonMark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Text>,
    /// Fewest and most people of a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupSize>,
    /// Price, where one is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Price>,
    /// Who made it: ids of `people.yaml`; without any, the course's authors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Id>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// A kind of programme outside the degree programmes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VariantKind {
    /// ДПП повышения квалификации: 16 hours at least.
    DppPk,
    /// ДПП профессиональной переподготовки: 250 hours at least.
    DppPp,
    /// Дополнительная общеразвивающая программа.
    Doop,
    /// Corporate training without a legal form.
    Corporate,
}

impl VariantKind {
    /// The kind as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DppPk => "dpp-pk",
            Self::DppPp => "dpp-pp",
            Self::Doop => "doop",
            Self::Corporate => "corporate",
        }
    }
}

/// A module of a variant: one of the course's modules, whole or in part, with the hours that it has here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct VariantModule {
    /// The module of the course.
    pub module: Id,
    /// Title here; without it, the course's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Hours by kind of work.
    pub hours: HoursByKind,
    /// Topics that are kept; without any, all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Id>,
    /// Works that are kept; without any, none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labs: Vec<Id>,
    /// Form of control: «зачёт», «тест»; «—» where there is none.
    pub control: Text,
    /// Competences that it serves, by code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competences: Vec<String>,
}

/// The final attestation of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FinalAttestation {
    /// Form: «зачёт», «защита проекта».
    pub form: Text,
    /// Hours.
    pub hours: Hours,
    /// How it is held and judged, CommonMark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// A professional competence of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct VariantCompetence {
    /// Code, such as `ПК-1`.
    pub code: String,
    /// What a listener becomes able to do.
    pub text: Text,
    /// Labour functions of professional standards or a qualification requirement that it is drawn from, such as
    /// `06.042 A/02.6`.
    pub basis: Vec<String>,
    /// Outcomes of the course that make it up.
    pub outcomes: Vec<Id>,
}

/// A day of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct VariantDay {
    /// Blocks in order of time.
    pub blocks: Vec<DayBlock>,
}

/// A block of a day: work on a module, or a break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DayBlock {
    /// When it begins, such as `09:00`; without it, when the one before ends.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "clock")]
    #[schemars(with = "Option<String>", regex(pattern = r"^\d{2}:\d{2}$"))]
    pub start: Option<NaiveTime>,
    /// Clock minutes that it takes.
    #[schemars(range(min = 1, max = 720))]
    pub minutes: u16,
    /// The module that is worked on; none for a break or for the attestation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module: Option<Id>,
    /// Academic hours by kind of work that it counts for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<HoursByKind>,
    /// Whether it is the final attestation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub attestation: bool,
    /// What is done; without it, the module's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
}

/// Fewest and most people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct GroupSize {
    /// Fewest.
    pub min: u16,
    /// Most.
    pub max: u16,
}

/// A price with its terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Price {
    /// Amount, exact to a hundredth.
    pub amount: super::Money,
    /// Currency: «₽», "EUR".
    pub currency: String,
    /// What it buys: «за группу», «за участника».
    pub per: Text,
    /// Value-added tax in per cent, included in the amount; without it, the price is free of tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat: Option<super::Percent>,
    /// Last day on which it holds.
    pub valid_until: chrono::NaiveDate,
}

/// A time of day as `09:00`.
mod clock {
    use chrono::NaiveTime;
    use serde::de::{Deserializer, Error, Visitor};
    use serde::{Serialize as _, Serializer};

    const FORM: &str = "%H:%M";

    struct Clock;

    impl Visitor<'_> for Clock {
        type Value = Option<NaiveTime>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a time such as `09:00`")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            let time = NaiveTime::parse_from_str(text, FORM).ok().filter(|_| text.len() == 5);
            time.map(Some).ok_or_else(|| E::custom(format!("`{text}` is no time of day: write `09:00`")))
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveTime>, D::Error> {
        deserializer.deserialize_str(Clock)
    }

    #[allow(clippy::ref_option, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
        time.map(|time| time.format(FORM).to_string()).serialize(serializer)
    }
}
