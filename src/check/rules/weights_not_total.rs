//! The weights of a course's assessment parts must add up to the whole.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Percent};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "weights-not-total",
    summary: "assessment weights do not add up to 100",
    docs: include_str!("weights_not_total.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for course in context.catalog.courses.values() {
        let parts = &course.value.assessment;
        let total: Percent = parts.iter().map(|part| part.weight).sum();
        if total == Percent::WHOLE || parts.is_empty() {
            continue;
        }
        let path = Path::root().key("assessment");
        let sum: Vec<String> = parts.iter().map(|part| part.weight.to_string()).collect();
        let mut finding = reporter
            .at_key(course.file, path.clone(), format!("assessment weights add up to {total}, not to 100"))
            .text(format!("{} = {total}", sum.join(" + ")));
        if let Some(largest) = (0..parts.len()).max_by_key(|&i| parts[i].weight) {
            finding = finding.label(course.file, path.index(largest).key("weight"), "the largest part");
        }
        let hint = if total > Percent::WHOLE {
            format!("take {} per cent away", total - Percent::WHOLE)
        } else {
            format!("{} per cent are missing", Percent::WHOLE - total)
        };
        finding.hint(hint);
    }
}
