//! A corequisite is taken at the same time or before, not after.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "corequisite-later-semester",
    summary: "a corequisite is taught later",
    docs: include_str!("corequisite_later_semester.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let Some(last) = item.value.semesters.iter().max() else { continue };
        for (i, id) in item.value.corequisites.iter().enumerate() {
            let Some(other) = context.catalog.courses.get(id) else { continue };
            let Some(begins) = other.value.semesters.iter().min().filter(|begins| *begins > last) else { continue };
            let message = format!("corequisite `{id}` begins in semester {begins}, this course ends in {last}");
            reporter
                .at(item.file, Path::root().key("corequisites").index(i), message)
                .label(other.file, Path::root().key("semesters"), "the semesters of the corequisite")
                .label(item.file, Path::root().key("semesters"), "the semesters of this course")
                .hint("move one of the courses, or remove the corequisite");
        }
    }
}
