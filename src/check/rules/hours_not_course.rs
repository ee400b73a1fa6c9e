//! The hours of a course must be those of its topics, with its control hours on top.

use crate::catalog::topic_hours;
use crate::check::hours::{cure, difference};
use crate::check::{Context, Reporter, Rule};
use crate::model::{HoursByKind, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "hours-not-course",
    summary: "the topics do not add up to the hours of the course",
    docs: include_str!("hours_not_course.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        // Control belongs to the course; what topics claim of it is the matter of `hours-control-in-topic`.
        let topics = HoursByKind { control: item.value.hours.control, ..topic_hours(&item.value) };
        let Some(difference) = difference(&topics, &item.value.hours) else { continue };
        let root = Path::root();
        reporter
            .at(item.file, root.key("hours"), format!("topics do not add up to the course: {difference}"))
            .label_key(item.file, root.key("modules"), format!("topics and control of {} in all", topics.total()))
            .hint(format!("{}, or correct the hours of the course", cure(&topics, &item.value.hours)));
    }
}
