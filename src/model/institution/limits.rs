//! Limits of an institution, and the hours of control that its study plans may have.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{Attestation, Hours, Percent, StudyForm};

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
    /// Most hours of all work in a week of a study plan.
    pub week_total: Hours,
    /// Most hours of lectures, practical and laboratory classes in a week of a study plan.
    pub week_class: Hours,
    /// Fewest weeks of vacation in a year of study.
    pub vacation_min: Hours,
    /// Most weeks of vacation in a year of study.
    pub vacation_max: Hours,
    /// Smallest share of hours with a teacher in all hours of a plan row, in per cent.
    pub contact_min: Percent,
    /// Whether lectures, practical and laboratory classes of a plan row come in pairs of hours.
    pub even_hours: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            self_study_min: Percent::whole(20),
            self_study_max: Percent::whole(75),
            literature_age: 10,
            outcomes_min: 4,
            outcomes_max: 12,
            week_total: Hours::whole(54),
            week_class: Hours::whole(36),
            vacation_min: Hours::whole(7),
            vacation_max: Hours::whole(10),
            contact_min: Percent::ZERO,
            even_hours: true,
        }
    }
}

/// Hours of control by form of study; a form that is not named is not checked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ControlRules {
    /// Очная.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_time: Option<ControlHours>,
    /// Очно-заочная.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_time: Option<ControlHours>,
    /// Заочная.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correspondence: Option<ControlHours>,
}

impl ControlRules {
    /// The hours of a form of study.
    pub const fn of(&self, form: StudyForm) -> Option<&ControlHours> {
        match form {
            StudyForm::FullTime => self.full_time.as_ref(),
            StudyForm::PartTime => self.part_time.as_ref(),
            StudyForm::Correspondence => self.correspondence.as_ref(),
        }
    }
}

/// Hours of control that a semester may have by its attestation; an empty list lets any number pass.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ControlHours {
    /// With an examination.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exam: Vec<Hours>,
    /// With a credit (зачёт).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credit: Vec<Hours>,
    /// With a graded credit (зачёт с оценкой).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub graded_credit: Vec<Hours>,
}

impl ControlHours {
    /// The hours that may go with a form of attestation; course papers and projects have none of their own.
    pub fn of(&self, attestation: Attestation) -> &[Hours] {
        match attestation {
            Attestation::Exam => &self.exam,
            Attestation::Credit => &self.credit,
            Attestation::GradedCredit => &self.graded_credit,
            Attestation::TermPaper | Attestation::TermProject => &[],
        }
    }
}
