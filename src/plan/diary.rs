//! What everybody and every room is taken for, day by day: asked for free times.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use super::groups::Groups;
use super::session::{Session, Status};
use crate::catalog::Catalog;
use crate::model::resources::Absence;
use crate::model::{ClockRange, Id, Weekday};

/// The times that are taken.
pub struct Diary<'a> {
    catalog: &'a Catalog,
    groups: &'a Groups,
    teachers: BTreeMap<(Id, i64), Vec<Taken>>,
    rooms: BTreeMap<(Id, i64), Vec<Taken>>,
    families: BTreeMap<(usize, i64), Vec<Taken>>,
}

/// A time that is taken.
#[derive(Debug, Clone)]
struct Taken {
    start: i64,
    end: i64,
    building: Option<Id>,
    groups: Vec<Id>,
}

/// A class that is wanted at a time.
#[derive(Debug, Clone)]
pub struct Wanted<'w> {
    /// The date.
    pub date: NaiveDate,
    /// The local time.
    pub range: ClockRange,
    /// When it begins.
    pub start: DateTime<Tz>,
    /// When it ends.
    pub end: DateTime<Tz>,
    /// The groups.
    pub groups: &'w [Id],
    /// The teachers.
    pub teachers: &'w [Id],
}

const DAY: i64 = 86_400;

impl<'a> Diary<'a> {
    /// A diary of sessions.
    pub fn new(catalog: &'a Catalog, groups: &'a Groups, sessions: impl Iterator<Item = &'a Session>) -> Self {
        let mut diary =
            Self { catalog, groups, teachers: BTreeMap::new(), rooms: BTreeMap::new(), families: BTreeMap::new() };
        for session in sessions.filter(|session| session.status != Status::Cancelled) {
            let times = (session.start.timestamp(), session.end.timestamp());
            diary.take(times, &session.groups, &session.teachers, session.room.as_ref());
        }
        diary
    }

    /// Notes a time as taken.
    pub fn take(&mut self, (start, end): (i64, i64), groups: &[Id], teachers: &[Id], room: Option<&Id>) {
        let day = start.div_euclid(DAY);
        let building = room.and_then(|room| self.building(room)).cloned();
        let taken = Taken { start, end, building, groups: groups.to_vec() };
        for teacher in teachers {
            self.teachers.entry((teacher.clone(), day)).or_default().push(taken.clone());
        }
        if let Some(room) = room {
            self.rooms.entry((room.clone(), day)).or_default().push(taken.clone());
        }
        let families: std::collections::BTreeSet<usize> =
            groups.iter().filter_map(|group| self.groups.family(group)).collect();
        for family in families {
            self.families.entry((family, day)).or_default().push(taken.clone());
        }
    }

    fn building(&self, room: &Id) -> Option<&'a Id> {
        self.catalog.resources.rooms.get(room).and_then(|room| room.building.as_ref())
    }

    /// Minutes between two buildings.
    fn travel(&self, a: Option<&Id>, b: Option<&Id>) -> i64 {
        i64::from(travel(self.catalog, a, b))
    }

    /// Whether teachers and groups can be had in a room, which is free and open.
    pub fn is_free(&self, wanted: &Wanted<'_>, room: Option<&Id>) -> bool {
        room.is_none_or(|room| self.is_open(wanted, room))
            && self.are_there(wanted, room.and_then(|room| self.building(room)))
    }

    /// Whether a room is free and open.
    fn is_open(&self, wanted: &Wanted<'_>, room: &Id) -> bool {
        let (start, end) = (wanted.start.timestamp(), wanted.end.timestamp());
        let closed = self.catalog.resources.rooms.get(room).map(|room| &room.closed);
        let all = near(&self.rooms, room, start);
        !is_absent(closed.into_iter().flatten(), wanted)
            && all.iter().all(|taken| taken.end <= start || end <= taken.start)
    }

    /// Whether teachers and groups can be had in a building.
    fn are_there(&self, wanted: &Wanted<'_>, building: Option<&Id>) -> bool {
        let (start, end) = (wanted.start.timestamp(), wanted.end.timestamp());
        let apart = |taken: &Taken| {
            let way = self.travel(taken.building.as_ref(), building) * 60;
            taken.end + way <= start || end + way <= taken.start
        };
        let resources = &self.catalog.resources;
        let teacher = |teacher: &Id| {
            let own = resources.teachers.get(teacher);
            let absences = own.iter().flat_map(|own| own.unavailable.iter().chain(&own.avoid));
            let all = near(&self.teachers, teacher, start);
            let most = own.and_then(|own| own.max.a_day).map_or(usize::MAX, usize::from);
            !is_absent(absences, wanted) && all.iter().all(|taken| apart(taken)) && same_day(&all, start) < most
        };
        let group = |group: &Id| {
            let Some(family) = self.groups.family(group) else { return true };
            let all: Vec<&Taken> = near(&self.families, &family, start)
                .into_iter()
                .filter(|taken| taken.groups.iter().any(|other| self.groups.clash(group, other)))
                .collect();
            let most = self.groups.get(group).and_then(|group| group.a_day).map_or(4, usize::from);
            all.iter().all(|taken| apart(taken)) && same_day(&all, start) < most
        };
        wanted.teachers.iter().all(teacher) && wanted.groups.iter().all(group)
    }

    /// A room that is as good as another and free: the same one, else one with what is needed and seats enough.
    pub fn room(&self, wanted: &Wanted<'_>, usual: &Id, needs: &[Id]) -> Option<&'a Id> {
        let rooms = &self.catalog.resources.rooms;
        let usual = rooms.get_key_value(usual);
        // People are asked once for each building.
        let mut there: BTreeMap<Option<&Id>, bool> = BTreeMap::new();
        let mut is_free = |id: &'a Id| {
            let building = rooms[id].building.as_ref();
            *there.entry(building).or_insert_with(|| self.are_there(wanted, building)) && self.is_open(wanted, id)
        };
        if let Some((id, _)) = usual.filter(|(id, _)| is_free(id)) {
            return Some(id);
        }
        let size = self.groups.size(wanted.groups);
        let like = |id: &Id| {
            let features = usual.map(|(_, room)| room.features.as_slice()).unwrap_or_default();
            let wants = |need: &Id| needs.contains(need) || (needs.is_empty() && features.contains(need));
            let room = &rooms[id];
            let has_all =
                needs.iter().chain(features).filter(|need| wants(need)).all(|need| room.features.contains(need));
            has_all && u32::from(room.capacity) >= size
        };
        let building = usual.and_then(|(_, room)| room.building.as_ref());
        let free = rooms.keys().filter(|id| like(id) && is_free(id));
        free.min_by_key(|id| (rooms[*id].building.as_ref() != building, rooms[*id].capacity, *id))
    }
}

/// Minutes between two buildings.
pub fn travel(catalog: &Catalog, a: Option<&Id>, b: Option<&Id>) -> u16 {
    let (Some(a), Some(b)) = (a, b) else { return 0 };
    if a == b {
        return 0;
    }
    let resources = &catalog.resources;
    let way = resources.travel.iter().find(|way| way.between.contains(a) && way.between.contains(b));
    way.map(|way| way.minutes).or(resources.travel_default).unwrap_or_default()
}

/// What is taken on the day and those beside it.
fn near<'t, K: Clone + Ord>(taken: &'t BTreeMap<(K, i64), Vec<Taken>>, key: &K, start: i64) -> Vec<&'t Taken> {
    let day = start.div_euclid(DAY);
    (day - 1..=day + 1).filter_map(|day| taken.get(&(key.clone(), day))).flatten().collect()
}

/// How many are on the same day of the clock of Greenwich; good enough for a limit by the day.
fn same_day(taken: &[&Taken], start: i64) -> usize {
    taken.iter().filter(|taken| taken.start.div_euclid(DAY) == start.div_euclid(DAY)).count()
}

/// Whether one of the absences holds then.
pub fn is_absent<'s>(absences: impl IntoIterator<Item = &'s Absence>, wanted: &Wanted<'_>) -> bool {
    absences.into_iter().any(|absence| holds(absence, wanted.date, wanted.range))
}

/// Whether an absence holds at a time.
pub fn holds(absence: &Absence, date: NaiveDate, range: ClockRange) -> bool {
    absence.weekday.is_none_or(|weekday| weekday == Weekday::of(date))
        && absence.dates.is_none_or(|dates| dates.has(date))
        && absence.after.is_none_or(|after| range.end > after)
        && absence.before.is_none_or(|before| range.start < before)
}
