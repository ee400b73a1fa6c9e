//! A prerequisite must end before the course begins.

use crate::catalog::Catalog;
use crate::check::{Context, Reporter, Rule};
use crate::load::Item;
use crate::model::{Course, Level, Requirement};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "prerequisite-later-semester",
    summary: "a prerequisite is taught in the same semester or later",
    docs: include_str!("prerequisite_later_semester.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let (Some(requirement), Some(&first)) = (&item.value.prerequisites, item.value.semesters.iter().min()) else {
            continue;
        };
        for (path, needed, last) in late(context.catalog, requirement, &Path::root().key("prerequisites"), first) {
            let message =
                format!("prerequisite `{}` ends in semester {last}, this course begins in {first}", needed.id);
            reporter
                .at(item.file, path, message)
                .label(needed.file, Path::root().key("semesters"), "the semesters of the prerequisite")
                .label(item.file, Path::root().key("semesters"), "the semesters of this course")
                .hint("move one of the courses, make it a corequisite, or offer an alternative with `any`");
        }
    }
}

/// Needed courses that end in the semester `first` or later; none where an alternative ends in time.
fn late<'a>(
    catalog: &'a Catalog,
    requirement: &Requirement,
    path: &Path,
    first: u8,
) -> Vec<(Path, &'a Item<Course>, u8)> {
    let course = |id, path| {
        let item = catalog.courses.get(id)?;
        let last = item.value.semesters.iter().max().copied().filter(|&last| last >= first)?;
        Some((path, item, last))
    };
    match requirement {
        Requirement::All(items) => items
            .iter()
            .enumerate()
            .flat_map(|(i, item)| late(catalog, item, &path.key("all").index(i), first))
            .collect(),
        Requirement::Any(items) => {
            let each: Vec<_> = items
                .iter()
                .enumerate()
                .map(|(i, item)| late(catalog, item, &path.key("any").index(i), first))
                .collect();
            if each.iter().any(Vec::is_empty) { Vec::new() } else { each.concat() }
        }
        Requirement::Course(id) => course(id, path.key("course")).into_iter().collect(),
        Requirement::Outcome(wanted) => course(&wanted.course, path.key("outcome")).into_iter().collect(),
        Requirement::Knowledge(_) => Vec::new(),
    }
}
