//! A discipline has a whole number of credits.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Credits, Level};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-credits-not-whole",
    summary: "a plan row has a fraction of a credit",
    docs: include_str!("plan_credits_not_whole.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        let credits = row.row.credits;
        let whole = Credits::whole(credits.hundredths() / 100);
        if credits != whole {
            let message = format!("row `{}` has {credits} credits, not a whole number", row.row.id);
            let above = whole + Credits::whole(1);
            reporter
                .at(row.file(), row.path().key("credits"), message)
                .hint(format!("write {whole} or {above}, and correct the hours; only semesters may have fractions"));
        }
    }
}
