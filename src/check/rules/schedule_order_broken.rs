//! A topic is lectured on before it is practised.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-order-broken",
    summary: "a class comes before the lecture that it builds on",
    docs: include_str!("schedule_order_broken.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in repeated(context, |_, session| session.disorder) {
        let session = row.first();
        let topic = session.topic.as_ref().map_or("", |topic| topic.as_str());
        let message = format!("{} on `{topic}` before its lecture: {}", session.kind.as_str(), row.when());
        row.report(reporter, "weeks", message)
            .label(row.item.file, Path::root().key("meetings"), "the lectures")
            .hint("let the classes begin later or the lectures earlier, or set `order: {after-lecture: free}`");
    }
}
