//! A picture must say in words what it shows.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "image-without-alt",
    summary: "a picture has no alternative text",
    docs: include_str!("image_without_alt.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for text in context.remarks() {
        for picture in text.pictures.iter().filter(|picture| picture.alt.trim().is_empty()) {
            reporter
                .at(text.file, text.path.clone(), format!("picture `{}` has no alternative text", picture.path))
                .hint("say what it shows, as you would on the telephone: `![scheme of three tables](…)`");
        }
    }
}
