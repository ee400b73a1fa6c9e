//! Frozen hours are read only where the row says so.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, TopicHours};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-frozen-unused",
    summary: "a plan row has frozen hours and does not use them",
    docs: include_str!("plan_frozen_unused.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        let topics = row.row.topics;
        if !row.row.frozen.is_empty() && topics != TopicHours::Frozen {
            let message =
                format!("row `{}` has frozen hours, and `topics: {}` passes over them", row.row.id, topics.as_str());
            reporter
                .at_key(row.file(), row.path().key("frozen"), message)
                .hint("write `topics: frozen`, or remove the frozen hours");
        }
    }
}
