//! An item that a key marks must have a right answer.

use crate::check::{Context, Reporter, Rule};
use crate::model::{AssessmentItem, ItemKind, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "item-without-key",
    summary: "an item of the assessment fund has no key",
    docs: include_str!("item_without_key.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for fund in context.catalog.funds.values() {
        for (i, item) in fund.value.items.iter().enumerate() {
            let Some((found, hint)) = missing(item) else { continue };
            let message = format!("item `{}` is {} and has {found}", item.id, item.kind.as_str());
            reporter.at(fund.file, Path::root().key("items").index(i).key("id"), message).hint(hint);
        }
    }
}

/// What an item lacks to be marked by its key, with the cure.
fn missing(item: &AssessmentItem) -> Option<(&'static str, &'static str)> {
    let is_right = item.options.iter().any(|option| option.right);
    match item.kind {
        ItemKind::Single | ItemKind::Multiple if !is_right => {
            Some(("no right option", "mark the right one: `options: [{text: …, right: true}, {text: …}]`"))
        }
        ItemKind::Matching if item.pairs.len() < 2 => {
            Some(("fewer than two pairs", "write what belongs together: `pairs: [{left: …, right: …}, …]`"))
        }
        ItemKind::Ordering if item.steps.len() < 2 => {
            Some(("fewer than two steps", "write them in their right order: `steps: […]`"))
        }
        ItemKind::Short if item.key.is_none() => Some(("no `key`", "write the right answer: `key: …`")),
        _ => None,
    }
}
