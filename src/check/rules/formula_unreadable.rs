//! Formulas must be readable.

use crate::check::prose;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "formula-unreadable",
    summary: "a formula can't be read",
    docs: include_str!("formula_unreadable.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    prose::report(context, &[RULE.name], reporter);
}
