//! A course: stable content without dates or rooms of a term.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allowance, AssessmentPart, Credits, Grading, HoursByKind, Id, Lang, Module, Outcome, Requirement, Text};

/// A course (дисциплина): `courses/<id>.yaml`, or `courses/<id>/course.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Course {
    /// Code as the institution writes it, such as `Б1.О.15` or `CS-204`.
    pub code: String,
    /// Title, taken to the letter.
    pub title: Text,
    /// What the course is about and for whom, CommonMark.
    pub summary: Text,
    /// The institution whose rules hold; without it, the catalogue's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<Id>,
    /// Cycle of the European higher education area.
    pub cycle: Cycle,
    /// Level of the European Qualifications Framework, 1 to 8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 8))]
    pub eqf: Option<u8>,
    /// Field of study in ISCED-F 2013, four digits such as `0613`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub isced_f: Option<String>,
    /// Compulsory, elective or optional.
    pub standing: Standing,
    /// Year of study, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 7))]
    pub year: Option<u8>,
    /// Semesters, counted from 1 through all years.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub semesters: Vec<u8>,
    /// How the course is delivered.
    pub delivery: Delivery,
    /// Languages of instruction.
    pub languages: Vec<Lang>,
    /// Authors and lecturers: ids of `people.yaml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Id>,
    /// Credits in each credit system in use, in the order of printing: `{ze: 6, ects: 6}`.
    pub credits: IndexMap<Id, Credits>,
    /// Academic hours of the whole course by kind of work.
    pub hours: HoursByKind,
    /// What must be brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prerequisites: Option<Requirement>,
    /// Courses to be taken at the same time or before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corequisites: Vec<Id>,
    /// What a student can do at the end.
    pub outcomes: Vec<Outcome>,
    /// Modules in the order of teaching.
    pub modules: Vec<Module>,
    /// Teaching methods of the course as a whole, a line of CommonMark each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<Text>,
    /// Parts of the assessment.
    pub assessment: Vec<AssessmentPart>,
    /// The scale in use.
    pub grading: Grading,
    /// What to read.
    #[serde(default)]
    pub literature: Literature,
    /// Software that students use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub software: Vec<Software>,
    /// Rooms and equipment that the course needs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rooms: Vec<Room>,
    /// The institution's policies that this course words otherwise, by their id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub policies: BTreeMap<Id, PolicyOverride>,
    /// Version of the content.
    pub version: String,
    /// What changed, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// Anything else that the user keeps with the course; not printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<BTreeMap<String, serde_json::Value>>")]
    pub metadata: Option<serde_yaml::Mapping>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// A cycle of the European higher education area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cycle {
    /// Within or linked to the first cycle.
    Short,
    /// Bachelor (бакалавриат).
    First,
    /// Master (магистратура).
    Second,
    /// Doctorate (аспирантура).
    Third,
    /// Further education outside the cycles.
    Further,
}

impl Cycle {
    /// The cycle as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Further => "further",
        }
    }
}

/// How a course stands in a curriculum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// For everyone.
    Compulsory,
    /// One of several to choose from.
    Elective,
    /// Beyond the curriculum (факультатив).
    Optional,
}

impl Standing {
    /// The standing as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Compulsory => "compulsory",
            Self::Elective => "elective",
            Self::Optional => "optional",
        }
    }
}

/// A mode of delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// In a room.
    OnCampus,
    /// Partly in a room, partly online.
    Blended,
    /// Online.
    Online,
}

impl Delivery {
    /// The mode as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnCampus => "on-campus",
            Self::Blended => "blended",
            Self::Online => "online",
        }
    }
}

/// Literature by keys of the bibliography.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Literature {
    /// Main literature (основная).
    #[serde(default)]
    pub main: Vec<String>,
    /// Further literature (дополнительная).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<String>,
}

/// Software that a course uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Software {
    /// Name, with the version where it matters.
    pub name: Text,
    /// Licence or contract.
    pub licence: Text,
    /// What it is used for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    /// Whether it is of domestic make (отечественного производства).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domestic: Option<bool>,
}

/// A kind of room with what must stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Room {
    /// Kind of room.
    pub kind: Text,
    /// Equipment.
    pub equipment: Text,
}

/// A policy of the institution in the words of one course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PolicyOverride {
    /// The text in place of the institution's, CommonMark.
    pub text: Text,
    /// Why the course differs.
    pub reason: String,
}

/// A note of what changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Change {
    /// The version that brought the change.
    pub version: String,
    /// Date of the change, such as `2026-09-01`.
    pub date: chrono::NaiveDate,
    /// What changed.
    pub text: Text,
}
