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
    prose::report(context.catalog, may_be_cut, &["text-too-deep", "text-too-long"], reporter);
}

/// Whether a line has marks enough to nest beyond any use, or the text bytes enough to be too many pieces.
fn may_be_cut(text: &str) -> bool {
    const MARKS: usize = 20;
    const PIECES: usize = 50_000;
    let mark = |byte: u8| matches!(byte, b'>' | b'*' | b'_' | b'~' | b'[' | b'-' | b'+');
    let indent = |line: &str| line.len() - line.trim_start().len();
    let deep = |line: &str| indent(line) > MARKS || line.bytes().filter(|&byte| mark(byte)).count() > MARKS;
    text.len() > MARKS && (text.len() > PIECES || text.lines().any(deep))
}
