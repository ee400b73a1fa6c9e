//! Classes beyond the hours of the course stay in reserve.

use crate::check::hours::noun;
use crate::check::schedule::{groups, repeated};
use crate::check::{Context, Reporter, Rule};
use crate::model::{Hours, Level};
use crate::plan::Status;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-hours-beyond-course",
    summary: "there are more classes than the course has hours",
    docs: include_str!("schedule_hours_beyond_course.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in repeated(context, |_, session| session.status == Status::Reserve) {
        let hours: Hours = row.sessions.iter().map(|session| session.hours).sum();
        let kind = row.first().kind.as_str();
        let message =
            format!("{hours} {kind} {} of {} have nothing to teach: {}", noun(hours), groups(row.first()), row.when());
        row.report(reporter, "weeks", message)
            .hint("name fewer `weeks`, or allow it where the classes are held in reserve");
    }
}
