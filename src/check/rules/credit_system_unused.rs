//! Every credit system of an institution must be used by one of its courses; those that it inherits need not be.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::Count;
use crate::source::{Kind, Path};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "credit-system-unused",
    summary: "no course uses a credit system",
    docs: include_str!("credit_system_unused.md"),
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
        let unused = institution
            .value
            .credit_systems
            .keys()
            .filter(|&id| !context.catalog.is_inherited(&institution.id, "credit-systems", id))
            .filter(|&id| !own.iter().any(|item| item.value.credits.contains_key(id)));
        for id in unused.filter(|_| !own.is_empty()) {
            let message = format!("credit system `{id}` is used by 0 of {}", Count(own.len(), "course"));
            reporter
                .at_key(institution.file, Path::root().key("credit-systems").key(id.as_str()), message)
                .hint("remove it, or let a course use it");
        }
    }
}
