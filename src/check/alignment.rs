//! Constructive alignment of a course: for each outcome, where it is taught and where it is assessed, and how deep.

use crate::model::{Bloom, Course, Outcome, OutcomeLink};
use crate::source::Path;

/// What links to outcomes: by its place in the course, which becomes a path only when a finding asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// A module.
    Module(usize),
    /// A work of a module.
    Lab(usize, usize),
    /// A part of the assessment.
    Part(usize),
}

impl Holder {
    /// The place of its link.
    pub(super) fn link(self, index: usize) -> Path {
        let module = |i| Path::root().key("modules").index(i);
        let holder = match self {
            Self::Module(i) => module(i),
            Self::Lab(i, j) => module(i).key("labs").index(j),
            Self::Part(i) => Path::root().key("assessment").index(i),
        };
        holder.key("outcomes").index(index)
    }
}

/// A link to an outcome, with the level that it reaches.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    holder: Holder,
    index: usize,
    /// The level reached there.
    pub(super) level: Bloom,
}

impl Link {
    /// The place of the link.
    pub(super) fn path(&self) -> Path {
        self.holder.link(self.index)
    }
}

/// All that link to outcomes, with their links.
pub(super) fn holders(course: &Course) -> impl Iterator<Item = (Holder, &[OutcomeLink])> {
    let modules = course.modules.iter().enumerate().flat_map(|(i, module)| {
        let labs = module.labs.iter().enumerate().map(move |(j, lab)| (Holder::Lab(i, j), lab.outcomes.as_slice()));
        std::iter::once((Holder::Module(i), module.outcomes.as_slice())).chain(labs)
    });
    let parts = course.assessment.iter().enumerate().map(|(i, part)| (Holder::Part(i), part.outcomes.as_slice()));
    modules.chain(parts)
}

/// Where modules and their works teach an outcome.
pub(super) fn taught(course: &Course, outcome: &Outcome) -> impl Iterator<Item = Link> {
    links(course, outcome).filter(|link| !matches!(link.holder, Holder::Part(_)))
}

/// Where parts of the assessment measure an outcome.
pub(super) fn assessed(course: &Course, outcome: &Outcome) -> impl Iterator<Item = Link> {
    links(course, outcome).filter(|link| matches!(link.holder, Holder::Part(_)))
}

fn links(course: &Course, outcome: &Outcome) -> impl Iterator<Item = Link> {
    holders(course).flat_map(move |(holder, links)| {
        let own = links.iter().enumerate().filter(|(_, link)| link.outcome == outcome.id);
        own.map(move |(index, link)| Link { holder, index, level: link.level.unwrap_or(outcome.level) })
    })
}

/// The deepest of some links; the first of equals.
pub(super) fn deepest(links: impl Iterator<Item = Link>) -> Option<Link> {
    links.reduce(|deepest, link| if link.level > deepest.level { link } else { deepest })
}
