//! Imported rows and the courses of the catalogue: which belongs to which, and what modules are taught when.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, topic_hours};
use crate::load::Item;
use crate::model::{Course, Hours, HoursByKind, Id, PlanRow, Program, TopicHours};
use crate::report::Failure;

/// The credit system of an imported plan: the first of the catalogue's institution that counts in exact hours.
pub(super) fn credit_system(catalog: &Catalog) -> Result<Id, Failure> {
    let institution = catalog.settings.institutions.first().and_then(|id| catalog.institutions.get(id));
    let systems = institution.map(|institution| &institution.value.credit_systems);
    let exact = |system: &crate::model::CreditSystem| {
        let per = system.hours_per_credit;
        per.min == per.max && per.minutes.is_none()
    };
    let found = systems.and_then(|systems| {
        let chosen = systems.iter().find(|(_, system)| exact(system)).or_else(|| systems.iter().next());
        chosen.map(|(id, _)| id.clone())
    });
    found.ok_or_else(|| {
        Failure::new("the catalogue's first institution has no credit system")
            .hint("describe one: `credit-systems: {ze: {title: …, unit: з. е., hours-per-credit: {min: 36, max: 36}}}`")
    })
}

/// An id from an index, unlike all others: `b1-v-dv-02-01`.
pub(super) fn id(index: &str, taken: &mut BTreeSet<String>) -> Id {
    let latin: String = index.to_lowercase().chars().map(latin).collect();
    let parts: Vec<&str> = latin.split('-').filter(|part| !part.is_empty()).collect();
    let mut stem = parts.join("-");
    stem.truncate(56);
    let stem = if stem.is_empty() { "row".to_owned() } else { stem };
    let numbered = (2..).map(|n| format!("{stem}-{n}"));
    let free = std::iter::once(stem.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or(stem.clone());
    taken.insert(free.clone());
    free.parse().expect("only small Latin letters, digits and hyphens were kept")
}

/// A letter of an index in Latin; what is neither letter nor digit parts.
fn latin(letter: char) -> &'static str {
    const LETTERS: [(&str, &str); 2] =
        [("абвгдежзийклмнопрстуфхцыэё", "abvgdejziiklmnoprstufhcyee"), ("чшщюя", "cssuy")];
    const SAME: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    let same = SAME.find(letter).map(|at| &SAME[at..=at]);
    let found = LETTERS.into_iter().find_map(|(from, to)| {
        let at = from.chars().position(|known| known == letter)?;
        to.get(at..=at)
    });
    same.or(found).unwrap_or("-")
}

/// Binds rows to courses: by the course's code, which is the row's index, else by its title.
pub(super) fn bind(program: &mut Program, catalog: &Catalog, notes: &mut Vec<String>) {
    let mut bound = BTreeSet::new();
    for row in &mut program.rows {
        let Some(item) = course_of(row, catalog) else { continue };
        if !bound.insert(&item.id) {
            notes.push(format!(
                "{} «{}» looks like course `{}`, which another row binds",
                row.index,
                title(row),
                item.id
            ));
            continue;
        }
        if !modules(row, &item.value, notes) {
            notes.push(format!("course `{}` has fewer modules than {} has semesters: not bound", item.id, row.index));
            continue;
        }
        row.course = Some(item.id.clone());
        row.topics = if fits(row, &item.value) { TopicHours::Course } else { TopicHours::Distribute };
    }
    let free = program.rows.iter().filter(|row| row.course.is_none()).count();
    if free > 0 {
        notes.push(format!("{free} of {} rows bind no course of the catalogue", program.rows.len()));
    }
}

fn title(row: &PlanRow) -> &str {
    row.title.as_ref().and_then(|title| title.strings().next()).map_or("", |(_, title)| title)
}

fn course_of<'a>(row: &PlanRow, catalog: &'a Catalog) -> Option<&'a Item<Course>> {
    let by_code = catalog.courses.values().find(|item| item.value.code == row.index);
    let wanted = title(row).to_lowercase();
    let named = |item: &&Item<Course>| item.value.title.strings().any(|(_, title)| title.to_lowercase() == wanted);
    by_code.or_else(|| catalog.courses.values().find(named))
}

/// Divides the modules of a course between the semesters of a row, in their order and by their hours; each semester gets one
/// at least. Says whether that was possible.
fn modules(row: &mut PlanRow, course: &Course, notes: &mut Vec<String>) -> bool {
    let (count, semesters) = (course.modules.len(), row.semesters.len());
    if semesters == 1 {
        return true;
    }
    if count < semesters {
        return false;
    }
    let own = |hours: &HoursByKind| (hours.total() - hours.control).hundredths();
    let sizes: Vec<i64> =
        course.modules.iter().map(|module| module.topics.iter().map(|topic| own(&topic.hours)).sum()).collect();
    let all: i64 = sizes.iter().sum();
    let planned: Vec<i64> = row.semesters.iter().map(|semester| own(&semester.hours)).collect();
    let whole: i64 = planned.iter().sum();
    let (mut next, mut share) = (0, 0);
    for (i, semester) in row.semesters.iter_mut().enumerate() {
        share += planned[i];
        let left = semesters - i - 1;
        // A module belongs to the semester in which its middle lies.
        let middle = |module: usize| 2 * sizes[..module].iter().sum::<i64>() + sizes[module];
        let fits = (next..count).take_while(|&module| middle(module) * whole <= 2 * share * all).count();
        let end = if left == 0 { count } else { (next + fits).clamp(next + 1, count - left) };
        semester.modules = course.modules[next..end].iter().map(|module| module.id.clone()).collect();
        next = end;
    }
    notes.push(format!("modules of {} are divided between its semesters by their hours: look at them", row.index));
    true
}

/// Whether the topics of the course have the hours of the row as they are.
fn fits(row: &PlanRow, course: &Course) -> bool {
    let only = row.semesters.len() == 1;
    let semesters = row.semesters.iter().all(|semester| {
        let taught = course.modules.iter().filter(|module| only || semester.modules.contains(&module.id));
        let topics: HoursByKind = taught.flat_map(|module| &module.topics).map(|topic| topic.hours).sum();
        HoursByKind { control: Hours::ZERO, ..semester.hours } == topics
    });
    semesters && topic_hours(course).control.is_zero() && row.hours().control == course.hours.control
}
