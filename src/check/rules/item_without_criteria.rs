//! An item that a person marks should say how.

use crate::check::{Context, Reporter, Rule};
use crate::model::{ItemKind, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "item-without-criteria",
    summary: "an item that a person marks has no criteria",
    docs: include_str!("item_without_criteria.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for fund in context.catalog.funds.values() {
        for (i, item) in fund.value.items.iter().enumerate() {
            let marked = matches!(item.kind, ItemKind::Long | ItemKind::Case | ItemKind::Lab);
            if marked && item.criteria.is_empty() {
                let message = format!("item `{}` is {} and has 0 criteria", item.id, item.kind.as_str());
                reporter
                    .at(fund.file, Path::root().key("items").index(i).key("id"), message)
                    .hint("say what gives the points: `criteria: […]`");
            }
        }
    }
}
