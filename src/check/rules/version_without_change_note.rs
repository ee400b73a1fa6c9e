//! The current version of a course that keeps a list of changes must stand in it.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "version-without-change-note",
    summary: "the current version is not among the changes",
    docs: include_str!("version_without_change_note.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let (version, changes) = (&item.value.version, &item.value.changes);
        let Some(newest) = changes.first().filter(|_| changes.iter().all(|change| change.version != *version)) else {
            continue;
        };
        reporter
            .at(
                item.file,
                Path::root().key("version"),
                format!("version {version}, the newest change is of {}", newest.version),
            )
            .label(item.file, Path::root().key("changes").index(0).key("version"), "the newest change")
            .hint(format!(
                "say what it changed, at the head of `changes`: `{{version: \"{version}\", date: …, text: …}}`"
            ));
    }
}
