//! Texts of one line must hold no picture.

use crate::check::prose;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "picture-in-line",
    summary: "a picture stands in a text of one line",
    docs: include_str!("picture_in_line.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    prose::report(context, &[RULE.name], reporter);
}
