//! A meeting must be held at least once.

use crate::check::schedule::schedules;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::Origin;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-never-held",
    summary: "a weekly class is never held",
    docs: include_str!("schedule_never_held.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (item, schedule) in schedules(context) {
        for (row, meeting) in item.value.meetings.iter().enumerate() {
            if schedule.sessions.iter().any(|session| session.origin == Origin::Meeting(row)) {
                continue;
            }
            let path = Path::root().key("meetings").index(row);
            let key = if meeting.weeks.is_all() { "at" } else { "weeks" };
            let message = format!("a class at `{}` in weeks `{}` is never held", meeting.at, meeting.weeks);
            reporter
                .at(item.file, path.key(key), message)
                .label(item.file, Path::root().key("span"), "the days of the offering")
                .hint("correct the day or the weeks, or remove the row");
        }
    }
}
