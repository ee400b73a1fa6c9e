//! Every outcome must be taught by a module or one of its works.

use crate::catalog::outcome_path;
use crate::check::alignment::taught;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::Count;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-not-taught",
    summary: "no module teaches an outcome",
    docs: include_str!("outcome_not_taught.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let course = &item.value;
        for (i, outcome) in
            course.outcomes.iter().enumerate().filter(|(_, outcome)| taught(course, outcome).next().is_none())
        {
            let message =
                format!("outcome `{}` is taught by 0 of {}", outcome.id, Count(course.modules.len(), "module"));
            reporter
                .at(item.file, outcome_path(i).key("id"), message)
                .label_key(item.file, Path::root().key("modules"), "the modules")
                .hint(format!(
                    "add `{}` to `outcomes` of the module that teaches it, or remove the outcome",
                    outcome.id
                ));
        }
    }
}
