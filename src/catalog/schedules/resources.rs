//! `resources.yaml`: buildings of rooms, people behind teachers, the tree of groups.

use std::collections::BTreeSet;

use super::Scope;
use crate::catalog::Catalog;
use crate::model::{Group, Id, Resources};
use crate::report::words::ticked;
use crate::report::{Diagnostic, Place};
use crate::source::Path;

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
    cycles(resources, scope);
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

/// Reports each way round once, at its first group by name.
fn cycles(resources: &Resources, scope: &mut Scope<'_>) {
    let mut done: BTreeSet<&Id> = BTreeSet::new();
    for start in resources.groups.keys() {
        let mut way = vec![start];
        if let Some(circle) = circle(resources, &mut way, &done) {
            let path = Path::root().key("groups").key(circle[0].as_str());
            let names: Vec<&Id> = circle.iter().copied().chain([circle[0]]).collect();
            let message =
                format!("group `{}` is a part of itself: {}", circle[0], ticked(&names, "→").replace(", ", " → "));
            let finding = Diagnostic::error("group-cycle", Place::Key(scope.file, path), message);
            scope.report.push(finding.hint("a group contains smaller groups only"));
            done.extend(circle);
        }
        done.insert(start);
    }
}

/// The first way that leads from the last group back to one on the way.
fn circle<'a>(resources: &'a Resources, way: &mut Vec<&'a Id>, done: &BTreeSet<&'a Id>) -> Option<Vec<&'a Id>> {
    let last = *way.last()?;
    let group = resources.groups.get(last)?;
    for part in group.members.iter().chain(group.splits.values().flatten()) {
        if let Some(at) = way.iter().position(|id| *id == part) {
            return Some(way[at..].to_vec());
        }
        if !done.contains(part) {
            way.push(part);
            let found = circle(resources, way, done);
            way.pop();
            if found.is_some() {
                return found;
            }
        }
    }
    None
}
