//! What courses need of one another: prerequisites as a graph.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::{Course, Id, OutcomeLink, Requirement};
use crate::source::Path;

/// A course that another one needs.
pub(super) struct Need<'a> {
    /// The course that is needed.
    pub(super) course: &'a Id,
    /// Its outcome, where only that is needed.
    pub(super) outcome: Option<&'a OutcomeLink>,
    /// Where it is written.
    pub(super) path: Path,
    /// Whether no `any` leaves a choice.
    pub(super) sure: bool,
}

/// All courses that a course needs, in the order in which they are written.
pub(super) fn needs(course: &Course) -> Vec<Need<'_>> {
    let mut needs = Vec::new();
    if let Some(requirement) = &course.prerequisites {
        gather(requirement, &Path::root().key("prerequisites"), true, &mut needs);
    }
    needs
}

fn gather<'a>(requirement: &'a Requirement, path: &Path, sure: bool, needs: &mut Vec<Need<'a>>) {
    match requirement {
        Requirement::All(items) => {
            for (i, item) in items.iter().enumerate() {
                gather(item, &path.key("all").index(i), sure, needs);
            }
        }
        Requirement::Any(items) => {
            for (i, item) in items.iter().enumerate() {
                gather(item, &path.key("any").index(i), sure && items.len() == 1, needs);
            }
        }
        Requirement::Course(course) => needs.push(Need { course, outcome: None, path: path.key("course"), sure }),
        Requirement::Outcome(wanted) => {
            needs.push(Need { course: &wanted.course, outcome: Some(&wanted.link), path: path.key("outcome"), sure })
        }
        Requirement::Knowledge(_) => {}
    }
}

/// Every course that must have been passed before `id`, however far back; `id` itself only where it stands on a cycle.
pub(super) fn behind<'a>(catalog: &'a Catalog, id: &'a Id) -> BTreeSet<&'a Id> {
    let mut found = BTreeSet::new();
    let mut open = vec![id];
    while let Some(item) = open.pop().and_then(|id| catalog.courses.get(id)) {
        for need in needs(&item.value).into_iter().filter(|need| need.sure && *need.course != item.id) {
            if catalog.courses.contains_key(need.course) && found.insert(need.course) {
                open.push(need.course);
            }
        }
    }
    found
}

/// Cycles of prerequisites that nobody can enter: each as its courses with the places where they need the next one. A cycle
/// that an alternative of an `any` avoids is none.
pub(super) fn cycles(catalog: &Catalog) -> Vec<Vec<(&Item<Course>, Path)>> {
    let closed = closed(catalog);
    let mut search = Search { catalog, closed: &closed, done: BTreeSet::new(), way: Vec::new(), cycles: Vec::new() };
    for id in &closed {
        search.visit(id);
    }
    let mut cycles = search.cycles;
    for cycle in &mut cycles {
        let first = (0..cycle.len()).min_by_key(|&i| &cycle[i].0.id).unwrap_or_default();
        cycle.rotate_left(first);
    }
    cycles.sort_by(|a, b| a.iter().map(|(item, _)| &item.id).cmp(b.iter().map(|(item, _)| &item.id)));
    cycles
}

/// Courses that nobody can ever take because each way to them leads through themselves or through such a course.
fn closed(catalog: &Catalog) -> BTreeSet<&Id> {
    let mut closed: BTreeSet<&Id> =
        catalog.courses.values().filter(|item| item.value.prerequisites.is_some()).map(|item| &item.id).collect();
    loop {
        let opened: Vec<&Id> = closed.iter().copied().filter(|id| is_open(catalog, &closed, id)).collect();
        if opened.is_empty() {
            return closed;
        }
        closed.retain(|id| !opened.contains(id));
    }
}

fn is_open(catalog: &Catalog, closed: &BTreeSet<&Id>, id: &Id) -> bool {
    let requirement = catalog.courses.get(id).and_then(|item| item.value.prerequisites.as_ref());
    requirement.is_none_or(|requirement| is_met(requirement, closed, id))
}

/// Whether a requirement can be met by courses that are not closed. A course that needs itself is another rule's matter.
fn is_met(requirement: &Requirement, closed: &BTreeSet<&Id>, own: &Id) -> bool {
    let open = |id: &Id| id == own || !closed.contains(id);
    match requirement {
        Requirement::All(items) => items.iter().all(|item| is_met(item, closed, own)),
        Requirement::Any(items) => items.is_empty() || items.iter().any(|item| is_met(item, closed, own)),
        Requirement::Course(id) => open(id),
        Requirement::Outcome(wanted) => open(&wanted.course),
        Requirement::Knowledge(_) => true,
    }
}

/// A search in depth; each edge that leads back into the way behind it closes a cycle.
struct Search<'a, 'b> {
    catalog: &'a Catalog,
    closed: &'b BTreeSet<&'a Id>,
    done: BTreeSet<&'a Id>,
    way: Vec<(&'a Item<Course>, Path)>,
    cycles: Vec<Vec<(&'a Item<Course>, Path)>>,
}

impl<'a> Search<'a, '_> {
    fn visit(&mut self, id: &'a Id) {
        let Some(item) = self.catalog.courses.get(id) else { return };
        if self.done.contains(id) {
            return;
        }
        let mut edges: BTreeMap<&Id, Path> = BTreeMap::new();
        for need in needs(&item.value) {
            if need.course != id && self.closed.contains(need.course) {
                edges.entry(need.course).or_insert(need.path);
            }
        }
        for (next, path) in edges {
            self.way.push((item, path));
            match self.way.iter().position(|(item, _)| item.id == *next) {
                Some(start) => self.cycles.push(self.way[start..].to_vec()),
                None => self.visit(next),
            }
            self.way.pop();
        }
        self.done.insert(&item.id);
    }
}
