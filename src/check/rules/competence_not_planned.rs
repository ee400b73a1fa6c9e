//! A row links indicators only of the competences that it names.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "competence-not-planned",
    summary: "a row links an indicator of a competence that it does not name",
    docs: include_str!("competence_not_planned.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog).filter(|row| !row.row.competences.is_empty()) {
        for (i, link) in row.row.links.iter().enumerate() {
            let Some((competence, _)) = row.program.value.indicator(&link.indicator) else { continue };
            if row.row.competences.contains(&competence.code) {
                continue;
            }
            let message = format!(
                "indicator `{}` is of `{}`, which row `{}` does not form",
                link.indicator, competence.code, row.row.id
            );
            reporter
                .at(row.file(), row.path().key("links").index(i).key("indicator"), message)
                .label(row.file(), row.path().key("competences"), "competences of the row by the plan")
                .hint(format!("add `{}` to the competences of the row, or remove the link", competence.code));
        }
    }
}
