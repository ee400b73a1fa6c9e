//! What groups, people, rooms, days and times are called in a language.

use chrono::{Datelike as _, NaiveDate};

use super::texts::Texts;
use crate::model::time::WeekSet;
use crate::model::{ClockRange, Id, Offering, Person, Weekday};

impl Texts<'_> {
    /// Title of an offering: its own, else the course's.
    pub(super) fn offering(&self, offering: &Offering) -> String {
        let course = &self.catalog.course(offering).value;
        self.title(offering.title.as_ref().unwrap_or(&course.title))
    }

    /// Name of a group; its id where resources do not have it.
    pub(super) fn group(&self, id: &Id) -> String {
        let group = self.catalog.resources.groups.get(id);
        group.map_or_else(|| id.to_string(), |group| self.title(&group.title))
    }

    /// Names of groups, joined.
    pub(super) fn groups(&self, ids: &[Id]) -> String {
        ids.iter().map(|id| self.group(id)).collect::<Vec<_>>().join(", ")
    }

    /// Name of a person, or the role of one without a name.
    pub(super) fn person(&self, person: &Person) -> String {
        self.title(person.name.as_ref().unwrap_or(&person.role))
    }

    /// Name of a teacher; the id of one whom the catalogue does not have.
    pub(super) fn teacher(&self, id: &Id) -> String {
        self.catalog.people.get(id).map_or_else(|| id.to_string(), |person| self.person(person))
    }

    /// Names of teachers, joined.
    pub(super) fn teachers(&self, ids: &[Id]) -> String {
        ids.iter().map(|id| self.teacher(id)).collect::<Vec<_>>().join(", ")
    }

    /// In which numbers of weeks a class is: «нед. 1–9»; nothing where it is in all.
    pub(super) fn week_numbers(&self, weeks: &WeekSet) -> Option<String> {
        // A range is not broken before its end.
        let range =
            |&(from, to): &(u8, u8)| if from == to { from.to_string() } else { format!("{from}–\u{2060}{to}") };
        let ranges = weeks.ranges.iter().map(range).collect::<Vec<_>>().join(", ");
        let one = matches!(weeks.ranges.as_slice(), [(from, to)] if from == to);
        let key = if one { "timetable-week" } else { "timetable-weeks" };
        let numbers = (!ranges.is_empty()).then(|| self.say(key, &[("weeks", &ranges)]));
        let every = weeks.every.map(|(every, from)| {
            self.say("timetable-every", &[("every", &every.to_string()), ("from", &from.to_string())])
        });
        let parts: Vec<String> = numbers.into_iter().chain(every).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Name of a room; its id where resources do not have it.
    pub(super) fn room(&self, id: &Id) -> String {
        self.catalog.resources.rooms.get(id).map_or_else(|| id.to_string(), |room| self.title(&room.title))
    }

    /// Name of a day of the week.
    pub(super) fn weekday(&self, day: Weekday) -> String {
        self.word(&format!("weekday-{}", day.number()))
    }

    /// Name of a day of the week in two letters or three.
    pub(super) fn weekday_short(&self, day: Weekday) -> String {
        self.word(&format!("weekday-short-{}", day.number()))
    }

    /// The academic year of a date: «2026/2027»; it begins in August at the earliest.
    pub(super) fn academic_year(date: NaiveDate) -> String {
        academic_year(if date.month() < 8 { date.year() - 1 } else { date.year() })
    }

    /// A date in figures.
    pub(super) fn figures(&self, date: NaiveDate) -> String {
        date.format(self.locale.official("schedule-date")).to_string()
    }

    /// From when to when: «10:00–11:30».
    pub(super) fn clock_range(&self, range: ClockRange) -> String {
        format!("{}–{}", range.start, range.end)
    }
}

/// An academic year by the year in which it begins: «2026/2027».
pub(super) fn academic_year(first: i32) -> String {
    format!("{first}/{}", first + 1)
}
