//! What schedules use: buildings and rooms, teachers' time, and groups.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::time::{Clock, DateRange, Weekday};
use super::{Id, Text};

/// `resources.yaml`: what schedules use.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Resources {
    /// Buildings by id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub buildings: BTreeMap<Id, Building>,
    /// Ways between buildings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub travel: Vec<Travel>,
    /// Minutes between buildings that `travel` does not name; 0 unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub travel_default: Option<u16>,
    /// Rooms by id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rooms: BTreeMap<Id, Auditorium>,
    /// Time of teachers, by their ids in `people.yaml`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub teachers: BTreeMap<Id, Teacher>,
    /// Groups by id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<Id, Group>,
}

/// A building (корпус).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Building {
    /// Title.
    pub title: Text,
    /// Short title for narrow columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// Address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Text>,
}

/// A way between two buildings, the same in both directions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Travel {
    /// The two buildings.
    pub between: Vec<Id>,
    /// Minutes that it takes.
    pub minutes: u16,
}

/// A room (аудитория).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Auditorium {
    /// Title as signs and documents write it, such as «Б-214».
    pub title: Text,
    /// Its building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<Id>,
    /// Seats.
    pub capacity: u16,
    /// What it has: `[pc, projector]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub features: Vec<Id>,
    /// When it can't be used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<Absence>,
}

/// A time at which somebody or something is not to be had: all conditions together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Absence {
    /// Only on this day of the week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekday: Option<Weekday>,
    /// Only on these dates: `2026-10-12` or `2026-10-05..2026-10-09`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateRange>,
    /// Only from this time on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Clock>,
    /// Only until this time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Clock>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
}

/// The time of a teacher.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Teacher {
    /// Times at which the teacher can't teach.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unavailable: Vec<Absence>,
    /// Times at which the teacher would rather not teach.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub avoid: Vec<Absence>,
    /// The most that the teacher may be given.
    #[serde(default, skip_serializing_if = "Workload::is_empty")]
    pub max: Workload,
    /// Hours of rest between the last class of a day and the first of the next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 24))]
    pub rest: Option<u8>,
}

/// The most that somebody may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Workload {
    /// Classes on one day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a_day: Option<u8>,
    /// Days with a class in one week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_a_week: Option<u8>,
    /// Classes in a row, with no more than 30 minutes between them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_a_row: Option<u8>,
}

impl Workload {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A group of students, or several together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Group {
    /// Title as documents write it, such as «ПИ-31».
    pub title: Text,
    /// How many students; without it, as many as the members have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u16>,
    /// Groups that make it up (поток).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Id>,
    /// Divisions into subgroups by name, such as `{lab: [ml-1a, ml-1b]}`. Subgroups of one division have no student in
    /// common, those of different ones may.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub splits: BTreeMap<Id, Vec<Id>>,
    /// Other groups with which it may have students in common.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overlaps: Vec<Id>,
    /// Classes that it may have on one day; 4 unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a_day: Option<u8>,
}
