//! An outcome needs an indicator: what shows that it is reached.

use crate::catalog::outcome_path;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-without-indicator",
    summary: "an outcome has no indicator of achievement",
    docs: include_str!("outcome_without_indicator.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let bare = item.value.outcomes.iter().enumerate().filter(|(_, outcome)| outcome.indicators.is_empty());
        for (i, outcome) in bare {
            reporter
                .at(item.file, outcome_path(i).key("id"), format!("outcome `{}` has 0 indicators", outcome.id))
                .hint(
                    "say what shows that it is reached: `indicators: [Приводит таблицу к третьей нормальной форме.]`",
                );
        }
    }
}
