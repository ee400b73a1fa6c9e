//! Learning outcomes: what a student can do at the end, and how deep.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allowance, Id, Text};

/// A learning outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Outcome {
    /// Its name within the course; other courses require it as `course/outcome`.
    pub id: Id,
    /// What a student can do, beginning with a verb that can be measured: «проектировать …», "design …".
    pub text: Text,
    /// Level in Bloom's revised taxonomy that the course reaches.
    pub level: Bloom,
    /// Part of the triad «знать, уметь, владеть».
    pub kind: Triad,
    /// Indicators of achievement: what shows that the outcome is reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Text>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// Levels of Bloom's revised taxonomy, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bloom {
    /// Recall facts.
    Remember,
    /// Explain ideas.
    Understand,
    /// Use in a known kind of situation.
    Apply,
    /// Take apart, compare, find causes.
    Analyse,
    /// Judge by criteria.
    Evaluate,
    /// Make something new.
    Create,
}

impl Bloom {
    /// All levels in rising order.
    pub const ALL: [Self; 6] =
        [Self::Remember, Self::Understand, Self::Apply, Self::Analyse, Self::Evaluate, Self::Create];

    /// The level as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Remember => "remember",
            Self::Understand => "understand",
            Self::Apply => "apply",
            Self::Analyse => "analyse",
            Self::Evaluate => "evaluate",
            Self::Create => "create",
        }
    }
}

impl fmt::Display for Bloom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Bloom {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|level| level.as_str() == text).ok_or_else(|| {
            format!("unknown level `{text}`: one of remember, understand, apply, analyse, evaluate, create")
        })
    }
}

/// Knowledge, skill or competence: «знать», «уметь», «владеть».
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Triad {
    /// «Знать»: knowledge.
    Knowledge,
    /// «Уметь»: a skill.
    Skill,
    /// «Владеть»: competence, responsibility and autonomy.
    Competence,
}

impl Triad {
    /// The part as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::Skill => "skill",
            Self::Competence => "competence",
        }
    }
}
