//! Changes must be listed newest first.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "changes-not-newest-first",
    summary: "changes are not listed newest first",
    docs: include_str!("changes_not_newest_first.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (i, pair) in item.value.changes.windows(2).enumerate().filter(|(_, pair)| pair[1].date > pair[0].date) {
            let date = |i: usize| Path::root().key("changes").index(i).key("date");
            let message = format!("change of {} stands after the one of {}", pair[1].date, pair[0].date);
            reporter
                .at(item.file, date(i + 1), message)
                .label(item.file, date(i), "an older change before it")
                .hint("list changes newest first");
        }
    }
}
