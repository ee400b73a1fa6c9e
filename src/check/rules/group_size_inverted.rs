//! The fewest people of a group are not more than the most.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "group-size-inverted",
    summary: "a group has more people at least than at most",
    docs: include_str!("group_size_inverted.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (_, item) in context.catalog.all_variants() {
        let Some(group) = item.value.group.filter(|group| group.min > group.max) else { continue };
        reporter
            .at(
                item.file,
                Path::root().key("group"),
                format!("at least {} people and at most {}", group.min, group.max),
            )
            .hint("exchange the two numbers");
    }
}
