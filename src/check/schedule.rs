//! Classes that repeat a fault every week, told as one: where they stand, when they are, and when they could be.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Context, Finding, Reporter};
use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::offering::{Exception, Mode};
use crate::model::time::At;
use crate::model::{Id, Lang, Offering, Text, When};
use crate::plan::almanac::monday_of;
use crate::plan::clash::Resource;
use crate::plan::diary::Wanted;
use crate::plan::{Origin, Schedule, Session, Status, zone};
use crate::report::words::ticked;
use crate::source::Path;

/// Classes of one row of an offering that have the same fault.
pub(super) struct Repeated<'a> {
    pub(super) item: &'a Item<Offering>,
    pub(super) sessions: Vec<&'a Session>,
}

/// What a class comes from: its offering, the exception that moved it, its row.
pub(super) type Row<'a> = (&'a Id, Option<usize>, Origin);

/// What a class comes from.
fn row(session: &Session) -> Row<'_> {
    (&session.offering, session.exception, session.origin)
}

/// Every offering with its schedule.
pub(super) fn schedules<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Item<Offering>, &'a Schedule)> {
    let plan = context.plan;
    context.catalog.offerings.values().filter_map(|item| Some((item, plan.schedules.get(&item.id)?)))
}

/// Classes that are held, of all offerings.
pub(super) fn held<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Item<Offering>, &'a Session)> {
    schedules(context).flat_map(|(item, schedule)| {
        let held = schedule.sessions.iter().filter(|session| session.status != Status::Cancelled);
        held.map(move |session| (item, session))
    })
}

/// Classes that have a fault, row by row.
pub(super) fn repeated<'a>(
    context: &Context<'a>,
    wrong: impl Fn(&Item<Offering>, &Session) -> bool,
) -> Vec<Repeated<'a>> {
    let mut rows: BTreeMap<Row<'a>, Repeated<'a>> = BTreeMap::new();
    for (item, session) in held(context).filter(|(item, session)| wrong(item, session)) {
        let repeated = rows.entry(row(session)).or_insert_with(|| Repeated { item, sessions: Vec::new() });
        repeated.sessions.push(session);
    }
    rows.into_values().collect()
}

/// The place of what a class comes from: the exception that moved it, else its row.
pub(super) fn place(session: &Session) -> Path {
    place_of_origin(session.exception.map_or(session.origin, Origin::Exception))
}

/// The place of a row, an exception or a milestone.
pub(super) fn place_of_origin(origin: Origin) -> Path {
    let (list, number) = match origin {
        Origin::Meeting(row) => ("meetings", row),
        Origin::Day(row, _) => ("days", row),
        Origin::Exception(number) => ("exceptions", number),
        Origin::Milestone(number) => ("milestones", number),
    };
    Path::root().key(list).index(number)
}

/// The place of a key of what a class comes from, where the author wrote it; else of the whole.
pub(super) fn place_of(item: &Item<Offering>, session: &Session, key: &str) -> Path {
    let (place, offering) = (place(session), &item.value);
    let way: &[&str] = match (session.exception, session.origin) {
        (Some(number), _) | (None, Origin::Exception(number)) => in_exception(&offering.exceptions[number], key),
        (None, Origin::Meeting(row)) => {
            let row = &offering.meetings[row];
            match key {
                "on" | "at" => &["at"],
                "weeks" if row.weeks.is_all() => &["at"],
                "weeks" => &["weeks"],
                "room" if row.room.is_some() => &["room"],
                "teachers" if !row.teachers.is_empty() => &["teachers"],
                "mode" if row.mode != Mode::OnCampus => &["mode"],
                "groups" => &["groups"],
                _ => &[],
            }
        }
        (None, Origin::Day(row, _)) => match key {
            "on" | "at" | "weeks" => &["dates"],
            "groups" => &["groups"],
            "room" if offering.days[row].room.is_some() => &["room"],
            "teachers" if !offering.days[row].teachers.is_empty() => &["teachers"],
            "mode" if offering.days[row].mode != Mode::OnCampus => &["mode"],
            _ => &[],
        },
        (None, Origin::Milestone(number)) => match key {
            "on" | "at" | "weeks" => &["on"],
            "groups" => &["groups"],
            "room" if offering.milestones[number].room.is_some() => &["room"],
            "teachers" if !offering.milestones[number].teachers.is_empty() => &["teachers"],
            _ => &[],
        },
    };
    way.iter().fold(place, |place, key| place.key(*key))
}

/// The way to a key within an exception.
fn in_exception(exception: &Exception, key: &str) -> &'static [&'static str] {
    if let Some(to) = &exception.moved {
        return match key {
            "on" | "weeks" if to.on.is_some() => &["move", "on"],
            "on" | "at" | "weeks" if to.at.is_some() => &["move", "at"],
            "room" if to.room.is_some() => &["move", "room"],
            "teachers" if !to.teachers.is_empty() => &["move", "teachers"],
            "mode" if to.mode.is_some() => &["move", "mode"],
            _ => &[],
        };
    }
    let extra = exception.add.as_ref();
    match key {
        "on" | "weeks" => &["on"],
        "at" => &["at"],
        "groups" if extra.is_some() => &["add", "groups"],
        "room" if extra.is_some_and(|extra| extra.room.is_some()) => &["add", "room"],
        "teachers" if extra.is_some_and(|extra| !extra.teachers.is_empty()) => &["add", "teachers"],
        "mode" if extra.is_some_and(|extra| extra.mode != Mode::OnCampus) => &["add", "mode"],
        _ => &[],
    }
}

/// A text in English, in which findings are written, or in the catalogue's first language that has it.
pub(super) fn english(catalog: &Catalog, text: &Text) -> String {
    let english: Option<Lang> = "en".parse().ok();
    english.map_or_else(String::new, |lang| catalog.text(text, &lang).to_owned())
}

/// The time of a class within its day: `slot 3`, `slots 3-4`, `18:30-20:00`.
pub(super) fn time(session: &Session) -> String {
    match session.slot {
        Some((first, last)) if first == last => format!("slot {first}"),
        Some((first, last)) => format!("slots {first}-{last}"),
        None => session.time.to_string(),
    }
}

/// When classes are: `Tuesday, slot 3, in num weeks, 8 times from 2026-09-08 on`.
pub(super) fn when(sessions: &[&Session]) -> String {
    let Some(first) = sessions.first() else { return String::new() };
    let day = first.weekday.name();
    if let [one] = sessions {
        return format!("{day} {}, {}", one.date, time(one));
    }
    let mut parts = Vec::new();
    if sessions.iter().all(|session| session.weekday == first.weekday) {
        parts.push(day.to_owned());
    }
    if sessions.iter().all(|session| (session.slot, session.time) == (first.slot, first.time)) {
        parts.push(time(first));
    }
    if let Some(label) = first.label.as_ref().filter(|_| sessions.iter().all(|session| session.label == first.label)) {
        parts.push(format!("in `{label}` weeks"));
    }
    parts.push(format!("{} times from {} on", sessions.len(), first.date));
    parts.join(", ")
}

/// The groups of a class.
pub(super) fn groups(session: &Session) -> String {
    ticked(&session.groups, "and")
}

impl Repeated<'_> {
    /// The first of the classes.
    pub(super) fn first(&self) -> &Session {
        self.sessions.first().expect("a row has a class")
    }

    /// When the classes are.
    pub(super) fn when(&self) -> String {
        when(&self.sessions)
    }

    /// The place of a key of the row.
    pub(super) fn key(&self, key: &str) -> Path {
        place_of(self.item, self.first(), key)
    }

    /// Reports the fault at a key of the row.
    pub(super) fn report<'r>(&self, reporter: &'r mut Reporter, key: &str, message: impl Into<String>) -> Finding<'r> {
        reporter.at(self.item.file, self.key(key), message)
    }
}

/// Up to three weekly times at which all these classes could be, with the same people and a room as good: a hint.
pub(super) fn free_times(context: &Context<'_>, item: &Item<Offering>, sessions: &[&Session]) -> Option<String> {
    const MOST: usize = 3;
    let first = sessions.first()?;
    let calendar = &context.catalog.calendar(&item.value).value;
    let (Origin::Meeting(row), Some((from, to))) = (first.origin, first.slot) else { return None };
    let meeting = item.value.meetings.get(row)?;
    let mut found: Vec<String> = Vec::new();
    for weekday in crate::model::Weekday::ALL.into_iter().filter(|weekday| calendar.teaches_on(*weekday)) {
        for slot in 1..=8_u8.saturating_sub(to - from) {
            let when = When::Slots(slot, slot + to - from);
            let fits = |date: NaiveDate| fits(context, item, meeting, (first, date, when));
            let dates =
                sessions.iter().map(|session| monday_of(session.date) + chrono::TimeDelta::days(weekday as i64));
            if dates.into_iter().all(|date| fits(date).is_some()) {
                found.push(At::Weekly(weekday, when).to_string());
            }
            if found.len() == MOST {
                break;
            }
        }
        if found.len() == MOST {
            break;
        }
    }
    let names = ticked(&found, "or");
    (!found.is_empty()).then(|| format!("everybody and a room of the kind are free at {names}"))
}

/// Whether a class could be held at another time.
fn fits(
    context: &Context<'_>,
    item: &Item<Offering>,
    meeting: &crate::model::Meeting,
    (session, date, when): (&Session, NaiveDate, When),
) -> Option<()> {
    // What is cheap to ask is asked first.
    context.days(item).binary_search(&date).ok()?;
    let (almanac, diary, building) = (context.almanac(&item.value), context.diary(), session.building.as_ref());
    let day = almanac.day(date);
    let bells = day.bells.or_else(|| almanac.calendar.bells(building, crate::model::Weekday::of(date)))?;
    let When::Slots(first, last) = when else { return None };
    let range = crate::model::ClockRange { start: bells.slots.get(&first)?.start, end: bells.slots.get(&last)?.end };
    (first..=last).all(|slot| bells.slots.contains_key(&slot)).then_some(())?;
    let usual = day.states(range).all(|state| state == crate::plan::almanac::State::Usual);
    let zone = session.zone;
    let (start, end) = (zone::instant(date, range.start, zone).0, zone::instant(date, range.end, zone).0);
    let wanted = Wanted { date, range, start, end, groups: &session.groups, teachers: &session.teachers };
    let room = match &session.room {
        Some(room) => diary.room(&wanted, room, &meeting.needs).is_some(),
        None => diary.is_free(&wanted, None),
    };
    (usual && room).then_some(())
}

/// Clashes of one resource between the same two rows, as one.
pub(super) struct Folded<'a> {
    pub(super) resource: Resource<'a>,
    /// The pairs, each with the row that is named first.
    pub(super) pairs: Vec<(&'a Session, &'a Session)>,
}

impl Folded<'_> {
    /// Reports two classes at once at the later row, with the other labelled, and times at which it could be instead.
    pub(super) fn report(&self, context: &Context<'_>, reporter: &mut Reporter, key: &str, message: &str) {
        let sessions: Vec<&Session> = self.pairs.iter().map(|(_, other)| *other).collect();
        let (one, other) = self.pairs[0];
        let offerings = &context.catalog.offerings;
        let (first, second) = (&offerings[&one.offering], &offerings[&other.offering]);
        let message = format!("{message}: {}", when(&sessions));
        let label = format!("{} of {} is held then, {}", one.kind.as_str(), groups(one), time(one));
        let finding = reporter
            .at(second.file, place_of(second, other, key), message)
            .text(format!("{} of {}", other.kind.as_str(), groups(other)))
            .label(first.file, place_of(first, one, key), label);
        let cure = free_times(context, second, &sessions);
        finding.hint(cure.unwrap_or_else(|| "give one of the classes another time, room or teacher".to_owned()));
    }
}

/// Clashes of the kinds that are asked for, row by row.
pub(super) fn folded<'c>(context: &'c Context<'_>, wanted: impl Fn(&Resource<'_>) -> bool) -> Vec<Folded<'c>> {
    let mut found: BTreeMap<(&Resource<'_>, Row<'_>, Row<'_>), Folded<'c>> = BTreeMap::new();
    for clash in context.clashes().iter().filter(|clash| wanted(&clash.resource)) {
        let (mut one, mut other) = (clash.one, clash.other);
        if row(one) > row(other) {
            (one, other) = (other, one);
        }
        let fold = found.entry((&clash.resource, row(one), row(other)));
        let fold = fold.or_insert_with(|| Folded { resource: clash.resource.clone(), pairs: Vec::new() });
        fold.pairs.push((one, other));
    }
    found.into_values().collect()
}

/// Classes of each audience that is taught apart, by time.
pub(super) fn by_audience<'a>(context: &Context<'a>) -> Vec<(Vec<Id>, Vec<&'a Session>)> {
    let plan = context.plan;
    let groups: BTreeSet<&Id> = held(context).flat_map(|(_, session)| &session.groups).collect();
    let audiences = plan.groups.audiences(&groups);
    let mut parts: BTreeMap<&Id, Vec<usize>> = BTreeMap::new();
    for (number, audience) in audiences.iter().enumerate() {
        audience.iter().for_each(|part| parts.entry(part).or_default().push(number));
    }
    let own = |group: &'a Id| plan.groups.within(group).filter_map(|part| parts.get(part)).flatten().copied().collect();
    let members: BTreeMap<&Id, BTreeSet<usize>> = groups.iter().map(|group| (*group, own(group))).collect();
    let mut sessions: Vec<Vec<&Session>> = vec![Vec::new(); audiences.len()];
    for (_, session) in held(context) {
        let numbers: BTreeSet<usize> = session.groups.iter().flat_map(|group| &members[group]).copied().collect();
        numbers.into_iter().for_each(|number| sessions[number].push(session));
    }
    sessions.iter_mut().for_each(|sessions| sessions.sort_by_key(|session| session.start));
    audiences.into_iter().zip(sessions).collect()
}

/// Classes of each teacher, by time.
pub(super) fn by_teacher<'a>(context: &Context<'a>) -> BTreeMap<&'a Id, Vec<&'a Session>> {
    let mut found: BTreeMap<&Id, Vec<&Session>> = BTreeMap::new();
    for (_, session) in held(context) {
        session.teachers.iter().for_each(|teacher| found.entry(teacher).or_default().push(session));
    }
    found.values_mut().for_each(|sessions| sessions.sort_by_key(|session| session.start));
    found
}

/// The first two sessions of each day that meet.
type Meetings<'s> = BTreeMap<NaiveDate, (&'s Session, &'s Session)>;

/// Classes that follow one another on a day and have a fault together, row by row: each pair of rows once.
pub(super) fn neighbours<'a: 'l, 'l>(
    lists: impl Iterator<Item = &'l Vec<&'a Session>>,
    wrong: impl Fn(&Session, &Session) -> bool,
) -> Vec<Vec<(&'a Session, &'a Session)>> {
    let mut found: BTreeMap<(Row<'a>, Row<'a>), Meetings<'_>> = BTreeMap::new();
    for sessions in lists {
        for pair in sessions.windows(2) {
            let (one, other) = (pair[0], pair[1]);
            if wrong(one, other) {
                found.entry((row(one), row(other))).or_default().entry(other.date).or_insert((one, other));
            }
        }
    }
    found.into_values().map(|pairs| pairs.into_values().collect()).collect()
}
