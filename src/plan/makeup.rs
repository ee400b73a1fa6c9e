//! Classes that would make up for what does not fit: proposals that clash with nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;

use super::almanac::{Almanac, monday_of};
use super::diary::{Diary, Wanted};
use super::slots::Frame;
use super::{Origin, Plan, Schedule, Session, Status, schedule, zone};
use crate::catalog::Catalog;
use crate::model::offering::{Exception, Extra, Meeting, Mode};
use crate::model::time::At;
use crate::model::{Activity, Hours, Id, Offering, Weekday, When};

/// A class that would make up for hours that do not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Makeup {
    /// The meeting that it is like, by its place in the list.
    pub row: usize,
    /// The kind of class.
    pub kind: Activity,
    /// The groups.
    pub groups: Vec<Id>,
    /// The teachers.
    pub teachers: Vec<Id>,
    /// A room that is free.
    pub room: Option<Id>,
    /// How it is held.
    pub mode: Mode,
    /// Address of an online class.
    pub link: Option<String>,
    /// The date.
    pub date: NaiveDate,
    /// The slot or time.
    pub when: When,
    /// Hours that it counts for.
    pub hours: Hours,
    /// Whether the hours must be said.
    says_hours: bool,
}

impl Makeup {
    /// The exception that adds the class to its offering.
    pub fn exception(&self) -> Exception {
        Exception {
            on: Some(self.date),
            at: Some(self.when),
            groups: Vec::new(),
            of: None,
            cancel: None,
            moved: None,
            add: Some(Extra {
                kind: self.kind,
                groups: self.groups.clone(),
                teachers: self.teachers.clone(),
                room: self.room.clone(),
                mode: self.mode,
                link: self.link.clone(),
                hours: self.says_hours.then_some(self.hours),
            }),
            why: None,
        }
    }
}

impl fmt::Display for Makeup {
    /// The entry of `exceptions` that adds the class.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
        let when = match self.when {
            When::Clock(range) => format!("\"{range}\""),
            When::Slots(..) => self.when.to_string(),
        };
        write!(
            f,
            "{{on: {}, at: {when}, add: {{kind: {}, groups: [{}]",
            self.date,
            self.kind.as_str(),
            list(&self.groups)
        )?;
        if !self.teachers.is_empty() {
            write!(f, ", teachers: [{}]", list(&self.teachers))?;
        }
        if let Some(room) = &self.room {
            write!(f, ", room: {room}")?;
        }
        if self.mode != Mode::OnCampus {
            write!(f, ", mode: {}", self.mode.as_str())?;
        }
        if let Some(link) = &self.link {
            write!(f, ", link: \"{link}\"")?;
        }
        if self.says_hours {
            write!(f, ", hours: {}", self.hours)?;
        }
        f.write_str("}}")
    }
}

/// The most classes that are proposed for one offering, and the most days that are tried for each.
const MOST: usize = 12;
const TRIES: usize = 40;

/// Proposes classes for every schedule in which hours are missing.
pub(super) fn propose(catalog: &Catalog, almanacs: &BTreeMap<&Id, Almanac<'_>>, plan: &mut Plan) {
    let short: Vec<Id> =
        plan.schedules.iter().filter(|(_, schedule)| is_short(schedule)).map(|(id, _)| id.clone()).collect();
    if short.is_empty() {
        return;
    }
    let mut found = Vec::new();
    let mut diary = Diary::new(catalog, &plan.groups, plan.sessions());
    for id in short {
        let offering = &catalog.offerings[&id].value;
        let almanac = &almanacs[&offering.calendar];
        let proposer = Proposer { catalog, plan, almanac, id: &id, frame: Frame::new(catalog, almanac, &id, offering) };
        let makeups = proposer.all(offering, &mut diary);
        found.push((id, makeups));
    }
    for (id, makeups) in found {
        plan.schedules.entry(id).or_default().makeups = makeups;
    }
}

fn is_short(schedule: &Schedule) -> bool {
    schedule.accounts.iter().any(|account| account.missing() > Hours::ZERO)
}

/// What must not get worse when a class is added.
fn grief(schedule: &Schedule) -> (i64, usize, usize) {
    let missing = schedule.accounts.iter().map(|account| account.missing().hundredths()).sum();
    let disorder = schedule.sessions.iter().filter(|session| session.disorder).count();
    let late = schedule.deadlines.iter().filter(|deadline| deadline.taught_later.is_some()).count();
    (missing, disorder, late)
}

struct Proposer<'a> {
    catalog: &'a Catalog,
    plan: &'a Plan,
    almanac: &'a Almanac<'a>,
    id: &'a Id,
    frame: Frame<'a>,
}

impl Proposer<'_> {
    /// Classes until nothing is missing, or until none more is found.
    fn all(&self, offering: &Offering, diary: &mut Diary<'_>) -> Vec<Makeup> {
        let mut offering = offering.clone();
        let mut now = self.plan.schedules[self.id].clone();
        let mut makeups = Vec::new();
        while makeups.len() < MOST && is_short(&now) {
            let Some((makeup, times, next)) = self.one(&offering, &now, diary) else { break };
            diary.take(times, &makeup.groups, &makeup.teachers, makeup.room.as_ref());
            offering.exceptions.push(makeup.exception());
            now = next;
            makeups.push(makeup);
        }
        makeups
    }

    /// The first class that helps and makes nothing worse, with what comes of it.
    fn one(&self, offering: &Offering, now: &Schedule, diary: &Diary<'_>) -> Option<(Makeup, (i64, i64), Schedule)> {
        let before = grief(now);
        for account in now.accounts.iter().filter(|account| account.missing() > Hours::ZERO) {
            let rows = offering.meetings.iter().enumerate().filter(|(_, meeting)| {
                meeting.kind == account.kind && self.plan.groups.covers(&meeting.groups, &account.audience)
            });
            for (row, meeting) in rows {
                let mut tried = BTreeSet::new();
                for (date, when) in self.times(now, row, meeting) {
                    if tried.contains(&date) {
                        continue;
                    }
                    let Some((makeup, times)) = self.fits(row, meeting, date, when, diary) else { continue };
                    let mut with = offering.clone();
                    with.exceptions.push(makeup.exception());
                    let next = schedule(self.catalog, &self.plan.groups, self.almanac, self.id, &with);
                    let after = grief(&next);
                    if after.0 < before.0 && after.1 <= before.1 && after.2 <= before.2 {
                        return Some((makeup, times, next));
                    }
                    // What comes of a class hardly depends on its hour.
                    tried.insert(date);
                    if tried.len() == TRIES {
                        break;
                    }
                }
            }
        }
        None
    }

    /// Times to try: the week of the class that was lost or cancelled last, other slots first near its own; then weeks ever
    /// further away. On a day on which a class of the row is cancelled, none is.
    fn times(&self, now: &Schedule, row: usize, meeting: &Meeting) -> Vec<(NaiveDate, When)> {
        let At::Weekly(weekday, usual) = meeting.at else { return Vec::new() };
        let days = self.almanac.days(&self.frame.offering.span);
        let is_cancelled = |one: &&Session| one.status == Status::Cancelled && one.origin == Origin::Meeting(row);
        let cancelled: BTreeSet<NaiveDate> = now.sessions.iter().filter(is_cancelled).map(|one| one.date).collect();
        let lost = now.lost.iter().filter(|lost| lost.row == row).map(|lost| lost.date);
        let Some(about) = lost.chain(cancelled.iter().copied()).max().or_else(|| days.last().copied()) else {
            return Vec::new();
        };
        let calendar = self.almanac.calendar;
        let mut times = Vec::new();
        for date in days {
            let today = Weekday::of(date);
            if !calendar.teaches_on(today) || cancelled.contains(&date) {
                continue;
            }
            let weeks = (monday_of(date) - monday_of(about)).num_days() / 7;
            let far = (weeks.abs(), weeks < 0, today == Weekday::Sat, (date - about).num_days().abs());
            let whens: Vec<(u8, When)> = match usual {
                When::Clock(_) => vec![(0, usual)],
                When::Slots(first, last) => {
                    let length = last - first;
                    let begins = 1..=20 - length;
                    begins.map(|slot| (slot.abs_diff(first), When::Slots(slot, slot + length))).collect()
                }
            };
            times.extend(whens.into_iter().map(|(off, when)| ((far, today != weekday, off), date, when)));
        }
        times.sort_unstable();
        times.into_iter().map(|(_, date, when)| (date, when)).collect()
    }

    /// The class at a time, if the day is one for classes and everybody and a room is free.
    fn fits(
        &self,
        row: usize,
        meeting: &Meeting,
        date: NaiveDate,
        when: When,
        diary: &Diary<'_>,
    ) -> Option<(Makeup, (i64, i64))> {
        let (range, hours) = self.frame.time(date, when, meeting.room.as_ref(), meeting.hours)?;
        let day = self.almanac.day(date);
        if day.states(range).any(|state| state != super::almanac::State::Usual) {
            return None;
        }
        let zone = self.almanac.calendar.timezone.tz();
        let ((start, gap), (end, other)) =
            (zone::instant(date, range.start, zone), zone::instant(date, range.end, zone));
        if gap.or(other).is_some() {
            return None;
        }
        let wanted = Wanted { date, range, start, end, groups: &meeting.groups, teachers: &meeting.teachers };
        let room = match &meeting.room {
            Some(room) => Some(diary.room(&wanted, room, &meeting.needs)?.clone()),
            None if diary.is_free(&wanted, None) => None,
            None => return None,
        };
        // Another building may ring other bells.
        let (range_there, _) = self.frame.time(date, when, room.as_ref(), meeting.hours)?;
        if range_there != range {
            return None;
        }
        let makeup = Makeup {
            row,
            kind: meeting.kind,
            groups: meeting.groups.clone(),
            teachers: meeting.teachers.clone(),
            room,
            mode: meeting.mode,
            link: meeting.link.clone(),
            date,
            when,
            hours,
            says_hours: meeting.hours.is_some(),
        };
        Some((makeup, (start.timestamp(), end.timestamp())))
    }
}
