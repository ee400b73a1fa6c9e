//! Every part of the assessment must measure an outcome.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "assessment-measures-nothing",
    summary: "a part of the assessment measures no outcome",
    docs: include_str!("assessment_measures_nothing.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (i, part) in item.value.assessment.iter().enumerate().filter(|(_, part)| part.outcomes.is_empty()) {
            let path = Path::root().key("assessment").index(i);
            let message = format!("`{}` weighs {} per cent and measures 0 outcomes", part.id, part.weight);
            reporter
                .at(item.file, path.key("id"), message)
                .label(item.file, path.key("weight"), "its weight")
                .hint("name what it measures: `outcomes: […]`, or remove it");
        }
    }
}
