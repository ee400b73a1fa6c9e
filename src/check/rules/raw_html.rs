//! Texts must hold no HTML.

use crate::check::prose;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "raw-html",
    summary: "a text holds HTML, which is not printed",
    docs: include_str!("raw_html.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    prose::report(context, &[RULE.name], reporter);
}
