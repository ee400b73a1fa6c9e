//! Texts must hold no footnotes.

use crate::check::prose;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "footnote-unsupported",
    summary: "a text holds a footnote",
    docs: include_str!("footnote_unsupported.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    prose::report(context, &[RULE.name], reporter);
}
