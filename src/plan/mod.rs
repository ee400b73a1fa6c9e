//! Offerings laid out in days: every class with its date, its content, its people and its room. Nothing is localised yet.
//!
//! Planning is total: from a resolved catalogue it always succeeds. What does not fit is data of the plan, and rules report it.

pub mod almanac;
pub mod clash;
mod content;
mod deadlines;
pub mod diary;
mod finish;
pub mod groups;
pub mod holidays;
mod makeup;
pub mod place;
mod session;
mod slots;
pub mod year;
pub mod zone;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::{ClockRange, Id, Offering};
use almanac::Almanac;
use groups::Groups;

pub use makeup::Makeup;
pub use session::{Account, Cause, ClockFault, Deadline, Drift, Lost, Origin, Piece, Session, Status, Was};

/// All offerings of a catalogue, laid out in days.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Schedules by the id of their offering.
    pub schedules: BTreeMap<Id, Schedule>,
    /// The tree of groups, and who can't be taught at the same time.
    pub groups: Groups,
}

/// An offering, laid out in days.
#[derive(Debug, Clone, Default)]
pub struct Schedule {
    /// Its classes and dated examinations, by start.
    pub sessions: Vec<Session>,
    /// Weekly classes that fall on a day off.
    pub lost: Vec<Lost>,
    /// Hours of each kind for every group that is taught apart.
    pub accounts: Vec<Account>,
    /// Deadlines, by time.
    pub deadlines: Vec<Deadline>,
    /// Exceptions that speak of no class, by their place in the list.
    pub unmatched: Vec<usize>,
    /// Subgroups that are taught the same thing in weeks too far apart.
    pub drifts: Vec<Drift>,
    /// Classes that would make up for what does not fit; none of them clashes with anything.
    pub makeups: Vec<Makeup>,
}

impl Schedule {
    /// The classes of a weekly meeting, by its place in the list.
    pub fn meetings(&self, row: usize) -> impl Iterator<Item = &Session> {
        self.sessions.iter().filter(move |session| session.origin == Origin::Meeting(row))
    }

    /// The clock time of a weekly meeting where nothing is moved, from the first date on which it is held.
    pub fn usual_time(&self, row: usize) -> Option<ClockRange> {
        let (first, _) = self.meetings(row).map(Session::usual).min()?;
        let of_day = || self.meetings(row).map(Session::usual).filter(|(date, _)| *date == first);
        let start = of_day().map(|(_, range)| range.start).min()?;
        let end = of_day().map(|(_, range)| range.end).max()?;
        Some(ClockRange { start, end })
    }
}

impl Plan {
    /// All classes of all offerings, those of one offering together.
    pub fn sessions(&self) -> impl Iterator<Item = &Session> {
        self.schedules.values().flat_map(|schedule| &schedule.sessions)
    }
}

/// Lays all offerings out.
pub fn plan(catalog: &Catalog) -> Plan {
    // Groups may be anything where no offering could be resolved.
    let groups = if catalog.offerings.is_empty() { Groups::default() } else { Groups::new(&catalog.resources) };
    let almanacs: BTreeMap<&Id, Almanac<'_>> =
        catalog.calendars.iter().map(|(id, item)| (id, Almanac::new(&item.value))).collect();
    let offerings: Vec<&Item<Offering>> = catalog.offerings.values().collect();
    let schedules: Vec<Schedule> = offerings
        .par_iter()
        .map(|item| schedule(catalog, &groups, &almanacs[&item.value.calendar], &item.id, &item.value))
        .collect();
    let ids = offerings.iter().map(|item| item.id.clone());
    let mut plan = Plan { schedules: ids.zip(schedules).collect(), groups };
    makeup::propose(catalog, &almanacs, &mut plan);
    plan
}

/// Lays one offering out: its slots, what is taught in each, and what comes of it.
fn schedule(catalog: &Catalog, groups: &Groups, almanac: &Almanac<'_>, id: &Id, offering: &Offering) -> Schedule {
    let frame = slots::Frame::new(catalog, almanac, id, offering);
    let (slots, lost, mut unmatched) = slots::lay(&frame);
    let placed = content::fill(&frame, groups, slots);
    let mut schedule = finish::finish(&frame, groups, placed, lost, &mut unmatched);
    unmatched.sort_unstable();
    schedule.unmatched = unmatched;
    schedule
}
