//! What a variant drops of its course: outcomes that it no longer teaches or assesses, levels that it lowers, modules,
//! topics and works that it leaves out. Computed once; commands, documents and rules say the same.

use super::variants::modules_of;
use crate::model::{Bloom, Course, Id, Lab, Module, Outcome, OutcomeLink, Topic, Variant, VariantModule};

/// What a variant makes of an outcome of its course.
#[derive(Debug, Clone, Copy)]
pub struct Fate<'a> {
    /// Place of the outcome in the course.
    pub index: usize,
    /// The outcome.
    pub outcome: &'a Outcome,
    /// Level that the variant promises.
    pub promised: Option<Bloom>,
    /// Deepest level that the whole course teaches.
    pub whole: Option<Bloom>,
    /// Deepest level that what it keeps teaches.
    pub taught: Option<Bloom>,
    /// Deepest level that what it keeps assesses.
    pub assessed: Option<Bloom>,
}

impl Fate<'_> {
    /// Whether the variant leaves the outcome out.
    pub const fn is_dropped(&self) -> bool {
        self.promised.is_none()
    }

    /// The promised level, where it is lower than the course's.
    pub fn lowered(&self) -> Option<Bloom> {
        self.promised.filter(|&level| level < self.outcome.level)
    }

    /// Whether the outcome is promised and what is kept teaches less or nothing, where the whole course teaches it.
    pub fn is_overpromised(&self) -> bool {
        let promised = self.promised.filter(|level| self.whole.is_some_and(|whole| whole >= *level));
        promised.is_some_and(|level| self.taught.is_none_or(|taught| taught < level))
    }

    /// Whether the outcome is promised and nothing that is kept assesses it.
    pub const fn is_unassessed(&self) -> bool {
        self.promised.is_some() && self.assessed.is_none()
    }
}

/// The fate of every outcome of a course in a variant, in the course's order.
pub fn fates<'a>(course: &'a Course, variant: &Variant) -> Vec<Fate<'a>> {
    let outcomes = course.outcomes.iter().enumerate();
    outcomes
        .map(|(index, outcome)| Fate {
            index,
            outcome,
            promised: deepest(&variant.outcomes, outcome),
            whole: course.modules.iter().filter_map(|module| whole(module, outcome)).max(),
            taught: variant.modules.iter().filter_map(|part| taught(course, part, outcome)).max(),
            assessed: assessed(course, variant, outcome),
        })
        .collect()
}

/// The deepest level at which a module of a variant teaches an outcome.
///
/// A work teaches what it trains. The module itself counts in full where it is taught with a work that trains the outcome,
/// or where the course has no such work; where the variant keeps none of them, it goes no deeper than understanding.
fn taught(course: &Course, part: &VariantModule, outcome: &Outcome) -> Option<Bloom> {
    modules_of(course, part).filter_map(|module| taught_by(module, part, outcome)).max()
}

fn whole(module: &Module, outcome: &Outcome) -> Option<Bloom> {
    let by_works = module.labs.iter().filter_map(|lab| deepest(&lab.outcomes, outcome)).max();
    by_works.max(deepest(&module.outcomes, outcome))
}

fn taught_by(module: &Module, part: &VariantModule, outcome: &Outcome) -> Option<Bloom> {
    let by_works = labs(module, part).filter_map(|lab| deepest(&lab.outcomes, outcome)).max();
    let is_trained = module.labs.iter().any(|lab| deepest(&lab.outcomes, outcome).is_some());
    let by_module = deepest(&module.outcomes, outcome)
        .map(|level| if by_works.is_some() || !is_trained { level } else { level.min(Bloom::Understand) });
    by_works.max(by_module)
}

/// The deepest level at which parts of the assessment that a variant keeps, and its final attestation, measure an outcome.
fn assessed(course: &Course, variant: &Variant, outcome: &Outcome) -> Option<Bloom> {
    let parts = course.assessment.iter().filter(|part| variant.assessment.contains(&part.id));
    let by_parts = parts.filter_map(|part| deepest(&part.outcomes, outcome)).max();
    let attestation = variant.attestation.as_ref();
    by_parts.max(attestation.and_then(|attestation| deepest(&attestation.outcomes, outcome)))
}

fn deepest(links: &[OutcomeLink], outcome: &Outcome) -> Option<Bloom> {
    let own = links.iter().filter(|link| link.outcome == outcome.id);
    own.map(|link| link.level.unwrap_or(outcome.level)).max()
}

/// The topics of a module that a part of a variant keeps.
pub fn topics<'a>(module: &'a Module, part: &'a VariantModule) -> impl Iterator<Item = &'a Topic> {
    module.topics.iter().filter(|topic| part.topics.is_empty() || part.topics.contains(&topic.id))
}

/// The works of a module that a part of a variant keeps.
pub fn labs<'a>(module: &'a Module, part: &'a VariantModule) -> impl Iterator<Item = &'a Lab> {
    module.labs.iter().filter(|lab| part.labs.contains(&lab.id))
}

/// What a variant leaves out of a module.
#[derive(Debug, Clone)]
pub struct Left<'a> {
    /// The module.
    pub module: &'a Module,
    /// Whether no part of it is kept.
    pub whole: bool,
    /// Topics that are left out of a module of which a part is kept.
    pub topics: Vec<&'a Topic>,
    /// Works that are left out of such a module.
    pub labs: Vec<&'a Lab>,
}

/// Modules of a course of which a variant leaves something out, in the course's order.
pub fn left<'a>(course: &'a Course, variant: &Variant) -> Vec<Left<'a>> {
    let of = |module: &'a Module| {
        let parts: Vec<&VariantModule> =
            variant.modules.iter().filter(|part| part.sources().contains(&module.id)).collect();
        let kept = |ids: fn(&VariantModule) -> &[Id], id: &Id| parts.iter().any(|part| ids(part).contains(id));
        let all_topics = parts.iter().any(|part| part.topics.is_empty());
        let whole = parts.is_empty();
        let topics = module.topics.iter().filter(|topic| !whole && !all_topics && !kept(|p| &p.topics, &topic.id));
        let labs = module.labs.iter().filter(|lab| !whole && !kept(|p| &p.labs, &lab.id));
        Left { module, whole, topics: topics.collect(), labs: labs.collect() }
    };
    let left = course.modules.iter().map(of);
    left.filter(|left| left.whole || !left.topics.is_empty() || !left.labs.is_empty()).collect()
}
