//! Options, pairs and steps belong to the kinds of items that print them.

use crate::check::{Context, Reporter, Rule};
use crate::model::{ItemKind, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "item-parts-foreign",
    summary: "an item has options, pairs or steps that its kind does not print",
    docs: include_str!("item_parts_foreign.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for fund in context.catalog.funds.values() {
        for (i, item) in fund.value.items.iter().enumerate() {
            let choice = matches!(item.kind, ItemKind::Single | ItemKind::Multiple);
            let parts = [
                ("options", item.options.len(), choice),
                ("pairs", item.pairs.len(), item.kind == ItemKind::Matching),
                ("steps", item.steps.len(), item.kind == ItemKind::Ordering),
            ];
            for (key, count, _) in parts.into_iter().filter(|(_, count, own)| *count > 0 && !own) {
                let message = format!("item `{}` is {} and has {count} `{key}`", item.id, item.kind.as_str());
                reporter
                    .at_key(fund.file, Path::root().key("items").index(i).key(key), message)
                    .hint(format!("remove `{key}`, or give the item the kind that has them"));
            }
        }
    }
}
