//! The fewest points of a rating scheme must add up to the pass of its scale.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Percent};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "rating-not-pass",
    summary: "the fewest points of a rating scheme do not add up to the pass of its scale",
    docs: include_str!("rating_not_pass.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for institution in context.catalog.institutions.values() {
        for (id, rating) in &institution.value.ratings {
            let Some(scale) = institution.value.scales.get(&rating.scale) else { continue };
            let Some((step, pass)) = scale.pass() else { continue };
            let total: Percent = rating.parts.iter().map(|part| part.min).sum();
            if total != pass {
                let path = Path::root().key("ratings").key(id.as_str()).key("parts");
                let message =
                    format!("who has the fewest points of rating `{id}` has {total}, and a pass begins at {pass}");
                let steps = Path::root().key("scales").key(rating.scale.as_str()).key("steps");
                reporter
                    .at_key(institution.file, path, message)
                    .label(institution.file, steps.index(step).key("from"), "the pass of the scale")
                    .hint(format!("let the `min` of the parts add up to {pass}"));
            }
        }
    }
}
