//! What stands below a grid: abbreviations and forms of cells that occur in it, days off, and footnotes for classes that are
//! moved or cancelled.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::classes::{Class, Weekly};
use crate::document::schedule::Scope;
use crate::model::{Activity, Id};
use crate::plan::almanac::Almanac;
use crate::plan::{Cause, Origin, Status};
use crate::prose::Inline;

/// Circled numbers that there are.
const CIRCLED: u32 = 20;

/// What occurs in a grid.
pub(super) struct Legend<'a> {
    weekly: &'a Weekly<'a>,
    kinds: BTreeSet<Activity>,
    /// Whether a class is held in weeks of one of two labels.
    halves: bool,
    /// Whether a class is held in weeks of some numbers only.
    weeks: bool,
    /// Whether a cell stands over several columns.
    pub(super) joint: bool,
    /// Whether cells stand side by side.
    pub(super) side: bool,
    /// Days off on which classes would be, with why.
    off: BTreeMap<NaiveDate, String>,
    /// Marks of classes by offering and place, each with its footnote.
    notes: Vec<((&'a Id, usize), String)>,
}

impl<'a> Legend<'a> {
    pub(super) const fn new(weekly: &'a Weekly<'a>) -> Self {
        Self {
            weekly,
            kinds: BTreeSet::new(),
            halves: false,
            weeks: false,
            joint: false,
            side: false,
            off: BTreeMap::new(),
            notes: Vec::new(),
        }
    }

    /// Takes notice of a class and returns the mark of its footnote: «①», or nothing.
    pub(super) fn see(&mut self, class: &Class<'a>) -> String {
        let weeks = &class.meeting.weeks;
        self.kinds.insert(class.meeting.kind);
        self.halves |= weeks.label.is_some() && self.weekly.halves().is_some();
        self.weeks |= weeks.every.is_some() || !weeks.ranges.is_empty();
        let Some(scope) = Scope::new(self.weekly.request, class.offering) else { return String::new() };
        for lost in scope.schedule.lost.iter().filter(|lost| lost.row == class.row) {
            let Cause::Day(index) = lost.cause else { continue };
            let why = self.weekly.calendar.days.get(index).and_then(|day| day.off.as_ref());
            self.off.extend(why.map(|why| (lost.date, self.weekly.texts.title(why))));
        }
        let key = (&class.offering.id, class.row);
        if let Some(place) = self.notes.iter().position(|(known, _)| *known == key) {
            return circled(place + 1);
        }
        let note = self.changes(&scope, class.row);
        if note.is_empty() {
            return String::new();
        }
        self.notes.push((key, note));
        circled(self.notes.len())
    }

    /// What exceptions make of a weekly class.
    fn changes(&self, scope: &Scope<'_>, row: usize) -> String {
        let texts = &self.weekly.texts;
        let of_row = scope.schedule.sessions.iter().filter(|session| session.origin == Origin::Meeting(row));
        let said = of_row.filter_map(|session| match (session.status, &session.was) {
            (Status::Moved, Some(was)) => {
                let values = [
                    ("was", texts.figures(was.date)),
                    ("date", texts.figures(session.date)),
                    ("time", texts.clock_range(session.time)),
                    ("room", scope.room(session)),
                ];
                let key = if session.room.is_some() { "timetable-moved-to" } else { "timetable-moved" };
                Some(texts.say(key, &values.each_ref().map(|(key, value)| (*key, value.as_str()))))
            }
            (Status::Cancelled, _) => {
                Some(format!("{} {}", texts.figures(session.date), scope.remark(session).unwrap_or_default()))
            }
            _ => None,
        });
        said.collect::<Vec<_>>().join("; ")
    }

    /// The lines below the grid.
    pub(super) fn note(self) -> Vec<Inline> {
        let texts = &self.weekly.texts;
        let kind = |kind: &Activity| format!("{} — {}", self.weekly.kind(*kind), texts.locale.activity(*kind).long);
        let mut items: Vec<String> = self.kinds.iter().map(kind).collect();
        if let Some([upper, lower]) = self.weekly.halves().filter(|_| self.halves) {
            let (upper, lower) = (texts.title(&upper.title), texts.title(&lower.title));
            items.push(texts.say("timetable-halves", &[("upper", &upper), ("lower", &lower)]));
        }
        if self.weeks {
            let almanac = Almanac::new(self.weekly.calendar);
            let first =
                almanac.weeks(self.weekly.id).and_then(|weeks| weeks.monday(1)).unwrap_or(self.weekly.term.start);
            items.push(texts.say("timetable-numbers", &[("date", &texts.figures(first))]));
        }
        items.extend(self.joint.then(|| texts.word("timetable-joint")));
        items.extend(self.side.then(|| texts.word("timetable-side")));
        let mut lines = vec![texts.say("timetable-legend", &[("items", &items.join("; "))])];
        if !self.off.is_empty() {
            let days = self.off.iter().map(|(date, why)| format!("{} ({why})", texts.figures(*date)));
            lines.push(texts.say("timetable-off", &[("days", &days.collect::<Vec<_>>().join(", "))]));
        }
        lines.extend(self.notes.iter().enumerate().map(|(i, (_, note))| format!("{} {note}", circled(i + 1))));
        let lines = lines.into_iter().enumerate();
        lines
            .flat_map(|(i, text)| (i > 0).then_some(Inline::Break).into_iter().chain([Inline::Text { text }]))
            .collect()
    }
}

/// A number as a mark of a footnote.
fn circled(number: usize) -> String {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    let sign = (1..=CIRCLED).contains(&number).then(|| char::from_u32(0x2460 + number - 1)).flatten();
    sign.map_or_else(|| format!("({number})"), String::from)
}

#[cfg(test)]
mod tests {
    use super::circled;

    #[test]
    fn marks_go_on_where_there_are_no_more_circles() {
        assert_eq!([1, 2, 20, 21].map(circled), ["①", "②", "⑳", "(21)"]);
    }
}
