//! A picture must say in words what it shows.

use crate::check::prose;
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
    prose::visit(
        context.catalog,
        |text| text.contains("!["),
        |place, prose, _| {
            for picture in prose.pictures.iter().filter(|picture| picture.alt.trim().is_empty()) {
                reporter
                    .at(place.file, place.path(), format!("picture `{}` has no alternative text", picture.path))
                    .hint("say what it shows, as you would on the telephone: `![scheme of three tables](…)`");
            }
        },
    );
}
