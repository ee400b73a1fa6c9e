//! Electives of one group have the same credits, hours in all and semesters.

use std::collections::BTreeMap;

use crate::check::plans::{Row, rows_of};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-choice-differs",
    summary: "electives of one group have other credits, hours or semesters",
    docs: include_str!("plan_choice_differs.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for program in context.catalog.programs.values() {
        let mut groups: BTreeMap<&str, Row<'_>> = BTreeMap::new();
        for row in rows_of(program) {
            let Some(group) = row.row.choice.as_deref() else { continue };
            let first = *groups.entry(group).or_insert(row);
            let (own, others) = (said(&row), said(&first));
            if own != others {
                let message =
                    format!("row `{}` has {own}, row `{}` of the same group {others}", row.row.id, first.row.id);
                reporter
                    .at(row.file(), row.path().key("credits"), message)
                    .label(first.file(), first.path().key("credits"), "the first of the group")
                    .hint("give the electives the same credits, hours in all and semesters, or another `choice`");
            }
        }
    }
}

/// What electives have in common: `3 credits and 108 hours in semester 6`.
fn said(row: &Row<'_>) -> String {
    let semesters: Vec<String> = row.row.semesters.iter().map(|semester| semester.number.to_string()).collect();
    let noun = if semesters.len() == 1 { "semester" } else { "semesters" };
    format!("{} credits and {} hours in {noun} {}", row.row.credits, row.row.hours().total(), semesters.join(", "))
}
