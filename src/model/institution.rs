//! An institution profile: everything local, so that nothing local is in the code.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allowance, Hours, Id, Lang, Percent, Text};

/// An institution: `institutions/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Institution {
    /// Full name.
    pub name: Text,
    /// Short name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// Department that gives the courses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<Text>,
    /// City.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<Text>,
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
    /// Limits that rules hold courses to.
    #[serde(default)]
    pub limits: Limits,
    /// Verbs that this institution accepts at the head of outcomes though they can't be measured: `[знать, понимать]`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub accepted_verbs: BTreeMap<Lang, Vec<String>>,
    /// Policies that every syllabus prints, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<Policy>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
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

/// A grading scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scale {
    /// Name of the scale.
    pub title: Text,
    /// Steps; together they cover 0 to 100 points.
    pub steps: Vec<Step>,
}

/// A step of a grading scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Step {
    /// Fewest points, inclusive.
    pub from: Percent,
    /// Most points, inclusive.
    pub to: Percent,
    /// Grade.
    pub grade: Text,
    /// The letter that a foreign office reads, such as `A`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// Whether it is a pass.
    pub pass: bool,
    /// What a student shows at this step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// Limits of an institution; each has a default that suits most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Limits {
    /// Smallest share of self-study in all hours, in per cent.
    pub self_study_min: Percent,
    /// Largest share of self-study in all hours, in per cent.
    pub self_study_max: Percent,
    /// Oldest year of main literature, counted back from the current year.
    pub literature_age: u16,
    /// Fewest outcomes of a course.
    pub outcomes_min: u8,
    /// Most outcomes of a course.
    pub outcomes_max: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            self_study_min: Percent::whole(20),
            self_study_max: Percent::whole(75),
            literature_age: 10,
            outcomes_min: 4,
            outcomes_max: 12,
        }
    }
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
