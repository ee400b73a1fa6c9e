//! At least one part of the assessment must measure an outcome at the level that it promises.

use crate::catalog::outcome_path;
use crate::check::alignment::{assessed, deepest};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-assessed-below-level",
    summary: "an outcome is assessed only below the level that it promises",
    docs: include_str!("outcome_assessed_below_level.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (i, outcome) in item.value.outcomes.iter().enumerate() {
            let deepest = deepest(assessed(&item.value, outcome));
            let Some(deepest) = deepest.filter(|deepest| deepest.level < outcome.level) else { continue };
            let message = format!(
                "outcome `{}` is assessed at the level `{}` at most, below the `{}` that it promises",
                outcome.id, deepest.level, outcome.level
            );
            reporter
                .at(item.file, deepest.path(), message)
                .label(item.file, outcome_path(i).key("level"), "promised here")
                .hint(format!("measure it as `{}` in one part, or promise `level: {}`", outcome.id, deepest.level));
        }
    }
}
