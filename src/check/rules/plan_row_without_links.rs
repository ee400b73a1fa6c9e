//! A row that binds a course links indicators to its outcomes.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-row-without-links",
    summary: "a row binds a course and links no indicator to its outcomes",
    docs: include_str!("plan_row_without_links.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog).filter(|row| !row.row.competences.is_empty() && row.row.links.is_empty()) {
        let Some(course) = row.row.course.as_ref() else { continue };
        let message = format!("row `{}` links 0 indicators to outcomes of course `{course}`", row.row.id);
        reporter
            .at_key(row.file(), row.path().key("competences"), message)
            .hint("say which outcomes show an indicator: `links: [{indicator: …, outcomes: […]}]`");
    }
}
