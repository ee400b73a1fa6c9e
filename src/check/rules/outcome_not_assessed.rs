//! Every outcome must be measured by a part of the assessment.

use crate::catalog::outcome_path;
use crate::check::alignment::assessed;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::Count;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-not-assessed",
    summary: "no part of the assessment measures an outcome",
    docs: include_str!("outcome_not_assessed.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let course = &item.value;
        for (i, outcome) in
            course.outcomes.iter().enumerate().filter(|(_, outcome)| assessed(course, outcome).next().is_none())
        {
            let parts = Count(course.assessment.len(), "part");
            let message = format!("outcome `{}` is measured by 0 of {parts} of the assessment", outcome.id);
            reporter
                .at(item.file, outcome_path(i).key("id"), message)
                .label_key(item.file, Path::root().key("assessment"), "the assessment")
                .hint(format!(
                    "add `{}` to `outcomes` of the part that measures it, or remove the outcome",
                    outcome.id
                ));
        }
    }
}
