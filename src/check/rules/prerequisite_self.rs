//! A course must not be its own prerequisite or corequisite.

use crate::check::needs::needs;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "prerequisite-self",
    summary: "a course needs itself",
    docs: include_str!("prerequisite_self.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let before = needs(&item.value).into_iter().filter(|need| *need.course == item.id).map(|need| need.path);
        let beside = item.value.corequisites.iter().enumerate().filter(|(_, id)| **id == item.id);
        let beside = beside.map(|(i, _)| Path::root().key("corequisites").index(i));
        for path in before.chain(beside) {
            reporter
                .at(item.file, path, format!("course `{}` needs itself", item.id))
                .hint("remove it, or name another course");
        }
    }
}
