//! Courses in another shape: what a row of a study plan or a variant makes of them, with the hours that topics have there.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::Catalog;
use super::binding::{Binding, BoundModule, Share, bind_works, distribute};
use super::variants::modules_of;
use crate::load::Item;
use crate::model::offering::Shape;
use crate::model::{
    Course, Credits, HoursByKind, Id, Lab, Module, Offering, Outcome, PlanPart, PlanRow, Standing, Topic, TopicHours,
    Variant, VariantModule,
};
use crate::source::{FileId, Path};

impl Catalog {
    /// The course that an offering gives, with the hours that it has there.
    pub fn course(&self, offering: &Offering) -> &Item<Course> {
        let shaped = offering.shape().map(|shape| self.shapes.get(&(offering.course.clone(), shape)));
        let found = shaped.unwrap_or_else(|| self.courses.get(&offering.course));
        found.expect("resolve keeps only offerings whose course is there in their shape")
    }

    /// The file and the place that say how many hours an offering has, and what they are the hours of.
    pub fn hours_of(&self, offering: &Offering) -> (FileId, Path, &'static str) {
        let (course, root) = (self.course(offering), Path::root());
        let shaped = match offering.shape() {
            None => None,
            Some(Shape::Row(name)) => self
                .binding(&name.program, &name.row)
                .map(|binding| (binding.program.file, binding.path().key("semesters"), "row")),
            Some(Shape::Variant(id)) => self
                .variants
                .get(&course.id)
                .and_then(|variants| variants.get(&id))
                .map(|variant| (variant.file, root.key("modules"), "variant")),
        };
        shaped.unwrap_or_else(|| (course.file, root.key("hours"), "course"))
    }

    /// A course in a shape; `None` where there is no such row or variant of it, or its programme has no institution.
    pub fn shaped(&self, course: &Id, shape: &Shape) -> Option<Item<Course>> {
        match shape {
            Shape::Row(name) => {
                let binding = self.binding(&name.program, &name.row).filter(|binding| binding.course.id == *course)?;
                let institution = self.institution_of(&binding.program.value)?;
                Some(of_row(&binding, &institution.id))
            }
            Shape::Variant(id) => {
                let variant = self.variants.get(course)?.get(id)?;
                Some(of_variant(self.courses.get(course)?, &variant.value))
            }
        }
    }
}

/// The course with the index, title, semesters, credits and hours of the row.
pub fn of_row(binding: &Binding<'_>, institution: &Id) -> Item<Course> {
    let (row, own) = (binding.row, &binding.course.value);
    let semesters: Vec<u8> = row.semesters.iter().map(|semester| semester.number).collect();
    let value = Course {
        code: row.index.clone(),
        title: row.title.clone().unwrap_or_else(|| own.title.clone()),
        institution: Some(institution.clone()),
        standing: standing(row),
        year: row.span().map(|(first, _)| first.div_ceil(2)),
        semesters,
        credits: credits(&own.credits, &binding.program.value.credit_system, row.credits),
        hours: row.hours(),
        modules: binding.modules().map(|bound| row_module(bound, row)).collect(),
        ..own.clone()
    };
    Item { id: binding.course.id.clone(), file: binding.course.file, value }
}

const fn standing(row: &PlanRow) -> Standing {
    match (row.part, row.choice.is_some()) {
        (PlanPart::Optional, _) => Standing::Optional,
        (_, true) => Standing::Elective,
        _ => Standing::Compulsory,
    }
}

/// The module with its hours in the row; its weeks are those of the course's own plan only.
fn row_module(bound: &BoundModule<'_>, row: &PlanRow) -> Module {
    let own = bound.module;
    let topics = own.topics.iter().zip(&bound.topics).map(|(topic, bound)| {
        let mut topic = topic.clone();
        topic.hours = bound.hours;
        topic
    });
    // A work without hours of its own is done in self-study.
    let labs = bound.works.iter().filter(|bound| !bound.hours.is_zero()).map(|bound| {
        let mut lab = bound.work.clone();
        lab.hours = bound.hours;
        lab
    });
    Module {
        weeks: own.weeks.clone().filter(|_| row.topics == TopicHours::Course),
        hours: None,
        topics: topics.collect(),
        labs: labs.collect(),
        ..own.clone()
    }
}

/// Credits of the row; those of other systems keep their proportion to the plan's, and one that does not come out exactly is
/// left out.
fn credits(course: &IndexMap<Id, Credits>, plan: &Id, row: Credits) -> IndexMap<Id, Credits> {
    let mut credits = IndexMap::from([(plan.clone(), row)]);
    let Some(own) = course.get(plan).filter(|own| !own.is_zero()) else { return credits };
    for (id, other) in course.iter().filter(|(id, _)| *id != plan) {
        let scaled = other.hundredths() * row.hundredths();
        if scaled % own.hundredths() == 0 {
            credits.insert(id.clone(), Credits::from_hundredths(scaled / own.hundredths()));
        }
    }
    credits
}

/// The course with the title, modules, outcomes and parts of assessment that the variant keeps. The hours of a module are distributed
/// over its topics in proportion to the course's own.
pub fn of_variant(course: &Item<Course>, variant: &Variant) -> Item<Course> {
    let own = &course.value;
    let kept = |outcome: &Outcome| {
        let link = variant.outcomes.iter().find(|link| link.outcome == outcome.id)?;
        Some(Outcome { level: link.level.unwrap_or(outcome.level), ..outcome.clone() })
    };
    let outcomes: Vec<Outcome> = own.outcomes.iter().filter_map(kept).collect();
    let known: BTreeSet<&Id> = outcomes.iter().map(|outcome| &outcome.id).collect();
    let parts = own.assessment.iter().filter(|part| variant.assessment.contains(&part.id));
    let assessment = parts.map(|part| {
        let mut part = part.clone();
        let is_of = |module: &&VariantModule| module.sources().iter().any(|id| part.modules.contains(id));
        part.modules = variant.modules.iter().filter(is_of).map(|module| module.id.clone()).collect();
        part.outcomes.retain(|link| known.contains(&link.outcome));
        part
    });
    let value = Course {
        title: variant.title.clone().unwrap_or_else(|| own.title.clone()),
        institution: variant.institution.clone().or_else(|| own.institution.clone()),
        year: None,
        semesters: Vec::new(),
        authors: if variant.authors.is_empty() { own.authors.clone() } else { variant.authors.clone() },
        credits: IndexMap::new(),
        hours: [variant.module_hours(), HoursByKind { control: variant.attestation_hours(), ..HoursByKind::default() }]
            .into_iter()
            .sum(),
        modules: variant.modules.iter().map(|part| variant_module(own, part, &known)).collect(),
        assessment: assessment.collect(),
        outcomes: outcomes.clone(),
        ..own.clone()
    };
    Item { id: course.id.clone(), file: course.file, value }
}

fn variant_module(course: &Course, part: &VariantModule, known: &BTreeSet<&Id>) -> Module {
    let sources: Vec<&Module> = modules_of(course, part).collect();
    let first = sources.first().expect("resolve keeps only variants whose modules are there");
    let is_kept = |topic: &&Topic| part.topics.is_empty() || part.topics.contains(&topic.id);
    let mut topics: Vec<Topic> = sources.iter().flat_map(|module| &module.topics).filter(is_kept).cloned().collect();
    let shares: Vec<Share> = topics
        .iter()
        .map(|topic| Share { minimum: HoursByKind::default(), locked: false, ..Share::of(topic) })
        .collect();
    // Without topics there is nothing to distribute over, and the module is its own.
    match distribute(&shares, &part.hours) {
        Ok(hours) => topics.iter_mut().zip(hours).for_each(|(topic, hours)| topic.hours = hours),
        Err(_) => topics.clear(),
    }
    let title = part.title.clone().unwrap_or_else(|| first.title.clone());
    if topics.is_empty() {
        topics.push(Topic {
            id: part.id.clone(),
            title: title.clone(),
            text: None,
            hours: part.hours,
            minimum: None,
            locked: false,
            allow: Vec::new(),
        });
    }
    let labs = sources.iter().flat_map(|module| &module.labs).filter(|lab| part.labs.contains(&lab.id)).cloned();
    let mut module = Module {
        id: part.id.clone(),
        title,
        weeks: None,
        outcomes: sources
            .iter()
            .flat_map(|module| &module.outcomes)
            .filter(|link| known.contains(&link.outcome))
            .cloned()
            .collect(),
        hours: None,
        topics,
        labs: labs.collect(),
        allow: Vec::new(),
        ..(*first).clone()
    };
    let works: Vec<Lab> = bind_works(&module, &part.hours)
        .into_iter()
        .map(|bound| Lab { hours: bound.hours, ..bound.work.clone() })
        .collect();
    module.labs = works;
    module
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_keep_their_proportion() {
        let id = |id: &str| id.parse::<Id>().unwrap();
        let course = IndexMap::from([(id("ze"), Credits::whole(6)), (id("ects"), Credits::whole(9))]);
        let shown = |row| {
            let credits = credits(&course, &id("ze"), row);
            credits.iter().map(|(id, credits)| format!("{id} {credits}")).collect::<Vec<_>>()
        };
        assert_eq!(shown(Credits::whole(4)), ["ze 4", "ects 6"]);
        assert_eq!(shown(Credits::from_hundredths(333)), ["ze 3.33"]);
    }
}
