//! The credits of semesters must add up to those of the row.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Credits, Level};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-semesters-not-total",
    summary: "the credits of semesters do not add up to those of the row",
    docs: include_str!("plan_semesters_not_total.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        let stated: Option<Vec<Credits>> = row.row.semesters.iter().map(|semester| semester.credits).collect();
        let Some(sum) = stated.filter(|all| !all.is_empty()).map(|all| all.into_iter().sum::<Credits>()) else {
            continue;
        };
        if sum != row.row.credits {
            let message = format!("semesters of row `{}` have {sum} credits of {}", row.row.id, row.row.credits);
            reporter
                .at(row.file(), row.path().key("credits"), message)
                .label_key(row.file(), row.path().key("semesters"), format!("{sum} in all"))
                .hint(format!("write `credits: {sum}`, or correct the credits of a semester"));
        }
    }
}
