//! A programme with its study plan: competences, and rows that bind courses to hours.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::{Country, Part};
use super::{Allowance, Credits, Hours, HoursByKind, Id, Text};

/// A programme (образовательная программа) with its study plan: `programs/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Program {
    /// Code of the direction (направление подготовки), such as `09.03.04`.
    pub code: String,
    /// Name of the direction, taken to the letter.
    pub direction: Text,
    /// Profile (направленность) within the direction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Text>,
    /// Level of education in the words of the day: «бакалавриат», «базовое высшее образование».
    pub level: Text,
    /// Qualification that graduates get.
    pub qualification: Text,
    /// Form of study.
    pub form: StudyForm,
    /// Year of intake (год набора).
    #[schemars(range(min = 1990, max = 2100))]
    pub intake: u16,
    /// The educational standard with its source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<Text>,
    /// Institutions in whose form the documents of its rows are printed; the first one's rules hold. Without any, the
    /// catalogue's first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub institutions: Vec<Id>,
    /// The credit system that the plan counts in, as the institution names it.
    pub credit_system: Id,
    /// The same programme in another form of study: credits and totals of rows of one course must agree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub twin: Option<Id>,
    /// Semesters of the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub semesters: Vec<PlanSemester>,
    /// What each day of the years of study is for (календарный учебный график).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub academic_calendar: Option<AcademicCalendar>,
    /// Competences (УК, ОПК, ПК) with their indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competences: Vec<Competence>,
    /// Rows of the plan in the order of printing.
    pub rows: Vec<PlanRow>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// A form of study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StudyForm {
    /// Очная.
    FullTime,
    /// Очно-заочная.
    PartTime,
    /// Заочная.
    Correspondence,
}

impl StudyForm {
    /// The form as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FullTime => "full-time",
            Self::PartTime => "part-time",
            Self::Correspondence => "correspondence",
        }
    }
}

/// A semester of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanSemester {
    /// Its number, counted from 1 through all years.
    #[schemars(range(min = 1, max = 14))]
    pub number: u8,
    /// Weeks of teaching, exact to a hundredth.
    pub weeks: Hours,
}

/// What each day of the years of study is for (календарный учебный график).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AcademicCalendar {
    /// Days of study in a week, counted from Monday; a week has so many parts in sums. Without it, those of the first
    /// calendar that is named, else 6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 7))]
    pub week_days: Option<u8>,
    /// Country whose public holidays are off on days that no calendar speaks of. Days off that were moved are known only as
    /// far as decrees move them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Years of study in their order.
    pub years: Vec<StudyYear>,
}

/// A year of study (курс).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StudyYear {
    /// Its number.
    #[schemars(range(min = 1, max = 7))]
    pub year: u8,
    /// First day; that of the first semester unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveDate>,
    /// Last day; that of the last semester unless given. Days of a calendar that lie beyond it are cut off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<NaiveDate>,
    /// Its semesters in their order.
    pub terms: Vec<StudyTerm>,
}

/// A semester in a year of study: a term of a calendar, or parts of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StudyTerm {
    /// Number of the semester, counted from 1 through all years.
    #[schemars(range(min = 1, max = 14))]
    pub semester: u8,
    /// The calendar that has the term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Id>,
    /// The term of the calendar; its parts and days off hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Id>,
    /// Parts of the semester, where no calendar is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// A competence that a programme forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Competence {
    /// Code as the standard or the institution writes it, such as `ОПК-8`.
    pub code: String,
    /// Category (категория, группа) of competences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Text>,
    /// What a graduate is able to do.
    pub text: Text,
    /// What a professional competence is drawn from: a professional standard with its functions, such as
    /// `06.001 D/03.6`, or a qualification requirement.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
    /// Indicators of achievement.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// An indicator of achievement of a competence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Indicator {
    /// Code as the institution spells it: `ОПК-8.1`, `ИД-1УК-1`.
    pub code: String,
    /// What shows that the competence is reached.
    pub text: Text,
}

/// A row of a study plan: a discipline with its hours, and the course that it is taught by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanRow {
    /// Its name within the plan.
    pub id: Id,
    /// Index in the plan, such as `Б1.О.15`.
    pub index: String,
    /// The course of this catalogue that the row binds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<Id>,
    /// Title of the discipline in the plan; without it, the course's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Part of the plan.
    pub part: PlanPart,
    /// Group of disciplines to choose one from, such as `Б1.В.ДВ.02`; only the first row of a group counts in sums.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
    /// Department that gives the discipline; without it, the institution's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<Text>,
    /// Credits of the whole discipline.
    pub credits: Credits,
    /// Semesters in which it is taught, with hours by kind of work.
    pub semesters: Vec<RowSemester>,
    /// Sums as the printed plan states them; each is compared with what the semesters add up to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<StatedHours>,
    /// Codes of the competences that the discipline forms; where `links` are given, they name the same ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competences: Vec<String>,
    /// Indicators of competences, each with the outcomes of the course that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<IndicatorLink>,
    /// How the hours of the course's topics become those of the row.
    #[serde(default, skip_serializing_if = "TopicHours::is_course")]
    pub topics: TopicHours,
    /// Hours of topics, written down: the frozen result of a distribution, or the office's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frozen: Vec<FrozenTopic>,
    /// Rows that come before (предшествующие дисциплины).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Id>,
    /// Rows that come after (последующие дисциплины).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Id>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

impl Program {
    /// Whether each row counts in sums: of rows to choose from, only the first does.
    pub fn counted(&self) -> Vec<bool> {
        let mut seen = BTreeSet::new();
        self.rows.iter().map(|row| row.choice.as_ref().is_none_or(|choice| seen.insert(choice))).collect()
    }
}

impl PlanRow {
    /// The hours of all semesters.
    pub fn hours(&self) -> HoursByKind {
        self.semesters.iter().map(|semester| semester.hours).sum()
    }

    /// Its first and last semester; `None` where it has none.
    pub fn span(&self) -> Option<(u8, u8)> {
        let numbers = || self.semesters.iter().map(|semester| semester.number);
        Some((numbers().min()?, numbers().max()?))
    }
}

/// A part of a study plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlanPart {
    /// Обязательная часть.
    Core,
    /// Часть, формируемая участниками образовательных отношений.
    Formed,
    /// Практика.
    Practice,
    /// Государственная итоговая аттестация.
    Final,
    /// Факультатив: beyond the credits of the programme.
    Optional,
}

impl PlanPart {
    /// The part as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Formed => "formed",
            Self::Practice => "practice",
            Self::Final => "final",
            Self::Optional => "optional",
        }
    }
}

/// A semester of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RowSemester {
    /// Its number, counted from 1 through all years.
    #[schemars(range(min = 1, max = 14))]
    pub number: u8,
    /// Credits of the semester.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credits: Option<Credits>,
    /// Academic hours by kind of work.
    pub hours: HoursByKind,
    /// Sums as the printed plan states them for this semester.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<StatedHours>,
    /// Of these, in the form of practical training (практическая подготовка); never added to sums.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practical_training: Option<HoursByKind>,
    /// Of these, by e-learning and at a distance (ЭО и ДОТ); never added to sums.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<HoursByKind>,
    /// Forms of attestation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attestation: Vec<Attestation>,
    /// Modules of the course that are taught in this semester; where the row has one semester, all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<Id>,
}

/// A form of attestation (форма промежуточной аттестации).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Attestation {
    /// Экзамен.
    Exam,
    /// Зачёт.
    Credit,
    /// Зачёт с оценкой.
    GradedCredit,
    /// Курсовая работа.
    TermPaper,
    /// Курсовой проект.
    TermProject,
}

impl Attestation {
    /// The form as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exam => "exam",
            Self::Credit => "credit",
            Self::GradedCredit => "graded-credit",
            Self::TermPaper => "term-paper",
            Self::TermProject => "term-project",
        }
    }
}

/// Sums of a row or of one of its semesters as a printed plan states them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StatedHours {
    /// All hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Hours>,
    /// Hours with a teacher (контактная работа).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Hours>,
    /// Lectures, practical and laboratory classes (аудиторные занятия).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classroom: Option<Hours>,
    /// Self-study.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_study: Option<Hours>,
    /// Control.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<Hours>,
}

/// An indicator with the outcomes of the course that show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct IndicatorLink {
    /// Code of the indicator.
    pub indicator: String,
    /// Outcomes of the course.
    pub outcomes: Vec<Id>,
}

/// How topics get the hours of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TopicHours {
    /// They are the course's own, and must add up to the row's.
    #[default]
    Course,
    /// The course's hours are distributed anew to those of the row.
    Distribute,
    /// They stand in `frozen`, and must add up to the row's.
    Frozen,
}

impl TopicHours {
    /// The way as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Distribute => "distribute",
            Self::Frozen => "frozen",
        }
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    fn is_course(&self) -> bool {
        *self == Self::Course
    }
}

/// Hours of a topic in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FrozenTopic {
    /// The topic.
    pub topic: Id,
    /// Its hours by kind of work.
    pub hours: HoursByKind,
    /// All its hours (всего) as the printed plan states them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Hours>,
}
