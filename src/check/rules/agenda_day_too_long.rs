//! A day of training has a bearable number of hours and ends before midnight.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Hours, Level};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "agenda-day-too-long",
    summary: "a day has more hours than people bear, or does not end before midnight",
    docs: include_str!("agenda_day_too_long.md"),
    level: Level::Warn,
    check,
};

/// Most academic hours of a day.
const MOST: Hours = Hours::whole(10);

/// Minutes of a day.
const MIDNIGHT: i32 = 24 * 60;

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for day in context.agenda() {
        let hours: Hours = day.blocks.iter().filter_map(|block| block.hours).sum();
        if hours > MOST {
            reporter
                .at_key(
                    day.file,
                    day.path.key("blocks"),
                    format!("{hours} academic hours in a day, at most {MOST} are wise"),
                )
                .hint("move some of them to another day");
        }
        if let Some(block) = day.blocks.iter().find(|block| block.to > MIDNIGHT) {
            reporter
                .at(day.file, block.path.key("minutes"), format!("ends at {}, after midnight", block.end()))
                .label(day.file, day.path.key("start"), "the day begins here")
                .hint("begin earlier, or split the day");
        }
    }
}
