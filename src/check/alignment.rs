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

/// The deepest of some links; the first of equals.
pub(super) fn deepest(links: &[Link]) -> Option<&Link> {
    links.iter().rev().max_by_key(|link| link.level)
}

fn take(found: &mut Vec<Link>, links: &[OutcomeLink], outcome: &Outcome, list: impl Fn() -> Path) {
    for (i, link) in links.iter().enumerate().filter(|(_, link)| link.outcome == outcome.id) {
        found.push(Link { path: list().index(i), level: link.level.unwrap_or(outcome.level) });
    }
}
