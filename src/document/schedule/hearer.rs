//! Whom feeds are for: an offering's own, a group, a teacher, a room, or students of several groups at once.

use std::collections::BTreeSet;

use super::event::{Happening, hearer};
use super::names::Scope;
use super::{FEED, SCHEDULE};
use crate::catalog::Catalog;
use crate::document::kind::{Audience, Kind, Of, Request};
use crate::document::texts::Texts;
use crate::load::Item;
use crate::model::{Id, Offering};
use crate::plan::Plan;
use crate::plan::groups::Groups;

/// Whom a feed is for.
pub(super) enum Hearer<'a> {
    /// All who have to do with an offering.
    Offering(&'a Item<Offering>),
    /// A group, a teacher or a room.
    One(Audience, &'a Id),
    /// Students who belong to each of these groups.
    Students(Vec<Id>),
}

impl<'a> Hearer<'a> {
    /// Whom a feed that is asked for is for.
    pub(super) fn of(request: &Request<'a>) -> Option<Self> {
        match request.of {
            Of::Offering(offering) => Some(Self::Offering(offering)),
            Of::Audience(kind, id) => Some(Self::One(kind, id)),
            Of::Students(place) => {
                students(request.catalog, &request.plan.groups).into_iter().nth(place).map(Self::Students)
            }
            _ => None,
        }
    }

    /// Names by which commands ask for the feed.
    pub(super) fn ids(&self) -> Vec<String> {
        match self {
            Self::Offering(offering) => vec![offering.id.to_string()],
            Self::One(_, id) => vec![id.to_string()],
            Self::Students(groups) => groups.iter().map(Id::to_string).collect(),
        }
    }

    /// Folder of the feed.
    pub(super) fn folder(&self) -> String {
        match self {
            Self::Offering(offering) => super::folder(offering),
            Self::One(kind, id) => format!("feeds/{}-{id}", kind.as_str()),
            Self::Students(groups) => {
                let ids: Vec<&str> = groups.iter().map(Id::as_str).collect();
                format!("feeds/{}-{}", Audience::Group.as_str(), ids.join("_"))
            }
        }
    }

    /// The kind of document that the feed is.
    pub(super) fn document(&self) -> &'static Kind {
        if matches!(self, Self::Offering(_)) { &SCHEDULE } else { &FEED }
    }

    /// Name of the feed.
    pub(super) fn name(&self, texts: &Texts<'_>) -> String {
        match self {
            Self::Offering(offering) => texts.offering(&offering.value),
            Self::One(Audience::Group, id) => texts.group(id),
            Self::One(Audience::Teacher, id) => texts.teacher(id),
            Self::One(Audience::Room, id) => texts.room(id),
            Self::Students(groups) => groups.iter().map(|id| texts.group(id)).collect::<Vec<_>>().join(" + "),
        }
    }

    /// Colour of the feed, by its name in CSS and by its figures.
    pub(super) const fn colour(&self) -> (&'static str, &'static str) {
        match self {
            Self::Offering(_) => ("steelblue", "#4682B4"),
            Self::One(Audience::Group, _) | Self::Students(_) => ("royalblue", "#4169E1"),
            Self::One(Audience::Teacher, _) => ("seagreen", "#2E8B57"),
            Self::One(Audience::Room, _) => ("peru", "#CD853F"),
        }
    }

    /// Groups whose classes are heard of: of a group, all that may have a student in common with it; of students, those that
    /// they are in.
    pub(super) fn groups<'b>(&self, catalog: &'b Catalog, plan: &Plan) -> BTreeSet<&'b Id> {
        let is_heard = |other: &&Id| match self {
            Self::One(Audience::Group, id) => plan.groups.clash(id, other),
            Self::Students(groups) => plan.groups.covers(std::slice::from_ref(*other), groups),
            Self::Offering(_) | Self::One(..) => false,
        };
        catalog.resources.groups.keys().filter(is_heard).collect()
    }

    /// The names under which the lock file keeps whom an event concerns; `groups` are those that are heard of.
    pub(super) fn names(&self, groups: &BTreeSet<&Id>) -> Vec<String> {
        match self {
            Self::Offering(offering) => vec![hearer("offering", &offering.id)],
            Self::One(kind @ (Audience::Teacher | Audience::Room), id) => vec![hearer(kind.as_str(), id)],
            Self::One(Audience::Group, _) | Self::Students(_) => {
                groups.iter().map(|id| hearer(Audience::Group.as_str(), id)).collect()
            }
        }
    }

    /// What is heard of an offering; `groups` are those that are heard of.
    pub(super) fn heard<'b>(&self, scope: &Scope<'b>, groups: &BTreeSet<&Id>) -> Vec<Happening<'b>> {
        let all = scope.happenings();
        match self {
            Self::Offering(offering) if offering.id == scope.offering.id => all.collect(),
            Self::Offering(_) => Vec::new(),
            Self::One(Audience::Teacher, id) => {
                all.filter(|what| matches!(what, Happening::Class(session) if session.teachers.contains(id))).collect()
            }
            Self::One(Audience::Room, id) => all
                .filter(|what| matches!(what, Happening::Class(session) if session.room.as_ref() == Some(*id)))
                .collect(),
            Self::One(Audience::Group, _) | Self::Students(_) => {
                let concerns = |ids: &[Id]| ids.iter().any(|group| groups.contains(group));
                let is_taught = scope.schedule.sessions.iter().any(|session| concerns(&session.groups));
                all.filter(|what| match what {
                    Happening::Class(session) => concerns(&session.groups),
                    Happening::Due(deadline) => {
                        let due = scope.due_groups(deadline);
                        is_taught && (due.is_empty() || concerns(due))
                    }
                })
                .collect()
            }
        }
    }
}

/// Sets of several groups to which a student belongs at once, such as a group and one of the subgroups of its stream.
pub(super) fn students(catalog: &Catalog, groups: &Groups) -> Vec<Vec<Id>> {
    let held: BTreeSet<&Id> = catalog.offerings.values().flat_map(|offering| offering.value.groups()).collect();
    let mut sets = groups.audiences(&held);
    sets.retain(|set| set.len() > 1);
    // A group stands before the subgroup of its stream.
    sets.iter_mut().for_each(|set| set.reverse());
    sets.sort();
    sets
}

/// All feeds that are not an offering's own.
pub(super) fn audiences<'a>(catalog: &'a Catalog, groups: &Groups) -> Vec<(Hearer<'a>, Of<'a>)> {
    let teachers: BTreeSet<&Id> = catalog.offerings.values().flat_map(|offering| offering.value.teachers()).collect();
    let one = |(kind, id): (Audience, &'a Id)| (Hearer::One(kind, id), Of::Audience(kind, id));
    let groups_of = catalog.resources.groups.keys().map(|id| (Audience::Group, id));
    let sets = students(catalog, groups).into_iter().enumerate();
    let others = teachers.into_iter().map(|id| (Audience::Teacher, id));
    let rooms = catalog.resources.rooms.keys().map(|id| (Audience::Room, id));
    let sets = sets.map(|(place, set)| (Hearer::Students(set), Of::Students(place)));
    groups_of.map(one).chain(sets).chain(others.chain(rooms).map(one)).collect()
}
