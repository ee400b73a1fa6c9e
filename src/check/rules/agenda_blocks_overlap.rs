//! Blocks of a day follow each other in time.

use crate::check::agenda::Block;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "agenda-blocks-overlap",
    summary: "a block of a day begins before the one above it ends",
    docs: include_str!("agenda_blocks_overlap.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for day in context.agenda() {
        // The block that ends last of those above.
        let mut before: Option<&Block> = None;
        for block in &day.blocks {
            // A block that only follows the one above it is moved with that one.
            if let Some(before) = before.filter(|before| block.starts && block.from < before.to) {
                let message = format!("begins at {}, a block above ends at {}", block.start(), before.end());
                reporter
                    .at(day.file, block.path.key("start"), message)
                    .label(day.file, before.path.key("minutes"), format!("from {} to {}", before.start(), before.end()))
                    .hint(format!("begin at {} or later, or leave `start` out", before.end()));
            }
            if before.is_none_or(|before| before.to < block.to) {
                before = Some(block);
            }
        }
    }
}
