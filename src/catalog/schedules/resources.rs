//! `resources.yaml`: buildings of rooms, people behind teachers, the tree of groups.

use std::collections::{BTreeMap, BTreeSet};

use super::Scope;
use crate::catalog::Catalog;
use crate::model::{Group, Id, Resources};
use crate::report::words::ticked;
use crate::report::{Diagnostic, Place};
use crate::source::Path;

/// Levels of groups that contain each other.
const DEEPEST: usize = 12;

/// Follows every reference.
pub(super) fn check(resources: &Resources, catalog: &Catalog, people_broken: bool, scope: &mut Scope<'_>) {
    let root = Path::root();
    for (i, travel) in resources.travel.iter().enumerate() {
        let path = root.key("travel").index(i).key("between");
        if travel.between.len() != 2 {
            let message = format!("a way is between 2 buildings, not {}", travel.between.len());
            scope.fault("nothing-named", path.clone(), message, "name both ends: `between: [main, lab]`");
        }
        for (j, id) in travel.between.iter().enumerate() {
            scope.known("unknown-building", "building", id, path.index(j), &resources.buildings);
        }
    }
    for (id, room) in &resources.rooms {
        if let Some(building) = &room.building {
            let path = root.key("rooms").key(id.as_str()).key("building");
            scope.known("unknown-building", "building", building, path, &resources.buildings);
        }
    }
    for id in resources.teachers.keys().filter(|id| !people_broken && !catalog.people.contains_key(*id)) {
        let place = Place::Key(scope.file, root.key("teachers").key(id.as_str()));
        let known = catalog.people.keys().map(Id::as_str);
        scope.report.push(super::unknown("unknown-person", "person", id.as_str(), place, known));
    }
    for (id, group) in &resources.groups {
        let path = root.key("groups").key(id.as_str());
        for (part, path) in parts(group, &path) {
            scope.known("unknown-group", "group", part, path, &resources.groups);
        }
        for (i, other) in group.overlaps.iter().enumerate() {
            scope.known("unknown-group", "group", other, path.key("overlaps").index(i), &resources.groups);
        }
        if group.size.is_none() && group.members.is_empty() {
            let message = format!("nothing says how large group `{id}` is");
            scope.fault("nothing-named", path.clone(), message, "give its `size`, or the `members` that make it up");
        }
    }
    ways(resources, scope);
}

/// The groups that a group contains, with their places.
fn parts<'a>(group: &'a Group, path: &Path) -> Vec<(&'a Id, Path)> {
    let members = group.members.iter().enumerate().map(|(i, id)| (id, path.key("members").index(i)));
    let splits = group.splits.iter().flat_map(|(name, ids)| {
        let path = path.key("splits").key(name.as_str());
        ids.iter().enumerate().map(move |(i, id)| (id, path.index(i)))
    });
    members.chain(splits).collect()
}

/// Reports each way round once, at its first group by name, and a way down that is too long.
fn ways(resources: &Resources, scope: &mut Scope<'_>) {
    let mut walk = Walk { resources, levels: BTreeMap::new(), way: Vec::new(), told: BTreeSet::new() };
    for start in resources.groups.keys() {
        walk.from(start, scope);
    }
    let deepest = walk.levels.iter().rev().max_by_key(|(_, levels)| **levels);
    let Some((id, levels)) = deepest.filter(|(_, levels)| walk.told.is_empty() && **levels > DEEPEST) else { return };
    let path = Path::root().key("groups").key(id.as_str());
    let message = format!("group `{id}` contains others through {levels} levels, of {DEEPEST} at most");
    let finding = Diagnostic::error("groups-too-deep", Place::Key(scope.file, path), message);
    scope.report.push(finding.hint("let it contain the smaller groups directly"));
}

/// A walk through all groups, each seen once. The way down is a list, so that no length of it is too much.
struct Walk<'a> {
    resources: &'a Resources,
    /// Levels of each group that is done, itself included.
    levels: BTreeMap<&'a Id, usize>,
    /// The way down: groups, each with its parts and how many of them are done.
    way: Vec<(&'a Id, Vec<&'a Id>, usize)>,
    /// Groups of ways round that are reported.
    told: BTreeSet<&'a Id>,
}

impl<'a> Walk<'a> {
    fn from(&mut self, start: &'a Id, scope: &mut Scope<'_>) {
        let mut open = BTreeMap::new();
        self.enter(start, &mut open);
        while let Some((id, parts, done)) = self.way.last_mut() {
            if let Some(part) = parts.get(*done).copied() {
                *done += 1;
                match open.get(part) {
                    Some(at) => self.round(*at, scope),
                    None => self.enter(part, &mut open),
                }
            } else {
                let below = parts.iter().filter_map(|part| self.levels.get(part)).max();
                self.levels.insert(id, below.copied().unwrap_or_default() + 1);
                open.remove(id);
                self.way.pop();
            }
        }
    }

    /// Goes down to a group, unless it is done or unknown.
    fn enter(&mut self, id: &'a Id, open: &mut BTreeMap<&'a Id, usize>) {
        let Some(group) = self.resources.groups.get(id).filter(|_| !self.levels.contains_key(id)) else { return };
        let parts = group.members.iter().chain(group.splits.values().flatten()).collect();
        open.insert(id, self.way.len());
        self.way.push((id, parts, 0));
    }

    /// Reports the way from a group on the way back to itself, unless it has a group of one that is reported.
    fn round(&mut self, at: usize, scope: &mut Scope<'_>) {
        let circle: Vec<&Id> = self.way[at..].iter().map(|(id, ..)| *id).collect();
        if circle.iter().any(|id| self.told.contains(id)) {
            return;
        }
        let first = circle[0];
        let path = Path::root().key("groups").key(first.as_str());
        let names = circle.iter().copied().chain([first]);
        let message = format!("group `{first}` is a part of itself: {}", ticked(names, "→").replace(", ", " → "));
        let finding = Diagnostic::error("group-cycle", Place::Key(scope.file, path), message);
        scope.report.push(finding.hint("a group contains smaller groups only"));
        self.told.extend(circle);
    }
}
