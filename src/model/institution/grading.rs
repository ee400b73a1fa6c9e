//! Grading scales and rating schemes of an institution.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{Attestation, Id, Percent, Text};

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
    /// Name of the level that criteria print beside the grade: «высокий», «базовый», «минимальный».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Text>,
    /// The letter that a foreign office reads, such as `A`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// Whether it is a pass.
    pub pass: bool,
    /// What a student shows at this step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

impl Scale {
    /// The fewest points of a pass, with the place of its step.
    pub fn pass(&self) -> Option<(usize, Percent)> {
        let steps = self.steps.iter().enumerate().filter(|(_, step)| step.pass);
        steps.map(|(i, step)| (i, step.from)).min_by_key(|(_, from)| *from)
    }
}

/// A rating scheme (БРС): what a student gathers points by in a semester.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rating {
    /// Name of the scheme.
    pub title: Text,
    /// Forms of attestation that it is for.
    pub attestation: Vec<Attestation>,
    /// The scale that turns points into grades.
    pub scale: Id,
    /// Parts; their most points add up to 100, their fewest to the pass of the scale.
    pub parts: Vec<RatingPart>,
}

/// A part of a rating scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RatingPart {
    /// Its name.
    pub id: Id,
    /// What points are given for.
    pub title: Text,
    /// Fewest points of one who passes.
    pub min: Percent,
    /// Most points.
    pub max: Percent,
}
