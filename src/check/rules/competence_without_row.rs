//! Each competence of a programme is formed by some row of its plan.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "competence-without-row",
    summary: "a competence is formed by no row of the plan",
    docs: include_str!("competence_without_row.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for program in context.catalog.programs.values() {
        let rows = &program.value.rows;
        for (i, competence) in program.value.competences.iter().enumerate() {
            if rows.iter().any(|row| row.forms(competence)) {
                continue;
            }
            let message = format!("competence `{}` is formed by 0 of {} rows", competence.code, rows.len());
            reporter
                .at(program.file, Path::root().key("competences").index(i).key("code"), message)
                .hint(format!("name it in a row: `competences: [{}]`", competence.code));
        }
    }
}
