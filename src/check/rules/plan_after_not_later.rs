//! Disciplines that come after a row must begin after it ends.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-after-not-later",
    summary: "a discipline that comes after a row does not begin after it",
    docs: include_str!("plan_after_not_later.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        for (i, id) in row.row.after.iter().enumerate() {
            let Some((place, other)) = row.program.value.rows.iter().enumerate().find(|(_, other)| other.id == *id)
            else {
                continue;
            };
            let (Some((_, own)), Some((theirs, _))) = (row.row.span(), other.span()) else { continue };
            if theirs <= own {
                let message = format!("row `{id}` begins in semester {theirs}, this row ends in {own}");
                reporter
                    .at(row.file(), row.path().key("after").index(i), message)
                    .label_key(
                        row.file(),
                        crate::catalog::binding::row_path(place).key("semesters"),
                        "semesters of that row",
                    )
                    .label_key(row.file(), row.path().key("semesters"), "semesters of this row")
                    .hint("take it out of `after`, or move one of the rows");
            }
        }
    }
}
