//! The assessment fund (ФОС): items with stable ids, of which tests, tickets and cases are made.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allowance, Id, Percent, Text};

/// The assessment fund of a course: `courses/<id>/items.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AssessmentFund {
    /// Items in the order of printing.
    pub items: Vec<AssessmentItem>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// An item of an assessment fund.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AssessmentItem {
    /// Its name within the course, kept for ever: results are filed under it.
    pub id: Id,
    /// What is asked for.
    pub kind: ItemKind,
    /// The task, CommonMark.
    pub text: Text,
    /// Answers to choose from, of an item that is `single` or `multiple`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<AnswerOption>,
    /// Pairs that belong together, of an item that is `matching`; the document shuffles the right side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<Pair>,
    /// Steps in their right order, of an item that is `ordering`; the document shuffles them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Text>,
    /// The right or a model answer, CommonMark; shown in the key only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Text>,
    /// Points for a right answer.
    pub points: Percent,
    /// Minutes that it takes.
    pub minutes: u16,
    /// Criteria of an answer that a person marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Text>,
    /// Outcome of the course that it measures; a plan row turns it into indicators.
    pub outcome: Id,
    /// Topic that it belongs to.
    pub topic: Id,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// A kind of item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// Closed, one right answer.
    Single,
    /// Closed, several right answers.
    Multiple,
    /// На соответствие.
    Matching,
    /// На последовательность.
    Ordering,
    /// Open, a word or a number.
    Short,
    /// Open, an answer in sentences.
    Long,
    /// A case.
    Case,
    /// A laboratory task.
    Lab,
    /// A question of the examination.
    ExamQuestion,
}

impl ItemKind {
    /// All kinds in the order of printing.
    pub const ALL: [Self; 9] = [
        Self::Single,
        Self::Multiple,
        Self::Matching,
        Self::Ordering,
        Self::Short,
        Self::Long,
        Self::Case,
        Self::Lab,
        Self::ExamQuestion,
    ];

    /// The kind as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::Matching => "matching",
            Self::Ordering => "ordering",
            Self::Short => "short",
            Self::Long => "long",
            Self::Case => "case",
            Self::Lab => "lab",
            Self::ExamQuestion => "exam-question",
        }
    }

    /// Whether a machine can mark it by the key alone.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Single | Self::Multiple | Self::Matching | Self::Ordering)
    }
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AnswerOption {
    /// The answer, a line of CommonMark.
    pub text: Text,
    /// Whether it is right.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub right: bool,
}

/// Two things that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pair {
    /// What stands on the left.
    pub left: Text,
    /// What belongs to it.
    pub right: Text,
}
