//! The most points of a rating scheme must add up to 100.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Percent};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "rating-not-total",
    summary: "the most points of a rating scheme do not add up to 100",
    docs: include_str!("rating_not_total.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for institution in context.catalog.institutions.values() {
        for (id, rating) in &institution.value.ratings {
            let total: Percent = rating.parts.iter().map(|part| part.max).sum();
            if total != Percent::WHOLE {
                let path = Path::root().key("ratings").key(id.as_str()).key("parts");
                let message = format!("the parts of rating `{id}` give {total} points at most, not {}", Percent::WHOLE);
                let change = match total < Percent::WHOLE {
                    true => format!("give {} more points", Percent::WHOLE - total),
                    false => format!("give {} fewer points", total - Percent::WHOLE),
                };
                reporter.at_key(institution.file, path, message).hint(change);
            }
        }
    }
}
