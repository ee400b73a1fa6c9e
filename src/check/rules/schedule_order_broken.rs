//! A topic is lectured on before it is practised.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Activity, Level, Offering};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-order-broken",
    summary: "a class comes before the lecture that it builds on",
    docs: include_str!("schedule_order_broken.md"),
    level: Level::Warn,
    check,
};

/// The first row of lectures.
fn lectures(offering: &Offering) -> Path {
    let row = offering.meetings.iter().position(|row| row.kind == Activity::Lecture);
    row.map_or(Path::root().key("span"), |row| Path::root().key("meetings").index(row).key("at"))
}

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in repeated(context, |_, session| session.disorder) {
        let session = row.first();
        let topic = session.topic.as_ref().map_or("", |topic| topic.as_str());
        let message = format!("{} on `{topic}` before its lecture: {}", session.kind.as_str(), row.when());
        row.report(reporter, "weeks", message)
            .label(row.item.file, lectures(&row.item.value), "the lectures")
            .hint("let the classes begin later or the lectures earlier, or set `order: {after-lecture: free}`");
    }
}
