//! A calendar: terms with their teaching weeks, bells, and the days on which things are otherwise.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::time::{Clock, ClockRange, Weekday, Zone};
use super::{Activity, Allowance, Hours, Id, Text};

/// A calendar: `calendars/<id>.yaml`. Offerings take their dates from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Calendar {
    /// Title, such as «2026/2027 учебный год».
    pub title: Text,
    /// Time zone of all local times, a name of the IANA database.
    pub timezone: Zone,
    /// Minutes of an academic hour.
    #[schemars(range(min = 30, max = 60))]
    pub academic_hour: u8,
    /// Country whose public holidays no class may fall on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Teaching days of a week, counted from Monday; 6 unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 7))]
    pub week_days: Option<u8>,
    /// Tables of bells by name. A day takes the table that its entry in `days` names, else the one of the building, else
    /// the one of the weekday, else the one that is for neither.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub bells: BTreeMap<Id, Bells>,
    /// Terms by name.
    pub terms: BTreeMap<Id, Term>,
    /// Days on which things are otherwise; a later entry wins over an earlier one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Day>,
    /// Divisions of a day for intensives, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub day_templates: BTreeMap<Id, DayTemplate>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

impl Calendar {
    /// Whether classes are given on a day of the week.
    pub fn teaches_on(&self, weekday: Weekday) -> bool {
        (weekday as u8) < self.week_days.unwrap_or(6)
    }

    /// The table of bells for a building on a day of the week: the building's own, else the weekday's, else the one that is
    /// for neither; the first by name where there are several.
    pub fn bells(&self, building: Option<&Id>, weekday: Weekday) -> Option<&Bells> {
        let rank = |bells: &Bells| {
            let here = building.is_some_and(|building| bells.buildings.contains(building));
            let today = bells.weekdays.contains(&weekday);
            let fits = (bells.buildings.is_empty() || here) && (bells.weekdays.is_empty() || today);
            fits.then_some((!here, !today))
        };
        self.bells
            .values()
            .filter_map(|bells| Some((rank(bells)?, bells)))
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, bells)| bells)
    }

    /// The table of bells for a building on a date: the one that the last entry in `days` names, else that of [`Self::bells`].
    pub fn bells_on(&self, building: Option<&Id>, date: NaiveDate) -> Option<&Bells> {
        let speaks = |day: &&Day| day.range().is_some_and(|(from, to)| (from..=to).contains(&date));
        let named = self.days.iter().rev().filter(speaks).find_map(|day| self.bells.get(day.bells.as_ref()?));
        named.or_else(|| self.bells(building, Weekday::of(date)))
    }

    /// Academic hours of so many minutes; `None` where they make no whole number of half hours.
    pub fn hours(&self, minutes: u16) -> Option<Hours> {
        let (halves, rest) = (
            u32::from(minutes) * 2 / u32::from(self.academic_hour.max(1)),
            u32::from(minutes) * 2 % u32::from(self.academic_hour.max(1)),
        );
        (rest == 0).then(|| Hours::from_hundredths(i64::from(halves) * 50))
    }
}

/// A country whose holidays are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Country {
    /// Russia.
    Ru,
    /// Germany.
    De,
    /// The United States.
    Us,
}

impl Country {
    /// The country as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::De => "de",
            Self::Us => "us",
        }
    }
}

/// A table of bells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Bells {
    /// Academic hours that a slot counts for, breaks within it left out; without it, the minutes are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Days of the week that the table is for; all unless given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<Weekday>,
    /// Buildings that the table is for; all unless given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buildings: Vec<Id>,
    /// Times by number of slot (пара): `{1: "09:00-10:35"}`.
    pub slots: BTreeMap<u8, ClockRange>,
}

/// A term (семестр, модуль).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Term {
    /// Title, such as «Осенний семестр».
    pub title: Text,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// A date in the week that is number 1; the first day unless given. Never a week of ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub week1: Option<NaiveDate>,
    /// The day on which weeks begin; Monday unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub week_start: Option<Weekday>,
    /// Labels that weeks take in turn, such as числитель and знаменатель.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<WeekCycle>,
    /// Weeks whose label is not the one that is due, each by a date in it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub week_labels: BTreeMap<NaiveDate, Id>,
    /// Parts of the term by name; without any, all of it is for teaching.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<Id, Part>,
}

/// Labels that weeks take in turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WeekCycle {
    /// The labels in their order.
    pub labels: Vec<WeekLabel>,
    /// The label of week 1; the first of the labels unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Id>,
    /// Whether weeks without teaching take a label; they do unless told otherwise.
    #[serde(default, skip_serializing_if = "Advance::is_calendar")]
    pub advance: Advance,
}

/// A label of weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WeekLabel {
    /// Its name, such as `num`.
    pub id: Id,
    /// Its title: «числитель».
    pub title: Text,
    /// Its short title for narrow columns: «числ.».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
}

/// What moves the labels of weeks on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Advance {
    /// Every week of the calendar.
    #[default]
    Calendar,
    /// Weeks with a day of teaching.
    Teaching,
}

impl Advance {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    fn is_calendar(&self) -> bool {
        *self == Self::Calendar
    }
}

/// A part of a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Part {
    /// What happens in it.
    pub kind: PartKind,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Title, such as «Зачётная неделя».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
}

/// What happens in a part of a term, in the order of printing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// Classes (теоретическое обучение).
    Teaching,
    /// Examinations (сессия).
    Exams,
    /// Educational practice (учебная практика).
    EducationalPractice,
    /// Work placement (производственная практика).
    Practice,
    /// Practice before graduation (преддипломная практика).
    PreGraduationPractice,
    /// Research (научно-исследовательская работа).
    Research,
    /// The final state examination with the preparation for it (государственный экзамен).
    FinalExam,
    /// The thesis: its preparation and defence (ВКР).
    Thesis,
    /// No classes (каникулы).
    Recess,
}

impl PartKind {
    /// The kind as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Teaching => "teaching",
            Self::Exams => "exams",
            Self::EducationalPractice => "educational-practice",
            Self::Practice => "practice",
            Self::PreGraduationPractice => "pre-graduation-practice",
            Self::Research => "research",
            Self::FinalExam => "final-exam",
            Self::Thesis => "thesis",
            Self::Recess => "recess",
        }
    }
}

/// Days on which things are otherwise: off, in part off, or run as another day of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Day {
    /// The day; this, or `from` and `to`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The first of several days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last of several days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Why there are no classes: «День народного единства».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off: Option<Text>,
    /// What kind of day off it is.
    #[serde(default, skip_serializing_if = "OffKind::is_recess")]
    pub kind: OffKind,
    /// Only the day from this time on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Clock>,
    /// Only the day until this time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Clock>,
    /// The day of the week whose classes are given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs_as: Option<Weekday>,
    /// The label of the week whose classes are given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Id>,
    /// What the rest of the day is where only a part is spoken of; as it was unless `off`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Rest>,
    /// The table of bells of this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bells: Option<Id>,
    /// Why, in a note: «за 4 ноября».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
    /// The act or order that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl Day {
    /// The first and the last day that the entry speaks of; catalogues hold only entries that have them.
    pub fn range(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.on.map(|day| (day, day)).or(self.from.zip(self.to))
    }
}

/// A kind of day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OffKind {
    /// A day that the institution has set free.
    #[default]
    Recess,
    /// A public holiday: no class may be held.
    Holiday,
    /// A day off that was moved from a weekend.
    Transfer,
}

impl OffKind {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    fn is_recess(&self) -> bool {
        *self == Self::Recess
    }
}

/// What the rest of a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rest {
    /// Free of classes.
    Off,
}

/// The division of a day of an intensive: blocks and the breaks between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DayTemplate {
    /// Title, such as «Четыре блока по 90 минут».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Blocks in the order of the day.
    pub blocks: Vec<Block>,
}

/// A block of a day: a class, or a break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Block {
    /// When it is.
    pub time: ClockRange,
    /// The break that it is: «Обед». Nothing is taught in a break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pause: Option<Text>,
    /// Kinds of class that it may hold, the preferred one first; any unless given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Activity>,
    /// Academic hours that it counts for; without them, the minutes are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
}
