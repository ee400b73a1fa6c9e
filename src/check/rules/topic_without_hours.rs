//! A topic without hours is not taught.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "topic-without-hours",
    summary: "a topic has no hours",
    docs: include_str!("topic_without_hours.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (i, module) in item.value.modules.iter().enumerate() {
            for (j, topic) in module.topics.iter().enumerate().filter(|(_, topic)| topic.hours.total().is_zero()) {
                let path = Path::root().key("modules").index(i).key("topics").index(j).key("hours");
                reporter
                    .at(item.file, path, format!("topic `{}` has 0 hours", topic.id))
                    .hint("give it hours, self-study at the least, or join it to its neighbour");
            }
        }
    }
}
