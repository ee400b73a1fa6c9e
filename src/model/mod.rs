//! The format: plain structs, one file a noun. Their documentation is the reference of the format and of its JSON Schema.
//!
//! The model carries no places: a finding names a [path](crate::source::Path), and the file's tree turns it into a range.

pub mod agenda;
pub mod assessment;
pub mod bibliography;
pub mod calendar;
pub mod catalog;
pub mod course;
pub mod exact;
pub mod id;
pub mod institution;
pub mod item;
pub mod module;
pub mod offering;
pub mod outcome;
pub mod person;
pub mod program;
pub mod requirement;
pub mod resources;
pub mod text;
pub mod time;
pub mod variant;

pub use agenda::{Agenda, AgendaZone, BlockKind, DayBlock, DayStudy, UtcOffset, VariantDay, VariantWeek, WeekWork};
pub use assessment::{AssessmentForm, AssessmentPart, Criterion, Grading};
pub use bibliography::{Bibliography, Entry};
pub use calendar::{Bells, Calendar, Country};
pub use catalog::{Approval, ApprovalLevel, CatalogFile, Level};
pub use course::{Course, Cycle, Delivery, Literature, PolicyOverride, Room, Software, Standing};
pub use exact::{Credits, Hours, Measure, Money, Percent};
pub use id::{Id, Lang, OutcomeLink, OutcomeRef, RowRef, Weeks};
pub use institution::{CreditSystem, Institution, Policy, Scale, Step};
pub use item::{AnswerOption, AssessmentFund, AssessmentItem, ItemKind, Pair};
pub use module::{Activity, ClassKind, HoursByKind, Lab, Module, Topic};
pub use offering::{Meeting, Milestone, Mode, Offering};
pub use outcome::{Bloom, Outcome, Triad};
pub use person::Person;
pub use program::{
    AcademicCalendar, Attestation, Competence, FrozenTopic, Indicator, IndicatorLink, PlanPart, PlanRow, PlanSemester,
    Program, RowSemester, StatedHours, StudyForm, TopicHours,
};
pub use requirement::Requirement;
pub use resources::{Group, Resources};
pub use text::Text;
pub use time::{Clock, ClockRange, DateRange, WeekSet, Weekday, When, Zone};
pub use variant::{
    Condition, FinalAttestation, GroupSize, Pace, Price, Slot, Variant, VariantCompetence, VariantKind, VariantModule,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An exception from a rule, beside what it excuses. An exception that excuses nothing is itself a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Allowance {
    /// The rule's name, such as `literature-too-old`.
    pub rule: String,
    /// Why the rule does not hold here; shown where the exception has become unnecessary.
    pub reason: String,
}
