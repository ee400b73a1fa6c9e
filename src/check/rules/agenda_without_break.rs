//! People need a break after some time of work; a gap between blocks is one.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "agenda-without-break",
    summary: "people work too long without a break",
    docs: include_str!("agenda_without_break.md"),
    level: Level::Warn,
    check,
};

/// Most minutes of work without a break.
const MOST: i32 = 120;

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for day in context.agenda() {
        let mut since = None;
        let mut previous = None;
        let mut is_reported = false;
        for block in &day.blocks {
            if block.is_rest || previous.is_some_and(|end| block.from > end) {
                (since, is_reported) = (None, false);
            }
            previous = Some(block.to);
            if block.is_rest {
                continue;
            }
            let began = *since.get_or_insert(block.from);
            let minutes = block.to - began;
            if minutes > MOST && !is_reported {
                is_reported = true;
                let message = format!("{minutes} minutes of work without a break, at most {MOST} are wise");
                reporter
                    .at(day.file, block.path.key("minutes"), message)
                    .hint("put `{kind: break, minutes: 15}` before it, or in its middle");
            }
        }
    }
}
