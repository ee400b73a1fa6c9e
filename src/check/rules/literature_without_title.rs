//! A work needs a title, or a description to the letter.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "literature-without-title",
    summary: "a work has neither a title nor a description",
    docs: include_str!("literature_without_title.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (key, (file, entry)) in &context.catalog.bibliography {
        let title = entry.title.as_ref().is_some_and(|title| !title.value.trim().is_empty());
        if !title && entry.gost.as_ref().is_none_or(|gost| gost.trim().is_empty()) {
            reporter
                .at_key(*file, Path::root().key(key), format!("`{key}` has neither `title` nor `gost`"))
                .hint("write its title, as on the title page: `title: …`");
        }
    }
}
