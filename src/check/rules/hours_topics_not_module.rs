//! The hours of a module that states them must be those of its topics.

use crate::check::hours::{cure, difference};
use crate::check::{Context, Reporter, Rule};
use crate::model::{HoursByKind, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "hours-topics-not-module",
    summary: "the topics of a module do not add up to its hours",
    docs: include_str!("hours_topics_not_module.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (i, module) in item.value.modules.iter().enumerate() {
            let topics: HoursByKind = module.topics.iter().map(|topic| topic.hours).sum();
            let Some(expected) = &module.hours else { continue };
            let Some(difference) = difference(&topics, expected) else { continue };
            let path = Path::root().key("modules").index(i);
            reporter
                .at(item.file, path.key("hours"), format!("topics do not add up to the module: {difference}"))
                .label_key(item.file, path.key("topics"), format!("topics of {} in all", topics.total()))
                .hint(format!("{}, or correct the hours of the module", cure(&topics, expected)));
        }
    }
}
