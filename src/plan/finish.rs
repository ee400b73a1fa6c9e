//! From slots that are filled to a schedule: numbers and names of classes, exceptions by content, examinations, drifts.

use std::collections::BTreeMap;

use super::content::{Filled, Placed};
use super::deadlines::deadlines;
use super::groups::Groups;
use super::session::{Account, Drift, Origin, Session, Status};
use super::slots::{Frame, Slot, shift};
use super::{Schedule, zone};
use crate::model::offering::{MilestoneKind, Mode};
use crate::model::{Activity, Hours, Id, Milestone, Weekday, When};

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
