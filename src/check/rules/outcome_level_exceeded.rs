//! A link to an outcome must not name a level above the one that the outcome promises.

use crate::catalog::{outcome_of, outcome_path};
use crate::check::alignment::holders;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-level-exceeded",
    summary: "a link names a level above the one that its outcome promises",
    docs: include_str!("outcome_level_exceeded.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (holder, links) in holders(&item.value) {
            for (i, link) in links.iter().enumerate() {
                let (Some(level), Some((at, outcome))) = (link.level, outcome_of(&item.value, &link.outcome)) else {
                    continue;
                };
                if level <= outcome.level {
                    continue;
                }
                let message = format!("`{link}` is above the level `{}` that the outcome promises", outcome.level);
                reporter
                    .at(item.file, holder.link(i), message)
                    .label(item.file, outcome_path(at).key("level"), "promised here")
                    .hint(format!("write `{}`, or promise `level: {level}`", outcome.id));
            }
        }
    }
}
