//! Modules must not share their weeks, unless they begin or end within one.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Weeks};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "weeks-overlap",
    summary: "two modules take the same weeks",
    docs: include_str!("weeks_overlap.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let weeks =
            item.value.modules.iter().enumerate().filter_map(|(i, m)| m.weeks.as_ref().map(|weeks| (i, m, weeks)));
        let weeks: Vec<_> = weeks.collect();
        for (n, (i, module, own)) in weeks.iter().enumerate() {
            // A module may begin in the week in which another ends: one shared week is none of this rule's.
            let mut clash = weeks[..n].iter().map(|(j, other, theirs)| (j, other, theirs, shared(own, theirs)));
            let Some((j, other, _, both)) = clash.rfind(|(.., both)| both.len() > 1) else { continue };
            let path = |i: &usize| Path::root().key("modules").index(*i).key("weeks");
            let message = format!(
                "modules `{}` and `{}` share {} weeks, {} to {}",
                other.id,
                module.id,
                both.len(),
                both[0],
                both[both.len() - 1]
            );
            reporter
                .at(item.file, path(i), message)
                .label(item.file, path(j), format!("weeks of `{}`", other.id))
                .hint("let the modules follow one another, or allow it where they are taught side by side");
        }
    }
}

/// Weeks that are in both, in rising order.
fn shared(a: &Weeks, b: &Weeks) -> Vec<u8> {
    let within = |week: &u8| b.ranges().iter().any(|(from, to)| (from..=to).contains(&week));
    a.ranges().iter().flat_map(|&(from, to)| from..=to).filter(within).collect()
}
