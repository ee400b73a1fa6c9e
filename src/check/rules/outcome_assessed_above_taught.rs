//! Nothing may be measured at a level higher than the one at which it is taught.

use crate::check::alignment::{assessed, deepest, taught};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-assessed-above-taught",
    summary: "an outcome is assessed at a higher level than any at which it is taught",
    docs: include_str!("outcome_assessed_above_taught.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for outcome in &item.value.outcomes {
            // Without any teaching there is a finding already: `outcome-not-taught`.
            let Some(deepest) = deepest(taught(&item.value, outcome)) else { continue };
            for link in assessed(&item.value, outcome).filter(|link| link.level > deepest.level) {
                let message = format!(
                    "outcome `{}` is assessed at the level `{}`, above the `{}` at which it is taught",
                    outcome.id, link.level, deepest.level
                );
                reporter
                    .at(item.file, link.path(), message)
                    .label(item.file, deepest.path(), format!("taught to the level `{}` at most", deepest.level))
                    .hint(format!(
                        "teach it as `{0}@{1}`, or assess it as `{0}@{2}`",
                        outcome.id, link.level, deepest.level
                    ));
            }
        }
    }
}
