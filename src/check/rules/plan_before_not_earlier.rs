//! Disciplines that come before a row must end before it begins.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-before-not-earlier",
    summary: "a discipline that comes before a row does not end before it",
    docs: include_str!("plan_before_not_earlier.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        for (i, id) in row.row.before.iter().enumerate() {
            let Some((place, other)) = row.program.value.rows.iter().enumerate().find(|(_, other)| other.id == *id)
            else {
                continue;
            };
            let (Some((own, _)), Some((_, theirs))) = (row.row.span(), other.span()) else { continue };
            if theirs >= own {
                let message = format!("row `{id}` ends in semester {theirs}, this row begins in {own}");
                reporter
                    .at(row.file(), row.path().key("before").index(i), message)
                    .label_key(
                        row.file(),
                        crate::catalog::binding::row_path(place).key("semesters"),
                        "semesters of that row",
                    )
                    .label_key(row.file(), row.path().key("semesters"), "semesters of this row")
                    .hint("take it out of `before`, or move one of the rows");
            }
        }
    }
}
