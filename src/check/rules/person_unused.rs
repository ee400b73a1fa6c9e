//! Every person must be an author of a course.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Id, Level};
use crate::report::words::Count;
use crate::source::{Kind, Path};
use std::collections::BTreeSet;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "person-unused",
    summary: "no course names a person",
    docs: include_str!("person_unused.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    // What could not be read may name anybody.
    if context.catalog.broken.any(&[Kind::Course, Kind::Variant, Kind::Offering]) {
        return;
    }
    let of_courses = context.catalog.courses.values().flat_map(|item| &item.value.authors);
    let of_variants = context.catalog.all_variants().flat_map(|(_, item)| &item.value.authors);
    let of_offerings = context.catalog.offerings.values().flat_map(|item| item.value.teachers());
    let named: BTreeSet<&Id> = of_courses.chain(of_variants).chain(of_offerings).collect();
    let Some(file) = context.catalog.people_file else { return };
    for id in context.catalog.people.keys().filter(|id| !named.contains(id)) {
        let message = format!("person `{id}` is author of 0 of {}", Count(context.catalog.courses.len(), "course"));
        reporter
            .at_key(file, Path::root().key(id.as_str()), message)
            .hint("name them in `authors` of a course or as `teachers` of an offering, or remove them");
    }
}
