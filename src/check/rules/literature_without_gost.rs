//! A work of a Russian document may be asked for a description to the letter of ГОСТ Р 7.0.100-2018.

use crate::check::literature::users;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "literature-without-gost",
    summary: "a work in a Russian document has no description by ГОСТ",
    docs: include_str!("literature_without_gost.md"),
    level: Level::Allow,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    if !context.catalog.languages().iter().any(|lang| lang.as_str() == "ru") {
        return;
    }
    for (key, (item, work)) in users(context.catalog) {
        let Some((file, entry)) = context.catalog.bibliography.get(key) else { continue };
        if entry.gost.is_none() {
            reporter
                .at_key(
                    *file,
                    Path::root().key(key),
                    format!("`{key}` has no `gost:`, its Russian description is made from its fields"),
                )
                .label(item.file, work.path(), "used here")
                .hint("write the description as the library's catalogue gives it: `gost: …`");
        }
    }
}
