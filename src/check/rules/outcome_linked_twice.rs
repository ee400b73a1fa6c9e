//! A list of links must name an outcome once.

use crate::check::alignment::holders;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-linked-twice",
    summary: "a list names one outcome twice",
    docs: include_str!("outcome_linked_twice.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (holder, links) in holders(&item.value) {
            for (i, link) in links.iter().enumerate() {
                let Some(first) = links[..i].iter().position(|earlier| earlier.outcome == link.outcome) else {
                    continue;
                };
                reporter
                    .at(item.file, holder.link(i), format!("outcome `{}` is named twice", link.outcome))
                    .label(item.file, holder.link(first), format!("first named here as `{}`", links[first]))
                    .hint("keep the link with the level that is meant");
            }
        }
    }
}
