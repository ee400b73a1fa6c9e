//! What milestones cover, and when they are due for each group that is taught apart.

use super::groups::Groups;
use super::session::{Deadline, Session, Status};
use super::slots::Frame;
use super::zone;
use crate::model::time::{Clock, DAY};
use crate::model::{Hours, Id, Milestone};

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
pub(super) fn deadlines(frame: &Frame<'_>, groups: &Groups, sessions: &[Session]) -> Vec<Deadline> {
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
