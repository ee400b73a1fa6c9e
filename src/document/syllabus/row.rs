//! A plan row as a course: what a programme makes of it, so that a recognition office reads the hours of the plan.

use indexmap::IndexMap;

use crate::catalog::Binding;
use crate::catalog::binding::BoundModule;
use crate::load::Item;
use crate::model::{Course, Credits, Id, Module, PlanPart, PlanRow, Standing, TopicHours};

/// The course with the index, title, semesters, credits and hours of the row.
pub(in crate::document) fn course(binding: &Binding<'_>, institution: &Id) -> Item<Course> {
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
        modules: binding.modules().map(|bound| module(bound, row)).collect(),
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
fn module(bound: &BoundModule<'_>, row: &PlanRow) -> Module {
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
