//! Variants: the same course composed to another length and form, for further education and for companies.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Agenda, Allowance, BlockKind, Hours, HoursByKind, Id, Money, OutcomeLink, Percent, Text, VariantDay, VariantWeek,
};

/// A variant of a course: `courses/<id>/variants/<variant>.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Variant {
    /// What kind of programme it is in law.
    pub kind: VariantKind,
    /// Title, taken to the letter; without it, the course's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The institution in whose form it is printed; without it, the course's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<Id>,
    /// Why a client or a listener takes it: the aim (цель), CommonMark.
    pub goal: Text,
    /// For whom it is (категория слушателей), a line of CommonMark each.
    pub audience: Vec<Text>,
    /// What must be known or held before (требования к образованию и подготовке), a line of CommonMark each.
    pub entry: Vec<Text>,
    /// All hours (объём программы), academic.
    pub hours: Hours,
    /// Form of study and mode of delivery: «очная, с применением ДОТ».
    pub form: Text,
    /// Mode of classes in words (режим занятий): «понедельник и среда, 18:30–20:45».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Text>,
    /// Period and load, from which the term of study (срок освоения) is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pace: Option<Pace>,
    /// Outcomes that it promises, each at its own level or as `outcome@level`; what it leaves out is reported.
    pub outcomes: Vec<OutcomeLink>,
    /// Modules in the order of teaching.
    pub modules: Vec<VariantModule>,
    /// Parts of the course's assessment that are held here too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assessment: Vec<Id>,
    /// Final attestation (итоговая аттестация).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attestation: Option<FinalAttestation>,
    /// Professional competences that it improves or gives, with what they are drawn from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competences: Vec<VariantCompetence>,
    /// Weeks of the calendar schedule (календарный учебный график), in order; a short programme has `agenda` instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weeks: Vec<VariantWeek>,
    /// Days with their clock times, in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda: Option<Agenda>,
    /// Legal basis (нормативная основа), a line each; it is printed as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Text>,
    /// What is not covered, a line of CommonMark each; what the variant drops of the course is added by the tool.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<Text>,
    /// What must be ready for the practical work: machines, systems, versions, accounts; a line of CommonMark each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub environment: Vec<Text>,
    /// What is verified before the first day, a line of CommonMark each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<Text>,
    /// Conditions (организационно-педагогические условия), in the order of printing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// Formats in which a client can order it: «в офисе заказчика», a line of CommonMark each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formats: Vec<Text>,
    /// Fewest and most people of a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupSize>,
    /// Prices, where they are stated: for a group, for a seat.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prices: Vec<Price>,
    /// Who made it: ids of `people.yaml`; without any, the course's authors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Id>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

impl Variant {
    /// Hours of all modules by kind of work.
    pub fn module_hours(&self) -> HoursByKind {
        self.modules.iter().map(|module| module.hours).sum()
    }

    /// Hours of each week: by the name of the module, and of the attestation.
    pub fn week_slots(&self) -> Vec<Slot> {
        let slot = |week: &VariantWeek| {
            let mut slot = Slot { attestation: week.attestation.unwrap_or_default(), ..Slot::default() };
            week.modules.iter().for_each(|work| slot.add(&work.module, work.hours));
            slot
        };
        self.weeks.iter().map(slot).collect()
    }

    /// Hours of each day with the self-study after it: by the name of the module, and of the attestation.
    pub fn day_slots(&self) -> Vec<Slot> {
        let slot = |day: &VariantDay| {
            let mut slot = Slot::default();
            for block in &day.blocks {
                let hours = block.hours.unwrap_or_default();
                match &block.module {
                    Some(module) if block.kind == BlockKind::Class => slot.add(module, hours),
                    _ if block.kind == BlockKind::Attestation => slot.attestation = slot.attestation + hours.total(),
                    _ => {}
                }
            }
            let study = |hours| HoursByKind { self_study: hours, ..HoursByKind::default() };
            day.self_study.iter().for_each(|own| slot.add(&own.module, study(own.hours)));
            slot
        };
        self.agenda.iter().flat_map(|agenda| &agenda.days).map(slot).collect()
    }

    /// Hours of the final attestation.
    pub fn attestation_hours(&self) -> Hours {
        self.attestation.as_ref().map_or(Hours::ZERO, |attestation| attestation.hours)
    }
}

/// Work of a week or a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slot {
    /// Hours by the name of the module.
    pub modules: BTreeMap<Id, HoursByKind>,
    /// Hours of the final attestation.
    pub attestation: Hours,
}

impl Slot {
    fn add(&mut self, module: &Id, hours: HoursByKind) {
        let sum = self.modules.entry(module.clone()).or_default();
        *sum = [*sum, hours].into_iter().sum();
    }

    /// All hours.
    pub fn total(&self) -> Hours {
        self.modules.values().map(HoursByKind::total).sum::<Hours>() + self.attestation
    }
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
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::DppPk, Self::DppPp, Self::Doop, Self::Corporate];

    /// The kind as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DppPk => "dpp-pk",
            Self::DppPp => "dpp-pp",
            Self::Doop => "doop",
            Self::Corporate => "corporate",
        }
    }

    /// Whether it is a further professional programme (ДПП), to which the law on further education applies.
    pub const fn is_professional(self) -> bool {
        matches!(self, Self::DppPk | Self::DppPp)
    }
}

/// Period and load of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pace {
    /// Weeks that it takes.
    #[schemars(range(min = 1, max = 104))]
    pub weeks: u8,
    /// Most academic hours in a week, self-study included.
    pub hours_a_week: Hours,
}

/// A module of a variant: modules of the course, whole or in part, with the hours that they have here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct VariantModule {
    /// Its name within the variant, by which weeks and days call it.
    pub id: Id,
    /// Modules of the course that it is made of; without any, the one of the same name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<Id>,
    /// Title here, taken to the letter; without it, that of the course's first module.
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<Text>,
    /// Competences that it serves, by code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competences: Vec<String>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

impl VariantModule {
    /// Modules of the course that it is made of.
    pub fn sources(&self) -> &[Id] {
        if self.modules.is_empty() { std::slice::from_ref(&self.id) } else { &self.modules }
    }
}

/// The final attestation of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FinalAttestation {
    /// Form: «зачёт», «защита проекта».
    pub form: Text,
    /// Hours.
    pub hours: Hours,
    /// Outcomes that it measures, each at its own level or as `outcome@level`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<OutcomeLink>,
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
    /// Outcomes of the course that make it up.
    pub outcomes: Vec<Id>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// A condition under which a programme is carried out: people, equipment, sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Condition {
    /// Section of the institution's form in which it is printed, such as `staff` or `environment`; where the form has no
    /// such section, it stands in `conditions`.
    pub section: Id,
    /// The condition, CommonMark.
    pub text: Text,
}

/// Fewest and most people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct GroupSize {
    /// Fewest.
    #[schemars(range(min = 1, max = 500))]
    pub min: u16,
    /// Most.
    #[schemars(range(min = 1, max = 500))]
    pub max: u16,
}

/// A price with its terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Price {
    /// Amount, exact to a hundredth.
    pub amount: Money,
    /// Currency: «₽», "EUR".
    pub currency: String,
    /// What it buys: «за группу», «за участника».
    pub per: Text,
    /// Value-added tax in per cent, included in the amount; without it, the price is free of tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat: Option<Percent>,
    /// Last day on which it holds.
    pub valid_until: chrono::NaiveDate,
    /// What it includes, and the terms of cancellation; a line of CommonMark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Text>,
}
