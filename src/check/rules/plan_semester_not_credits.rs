//! The hours of a semester of a row should be worth the credits of that semester.

use crate::check::plans::{judge, rows, worth};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-semester-not-credits",
    summary: "the hours of a semester of a row are not those of its credits",
    docs: include_str!("plan_semester_not_credits.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        let program = &row.program.value;
        for (i, semester) in row.row.semesters.iter().enumerate() {
            let Some(credits) = semester.credits else { continue };
            let total = semester.hours.total();
            let Some((institution, worth)) = worth(context.catalog, program, credits) else { continue };
            let Some(message) = worth.compare(total) else { continue };
            let message = format!("row `{}` in semester {}: {message}", row.row.id, semester.number);
            reporter
                .at(row.file(), row.semester(i).key("credits"), message)
                .label(row.file(), row.semester(i).key("hours"), format!("{total} hours in all"))
                .label(institution.file, judge(program), "what one credit stands for")
                .hint(match worth.fitting(total) {
                    Some(credits) => format!("write `credits: {credits}`, or correct the hours of the semester"),
                    None => "correct the hours of the semester, or leave its credits out".to_owned(),
                });
        }
    }
}
