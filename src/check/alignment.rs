//! Constructive alignment of a course: for each outcome, where it is taught and where it is assessed, and how deep.

use crate::model::{Bloom, Course, Outcome, OutcomeLink};
use crate::source::Path;

/// A link to an outcome with its place and the level that it reaches.
pub(super) struct Link {
    /// The place of the link.
    pub(super) path: Path,
    /// The level reached there.
    pub(super) level: Bloom,
}

/// Where modules and their works teach an outcome.
pub(super) fn taught(course: &Course, outcome: &Outcome) -> Vec<Link> {
    let mut links = Vec::new();
    for (i, module) in course.modules.iter().enumerate() {
        let path = || Path::root().key("modules").index(i);
        take(&mut links, &module.outcomes, outcome, || path().key("outcomes"));
        for (j, lab) in module.labs.iter().enumerate() {
            take(&mut links, &lab.outcomes, outcome, || path().key("labs").index(j).key("outcomes"));
        }
    }
    links
}

/// Where parts of the assessment measure an outcome.
pub(super) fn assessed(course: &Course, outcome: &Outcome) -> Vec<Link> {
    let mut links = Vec::new();
    for (i, part) in course.assessment.iter().enumerate() {
        take(&mut links, &part.outcomes, outcome, || Path::root().key("assessment").index(i).key("outcomes"));
    }
    links
}

/// All that link to outcomes, with their links.
pub(super) fn lists(course: &Course) -> Vec<(Path, &[OutcomeLink])> {
    let mut lists: Vec<(Path, &[OutcomeLink])> = Vec::new();
    for (i, module) in course.modules.iter().enumerate() {
        let path = Path::root().key("modules").index(i);
        let labs = module.labs.iter().enumerate();
        lists.push((path.key("outcomes"), &module.outcomes));
        lists.extend(labs.map(|(j, lab)| (path.key("labs").index(j).key("outcomes"), lab.outcomes.as_slice())));
    }
    for (i, part) in course.assessment.iter().enumerate() {
        lists.push((Path::root().key("assessment").index(i).key("outcomes"), &part.outcomes));
    }
    lists
}

/// The deepest of some links; the first of equals.
pub(super) fn deepest(links: &[Link]) -> Option<&Link> {
    links.iter().rev().max_by_key(|link| link.level)
}

fn take(found: &mut Vec<Link>, links: &[OutcomeLink], outcome: &Outcome, list: impl Fn() -> Path) {
    for (i, link) in links.iter().enumerate().filter(|(_, link)| link.outcome == outcome.id) {
        found.push(Link { path: list().index(i), level: link.level.unwrap_or(outcome.level) });
    }
}
