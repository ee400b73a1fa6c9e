//! Pictures must be there.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::did_you_mean;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "picture-missing",
    summary: "a picture is not in the catalogue",
    docs: include_str!("picture_missing.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let assets = &context.catalog.assets;
    for text in context.remarks() {
        for picture in text.pictures.iter().filter(|picture| !assets.contains(&picture.path)) {
            let finding = reporter.at(text.file, text.path.clone(), format!("no picture `{}`", picture.path));
            let near = did_you_mean(&picture.path, assets.iter().map(String::as_str));
            finding
                .hint(near.unwrap_or_else(|| "paths begin at the catalogue's folder: `images/scheme.png`".to_owned()));
        }
    }
}
