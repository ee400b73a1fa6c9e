//! Blocks of a day follow each other in time.

use crate::check::agenda::days;
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
    for day in days(context) {
        for pair in day.blocks.windows(2) {
            let [before, block] = pair else { continue };
            if block.from < before.to {
                let message = format!("begins at {}, the block above ends at {}", block.start(), before.end());
                reporter
                    .at(day.file, block.path.key("start"), message)
                    .label(day.file, before.path.key("minutes"), format!("from {} to {}", before.start(), before.end()))
                    .hint(format!("begin at {} or later, or leave `start` out", before.end()));
            }
        }
    }
}
