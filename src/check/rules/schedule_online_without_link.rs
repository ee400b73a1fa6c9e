//! An online class needs a link.

use crate::check::schedule::repeated;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Mode};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-online-without-link",
    summary: "an online class has no link",
    docs: include_str!("schedule_online_without_link.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in repeated(context, |_, session| session.mode == Mode::Online && session.link.is_none()) {
        row.report(reporter, "mode", format!("an online class without a link: {}", row.when()))
            .hint("give the `link` under which it is held");
    }
}
