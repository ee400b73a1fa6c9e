//! Pictures must lie in the catalogue.

use crate::check::prose;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "picture-outside",
    summary: "a picture lies outside the catalogue",
    docs: include_str!("picture_outside.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    prose::report(context, &[RULE.name], reporter);
}
