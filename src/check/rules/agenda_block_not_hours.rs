//! A block that counts for academic hours is as long as they are, and a break counts for none.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Hours, Level};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "agenda-block-not-hours",
    summary: "a block of a day counts for hours that it has no time for",
    docs: include_str!("agenda_block_not_hours.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for day in context.agenda() {
        let academic = i64::from(day.academic_hour);
        for block in &day.blocks {
            let minutes = i64::from(block.to - block.from);
            let path = block.path.key("minutes");
            match block.hours {
                None if block.is_class => {
                    let hours = Hours::from_hundredths(minutes * 100 / academic);
                    reporter
                        .at(day.file, path, format!("a class of {minutes} minutes counts for 0 hours"))
                        .hint(format!("say what they are: `hours: {{lecture: {hours}}}`"));
                }
                Some(hours) if !block.counts => {
                    reporter
                        .at(day.file, block.path.key("hours"), format!("`{}` counts for {hours} hours", block.kind))
                        .hint("take the hours away: breaks, meals and meetings count for none");
                }
                Some(hours) if hours.hundredths() * academic > minutes * 100 => {
                    let needed = (hours.hundredths() * academic + 99) / 100;
                    reporter
                        .at(
                            day.file,
                            path,
                            format!("{minutes} minutes for {hours} academic hours, which take {needed}"),
                        )
                        .hint(format!("give it {needed} minutes, or fewer hours"));
                }
                _ => {}
            }
        }
    }
}
