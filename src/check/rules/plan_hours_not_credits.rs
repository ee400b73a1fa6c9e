//! The hours of a plan row must be worth its credits.

use crate::check::plans::{judge, rows, worth};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-hours-not-credits",
    summary: "the hours of a plan row are not those of its credits",
    docs: include_str!("plan_hours_not_credits.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        let program = &row.program.value;
        let total = row.row.hours().total();
        let Some((institution, worth)) = worth(context.catalog, program, row.row.credits) else { continue };
        let Some(message) = worth.compare(total) else { continue };
        reporter
            .at(row.file(), row.path().key("credits"), format!("row `{}`: {message}", row.row.id))
            .label_key(row.file(), row.path().key("semesters"), format!("{total} hours in all"))
            .label(institution.file, judge(program), "what one credit stands for")
            .hint(match worth.fitting(total) {
                Some(credits) => format!("write `credits: {credits}`, or correct the hours of the row"),
                None => "no whole or half number of credits fits: correct the hours of the row".to_owned(),
            });
    }
}
