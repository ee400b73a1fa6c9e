//! Control hours are the examination and preparing for it: they belong to the course.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "hours-control-in-topic",
    summary: "a topic claims hours of control",
    docs: include_str!("hours_control_in_topic.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (i, module) in item.value.modules.iter().enumerate() {
            for (j, topic) in module.topics.iter().enumerate().filter(|(_, topic)| !topic.hours.control.is_zero()) {
                let path = Path::root().key("modules").index(i).key("topics").index(j);
                let message =
                    format!("topic `{}` has {} hours of control, expected none", topic.id, topic.hours.control);
                reporter
                    .at(item.file, path.key("hours").key("control"), message)
                    .hint("give hours of control to the course: `hours: {…, control: 27}`; tests in class are part of its classes");
            }
        }
    }
}
