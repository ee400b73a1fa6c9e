//! A row with links links an indicator of each competence that it names.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::ticked;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "competence-not-linked",
    summary: "a row names a competence and links none of its indicators",
    docs: include_str!("competence_not_linked.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog).filter(|row| !row.row.links.is_empty()) {
        let program = &row.program.value;
        for (i, code) in row.row.competences.iter().enumerate() {
            let Some(competence) = program.competences.iter().find(|one| one.code == *code) else { continue };
            let codes = || competence.indicators.iter().map(|indicator| &indicator.code);
            // A competence without indicators is the matter of `competence-without-indicator`.
            if codes().count() == 0 || codes().any(|code| row.row.links.iter().any(|link| link.indicator == *code)) {
                continue;
            }
            let message = format!("row `{}` forms `{code}` and links 0 of its indicators", row.row.id);
            reporter
                .at(row.file(), row.path().key("competences").index(i), message)
                .label_key(row.file(), row.path().key("links"), "links of the row")
                .hint(format!(
                    "link one of {} to outcomes of the course, or take `{code}` out",
                    ticked(codes(), "and")
                ));
        }
    }
}
