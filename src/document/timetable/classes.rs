//! The weekly classes of a term: when they are, who has them, in which weeks, and what is said of each.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::kind::Request;
use crate::document::texts::Texts;
use crate::document::words::lower_first;
use crate::load::Item;
use crate::model::calendar::{Term, WeekLabel};
use crate::model::offering::Meeting;
use crate::model::time::At;
use crate::model::{Activity, Calendar, ClockRange, Id, Offering, Weekday, When};

/// A weekly class.
#[derive(Clone, Copy)]
pub(super) struct Class<'a> {
    pub(super) offering: &'a Item<Offering>,
    pub(super) meeting: &'a Meeting,
    /// Its place in the list of the offering.
    pub(super) row: usize,
}

/// A term with all its weekly classes.
pub(super) struct Weekly<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) texts: Texts<'a>,
    pub(super) calendar: &'a Calendar,
    pub(super) id: &'a Id,
    pub(super) term: &'a Term,
    /// Classes by day and slot.
    pub(super) classes: BTreeMap<(Weekday, u8), Vec<Class<'a>>>,
    /// Classes at times that no bell rings.
    pub(super) free: Vec<(Weekday, ClockRange, Class<'a>)>,
}

/// What the columns of a grid are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Groups,
    Teachers,
    Rooms,
}

impl Axis {
    /// The axis as keys of words spell it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Groups => "groups",
            Self::Teachers => "teachers",
            Self::Rooms => "rooms",
        }
    }
}

/// In which weeks a half of a slot is held.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Upper,
    Lower,
}

impl<'a> Weekly<'a> {
    pub(super) fn new(
        request: &'a Request<'a>,
        texts: Texts<'a>,
        calendar: &'a Item<Calendar>,
        (id, term): (&'a Id, &'a Term),
        offerings: &[&'a Item<Offering>],
    ) -> Self {
        let calendar = &calendar.value;
        let (classes, free) = (BTreeMap::new(), Vec::new());
        let mut weekly = Self { request, texts, calendar, id, term, classes, free };
        for offering in offerings {
            for (row, meeting) in offering.value.meetings.iter().enumerate() {
                let class = Class { offering, meeting, row };
                match meeting.at {
                    At::Auto => {}
                    At::Weekly(day, When::Slots(first, last)) => {
                        (first..=last).for_each(|slot| weekly.classes.entry((day, slot)).or_default().push(class));
                    }
                    At::Weekly(day, When::Clock(range)) => weekly.free.push((day, range, class)),
                }
            }
        }
        weekly.free.sort_by_key(|(day, range, _)| (*day as u8, *range));
        weekly
    }

    /// What stands at the heads of columns: groups that are no subgroup and consist of no others, teachers, rooms; those
    /// that some class at a bell is for.
    pub(super) fn columns(&self, axis: Axis) -> Vec<Id> {
        let classes: Vec<&Class<'_>> = self.classes.values().flatten().collect();
        let ids: BTreeSet<&Id> = match axis {
            Axis::Groups => return self.groups(&classes),
            Axis::Teachers => classes.iter().flat_map(|class| &class.meeting.teachers).collect(),
            Axis::Rooms => classes.iter().filter_map(|class| class.meeting.room.as_ref()).collect(),
        };
        let mut ids: Vec<Id> = ids.into_iter().cloned().collect();
        ids.sort_by_cached_key(|id| in_order(&self.name(axis, id)));
        ids
    }

    /// Groups that have some of these classes: those of a stream together, in the order of its members.
    pub(super) fn groups(&self, classes: &[&Class<'_>]) -> Vec<Id> {
        let all = &self.texts.catalog.resources.groups;
        let parts: BTreeSet<&Id> = all.values().flat_map(|group| group.splits.values().flatten()).collect();
        let members: BTreeSet<&Id> = all.values().flat_map(|group| &group.members).collect();
        let mut tops: Vec<&Id> = all.keys().filter(|id| !members.contains(id) && !parts.contains(id)).collect();
        tops.sort_by_cached_key(|id| in_order(&self.texts.group(id)));
        let (mut open, mut seen, mut found) = (tops, BTreeSet::new(), Vec::new());
        open.reverse();
        while let Some(id) = open.pop() {
            let Some(group) = all.get(id).filter(|_| seen.insert(id)) else { continue };
            open.extend(group.members.iter().rev());
            if group.members.is_empty() && classes.iter().any(|class| self.covers(class, Axis::Groups, id)) {
                found.push(id.clone());
            }
        }
        found
    }

    /// Whether a class is one of a column.
    pub(super) fn covers(&self, class: &Class<'_>, axis: Axis, column: &Id) -> bool {
        match axis {
            Axis::Groups => class.meeting.groups.iter().any(|group| self.request.plan.groups.clash(group, column)),
            Axis::Teachers => class.meeting.teachers.contains(column),
            Axis::Rooms => class.meeting.room.as_ref() == Some(column),
        }
    }

    /// Whether two classes may be for the same student.
    pub(super) fn meet(&self, one: &Class<'_>, other: &Class<'_>) -> bool {
        let groups = &self.request.plan.groups;
        one.meeting.groups.iter().any(|a| other.meeting.groups.iter().any(|b| groups.clash(a, b)))
    }

    /// Whether a class is held in weeks of the first or the second label; one without a label is held in both.
    pub(super) fn is_held(&self, class: &Class<'_>, half: Half) -> bool {
        let Some([upper, lower]) = self.halves() else { return true };
        match (&class.meeting.weeks.label, half) {
            (None, _) => true,
            (Some(label), Half::Upper) => *label == upper.id,
            (Some(label), Half::Lower) => *label == lower.id,
        }
    }

    /// The two labels of weeks that divide a slot into halves, where the term has just two.
    pub(super) fn halves(&self) -> Option<&[WeekLabel; 2]> {
        self.term.cycle.as_ref().and_then(|cycle| cycle.labels.as_slice().try_into().ok())
    }

    /// The course of a class with its kind: «Базы данных (лек.)».
    pub(super) fn title(&self, class: &Class<'_>) -> String {
        let course = &self.texts.catalog.course(&class.offering.value).value;
        format!("{} ({})", self.texts.title(&course.title), self.kind(class.meeting.kind))
    }

    /// A kind of class in short, within a line.
    pub(super) fn kind(&self, kind: Activity) -> String {
        lower_first(&self.texts.locale.activity(kind).short)
    }

    /// Groups, people, room and label of the weeks of a class, without what the columns of a grid that it stands in say, and, where it has
    /// halves, they.
    pub(super) fn details(&self, class: &Class<'_>, place: Option<(Axis, &[Id])>, halves: bool) -> Vec<String> {
        let meeting = class.meeting;
        let mut details = Vec::new();
        let axis = place.map(|(axis, _)| axis);
        let takes = |column: &Id| meeting.groups.iter().any(|group| self.request.plan.groups.contains(group, column));
        if !place.is_some_and(|(axis, columns)| axis == Axis::Groups && columns.iter().all(takes)) {
            details.push(self.texts.groups(&meeting.groups));
        }
        if axis != Some(Axis::Teachers) && !meeting.teachers.is_empty() {
            details.push(self.texts.teachers(&meeting.teachers));
        }
        if axis != Some(Axis::Rooms) {
            details.extend(meeting.room.as_ref().map(|id| self.texts.room(id)));
        }
        if meeting.room.is_none() && meeting.link.is_some() {
            details.push(self.texts.word("timetable-online"));
        }
        if !halves || self.halves().is_none() {
            details.extend(self.label(meeting));
        }
        details
    }

    /// Title of the label of the weeks in which a class is held.
    fn label(&self, meeting: &Meeting) -> Option<String> {
        let named = meeting.weeks.label.as_ref()?;
        let label = self.term.cycle.as_ref()?.labels.iter().find(|label| label.id == *named)?;
        Some(self.texts.title(&label.title))
    }

    /// What stands at the head of a column.
    pub(super) fn name(&self, axis: Axis, id: &Id) -> String {
        match axis {
            Axis::Groups => self.texts.group(id),
            Axis::Teachers => self.texts.teacher(id),
            Axis::Rooms => self.texts.room(id),
        }
    }
}

/// A name as it is sorted: numbers in it by their size, so that group 2 stands before group 10.
fn in_order(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut digits = String::new();
    for letter in name.chars().map(Some).chain([None]) {
        if let Some(digit) = letter.filter(char::is_ascii_digit) {
            digits.push(digit);
            continue;
        }
        if !digits.is_empty() {
            key += &format!("{digits:0>9}");
            digits.clear();
        }
        key.extend(letter);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_are_sorted_by_their_size() {
        let mut names = vec!["ПИ-10", "ПИ-2", "БД-3", "ПИ-2а", "ПИ"];
        names.sort_by_cached_key(|name| in_order(name));
        assert_eq!(names, ["БД-3", "ПИ", "ПИ-2", "ПИ-2а", "ПИ-10"]);
    }
}
