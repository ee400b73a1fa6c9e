//! Meetings × calendar → dated slots, with what days off take away and what exceptions move, cancel and add.

use chrono::NaiveDate;

use super::almanac::{Almanac, State, Weeks};
use super::session::{Cause, Lost, Origin, Status, Was};
use crate::catalog::Catalog;
use crate::model::calendar::{Bells, Block};
use crate::model::offering::{Exception, Meeting, Mode, Move, OfferingDay};
use crate::model::time::At;
use crate::model::{Activity, Calendar, ClockRange, Course, Hours, Id, Offering, Resources, Weekday, When};

/// An offering with all that it refers to.
pub(super) struct Frame<'a> {
    pub(super) id: &'a Id,
    pub(super) offering: &'a Offering,
    pub(super) course: &'a Course,
    pub(super) calendar: &'a Calendar,
    pub(super) almanac: &'a Almanac<'a>,
    pub(super) resources: &'a Resources,
    /// The weeks of its term; without a term, dates have no week.
    weeks: Option<&'a Weeks<'a>>,
}

/// A dated class, before it is known what is taught in it.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) origin: Origin,
    /// Kinds of class that it may hold, the preferred one first.
    pub(super) kinds: Vec<Activity>,
    pub(super) groups: Vec<Id>,
    pub(super) teachers: Vec<Id>,
    pub(super) room: Option<Id>,
    pub(super) mode: Mode,
    pub(super) link: Option<String>,
    pub(super) date: NaiveDate,
    pub(super) when: When,
    pub(super) range: ClockRange,
    pub(super) hours: Hours,
    pub(super) status: Status,
    pub(super) was: Option<Was>,
    /// The exception that moved or cancelled it.
    pub(super) exception: Option<usize>,
}

impl<'a> Frame<'a> {
    pub(super) fn new(catalog: &'a Catalog, almanac: &'a Almanac<'a>, id: &'a Id, offering: &'a Offering) -> Self {
        Self {
            id,
            offering,
            course: &catalog.course(offering).value,
            calendar: almanac.calendar,
            almanac,
            resources: &catalog.resources,
            weeks: offering.span.term.as_ref().and_then(|term| almanac.weeks(term)),
        }
    }

    /// The number of the week of a date.
    pub(super) fn week(&self, date: NaiveDate) -> Option<i64> {
        self.almanac.week(&self.offering.span, date)
    }

    /// The label of the week of a date.
    pub(super) fn label(&self, date: NaiveDate) -> Option<&'a Id> {
        let weeks = self.weeks?;
        weeks.label(weeks.number(date))
    }

    /// The table of bells for a room on a date.
    fn bells(&self, date: NaiveDate, named: Option<&'a Bells>, room: Option<&Id>) -> Option<&'a Bells> {
        let building = room.and_then(|room| self.resources.rooms.get(room)).and_then(|room| room.building.as_ref());
        named.or_else(|| self.calendar.bells(building, Weekday::of(date)))
    }

    /// The clock time of a slot on a date, and the hours that it counts for; `None` where no bell rings for it.
    pub(super) fn time(
        &self,
        date: NaiveDate,
        when: When,
        room: Option<&Id>,
        hours: Option<Hours>,
    ) -> Option<(ClockRange, Hours)> {
        match when {
            When::Clock(range) => Some((range, hours.or_else(|| self.calendar.hours(range.minutes()))?)),
            When::Slots(first, last) => {
                let bells = self.bells(date, self.almanac.day(date).bells, room)?;
                let slots: Vec<ClockRange> =
                    (first..=last).map(|slot| bells.slots.get(&slot).copied()).collect::<Option<_>>()?;
                let counted = || {
                    let each = |range: &ClockRange| bells.hours.or_else(|| self.calendar.hours(range.minutes()));
                    slots.iter().map(each).sum::<Option<Hours>>()
                };
                let range = ClockRange { start: slots.first()?.start, end: slots.last()?.end };
                Some((range, hours.or_else(counted)?))
            }
        }
    }
}

/// Lays out the slots of an offering by time, those that days off take away, and the exceptions that speak of none.
pub(super) fn lay(frame: &Frame<'_>) -> (Vec<Slot>, Vec<Lost>, Vec<usize>) {
    let (mut slots, mut lost) = (Vec::new(), Vec::new());
    for date in frame.almanac.days(&frame.offering.span) {
        for (row, meeting) in frame.offering.meetings.iter().enumerate() {
            weekly(frame, date, row, meeting, &mut slots, &mut lost);
        }
    }
    for (row, day) in frame.offering.days.iter().enumerate() {
        for date in day.dates.iter().flat_map(|dates| dates.days()) {
            let template = frame.calendar.day_templates.get(&day.template);
            let blocks = template.iter().flat_map(|template| &template.blocks).enumerate();
            slots.extend(blocks.filter_map(|(number, block)| block_slot(frame, date, (row, day), (number, block))));
        }
    }
    let mut unmatched = Vec::new();
    for (number, exception) in frame.offering.exceptions.iter().enumerate() {
        if exception.of.is_none() && !except(frame, number, exception, &mut slots) {
            unmatched.push(number);
        }
    }
    slots.sort_by(|a, b| (a.date, a.range, a.origin, &a.groups).cmp(&(b.date, b.range, b.origin, &b.groups)));
    (slots, lost, unmatched)
}

/// The slots of a weekly class on a date, or what the day takes away.
fn weekly(
    frame: &Frame<'_>,
    date: NaiveDate,
    row: usize,
    meeting: &Meeting,
    slots: &mut Vec<Slot>,
    lost: &mut Vec<Lost>,
) {
    let At::Weekly(weekday, when) = meeting.at else { return };
    let day = frame.almanac.day(date);
    let is_due = Weekday::of(date) == weekday;
    let runs =
        day.stretches.iter().any(|stretch| matches!(stretch.state, State::RunsAs(as_day, _, _) if as_day == weekday));
    if !is_due && !runs {
        return;
    }
    let week = frame.week(date).unwrap_or_default();
    let usual = frame.label(date);
    let parts: Vec<When> = match when {
        When::Slots(first, last) if meeting.separate => (first..=last).map(|slot| When::Slots(slot, slot)).collect(),
        _ => vec![when],
    };
    for when in parts {
        let mut miss = |cause, hours| {
            if is_due && meeting.weeks.has(week, usual) {
                lost.push(Lost { row, date, when, kind: meeting.kind, groups: meeting.groups.clone(), hours, cause });
            }
        };
        let Some((range, hours)) = frame.time(date, when, meeting.room.as_ref(), meeting.hours) else {
            // On a day off nobody waits for a bell.
            let off = day.stretches.iter().find_map(|stretch| off(stretch.state));
            miss(off.map_or(Cause::NoBell, Cause::Day), meeting.hours.unwrap_or(Hours::ZERO));
            continue;
        };
        let mut label = usual;
        let mut held = true;
        for state in day.states(range) {
            match state {
                State::Usual => held &= is_due,
                State::Off(_) => held = false,
                State::RunsAs(as_day, as_label, _) => {
                    held &= as_day == weekday;
                    label = as_label.or(label);
                }
            }
        }
        if !held {
            if let Some(entry) = day.states(range).find_map(off) {
                miss(Cause::Day(entry), hours);
            }
        } else if meeting.weeks.has(week, label) {
            slots.push(Slot {
                origin: Origin::Meeting(row),
                kinds: [meeting.kind].into_iter().chain(meeting.also.iter().copied()).collect(),
                groups: meeting.groups.clone(),
                teachers: meeting.teachers.clone(),
                room: meeting.room.clone(),
                mode: meeting.mode,
                link: meeting.link.clone(),
                date,
                when,
                range,
                hours,
                status: Status::Planned,
                was: None,
                exception: None,
            });
        }
    }
}

/// The entry that takes a class away.
const fn off(state: State<'_>) -> Option<usize> {
    match state {
        State::Usual => None,
        State::Off(entry) | State::RunsAs(_, _, entry) => Some(entry),
    }
}

/// The slot of a block of an intensive's day; none for a break.
fn block_slot(
    frame: &Frame<'_>,
    date: NaiveDate,
    (row, day): (usize, &OfferingDay),
    (number, block): (usize, &Block),
) -> Option<Slot> {
    if block.pause.is_some() {
        return None;
    }
    let kinds = if block.kinds.is_empty() {
        vec![Activity::Lecture, Activity::Practical, Activity::Lab]
    } else {
        block.kinds.clone()
    };
    Some(Slot {
        origin: Origin::Day(row, number),
        kinds,
        groups: day.groups.clone(),
        teachers: day.teachers.clone(),
        room: day.room.clone(),
        mode: day.mode,
        link: day.link.clone(),
        date,
        when: When::Clock(block.time),
        range: block.time,
        hours: block.hours.or_else(|| frame.calendar.hours(block.time.minutes()))?,
        status: Status::Planned,
        was: None,
        exception: None,
    })
}

/// Applies an exception; `false` where it speaks of no slot.
fn except(frame: &Frame<'_>, number: usize, exception: &Exception, slots: &mut Vec<Slot>) -> bool {
    let Some(date) = exception.on else { return true };
    if let Some(extra) = &exception.add {
        let slot = exception.at.and_then(|when| {
            let (range, hours) = frame.time(date, when, extra.room.as_ref(), extra.hours)?;
            Some(Slot {
                origin: Origin::Exception(number),
                kinds: vec![extra.kind],
                groups: extra.groups.clone(),
                teachers: extra.teachers.clone(),
                room: extra.room.clone(),
                mode: extra.mode,
                link: extra.link.clone(),
                date,
                when,
                range,
                hours,
                status: Status::Extra,
                was: None,
                exception: Some(number),
            })
        });
        let is_held = slot.is_some();
        slots.extend(slot);
        return is_held;
    }
    let mut matched = false;
    for slot in slots.iter_mut().filter(|slot| speaks_of(exception, date, slot)) {
        matched = true;
        if exception.cancel.is_some() {
            slot.status = Status::Cancelled;
            slot.exception = Some(number);
        } else if let Some(to) = &exception.moved {
            matched &= shift(frame, number, to, slot);
        }
    }
    matched
}

/// Whether an exception speaks of a slot: by its date and time before anything was moved.
fn speaks_of(exception: &Exception, date: NaiveDate, slot: &Slot) -> bool {
    let is_original = !matches!(slot.origin, Origin::Exception(_)) && slot.exception.is_none();
    let time = exception.at.is_none_or(|at| match (at, slot.when) {
        (When::Slots(a, b), When::Slots(c, d)) => a <= d && c <= b,
        (When::Clock(a), _) => a.meets(slot.range),
        (When::Slots(..), When::Clock(_)) => false,
    });
    let groups = exception.groups.is_empty() || slot.groups.iter().any(|group| exception.groups.contains(group));
    is_original && slot.date == date && time && groups
}

/// Moves a slot; `false` where no bell rings at the new place.
pub(super) fn shift(frame: &Frame<'_>, number: usize, to: &Move, slot: &mut Slot) -> bool {
    let (date, when) = (to.on.unwrap_or(slot.date), to.at.unwrap_or(slot.when));
    let room = to.room.clone().or_else(|| slot.room.clone());
    let Some((range, _)) = frame.time(date, when, room.as_ref(), Some(slot.hours)) else { return false };
    slot.was = Some(Was { date: slot.date, when: slot.when, range: slot.range, room: slot.room.clone() });
    (slot.date, slot.when, slot.range, slot.room) = (date, when, range, room);
    if !to.teachers.is_empty() {
        slot.teachers.clone_from(&to.teachers);
    }
    slot.mode = to.mode.unwrap_or(slot.mode);
    slot.link = to.link.clone().or_else(|| slot.link.take());
    slot.status = Status::Moved;
    slot.exception = Some(number);
    true
}
