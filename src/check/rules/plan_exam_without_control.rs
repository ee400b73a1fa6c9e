//! An examination has hours of control.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Attestation, Hours, Level, StudyForm};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-exam-without-control",
    summary: "a semester has an examination and no hours of control",
    docs: include_str!("plan_exam_without_control.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        let form = row.program.value.form;
        let institution = context.catalog.institution_of(&row.program.value);
        let allowed = institution.and_then(|institution| institution.value.control.of(form));
        for (i, semester) in row.row.semesters.iter().enumerate().filter(|(_, one)| one.hours.control.is_zero()) {
            let needs = |attestation: &&Attestation| {
                let usual = match attestation {
                    Attestation::Exam => true,
                    Attestation::Credit | Attestation::GradedCredit => form == StudyForm::Correspondence,
                    Attestation::TermPaper | Attestation::TermProject => false,
                };
                usual && !allowed.is_some_and(|allowed| allowed.of(**attestation).contains(&Hours::ZERO))
            };
            let Some(attestation) = semester.attestation.iter().find(needs) else { continue };
            let what = if *attestation == Attestation::Exam { "an examination" } else { "a credit" };
            let message =
                format!("row `{}` has {what} in semester {} and 0 hours of control", row.row.id, semester.number);
            reporter
                .at_key(row.file(), row.semester(i).key("attestation"), message)
                .hint("give it hours of control, or let the institution's `control` say that it has none");
        }
    }
}
