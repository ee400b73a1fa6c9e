//! A corequisite must not need the course that it accompanies.

use crate::check::needs::behind;
use crate::check::needs::needs;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "corequisite-builds-on-course",
    summary: "a corequisite needs this course first",
    docs: include_str!("corequisite_builds_on_course.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (i, id) in item.value.corequisites.iter().enumerate().filter(|(_, id)| **id != item.id) {
            let Some(other) =
                context.catalog.courses.get(id).filter(|_| behind(context.catalog, id).contains(&item.id))
            else {
                continue;
            };
            let path = Path::root().key("corequisites").index(i);
            let message = format!("corequisite `{id}` can be taken only after `{}`", item.id);
            let mut finding = reporter.at(item.file, path, message);
            for need in needs(&other.value).into_iter().filter(|need| need.sure) {
                if *need.course == item.id || behind(context.catalog, need.course).contains(&item.id) {
                    finding = finding.label(other.file, need.path, format!("`{id}` needs `{}`", need.course));
                }
            }
            finding.hint("remove the corequisite, or the prerequisite of the other course");
        }
    }
}
