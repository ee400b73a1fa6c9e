//! Modules and topics: what is taught, in which hours.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allowance, Hours, Id, OutcomeLink, Text, Weeks};

/// A module (раздел) of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Module {
    /// Its name within the course.
    pub id: Id,
    /// Title, taken to the letter.
    pub title: Text,
    /// What it is about, in a sentence or two of CommonMark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// Teaching weeks that it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<Weeks>,
    /// Outcomes that it teaches, each at its own level or as `outcome@level`.
    #[serde(default)]
    pub outcomes: Vec<OutcomeLink>,
    /// Teaching methods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<Text>,
    /// Hours of the module by kind of work; where given, the topics must add up to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<HoursByKind>,
    /// Topics in the order of teaching.
    pub topics: Vec<Topic>,
    /// Laboratory and practical works; their hours add up to the topics' hours of that kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labs: Vec<Lab>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// A topic (тема) of a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Topic {
    /// Its name within the course.
    pub id: Id,
    /// Title, taken to the letter.
    pub title: Text,
    /// Content, CommonMark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Hours by kind of work.
    pub hours: HoursByKind,
    /// Fewest hours by kind of work that the topic keeps where a plan row distributes hours anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<HoursByKind>,
    /// Whether its hours stay as they are where a plan row distributes hours anew.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// A laboratory or practical work, or a case study done in class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Lab {
    /// Its name within the course.
    pub id: Id,
    /// Title, taken to the letter.
    pub title: Text,
    /// Hours in class.
    pub hours: Hours,
    /// Whether its hours are laboratory or practical ones; `lab` unless said.
    #[serde(default, skip_serializing_if = "ClassKind::is_lab")]
    pub kind: ClassKind,
    /// The concrete task, CommonMark.
    pub task: Text,
    /// Outcomes that it trains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<OutcomeLink>,
    /// Whether it is built on a project of practice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub case_study: bool,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// A kind of class in which works are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClassKind {
    /// Laboratory class.
    #[default]
    Lab,
    /// Practical class, seminar.
    Practical,
}

impl ClassKind {
    /// The kind as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lab => "lab",
            Self::Practical => "practical",
        }
    }

    /// The kind of work that its hours count as.
    pub const fn activity(self) -> Activity {
        match self {
            Self::Lab => Activity::Lab,
            Self::Practical => Activity::Practical,
        }
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    fn is_lab(&self) -> bool {
        *self == Self::Lab
    }
}

/// A kind of work (вид занятия).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Activity {
    /// Лекция.
    Lecture,
    /// Практическое занятие, семинар.
    Practical,
    /// Лабораторная работа.
    Lab,
    /// Консультация.
    Consultation,
    /// КСР, контролируемая самостоятельная работа.
    Supervised,
    /// Самостоятельная работа.
    SelfStudy,
    /// Контроль: time of the examination and of preparing for it.
    Control,
}

impl Activity {
    /// All kinds in the order in which documents print them.
    pub const ALL: [Self; 7] = [
        Self::Lecture,
        Self::Practical,
        Self::Lab,
        Self::Consultation,
        Self::Supervised,
        Self::SelfStudy,
        Self::Control,
    ];

    /// The kind as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lecture => "lecture",
            Self::Practical => "practical",
            Self::Lab => "lab",
            Self::Consultation => "consultation",
            Self::Supervised => "supervised",
            Self::SelfStudy => "self-study",
            Self::Control => "control",
        }
    }

    /// Whether a teacher is present.
    pub const fn is_contact(self) -> bool {
        !matches!(self, Self::SelfStudy | Self::Control)
    }
}

/// Academic hours by kind of work; a kind that is not named has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct HoursByKind {
    /// Lectures (лекции).
    #[serde(default, skip_serializing_if = "Hours::is_zero_ref")]
    pub lecture: Hours,
    /// Practical classes and seminars (практические занятия).
    #[serde(default, skip_serializing_if = "Hours::is_zero_ref")]
    pub practical: Hours,
    /// Laboratory works (лабораторные работы).
    #[serde(default, skip_serializing_if = "Hours::is_zero_ref")]
    pub lab: Hours,
    /// Consultations (консультации).
    #[serde(default, skip_serializing_if = "Hours::is_zero_ref")]
    pub consultation: Hours,
    /// Supervised self-study (КСР).
    #[serde(default, skip_serializing_if = "Hours::is_zero_ref")]
    pub supervised: Hours,
    /// Self-study (самостоятельная работа).
    #[serde(default, skip_serializing_if = "Hours::is_zero_ref")]
    pub self_study: Hours,
    /// Control (контроль): the examination and preparing for it; belongs to the course, not to topics.
    #[serde(default, skip_serializing_if = "Hours::is_zero_ref")]
    pub control: Hours,
}

impl Hours {
    fn is_zero_ref(&self) -> bool {
        self.is_zero()
    }
}

impl HoursByKind {
    /// The hours of one kind.
    pub const fn of(&self, kind: Activity) -> Hours {
        match kind {
            Activity::Lecture => self.lecture,
            Activity::Practical => self.practical,
            Activity::Lab => self.lab,
            Activity::Consultation => self.consultation,
            Activity::Supervised => self.supervised,
            Activity::SelfStudy => self.self_study,
            Activity::Control => self.control,
        }
    }

    /// Sets the hours of one kind.
    pub const fn set(&mut self, kind: Activity, hours: Hours) {
        match kind {
            Activity::Lecture => self.lecture = hours,
            Activity::Practical => self.practical = hours,
            Activity::Lab => self.lab = hours,
            Activity::Consultation => self.consultation = hours,
            Activity::Supervised => self.supervised = hours,
            Activity::SelfStudy => self.self_study = hours,
            Activity::Control => self.control = hours,
        }
    }

    /// Hours of one kind only.
    pub fn only(kind: Activity, hours: Hours) -> Self {
        let mut own = Self::default();
        own.set(kind, hours);
        own
    }

    /// All hours together.
    pub fn total(&self) -> Hours {
        Activity::ALL.into_iter().map(|kind| self.of(kind)).sum()
    }

    /// Lectures, practical and laboratory classes (аудиторные занятия).
    pub fn classroom(&self) -> Hours {
        self.lecture + self.practical + self.lab
    }

    /// Hours with a teacher present.
    pub fn contact(&self) -> Hours {
        Activity::ALL.into_iter().filter(|kind| kind.is_contact()).map(|kind| self.of(kind)).sum()
    }
}

impl std::iter::Sum for HoursByKind {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::default(), |a, b| Self {
            lecture: a.lecture + b.lecture,
            practical: a.practical + b.practical,
            lab: a.lab + b.lab,
            consultation: a.consultation + b.consultation,
            supervised: a.supervised + b.supervised,
            self_study: a.self_study + b.self_study,
            control: a.control + b.control,
        })
    }
}
