//! Hours of control go with an examination, or with what the institution allows.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Attestation, Level, StudyForm};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-control-without-exam",
    summary: "a semester has hours of control and no examination",
    docs: include_str!("plan_control_without_exam.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        let form = row.program.value.form;
        let institution = context.catalog.institution_of(&row.program.value);
        let allowed = institution.and_then(|institution| institution.value.control.of(form));
        for (i, semester) in row.row.semesters.iter().enumerate() {
            let control = semester.hours.control;
            let takes = |attestation: &Attestation| match attestation {
                Attestation::Exam => true,
                // A credit of a correspondence course has hours of its own.
                Attestation::Credit | Attestation::GradedCredit if form == StudyForm::Correspondence => true,
                other => allowed.is_some_and(|allowed| allowed.of(*other).contains(&control)),
            };
            if control.is_zero() || semester.attestation.iter().any(takes) {
                continue;
            }
            let message = format!(
                "row `{}` has {control} hours of control in semester {} and no examination",
                row.row.id, semester.number
            );
            reporter
                .at(row.file(), row.semester(i).key("hours").key("control"), message)
                .hint("name the examination in `attestation`, or give the hours to self-study");
        }
    }
}
