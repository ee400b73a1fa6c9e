//! A choice must be one: one right option of several, or some of them.

use crate::check::{Context, Reporter, Rule};
use crate::model::{ItemKind, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "item-key-ambiguous",
    summary: "the options of a choice leave no choice",
    docs: include_str!("item_key_ambiguous.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for fund in context.catalog.funds.values() {
        for (i, item) in fund.value.items.iter().enumerate() {
            let (right, all) = (item.options.iter().filter(|option| option.right).count(), item.options.len());
            let hint = match item.kind {
                ItemKind::Single if right > 1 => "leave one of them, or make it `kind: multiple`",
                ItemKind::Single | ItemKind::Multiple if right > 0 && right == all => "add options that are wrong",
                _ => continue,
            };
            let message =
                format!("item `{}` is {} and has {right} right options of {all}", item.id, item.kind.as_str());
            reporter.at_key(fund.file, Path::root().key("items").index(i).key("options"), message).hint(hint);
        }
    }
}
