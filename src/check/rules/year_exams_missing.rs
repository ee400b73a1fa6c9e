//! A semester whose plan has examinations has days for them.

use crate::check::plans::rows_of;
use crate::check::years::{term_path, years};
use crate::check::{Context, Reporter, Rule};
use crate::model::calendar::PartKind;
use crate::model::{Attestation, Level};
use crate::plan::year::Mark;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "year-exams-missing",
    summary: "a semester with examinations has no days for them",
    docs: include_str!("year_exams_missing.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (program, year) in years(context) {
        for term in &year.study.terms {
            let semester = term.semester;
            if year.count(Some(semester), Mark::Part(PartKind::Exams)) > 0 {
                continue;
            }
            let examined = rows_of(program).find_map(|row| {
                let own = row.row.semesters.iter().position(|own| own.number == semester)?;
                row.row.semesters[own].attestation.contains(&Attestation::Exam).then_some((row, own))
            });
            let Some((row, own)) = examined else { continue };
            let message = format!("semester {semester} has no day of examinations, and row `{}` has one", row.row.id);
            reporter
                .at_key(program.file, term_path(year, semester).key("semester"), message)
                .label(program.file, row.semester(own).key("attestation"), "examined here")
                .hint("give the semester a part of the kind `exams`");
        }
    }
}
