//! A part of a rating scheme must not ask for more points than it gives.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "rating-part-impossible",
    summary: "a part of a rating scheme asks for more points than it gives",
    docs: include_str!("rating_part_impossible.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for institution in context.catalog.institutions.values() {
        for (id, rating) in &institution.value.ratings {
            let parts = Path::root().key("ratings").key(id.as_str()).key("parts");
            for (i, part) in rating.parts.iter().enumerate().filter(|(_, part)| part.min > part.max) {
                let message = format!("part `{}` asks for {} points and gives {}", part.id, part.min, part.max);
                reporter
                    .at(institution.file, parts.index(i).key("min"), message)
                    .label(institution.file, parts.index(i).key("max"), "all that it gives")
                    .hint("exchange the two numbers, or correct one of them");
            }
        }
    }
}
