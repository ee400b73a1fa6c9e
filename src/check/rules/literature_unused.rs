//! Every work of the bibliography must be used by a course.

use crate::check::literature::users;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::Count;
use crate::source::{Kind, Path};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "literature-unused",
    summary: "no course uses a work of the bibliography",
    docs: include_str!("literature_unused.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    // A course that could not be read may use anything.
    if context.catalog.broken.any(&[Kind::Course]) {
        return;
    }
    let users = users(context.catalog);
    for (key, (file, _)) in context.catalog.bibliography.iter().filter(|(key, _)| !users.contains_key(key.as_str())) {
        let message = format!("`{key}` is used by 0 of {}", Count(context.catalog.courses.len(), "course"));
        reporter
            .at_key(*file, Path::root().key(key), message)
            .hint("name it in `literature` of a course, or remove it");
    }
}
