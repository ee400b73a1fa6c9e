//! Where a draft of an offering is tried out: planned alone, held against everybody's time, and judged by the rules.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Wish;
use crate::catalog::Catalog;
use crate::check::{Context, Levels, RULES, check};
use crate::load::Item;
use crate::model::resources::Auditorium;
use crate::model::{Activity, Hours, Id, Level, Offering};
use crate::plan::diary::{Diary, Wanted};
use crate::plan::groups::Groups;
use crate::plan::{Plan, Schedule, Session, plan};
use crate::report::{Failure, Report};

/// Rules that speak of classes; no other can be broken by a new offering.
const OF_SCHEDULES: &str = "schedule-";
/// Rules that an offering with classes still to come can't keep, and that one with a class still to be completed can't.
const INCOMPLETE: [&str; 2] = ["schedule-hours-not-course", "schedule-subgroup-drift"];
/// The rule that classes can't keep for whom no room has seats.
const ROOMLESS: &str = "schedule-without-room";

/// What a draft still lacks.
#[derive(Clone, Copy)]
pub(super) enum Lack {
    /// It is whole.
    Nothing,
    /// Classes of other kinds or groups.
    Classes,
    /// Hours of the class that is being placed.
    Hours,
}

/// A draft's catalogue, the time that others take, and what was found before.
pub(super) struct Desk<'a> {
    id: Id,
    /// The catalogue with the draft as its only offering.
    alone: Catalog,
    /// The catalogue with the draft and all others.
    whole: Catalog,
    plan: Plan,
    levels: Levels,
    year: i32,
    /// Findings of the catalogue without the draft.
    before: BTreeSet<(&'static str, String)>,
    pub(super) diary: Diary<'a>,
    pub(super) groups: &'a Groups,
    /// What each rule found in drafts: how often, and what first.
    refused: BTreeMap<&'static str, (usize, String)>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        wish: &Wish<'_>,
        catalog: &'a Catalog,
        (base, groups): (&'a Plan, &'a Groups),
        year: i32,
    ) -> Self {
        let mut whole = catalog.clone();
        if let Some(shape) = &wish.shape {
            whole.shapes.insert((wish.course.id.clone(), shape.clone()), wish.course.clone());
        }
        let mut levels = Levels::default();
        catalog.settings.rules.iter().for_each(|(rule, level)| levels.set(rule, *level));
        let others = RULES.iter().filter(|rule| !rule.name.starts_with(OF_SCHEDULES));
        others.for_each(|rule| levels.set(rule.name, Level::Allow));
        let mut desk = Self {
            id: wish.id.clone(),
            alone: Catalog { offerings: BTreeMap::new(), ..whole.clone() },
            whole,
            plan: Plan { groups: groups.clone(), ..base.clone() },
            levels,
            year,
            before: BTreeSet::new(),
            diary: Diary::new(catalog, groups, base.sessions()),
            groups,
            refused: BTreeMap::new(),
        };
        desk.before = desk.findings();
        desk
    }

    fn item(&self, offering: &Offering) -> Item<Offering> {
        // A draft has no file yet: what is found in it is told by its words.
        Item { id: self.id.clone(), file: self.whole.file, value: offering.clone() }
    }

    /// Lays a draft out in days.
    pub(super) fn schedule(&mut self, offering: &Offering) -> Schedule {
        let item = self.item(offering);
        self.alone.offerings.insert(self.id.clone(), item);
        plan(&self.alone).schedules.remove(&self.id).unwrap_or_default()
    }

    fn findings(&self) -> BTreeSet<(&'static str, String)> {
        let mut report = Report::default();
        check(&Context::new(&self.whole, &self.plan, self.year), &self.levels, &mut report);
        let found = report.diagnostics().iter().filter(|finding| finding.code.starts_with(OF_SCHEDULES));
        found.map(|finding| (finding.code, finding.message.clone())).collect()
    }

    /// Whether no rule finds anything new in a draft, but for what comes of what it still lacks.
    pub(super) fn is_sound(&mut self, offering: &Offering, schedule: &Schedule, lack: Lack) -> bool {
        let item = self.item(offering);
        self.whole.offerings.insert(self.id.clone(), item);
        self.plan.schedules.insert(self.id.clone(), schedule.clone());
        let is_homeless = schedule.sessions.iter().any(|session| session.room.is_none());
        let is_excused = |code: &str| match lack {
            Lack::Nothing => false,
            Lack::Classes => code == INCOMPLETE[0],
            Lack::Hours => INCOMPLETE.contains(&code),
        };
        let is_fault = |code: &str| !(is_excused(code) || code == ROOMLESS && is_homeless);
        let found = self.findings();
        let mut new = found.difference(&self.before).filter(|(code, _)| is_fault(code));
        let Some((rule, message)) = new.next() else { return true };
        self.refused.entry(rule).or_insert_with(|| (0, message.clone())).0 += 1;
        false
    }

    /// Whether everybody of a class is free, and the room.
    pub(super) fn is_free(&self, session: &Session, room: Option<&Id>) -> bool {
        let wanted = Wanted {
            date: session.date,
            range: session.time,
            start: session.start,
            end: session.end,
            groups: &session.groups,
            teachers: &session.teachers,
        };
        self.diary.is_free(&wanted, room)
    }

    /// Rooms with seats for groups and all that is needed, best first: for laboratory classes those that have the most, for
    /// others those that have the least, and of these the smallest. The one that is named, if one is; none where none has seats.
    pub(super) fn rooms(&self, wish: &Wish<'_>, kind: Activity, groups: &[Id], needs: &[Id]) -> Vec<Option<Id>> {
        if wish.room.is_some() {
            return vec![wish.room.clone()];
        }
        let size = self.groups.size(groups);
        let has_all = |room: &Auditorium| needs.iter().all(|need| room.features.contains(need));
        let fits = |room: &Auditorium| u32::from(room.capacity) >= size && has_all(room);
        let mut rooms: Vec<(&Id, &Auditorium)> =
            wish.catalog.resources.rooms.iter().filter(|(_, room)| fits(room)).collect();
        rooms.sort_by_key(|(id, room)| {
            let (most, least) = match kind {
                Activity::Lab => (Reverse(room.features.len()), 0),
                _ => (Reverse(0), room.features.len()),
            };
            (most, least, room.capacity, *id)
        });
        if rooms.is_empty() {
            return vec![None];
        }
        rooms.into_iter().map(|(id, _)| Some(id.clone())).collect()
    }

    /// The refusal of what has no place, with what stood in its way.
    pub(super) fn misfit(&self, message: String, cure: &str) -> Failure {
        let mut failure = Failure::new(message);
        if let Some((rule, (_, message))) = self.refused.iter().max_by_key(|(_, (count, _))| *count) {
            failure = failure.hint(format!("times that are free would break `{rule}`: {message}"));
        }
        failure.hint(format!("{cure}; nothing was written"))
    }
}

/// The most hours of a schedule that somebody lacks.
pub(super) fn missing(schedule: &Schedule) -> Hours {
    schedule.accounts.iter().map(crate::plan::Account::missing).max().unwrap_or(Hours::ZERO)
}
