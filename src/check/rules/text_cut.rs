//! Texts must neither nest nor go on without end.

use crate::check::prose;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "text-cut",
    summary: "a text is nested too deep or goes on too long, and its end is dropped",
    docs: include_str!("text_cut.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    prose::report(context, &["text-too-deep", "text-too-long"], reporter);
}
