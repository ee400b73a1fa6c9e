//! Each semester of a row ends with a form of attestation.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-semester-without-attestation",
    summary: "a semester of a plan row has no form of attestation",
    docs: include_str!("plan_semester_without_attestation.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        for (i, semester) in row.row.semesters.iter().enumerate().filter(|(_, one)| one.attestation.is_empty()) {
            let message = format!("row `{}` ends semester {} with 0 forms of attestation", row.row.id, semester.number);
            reporter.at(row.file(), row.semester(i).key("number"), message).hint(
                "name one: `attestation: [credit]`, `[graded-credit]`, `[exam]`, `[term-paper]` or `[term-project]`",
            );
        }
    }
}
