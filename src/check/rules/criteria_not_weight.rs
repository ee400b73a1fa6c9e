//! Points of criteria, where they are given, must add up to the weight of their assessment part.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Percent};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "criteria-not-weight",
    summary: "the points of the criteria do not add up to the weight of their part",
    docs: include_str!("criteria_not_weight.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (i, part) in item.value.assessment.iter().enumerate() {
            let points: Vec<Percent> = part.criteria.iter().filter_map(|criterion| criterion.points).collect();
            let total: Percent = points.iter().copied().sum();
            if points.is_empty() || total == part.weight {
                continue;
            }
            let path = Path::root().key("assessment").index(i);
            let terms: Vec<String> = points.iter().map(ToString::to_string).collect();
            let message = format!("criteria of `{}` have {total} points, its weight is {}", part.id, part.weight);
            let finding = reporter
                .at_key(item.file, path.key("criteria"), message)
                .text(format!("{} = {total}", terms.join(" + ")))
                .label(item.file, path.key("weight"), "the weight");
            let silent = part.criteria.len() - points.len();
            if silent > 0 {
                finding.hint(format!(
                    "{silent} of {} criteria have no points: give all of them points",
                    part.criteria.len()
                ));
            } else if total < part.weight {
                finding.hint(format!("share out {} more points", part.weight - total));
            } else {
                finding.hint(format!("take {} points away", total - part.weight));
            }
        }
    }
}
