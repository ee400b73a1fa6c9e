//! Classes as documents, feeds and rules see them, and what did not become one.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use super::content::{Filled, Placed};
use super::groups::Groups;
use super::slots::{Frame, Slot, shift};
use super::{Schedule, zone};
use crate::model::offering::{MilestoneKind, Mode};
use crate::model::time::{Clock, DAY};
use crate::model::{Activity, ClockRange, Hours, Id, Milestone, Weekday, When};

/// One dated meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its name by what is taught in it: `<offering>.<module>.<kind><n>[.<group>]`; stays when the class is moved.
    pub uid: String,
    /// The offering.
    pub offering: Id,
    /// The course.
    pub course: Id,
    /// The module that it begins with; none for a reserve, an examination, or a class that is cancelled.
    pub module: Option<Id>,
    /// The topic that it begins with.
    pub topic: Option<Id>,
    /// All that is taught in it, in order.
    pub content: Vec<Piece>,
    /// Laboratory and practical works of the course that are done in it.
    pub works: Vec<Id>,
    /// The examination or test that it is.
    pub milestone: Option<Id>,
    /// The kind of class; `control` for an examination.
    pub kind: Activity,
    /// Its number among the classes of its kind and groups that teach something, counted from 1; 0 for others.
    pub seq: usize,
    /// How many of these there are.
    pub seq_of: usize,
    /// Groups that take part.
    pub groups: Vec<Id>,
    /// Teachers.
    pub teachers: Vec<Id>,
    /// The date in the calendar's time zone.
    pub date: NaiveDate,
    /// The day of the week.
    pub weekday: Weekday,
    /// The week of the term.
    pub week: Option<i64>,
    /// The label of the week.
    pub label: Option<Id>,
    /// The slots of the bells, the first and the last; none for a free time.
    pub slot: Option<(u8, u8)>,
    /// The local time.
    pub time: ClockRange,
    /// When it begins.
    pub start: DateTime<Tz>,
    /// When it ends.
    pub end: DateTime<Tz>,
    /// The calendar's time zone.
    pub zone: Tz,
    /// What is wrong with its local time.
    pub clock: Option<ClockFault>,
    /// Minutes from start to end on the clock.
    pub minutes: u16,
    /// Academic hours that it counts for.
    pub hours: Hours,
    /// The room.
    pub room: Option<Id>,
    /// The room's building.
    pub building: Option<Id>,
    /// How it is held.
    pub mode: Mode,
    /// Address of an online class.
    pub link: Option<String>,
    /// What became of it.
    pub status: Status,
    /// What it comes from.
    pub origin: Origin,
    /// The exception that moved, cancelled or added it.
    pub exception: Option<usize>,
    /// Where it was before it was moved.
    pub was: Option<Was>,
    /// Whether it teaches what has not been led up to by lectures.
    pub disorder: bool,
}

/// A stretch of a topic that a class teaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The module.
    pub module: Id,
    /// The topic.
    pub topic: Id,
    /// Its hours in this class.
    pub hours: Hours,
}

/// What became of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// As the pattern has it.
    Planned,
    /// Moved by an exception.
    Moved,
    /// Cancelled by an exception.
    Cancelled,
    /// Added by an exception.
    Extra,
    /// Held in reserve: nothing is left to teach.
    Reserve,
}

impl Status {
    /// The status as data formats spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Extra => "extra",
            Self::Reserve => "reserve",
        }
    }
}

/// What a class comes from, by places in the lists of its offering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A weekly meeting.
    Meeting(usize),
    /// A day of an intensive, and the block of its template.
    Day(usize, usize),
    /// An exception that adds it.
    Exception(usize),
    /// A milestone.
    Milestone(usize),
}

/// Where a class was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// The date.
    pub date: NaiveDate,
    /// The slot or time.
    pub when: When,
    /// The clock time.
    pub range: ClockRange,
    /// The room.
    pub room: Option<Id>,
}

/// What is wrong with a local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClockFault {
    /// Clocks are put forward over it: it never is.
    Never,
    /// Clocks are put back over it: it is twice, and the first is taken.
    Twice,
}

/// A weekly class that is not held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The meeting, by its place in the list.
    pub row: usize,
    /// The date.
    pub date: NaiveDate,
    /// The slot or time.
    pub when: When,
    /// The kind of class.
    pub kind: Activity,
    /// The groups.
    pub groups: Vec<Id>,
    /// Academic hours that are lost.
    pub hours: Hours,
    /// Why.
    pub cause: Cause,
}

/// Why a class is not held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The calendar's entry of this place in its list of days.
    Day(usize),
    /// The bells of that day do not ring for it.
    NoBell,
}

/// The hours of a kind for a group that is taught apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The group; several where students are divided in more than one way.
    pub audience: Vec<Id>,
    /// The kind of class.
    pub kind: Activity,
    /// Hours that the modules of the offering have.
    pub required: Hours,
    /// Hours that are placed.
    pub placed: Hours,
    /// Hours in reserve.
    pub reserve: Hours,
    /// Hours of classes that exceptions cancel.
    pub cancelled: Hours,
}

impl Account {
    /// Hours that no class teaches.
    pub fn missing(&self) -> Hours {
        self.required - self.placed
    }
}

/// Something due at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The milestone, by its place in the list.
    pub milestone: usize,
    /// Its name.
    pub id: Id,
    /// What it is.
    pub kind: MilestoneKind,
    /// Groups it is due for, where that differs among groups.
    pub audience: Vec<Id>,
    /// The date.
    pub date: NaiveDate,
    /// The time of the day.
    pub clock: Clock,
    /// The instant.
    pub at: DateTime<Tz>,
    /// What is wrong with its local time.
    pub fault: Option<ClockFault>,
    /// Modules that it covers.
    pub covers: Vec<Id>,
    /// The last class of what it covers, where it is later than the deadline.
    pub taught_later: Option<NaiveDate>,
}

/// Two subgroups that are taught the same thing in weeks that are far apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// The kind of class.
    pub kind: Activity,
    /// The module.
    pub module: Id,
    /// The topic.
    pub topic: Id,
    /// The groups that are first, with the date and what the class comes from.
    pub first: (Vec<Id>, NaiveDate, Origin),
    /// The groups that are last.
    pub last: (Vec<Id>, NaiveDate, Origin),
    /// Weeks between them.
    pub weeks: i64,
}

/// Makes a schedule of slots that are filled.
pub(super) fn finish(
    frame: &Frame<'_>,
    groups: &Groups,
    mut filled: Filled,
    lost: Vec<super::Lost>,
    unmatched: &mut Vec<usize>,
) -> Schedule {
    number(&mut filled.placed);
    by_content(frame, &mut filled.placed, unmatched);
    for one in filled.placed.iter().filter(|one| one.slot.status == Status::Cancelled) {
        // What is cancelled by its content is not taught at all; what is cancelled by its time had no content yet.
        let taught: Hours = one.content.iter().map(|piece| piece.hours).sum();
        let own =
            |account: &&mut Account| account.kind == one.kind && groups.covers(&one.slot.groups, &account.audience);
        for account in filled.accounts.iter_mut().filter(own) {
            account.placed = account.placed - taught;
            account.cancelled = account.cancelled + one.slot.hours;
        }
    }
    let mut sessions: Vec<Session> = filled.placed.iter().map(|placed| session(frame, placed)).collect();
    name(frame, &filled.placed, &mut sessions);
    sessions.extend(examinations(frame));
    sessions.sort_by(|a, b| (a.start, &a.uid).cmp(&(b.start, &b.uid)));
    let deadlines = deadlines(frame, groups, &sessions);
    let drifts = drifts(frame, &filled.placed);
    Schedule { sessions, lost, accounts: filled.accounts, deadlines, drifts, ..Schedule::default() }
}

/// Numbers the classes of each kind and groups by what they teach.
fn number(placed: &mut [Placed]) {
    let mut order: Vec<usize> = (0..placed.len()).filter(|&i| placed[i].take.is_some()).collect();
    order.sort_by_key(|&i| (placed[i].take.map(|take| take.from), placed[i].slot.date, placed[i].slot.range));
    let mut in_kind: BTreeMap<(Activity, Vec<Id>), usize> = BTreeMap::new();
    let mut in_module: BTreeMap<(Activity, Vec<Id>, Id), usize> = BTreeMap::new();
    for i in order {
        let key = (placed[i].kind, placed[i].slot.groups.clone());
        let seq = in_kind.entry(key.clone()).or_default();
        *seq += 1;
        placed[i].seq = *seq;
        if let Some(piece) = placed[i].content.first() {
            let n = in_module.entry((key.0, key.1, piece.module.clone())).or_default();
            *n += 1;
            placed[i].number = *n;
        }
    }
    for one in placed.iter_mut() {
        one.seq_of = in_kind.get(&(one.kind, one.slot.groups.clone())).copied().unwrap_or_default();
    }
}

/// Applies the exceptions that name a class by what is taught in it.
fn by_content(frame: &Frame<'_>, placed: &mut [Placed], unmatched: &mut Vec<usize>) {
    for (number, exception) in frame.offering.exceptions.iter().enumerate() {
        let Some(of) = &exception.of else { continue };
        let speaks_of = |one: &&mut Placed| {
            let module = one.content.first().map(|piece| &piece.module);
            let group = of.group.as_ref().is_none_or(|group| one.slot.groups.contains(group));
            module == Some(&of.module) && one.kind == of.kind && one.number == usize::from(of.number) && group
        };
        let mut matched = false;
        for one in placed.iter_mut().filter(speaks_of) {
            matched = true;
            if exception.cancel.is_some() {
                one.slot.status = Status::Cancelled;
                one.slot.exception = Some(number);
            } else if let Some(to) = &exception.moved {
                matched &= shift(frame, number, to, &mut one.slot);
            }
        }
        if !matched {
            unmatched.push(number);
        }
    }
}

fn session(frame: &Frame<'_>, placed: &Placed) -> Session {
    let slot = &placed.slot;
    let zone = frame.calendar.timezone.tz();
    let (start, gap) = zone::instant(slot.date, slot.range.start, zone);
    let (end, other) = zone::instant(slot.date, slot.range.end, zone);
    let room = slot.room.as_ref().and_then(|room| frame.resources.rooms.get(room));
    let piece = placed.content.first();
    let idle = placed.take.is_none() && matches!(slot.status, Status::Planned | Status::Extra | Status::Moved);
    Session {
        uid: String::new(),
        offering: frame.id.clone(),
        course: frame.offering.course.clone(),
        module: piece.map(|piece| piece.module.clone()),
        topic: piece.map(|piece| piece.topic.clone()),
        content: placed.content.clone(),
        works: placed.works.clone(),
        milestone: None,
        kind: placed.kind,
        seq: placed.seq,
        seq_of: placed.seq_of,
        groups: slot.groups.clone(),
        teachers: slot.teachers.clone(),
        date: slot.date,
        weekday: Weekday::of(slot.date),
        week: frame.week(slot.date),
        label: frame.label(slot.date).cloned(),
        slot: match slot.when {
            When::Slots(first, last) => Some((first, last)),
            When::Clock(_) => None,
        },
        time: slot.range,
        start,
        end,
        zone,
        clock: gap.or(other),
        minutes: slot.range.minutes(),
        hours: slot.hours,
        room: slot.room.clone(),
        building: room.and_then(|room| room.building.clone()),
        mode: slot.mode,
        link: slot.link.clone(),
        status: if idle { Status::Reserve } else { slot.status },
        origin: slot.origin,
        exception: slot.exception,
        was: slot.was.clone(),
        disorder: placed.disorder,
    }
}

/// Gives classes their names by what is taught in them; groups are named where several have a class of the kind.
fn name(frame: &Frame<'_>, placed: &[Placed], sessions: &mut [Session]) {
    let mut audiences: BTreeMap<Activity, Vec<&[Id]>> = BTreeMap::new();
    for one in placed {
        let known = audiences.entry(one.kind).or_default();
        if !known.contains(&one.slot.groups.as_slice()) {
            known.push(&one.slot.groups);
        }
    }
    let mut spare: BTreeMap<(Activity, &[Id]), usize> = BTreeMap::new();
    for (one, session) in placed.iter().zip(sessions) {
        let groups: Vec<&str> = one.slot.groups.iter().map(Id::as_str).collect();
        let apart = audiences.get(&one.kind).is_some_and(|audiences| audiences.len() > 1);
        let group = if apart { format!(".{}", groups.join("+")) } else { String::new() };
        let (offering, kind) = (frame.id, one.kind.as_str());
        session.uid = match one.content.first() {
            Some(piece) => format!("{offering}.{}.{kind}{}{group}", piece.module, one.number),
            None if one.slot.status == Status::Cancelled => {
                format!("{offering}.cancelled.{kind}-{}-{}{group}", one.slot.date, one.slot.range.start.minutes())
            }
            None => {
                let n = spare.entry((one.kind, &one.slot.groups)).or_default();
                *n += 1;
                format!("{offering}.reserve.{kind}{n}{group}")
            }
        };
    }
}

/// Milestones that take room and people.
fn examinations(frame: &Frame<'_>) -> Vec<Session> {
    let milestones = frame.offering.milestones.iter().enumerate();
    milestones.filter_map(|(number, milestone)| examination(frame, number, milestone)).collect()
}

fn examination(frame: &Frame<'_>, number: usize, milestone: &Milestone) -> Option<Session> {
    let (date, when) = milestone.on.zip(milestone.at)?;
    let minutes = frame.time(date, when, milestone.room.as_ref(), Some(Hours::ZERO))?.0.minutes();
    let hours = frame.calendar.hours(minutes).unwrap_or(Hours::ZERO);
    let (range, hours) = frame.time(date, when, milestone.room.as_ref(), Some(hours))?;
    let slot = Slot {
        origin: Origin::Milestone(number),
        kinds: vec![Activity::Control],
        groups: milestone.groups.clone(),
        teachers: milestone.teachers.clone(),
        room: milestone.room.clone(),
        mode: if milestone.room.is_some() { Mode::OnCampus } else { Mode::Hybrid },
        link: None,
        date,
        when,
        range,
        hours,
        status: Status::Planned,
        was: None,
        exception: None,
    };
    let kind = if milestone.kind == MilestoneKind::Consultation { Activity::Consultation } else { Activity::Control };
    let session = session(frame, &Placed::bare(slot, kind));
    let uid = format!("{}.{}", frame.id, milestone.id);
    Some(Session { uid, milestone: Some(milestone.id.clone()), status: Status::Planned, ..session })
}

/// Modules that a milestone covers: its own list, else those of its part of the assessment, else for an examination all.
pub(super) fn covers(frame: &Frame<'_>, milestone: &Milestone) -> Vec<Id> {
    if !milestone.covers.is_empty() {
        return milestone.covers.clone();
    }
    let part = milestone.assessment.as_ref();
    let part = part.and_then(|id| frame.course.assessment.iter().find(|part| part.id == *id));
    match part {
        Some(part) if !part.modules.is_empty() => part.modules.clone(),
        _ if milestone.kind.is_exam() => frame.modules().map(|(_, module)| module.id.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The dates of milestones, for each group that is taught apart where they differ.
fn deadlines(frame: &Frame<'_>, groups: &Groups, sessions: &[Session]) -> Vec<Deadline> {
    let held = sessions.iter().flat_map(|session| &session.groups);
    let audiences =
        groups.audiences(&held.chain(frame.offering.milestones.iter().flat_map(|one| &one.groups)).collect());
    let zone = frame.calendar.timezone.tz();
    let mut found = Vec::new();
    for (number, milestone) in frame.offering.milestones.iter().enumerate() {
        let covers = covers(frame, milestone);
        let mut own: Vec<Deadline> = Vec::new();
        for audience in &audiences {
            if !milestone.groups.is_empty() && !groups.covers(&milestone.groups, audience) {
                continue;
            }
            let taught = sessions.iter().filter(|session| {
                session.status != Status::Cancelled
                    && groups.covers(&session.groups, audience)
                    && session.content.iter().any(|piece| covers.contains(&piece.module))
            });
            let last = taught.map(|session| session.end).max();
            let end = Clock::of_minutes(DAY - 1);
            let (date, clock) = match (milestone.on, milestone.due) {
                (Some(on), _) => {
                    let at =
                        milestone.at.and_then(|when| frame.time(on, when, milestone.room.as_ref(), Some(Hours::ZERO)));
                    (on, at.map(|(range, _)| range.start).or(milestone.until).unwrap_or(end))
                }
                (None, Some(due)) => {
                    let Some(last) = last else { continue };
                    let days = chrono::Days::new(u64::from(due.days));
                    let Some(date) = last.date_naive().checked_add_days(days) else { continue };
                    (date, due.at.unwrap_or(end))
                }
                (None, None) => continue,
            };
            let (at, fault) = zone::instant(date, clock, zone);
            let taught_later = last.filter(|last| *last > at).map(|last| last.date_naive());
            let deadline = Deadline {
                milestone: number,
                id: milestone.id.clone(),
                kind: milestone.kind,
                audience: audience.clone(),
                date,
                clock,
                at,
                fault,
                covers: covers.clone(),
                taught_later,
            };
            match own.iter_mut().find(|known| known.at == at) {
                Some(known) => {
                    known.taught_later = known.taught_later.max(taught_later);
                    known.audience.extend(audience.iter().cloned());
                }
                None => own.push(deadline),
            }
        }
        if let [one] = own.as_mut_slice() {
            one.audience.clear();
        }
        found.extend(own);
    }
    found.sort_by_key(|milestone| (milestone.at, milestone.milestone));
    found
}

/// Subgroups that are taught the same class of a module too many weeks apart.
fn drifts(frame: &Frame<'_>, placed: &[Placed]) -> Vec<Drift> {
    let limit = i64::from(frame.offering.order.drift_weeks.unwrap_or(1));
    let mut same: BTreeMap<(Activity, u32), Vec<&Placed>> = BTreeMap::new();
    for one in placed.iter().filter(|one| one.slot.status != Status::Cancelled) {
        if let Some(take) = one.take {
            same.entry((one.kind, take.from)).or_default().push(one);
        }
    }
    let mut found = Vec::new();
    for ((kind, _), classes) in same {
        let first = classes.iter().min_by_key(|one| (one.slot.date, &one.slot.groups));
        let last = classes.iter().max_by_key(|one| (one.slot.date, &one.slot.groups));
        let (Some(first), Some(last)) = (first, last) else { continue };
        let week = |one: &Placed| frame.week(one.slot.date).unwrap_or_default();
        let weeks = week(last) - week(first);
        if weeks > limit {
            let end = |one: &Placed| (one.slot.groups.clone(), one.slot.date, one.slot.origin);
            let Some(piece) = last.content.first() else { continue };
            found.push(Drift {
                kind,
                module: piece.module.clone(),
                topic: piece.topic.clone(),
                first: end(first),
                last: end(last),
                weeks,
            });
        }
    }
    found
}
