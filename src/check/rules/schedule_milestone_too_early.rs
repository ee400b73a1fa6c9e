//! What is examined must have been taught.

use crate::check::schedule::schedules;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::ticked;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-milestone-too-early",
    summary: "an examination or a deadline comes before the last class of what it covers",
    docs: include_str!("schedule_milestone_too_early.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (item, schedule) in schedules(context) {
        for deadline in &schedule.deadlines {
            let Some(taught) = deadline.taught_later else { continue };
            let path = Path::root().key("milestones").index(deadline.milestone);
            let key = if item.value.milestones[deadline.milestone].on.is_some() { "on" } else { "due" };
            let message = format!(
                "`{}` is on {}, and {} is taught until {taught}",
                deadline.id,
                deadline.date,
                ticked(&deadline.covers, "and")
            );
            reporter
                .at(item.file, path.key(key), message)
                .hint(format!("set it after {taught}, or name in `covers` what it is about"));
        }
    }
}
