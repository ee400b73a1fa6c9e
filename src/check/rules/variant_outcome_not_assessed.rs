//! What a further professional programme promises is assessed by a part of the assessment or by the final attestation.

use crate::catalog::dropped::fates;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "variant-outcome-not-assessed",
    summary: "a further professional programme assesses an outcome nowhere",
    docs: include_str!("variant_outcome_not_assessed.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let professional = context.catalog.all_variants().filter(|(_, item)| item.value.kind.is_professional());
    for (course, item) in professional {
        for fate in fates(&course.value, &item.value).into_iter().filter(|fate| fate.is_unassessed()) {
            let id = &fate.outcome.id;
            let links = &item.value.outcomes;
            let Some(i) = links.iter().position(|link| link.outcome == *id) else { continue };
            reporter
                .at(item.file, Path::root().key("outcomes").index(i), format!("outcome `{id}` is assessed nowhere"))
                .hint(format!(
                    "name a part of the course's assessment in `assessment` that measures it, or add `{id}` to \
                     `attestation.outcomes`"
                ));
        }
    }
}
