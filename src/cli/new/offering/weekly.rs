//! Weekly classes at times that are free: row by row, lectures first, each in the weeks that its hours need.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::{Desk, Lack};
use super::{Class, Wish};
use crate::catalog::topic_hours;
use crate::model::offering::{Meeting, Mode, Span};
use crate::model::time::At;
use crate::model::{Activity, Hours, Id, Offering, WeekSet, Weekday, When};
use crate::plan::almanac::Almanac;
use crate::plan::{Account, Origin, Schedule, Session, Status};
use crate::report::Failure;
use crate::report::words::ticked;

/// Rows in a week that a kind of class may take.
const ROWS: usize = 3;
/// Slots in a row that a class may take.
const LONGEST: u8 = 2;
/// The last week that can be named.
const LAST: i64 = 60;

/// A row that has a place.
struct Placed {
    offering: Offering,
    sessions: Vec<Session>,
    left: Hours,
}

/// The offering with weekly classes in its term.
///
/// # Errors
/// Where a class finds no time.
pub(super) fn weekly(wish: &Wish<'_>, desk: &mut Desk<'_>) -> Result<Offering, Failure> {
    let calendar = &wish.catalog.calendars[&wish.calendar].value;
    if calendar.bells.is_empty() {
        return Err(Failure::new(format!("calendar `{}` has no bells for weekly classes", wish.calendar))
            .hint(format!("write its `bells` into calendars/{}.yaml", wish.calendar)));
    }
    let mut offering = wish.bare(Span { term: wish.term.clone(), ..Span::default() });
    let classes = wish.classes();
    for (number, class) in classes.iter().enumerate() {
        let almanac = Almanac::new(calendar);
        let needs = needs(wish, class.kind);
        let rooms = desk.rooms(wish, class.kind, &class.groups, &needs);
        let first = offering.meetings.len();
        let is_last = number + 1 == classes.len();
        let search = Search { wish, class, needs, rooms, almanac, first, is_last };
        let whole = topic_hours(&wish.course.value).of(class.kind);
        let mut left = whole;
        for _ in 0..ROWS {
            let Some(placed) = search.best(desk, &offering, left) else { break };
            for session in &placed.sessions {
                let times = (session.start.timestamp(), session.end.timestamp());
                desk.diary.take(times, &session.groups, &session.teachers, session.room.as_ref());
            }
            (offering, left) = (placed.offering, placed.left);
            if left.is_zero() {
                break;
            }
        }
        if !left.is_zero() {
            return Err(search.misfit(desk, left, whole));
        }
    }
    Ok(offering)
}

/// What the room of a kind of class must have: what weekly classes of the kind ask for most often. Of a room that is named,
/// nothing is asked.
fn needs(wish: &Wish<'_>, kind: Activity) -> Vec<Id> {
    let all = wish.catalog.offerings.values().flat_map(|item| &item.value.meetings);
    let of_kind = all.filter(|meeting| meeting.kind == kind && meeting.mode == Mode::OnCampus && wish.room.is_none());
    let mut asked: BTreeMap<&[Id], usize> = BTreeMap::new();
    of_kind.for_each(|meeting| *asked.entry(&meeting.needs).or_default() += 1);
    let most = asked.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(needs, _)| needs.to_vec()).unwrap_or_default()
}

/// The search for a time of a class.
struct Search<'a> {
    wish: &'a Wish<'a>,
    class: &'a Class,
    /// What its room must have.
    needs: Vec<Id>,
    /// Rooms that would do, the best first.
    rooms: Vec<Option<Id>>,
    almanac: Almanac<'a>,
    /// The place of its first row.
    first: usize,
    /// Whether nothing is to come after it.
    is_last: bool,
}

impl Search<'_> {
    /// The first time that leaves no hours over, in single slots rather than long ones; else the one that leaves the fewest.
    fn best(&self, desk: &mut Desk<'_>, offering: &Offering, left: Hours) -> Option<Placed> {
        let calendar = self.almanac.calendar;
        let last = calendar.bells.values().filter_map(|bells| bells.slots.keys().max()).max().copied()?;
        let mut best: Option<Placed> = None;
        for length in 1..=LONGEST.min(last) {
            for weekday in Weekday::ALL.into_iter().filter(|weekday| calendar.teaches_on(*weekday)) {
                for slot in 1..=last - length + 1 {
                    let last = slot + length - 1;
                    // A time is of one row, so that works go along with lectures and do not wait for their end.
                    if offering.meetings.iter().any(|row| meets(row.at, (weekday, slot, last))) {
                        continue;
                    }
                    let at = At::Weekly(weekday, When::Slots(slot, last));
                    let Some(placed) = self.place(desk, offering, at, (left, best.as_ref().map(|best| best.left)))
                    else {
                        continue;
                    };
                    if placed.left.is_zero() {
                        return Some(placed);
                    }
                    best = Some(placed);
                }
            }
        }
        best
    }

    /// The offering with a row at a time, in those weeks in which it is free and has something to teach in order; `None` where
    /// it would leave as many hours over as what was found before.
    fn place(
        &self,
        desk: &mut Desk<'_>,
        offering: &Offering,
        at: At,
        (left, most): (Hours, Option<Hours>),
    ) -> Option<Placed> {
        let is_better = |left: Hours| most.is_none_or(|most| left < most);
        let row = offering.meetings.len();
        let mut draft = offering.clone();
        draft.meetings.push(self.meeting(at));
        let (room, free) = self.room(desk, &mut draft, left)?;
        let hours: Hours = free.values().copied().sum();
        if hours < left && !is_better(left - hours) {
            return None;
        }
        draft.meetings[row].room = room;
        draft.meetings[row].weeks = ranges(&free.into_keys().collect());
        loop {
            let schedule = desk.schedule(&draft);
            // A new row takes over what others of its class had to teach.
            let mut is_settled = true;
            for row in self.first..=row {
                let is_used = |session: &&Session| session.status != Status::Reserve && !session.disorder;
                let used = of_row(&schedule, row).filter(is_used).filter_map(|session| number(session.week));
                let used = ranges(&used.collect());
                if used.is_all() {
                    return None;
                }
                is_settled &= used == draft.meetings[row].weeks;
                draft.meetings[row].weeks = used;
            }
            if is_settled {
                let left = self.left(desk, &schedule);
                let lack = match (left.is_zero(), self.is_last) {
                    (false, _) => Lack::Hours,
                    (true, false) => Lack::Classes,
                    (true, true) => Lack::Nothing,
                };
                let is_sound = is_better(left) && desk.is_sound(&draft, &schedule, lack);
                let sessions = of_row(&schedule, row).cloned().collect();
                return is_sound.then_some(Placed { offering: draft, sessions, left });
            }
        }
    }

    fn meeting(&self, at: At) -> Meeting {
        Meeting {
            kind: self.class.kind,
            also: Vec::new(),
            groups: self.class.groups.clone(),
            teachers: vec![self.wish.teacher.clone()],
            at,
            weeks: WeekSet::default(),
            separate: false,
            room: None,
            needs: self.needs.clone(),
            mode: Mode::OnCampus,
            link: None,
            hours: None,
            allow: Vec::new(),
        }
    }

    /// The first room that is free in weeks enough, else the one that is free in the most, and these weeks.
    fn room(
        &self,
        desk: &mut Desk<'_>,
        draft: &mut Offering,
        left: Hours,
    ) -> Option<(Option<Id>, BTreeMap<u8, Hours>)> {
        let row = draft.meetings.len() - 1;
        let rooms = &self.wish.catalog.resources.rooms;
        // Each building has its own bells.
        let mut schedules: BTreeMap<Option<&Id>, Schedule> = BTreeMap::new();
        let mut best: Option<(Hours, Option<Id>, BTreeMap<u8, Hours>)> = None;
        for room in &self.rooms {
            let building = room.as_ref().and_then(|room| rooms[room].building.as_ref());
            draft.meetings[row].room.clone_from(room);
            let schedule = schedules.entry(building).or_insert_with(|| desk.schedule(draft));
            let free = self.free(desk, schedule, row, room.as_ref());
            let hours: Hours = free.values().copied().sum();
            if hours >= left {
                return Some((room.clone(), free));
            }
            if best.as_ref().is_none_or(|(most, ..)| *most < hours) {
                best = Some((hours, room.clone(), free));
            }
        }
        best.filter(|(hours, ..)| !hours.is_zero()).map(|(_, room, free)| (room, free))
    }

    /// The weeks in which a row has one class, which can be held, with its hours.
    fn free(&self, desk: &Desk<'_>, schedule: &Schedule, row: usize, room: Option<&Id>) -> BTreeMap<u8, Hours> {
        let weeks = self.wish.term.as_ref().and_then(|term| self.almanac.weeks(term));
        let lost = schedule.lost.iter().filter(|lost| lost.row == row);
        let lost: BTreeSet<Option<i64>> = lost.map(|lost| weeks.map(|weeks| weeks.number(lost.date))).collect();
        let mut held: BTreeMap<u8, Vec<&Session>> = BTreeMap::new();
        for session in of_row(schedule, row).filter(|session| !lost.contains(&session.week)) {
            if let Some(week) = number(session.week) {
                held.entry(week).or_default().push(session);
            }
        }
        let free = held.into_iter().filter_map(|(week, sessions)| match sessions.as_slice() {
            [one] => desk.is_free(one, room).then_some((week, one.hours)),
            _ => None,
        });
        free.collect()
    }

    /// Hours of the class that nobody teaches yet.
    fn left(&self, desk: &Desk<'_>, schedule: &Schedule) -> Hours {
        let own = schedule.accounts.iter().filter(|account| {
            account.kind == self.class.kind && desk.groups.covers(&self.class.groups, &account.audience)
        });
        own.map(Account::missing).max().unwrap_or(Hours::ZERO)
    }

    fn misfit(&self, desk: &Desk<'_>, left: Hours, whole: Hours) -> Failure {
        let (kind, who) = (self.class.kind.as_str(), ticked(&self.class.groups, "and"));
        let (teacher, calendar) = (&self.wish.teacher, &self.wish.calendar);
        let term =
            self.wish.term.as_ref().map_or_else(String::new, |term| format!(" in term `{term}` of `{calendar}`"));
        let message = format!("{left} of {whole} hours of {kind} for {who} with `{teacher}` find no place{term}");
        desk.misfit(message, "name another `--teacher`, `--room` or `--term`")
    }
}

/// The classes of a row.
fn of_row(schedule: &Schedule, row: usize) -> impl Iterator<Item = &Session> {
    schedule.sessions.iter().filter(move |session| session.origin == Origin::Meeting(row))
}

/// Whether a row has a slot of those from one to another.
fn meets(row: At, (weekday, from, to): (Weekday, u8, u8)) -> bool {
    matches!(row, At::Weekly(day, When::Slots(first, last)) if day == weekday && first <= to && from <= last)
}

/// The number of a week that can be named.
fn number(week: Option<i64>) -> Option<u8> {
    week.filter(|week| (1..=LAST).contains(week)).and_then(|week| u8::try_from(week).ok())
}

/// Weeks as ranges.
fn ranges(weeks: &BTreeSet<u8>) -> WeekSet {
    let mut ranges: Vec<(u8, u8)> = Vec::new();
    for &week in weeks {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == week => *last = week,
            _ => ranges.push((week, week)),
        }
    }
    WeekSet { ranges, ..WeekSet::default() }
}
