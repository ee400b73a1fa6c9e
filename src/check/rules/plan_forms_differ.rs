//! The same programme in two forms of study has the same credits and totals.

use crate::check::plans::{Row, instead, rows_of};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-forms-differ",
    summary: "two forms of study give a course other credits or hours in all",
    docs: include_str!("plan_forms_differ.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for program in context.catalog.programs.values() {
        let twin = program.value.twin.as_ref().and_then(|id| context.catalog.programs.get(id));
        // Two that name one another are compared once.
        let Some(twin) = twin.filter(|twin| twin.value.twin.as_ref() != Some(&program.id) || twin.id < program.id)
        else {
            continue;
        };
        for row in rows_of(program) {
            let same = |other: &Row<'_>| match (&row.row.course, &other.row.course) {
                (Some(own), Some(other)) => own == other,
                _ => row.row.index == other.row.index,
            };
            if let Some(other) = rows_of(twin).find(same) {
                compare(&row, &other, reporter);
            }
        }
    }
}

fn compare(row: &Row<'_>, other: &Row<'_>, reporter: &mut Reporter) {
    let (id, twin) = (&row.row.id, &other.program.id);
    if row.row.credits != other.row.credits {
        let message = format!("row `{id}` has {} credits, {} in `{twin}`", row.row.credits, other.row.credits);
        reporter
            .at(row.file(), row.path().key("credits"), message)
            .label(other.file(), other.path().key("credits"), "the other form of study")
            .hint("credits of a discipline are the same in every form of study: correct one of them");
    }
    let (own, others) = (row.row.hours().total(), other.row.hours().total());
    if own != others {
        reporter
            .at_key(
                row.file(),
                row.path().key("semesters"),
                format!("row `{id}` has {own} hours in all, {others} in `{twin}`"),
            )
            .text(instead(own, others))
            .label_key(other.file(), other.path().key("semesters"), "the other form of study")
            .hint("forms of study divide the same hours otherwise: correct one of them");
    }
}
