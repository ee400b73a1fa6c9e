//! References of assessment funds: the outcomes and topics that items name are those of the course beside them.

use std::collections::BTreeMap;

use super::Catalog;
use super::dangling::{unique, unknown};
use crate::load::Item;
use crate::model::{AssessmentFund, Course, Id};
use crate::report::{Place, Report};
use crate::source::{Kind, Path, Sources, course_of};

/// Follows every reference of the funds; one with a dangling reference is reported and left out.
pub(super) fn resolve(
    funds: BTreeMap<Id, Item<AssessmentFund>>,
    catalog: &Catalog,
    sources: &Sources,
    report: &mut Report,
) -> BTreeMap<Id, Item<AssessmentFund>> {
    let mut sound = BTreeMap::new();
    for (id, item) in funds {
        let mut findings = Report::default();
        match catalog.courses.get(&id) {
            Some(course) => follow(&item, &course.value, &mut findings),
            None if catalog.broken.has(Kind::Course, &id) => {}
            None => {
                let folder = course_of(&sources.file(item.file).path).unwrap_or(id.as_str());
                let known = catalog.courses.keys().map(Id::as_str);
                let place = Place::Value(item.file, Path::root());
                let finding = unknown("unknown-course", "course", folder, place, known);
                findings.push(finding.hint("a fund stands beside its course, in the folder that has the course's id"));
            }
        }
        if findings.is_empty() {
            sound.insert(id, item);
        }
        report.extend(findings);
    }
    sound
}

fn follow(fund: &Item<AssessmentFund>, course: &Course, report: &mut Report) {
    let path = |i: usize| Path::root().key("items").index(i);
    let items = || fund.value.items.iter().enumerate();
    unique("item", fund.file, items().map(|(i, item)| (item.id.as_str(), i)), |i| path(i).key("id"), report);
    let outcomes: Vec<&str> = course.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
    let topics: Vec<&str> =
        course.modules.iter().flat_map(|module| &module.topics).map(|topic| topic.id.as_str()).collect();
    for (i, item) in items() {
        let named = [
            ("unknown-outcome", "outcome", &item.outcome, &outcomes),
            ("unknown-topic", "topic", &item.topic, &topics),
        ];
        for (code, what, id, known) in named {
            if !known.contains(&id.as_str()) {
                let place = Place::Value(fund.file, path(i).key(what));
                report.push(unknown(code, what, id.as_str(), place, known.iter().copied()));
            }
        }
    }
}
