//! Every module must teach an outcome.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "module-without-outcome",
    summary: "a module serves no outcome",
    docs: include_str!("module_without_outcome.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (i, module) in item.value.modules.iter().enumerate().filter(|(_, module)| module.outcomes.is_empty()) {
            let hours: crate::model::HoursByKind = module.topics.iter().map(|topic| topic.hours).sum();
            let message = format!("module `{}` takes {} hours and serves 0 outcomes", module.id, hours.total());
            reporter
                .at(item.file, Path::root().key("modules").index(i).key("id"), message)
                .hint("name what it teaches: `outcomes: […]`, or give its hours to a module that serves one");
        }
    }
}
