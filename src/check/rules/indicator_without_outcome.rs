//! Each indicator is shown by an outcome of some row.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, PlanRow};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "indicator-without-outcome",
    summary: "an indicator is shown by no outcome of any row",
    docs: include_str!("indicator_without_outcome.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for program in context.catalog.programs.values() {
        for (i, competence) in program.value.competences.iter().enumerate() {
            let rows: Vec<&PlanRow> = program.value.rows.iter().filter(|row| row.forms(competence)).collect();
            // A row that is not linked yet may serve any indicator of its competences.
            if rows.is_empty() || rows.iter().any(|row| row.links.is_empty()) {
                continue;
            }
            for (j, indicator) in competence.indicators.iter().enumerate() {
                if rows.iter().any(|row| row.links.iter().any(|link| link.indicator == indicator.code)) {
                    continue;
                }
                let path = Path::root().key("competences").index(i).key("indicators").index(j).key("code");
                let message = format!("indicator `{}` is linked to 0 outcomes of the plan's courses", indicator.code);
                let names: Vec<String> = rows.iter().map(|row| format!("`{}`", row.id)).collect();
                reporter.at(program.file, path, message).hint(format!(
                    "link it in a row that forms `{}` ({}): `links: [{{indicator: {}, outcomes: […]}}]`",
                    competence.code,
                    names.join(", "),
                    indicator.code
                ));
            }
        }
    }
}
