//! A course must name main literature.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "literature-missing",
    summary: "a course has no main literature",
    docs: include_str!("literature_missing.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values().filter(|item| item.value.literature.main.is_empty()) {
        let further = item.value.literature.further.len();
        let message = format!("course `{}` has 0 works of main literature and {further} of further", item.id);
        reporter
            .at_key(item.file, Path::root().key("literature"), message)
            .hint("name keys of `bibliography.yaml`: `literature: {main: […]}`");
    }
}
