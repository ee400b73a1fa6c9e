//! Every institution of the folder must have a course.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Id, Level};
use crate::source::Path;
use std::collections::BTreeSet;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "institution-unused",
    summary: "no course is of an institution",
    docs: include_str!("institution_unused.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    // A course that could not be read may use anything.
    if !context.catalog.broken.is_empty() {
        return;
    }
    let courses = context.catalog.courses.values();
    let used: BTreeSet<&Id> = courses.map(|item| &context.catalog.institution(&item.value).id).collect();
    for institution in context.catalog.institutions.values().filter(|_| !used.is_empty()) {
        if !used.contains(&institution.id) {
            let message = format!("institution `{}` has 0 courses", institution.id);
            reporter
                .at_key(institution.file, Path::root().key("name"), message)
                .hint(format!("write `institution: {}` in a course, or remove the file", institution.id));
        }
    }
}
