//! What a student must bring: courses, outcomes at a level, or knowledge from elsewhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, OutcomeRef, Text};

/// A prerequisite: one of `all`, `any`, `course`, `outcome` or `knowledge`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RequirementFields", into = "RequirementFields")]
#[schemars(with = "RequirementFields")]
pub enum Requirement {
    /// Each of these.
    All(Vec<Requirement>),
    /// At least one of these.
    Any(Vec<Requirement>),
    /// A course passed.
    Course(Id),
    /// An outcome of another course, at a level at the least.
    Outcome(OutcomeRef),
    /// Something that no course of the catalogue gives; a line of CommonMark.
    Knowledge(Text),
}

/// A prerequisite as it is written: exactly one of the keys.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Requirement", extend("minProperties" = 1, "maxProperties" = 1))]
struct RequirementFields {
    /// Each of these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    all: Option<Vec<Requirement>>,
    /// At least one of these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    any: Option<Vec<Requirement>>,
    /// A course of the catalogue that must be passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    course: Option<Id>,
    /// An outcome of another course: `databases/normalise@apply`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outcome: Option<OutcomeRef>,
    /// Something that no course of the catalogue gives; a line of CommonMark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    knowledge: Option<Text>,
}

impl TryFrom<RequirementFields> for Requirement {
    type Error = &'static str;

    fn try_from(fields: RequirementFields) -> Result<Self, Self::Error> {
        match fields {
            RequirementFields { all: Some(all), any: None, course: None, outcome: None, knowledge: None } => {
                Ok(Self::All(all))
            }
            RequirementFields { all: None, any: Some(any), course: None, outcome: None, knowledge: None } => {
                Ok(Self::Any(any))
            }
            RequirementFields { all: None, any: None, course: Some(course), outcome: None, knowledge: None } => {
                Ok(Self::Course(course))
            }
            RequirementFields { all: None, any: None, course: None, outcome: Some(outcome), knowledge: None } => {
                Ok(Self::Outcome(outcome))
            }
            RequirementFields { all: None, any: None, course: None, outcome: None, knowledge: Some(text) } => {
                Ok(Self::Knowledge(text))
            }
            _ => Err("a prerequisite has exactly one of `all`, `any`, `course`, `outcome`, `knowledge`"),
        }
    }
}

impl From<Requirement> for RequirementFields {
    fn from(requirement: Requirement) -> Self {
        let none = Self::default();
        match requirement {
            Requirement::All(all) => Self { all: Some(all), ..none },
            Requirement::Any(any) => Self { any: Some(any), ..none },
            Requirement::Course(course) => Self { course: Some(course), ..none },
            Requirement::Outcome(outcome) => Self { outcome: Some(outcome), ..none },
            Requirement::Knowledge(text) => Self { knowledge: Some(text), ..none },
        }
    }
}
