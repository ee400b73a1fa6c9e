//! The stated total of a frozen topic must be the sum of its kinds of work.

use crate::check::plans::{instead, rows};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-topic-not-sum",
    summary: "the stated total of a frozen topic is not the sum of its hours",
    docs: include_str!("plan_topic_not_sum.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        for (i, frozen) in row.row.frozen.iter().enumerate() {
            let sum = frozen.hours.total();
            let Some(stated) = frozen.total.filter(|stated| *stated != sum) else { continue };
            let message = format!("topic `{}` states {stated} hours in place of {sum}", frozen.topic);
            let path = row.path().key("frozen").index(i);
            reporter
                .at(row.file(), path.key("total"), message)
                .text(instead(stated, sum))
                .label(row.file(), path.key("hours"), format!("{sum} hours in all"))
                .hint(format!("write `total: {sum}`, or correct the hours"));
        }
    }
}
