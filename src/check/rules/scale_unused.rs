//! Every scale of an institution must be used by one of its courses or rating schemes; those that it inherits need not be.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Id, Level};
use crate::report::words::Count;
use crate::source::{Kind, Path};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "scale-unused",
    summary: "no course uses a scale",
    docs: include_str!("scale_unused.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    // A course that could not be read may use anything.
    if context.catalog.broken.any(&[Kind::Course]) {
        return;
    }
    for institution in context.catalog.institutions.values() {
        let courses = context.catalog.courses.values();
        let own: Vec<_> =
            courses.filter(|item| context.catalog.institution(&item.value).id == institution.id).collect();
        // Where an institution has no courses, that is the finding: `institution-unused`.
        let in_ratings = |id: &Id| institution.value.ratings.values().any(|rating| rating.scale == *id);
        let unused = institution
            .value
            .scales
            .keys()
            .filter(|&id| !context.catalog.is_inherited(&institution.id, "scales", id) && !in_ratings(id))
            .filter(|&id| !own.iter().any(|item| item.value.grading.scale == *id));
        for id in unused.filter(|_| !own.is_empty()) {
            let message = format!("scale `{id}` is used by 0 of {}", Count(own.len(), "course"));
            reporter
                .at_key(institution.file, Path::root().key("scales").key(id.as_str()), message)
                .hint("remove it, or let a course use it");
        }
    }
}
