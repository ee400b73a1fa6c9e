//! Assessment: what is measured, by what, and what it weighs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allowance, Id, OutcomeLink, Percent, Text};

/// A part of the assessment of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AssessmentPart {
    /// Its name within the course.
    pub id: Id,
    /// Title, taken to the letter.
    pub title: Text,
    /// Form of assessment.
    pub form: AssessmentForm,
    /// Share of the final mark in per cent; all parts make 100.
    pub weight: Percent,
    /// What is done and how, CommonMark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Outcomes that it measures, each at its own level or as `outcome@level`.
    #[serde(default)]
    pub outcomes: Vec<OutcomeLink>,
    /// Modules that it covers; without any, the whole course.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<Id>,
    /// Criteria; where they have points, these add up to the weight.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// A criterion of an assessment part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Criterion {
    /// What is looked at, and what counts as done; a line of CommonMark.
    pub text: Text,
    /// Points of the part's weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Percent>,
}

/// A form of assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AssessmentForm {
    /// Reports of laboratory works.
    LabReport,
    /// Homework.
    Homework,
    /// A test with closed or short answers.
    Test,
    /// Analysis of a case.
    CaseStudy,
    /// A project.
    Project,
    /// A talk or a defence.
    Presentation,
    /// Review of another student's work.
    PeerReview,
    /// Work in class.
    Participation,
    /// Экзамен.
    Exam,
    /// Зачёт, with or without a mark.
    PassFail,
}

impl AssessmentForm {
    /// Whether it is the attestation at the end, and no current control.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Exam | Self::PassFail)
    }

    /// The form as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LabReport => "lab-report",
            Self::Homework => "homework",
            Self::Test => "test",
            Self::CaseStudy => "case-study",
            Self::Project => "project",
            Self::Presentation => "presentation",
            Self::PeerReview => "peer-review",
            Self::Participation => "participation",
            Self::Exam => "exam",
            Self::PassFail => "pass-fail",
        }
    }
}

/// How a course is graded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Grading {
    /// A scale of the institution.
    pub scale: Id,
    /// Remarks, CommonMark: admission, resits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}
