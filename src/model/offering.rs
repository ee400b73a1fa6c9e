//! An offering: a course given to groups in a calendar, with teachers, rooms and times.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::parsed;
use super::time::{At, Clock, DateRange, Due, WeekSet, When, Zone};
use super::{Activity, Allowance, Hours, Id, RowRef, Text};

/// An offering (запуск курса): `offerings/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Offering {
    /// The course.
    pub course: Id,
    /// The row of a study plan, `program/row`, whose hours it gives; the course's own unless named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<RowRef>,
    /// The variant of the course that it gives, with the variant's modules and hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<Id>,
    /// Title; the course's unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Modules that are given; all unless named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<Id>,
    /// The calendar.
    pub calendar: Id,
    /// The days of the calendar in which it is given.
    pub span: Span,
    /// In what order kinds of class follow one another.
    #[serde(default, skip_serializing_if = "Order::is_default")]
    pub order: Order,
    /// Weekly classes, a row each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<Meeting>,
    /// Days of an intensive, by a template of the calendar.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<OfferingDay>,
    /// Classes that are moved, cancelled or added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
    /// Examinations, tests and deadlines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// Time zones of an online audience; documents print them too, and rules hold classes to 08:00–21:00 in them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience_zones: Vec<Zone>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

impl Offering {
    /// What makes the course another one here; `None` where it is given as it stands.
    pub fn shape(&self) -> Option<Shape> {
        self.row.clone().map(Shape::Row).or_else(|| self.variant.clone().map(Shape::Variant))
    }

    /// A milestone by its name.
    pub fn milestone(&self, id: &Id) -> Option<&Milestone> {
        self.milestones.iter().find(|milestone| milestone.id == *id)
    }

    /// All groups that it names as taking part.
    pub fn groups(&self) -> impl Iterator<Item = &Id> {
        let meetings = self.meetings.iter().map(|meeting| &meeting.groups);
        let days = self.days.iter().map(|day| &day.groups);
        let added = self.exceptions.iter().filter_map(|exception| Some(&exception.add.as_ref()?.groups));
        let milestones = self.milestones.iter().map(|milestone| &milestone.groups);
        meetings.chain(days).chain(added).chain(milestones).flatten()
    }

    /// Everybody whom it names as a teacher.
    pub fn teachers(&self) -> impl Iterator<Item = &Id> {
        let meetings = self.meetings.iter().map(|meeting| &meeting.teachers);
        let days = self.days.iter().map(|day| &day.teachers);
        let moved = self.exceptions.iter().filter_map(|exception| Some(&exception.moved.as_ref()?.teachers));
        let added = self.exceptions.iter().filter_map(|exception| Some(&exception.add.as_ref()?.teachers));
        let milestones = self.milestones.iter().map(|milestone| &milestone.teachers);
        meetings.chain(days).chain(moved).chain(added).chain(milestones).flatten()
    }
}

/// What makes a course another one: other hours, other modules.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A row of a study plan.
    Row(RowRef),
    /// A variant of the course.
    Variant(Id),
}

/// The days in which an offering is given: a term with its teaching parts, or free dates.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Span {
    /// The term of the calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Id>,
    /// Parts of the term; all that are for teaching unless named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Id>,
    /// The first day, where no term is named; within a term, a later beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last day, where no term is named; within a term, an earlier end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// In what order kinds of class follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Order {
    /// What must be lectured on before a practical or laboratory class.
    #[serde(default)]
    pub after_lecture: AfterLecture,
    /// How a topic may be divided among classes.
    #[serde(default)]
    pub split: Split,
    /// Weeks by which subgroups may be apart; 1 unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drift_weeks: Option<u8>,
}

impl Order {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// What must be lectured on before a practical or laboratory class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AfterLecture {
    /// Its topic, and at least the first lecture of its module, in an earlier class.
    #[default]
    Topic,
    /// The whole of its module, in an earlier class.
    Module,
    /// Its topic, in the same week at the latest.
    SameWeek,
    /// Nothing.
    Free,
}

/// How a topic may be divided among classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// Anywhere: every class is filled.
    #[default]
    Hour,
    /// Only into whole classes.
    Slot,
    /// Not at all: a topic is one class or a part of one.
    Never,
}

/// How a class is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// In a room.
    #[default]
    OnCampus,
    /// By a link.
    Online,
    /// In a room, and by a link for those who are elsewhere.
    Hybrid,
}

impl Mode {
    /// The mode as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnCampus => "on-campus",
            Self::Online => "online",
            Self::Hybrid => "hybrid",
        }
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    fn is_on_campus(&self) -> bool {
        *self == Self::OnCampus
    }
}

/// A weekly class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Meeting {
    /// The kind of class.
    pub kind: Activity,
    /// Kinds that may stand in for it where it has nothing left to teach.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Activity>,
    /// Groups that take part together.
    pub groups: Vec<Id>,
    /// Teachers: ids of `people.yaml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teachers: Vec<Id>,
    /// When: `mon 2`, `tue 3-4` or `thu 18:30-20:00`.
    pub at: At,
    /// In which weeks; in all unless given.
    #[serde(default, skip_serializing_if = "WeekSet::is_all")]
    pub weeks: WeekSet,
    /// Whether slots in a row are a class each, and not one long class.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub separate: bool,
    /// The room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Id>,
    /// What the room must have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Id>,
    /// How it is held.
    #[serde(default, skip_serializing_if = "Mode::is_on_campus")]
    pub mode: Mode,
    /// Address of an online class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Academic hours that one class counts for, where bells and minutes do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// Days of an intensive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OfferingDay {
    /// The dates: `2026-10-05` or `2026-10-05..2026-10-09`.
    pub dates: Vec<DateRange>,
    /// The division of each day: a name of the calendar's `day-templates`.
    pub template: Id,
    /// Groups that take part together.
    pub groups: Vec<Id>,
    /// Teachers: ids of `people.yaml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teachers: Vec<Id>,
    /// The room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Id>,
    /// What the room must have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Id>,
    /// How the classes are held.
    #[serde(default, skip_serializing_if = "Mode::is_on_campus")]
    pub mode: Mode,
    /// Address of online classes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// A class that is moved, cancelled or added: `on` and `at` say which, or `of` by what is taught.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Exception {
    /// The date of the class, before anything is moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// Its time; all classes of the day unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<When>,
    /// Only classes of these groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Id>,
    /// The class by what is taught in it: `joins.lab1`, the first laboratory class of module `joins`; for a subgroup
    /// `joins.lab1.db-1a`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<SessionRef>,
    /// Why it is cancelled; this, `move` or `add`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel: Option<Text>,
    /// Where it is moved to.
    #[serde(default, rename = "move", skip_serializing_if = "Option::is_none")]
    pub moved: Option<Move>,
    /// The class that is added on the date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub add: Option<Extra>,
    /// Why, in a note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
}

/// Where a class is moved to; what is not said stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Move {
    /// The date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<When>,
    /// The room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Id>,
    /// The teachers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teachers: Vec<Id>,
    /// How it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// Address of an online class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// A class that is added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Extra {
    /// The kind of class.
    pub kind: Activity,
    /// Groups that take part together.
    pub groups: Vec<Id>,
    /// Teachers: ids of `people.yaml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teachers: Vec<Id>,
    /// The room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Id>,
    /// How it is held.
    #[serde(default, skip_serializing_if = "Mode::is_on_campus")]
    pub mode: Mode,
    /// Address of an online class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Academic hours that it counts for, where bells and minutes do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
}

/// An examination, a test or a deadline: on a date, or relative to content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Milestone {
    /// Its name within the offering.
    pub id: Id,
    /// What it is.
    pub kind: MilestoneKind,
    /// Title; the assessment part's unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The part of the course's assessment that it stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Id>,
    /// Modules that must be taught before it; those of the assessment part unless named, and for an examination all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<Id>,
    /// The date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The time; with it, the milestone is a class that takes room and people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<When>,
    /// When it is due after the last class of what it covers: `+7d 23:59`; this, or `on`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// The part of the term in which it must lie.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Id>,
    /// Days without another examination of the same groups before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap_days: Option<u8>,
    /// Groups that take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Id>,
    /// Teachers: ids of `people.yaml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teachers: Vec<Id>,
    /// The room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Id>,
    /// Latest time of the day for a deadline on a date; the end of the day unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Clock>,
}

/// What a milestone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneKind {
    /// Examination (экзамен).
    Exam,
    /// Pass-fail examination (зачёт).
    PassFail,
    /// Consultation before an examination.
    Consultation,
    /// Test in class (контрольная работа).
    Test,
    /// Defence of a project.
    Defence,
    /// Something is to be handed in.
    Deadline,
}

impl MilestoneKind {
    /// The kind as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exam => "exam",
            Self::PassFail => "pass-fail",
            Self::Consultation => "consultation",
            Self::Test => "test",
            Self::Defence => "defence",
            Self::Deadline => "deadline",
        }
    }

    /// Whether the groups are examined.
    pub const fn is_exam(self) -> bool {
        matches!(self, Self::Exam | Self::PassFail)
    }
}

/// A class by what is taught in it: `joins.lab1`, for a subgroup `joins.lab1.db-1a`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionRef {
    /// The module.
    pub module: Id,
    /// The kind of class.
    pub kind: Activity,
    /// Which of the module's classes of this kind, counted from 1.
    pub number: u16,
    /// The group, where several have a class of this name.
    pub group: Option<Id>,
}

impl fmt::Display for SessionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}{}", self.module, self.kind.as_str(), self.number)?;
        self.group.as_ref().map_or(Ok(()), |group| write!(f, ".{group}"))
    }
}

impl FromStr for SessionRef {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` names no class: write `module.lab1`, or `module.lab1.group` for a subgroup");
        let mut parts = text.trim().split('.');
        let (module, class, group) = (
            parts.next().ok_or_else(wrong)?,
            parts.next().ok_or_else(wrong)?,
            parts.next().map(str::parse).transpose()?,
        );
        let digits = class.trim_start_matches(|c: char| !c.is_ascii_digit());
        let kind = class.strip_suffix(digits).unwrap_or(class);
        let kind =
            Activity::ALL.into_iter().find(|known| known.as_str() == kind && known.is_contact()).ok_or_else(wrong)?;
        let number = digits.parse().ok().filter(|number| *number > 0).ok_or_else(wrong)?;
        if parts.next().is_some() {
            return Err(wrong());
        }
        Ok(Self { module: module.parse()?, kind, number, group })
    }
}

parsed!(
    SessionRef,
    "a class such as `joins.lab1`, or `joins.lab1.db-1a` for a subgroup",
    r"^[a-z0-9-]{1,64}\.(lecture|practical|lab|consultation|supervised)\d+(\.[a-z0-9-]{1,64})?$"
);
