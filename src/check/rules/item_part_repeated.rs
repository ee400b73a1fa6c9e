//! Options, left sides of pairs and steps differ from one another.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Text};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "item-part-repeated",
    summary: "an item has the same option, pair or step twice",
    docs: include_str!("item_part_repeated.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for fund in context.catalog.funds.values() {
        for (i, item) in fund.value.items.iter().enumerate() {
            let lists: [(&str, Vec<&Text>); 3] = [
                ("options", item.options.iter().map(|option| &option.text).collect()),
                ("pairs", item.pairs.iter().map(|pair| &pair.left).collect()),
                ("steps", item.steps.iter().collect()),
            ];
            for (key, texts) in lists {
                for (j, text) in texts.iter().enumerate() {
                    let Some(first) = texts[..j].iter().position(|earlier| earlier == text) else { continue };
                    let path = Path::root().key("items").index(i).key(key);
                    let message = format!("item `{}` has the same text twice in `{key}`", item.id);
                    reporter
                        .at(fund.file, path.index(j), message)
                        .label(fund.file, path.index(first), "first here")
                        .hint("make them differ, or remove one");
                }
            }
        }
    }
}
