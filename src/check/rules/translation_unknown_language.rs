//! A text must be written in languages of the catalogue.

use crate::catalog::texts;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Text};
use crate::report::words::ticked;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "translation-unknown-language",
    summary: "a text is written in a language that the catalogue does not list",
    docs: include_str!("translation_unknown_language.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let languages = context.catalog.languages();
    // Without any there is a finding already: `nothing-named`.
    if languages.is_empty() {
        return;
    }
    texts::visit(context.catalog, |located| {
        let Text::Many(strings) = located.text else { return };
        for lang in strings.keys().filter(|lang| !languages.contains(lang)) {
            reporter
                .at_key(
                    located.file,
                    located.path().key(lang.as_str()),
                    format!("text in `{lang}`, the catalogue has {}", ticked(languages, "and")),
                )
                .label(context.catalog.file, Path::root().key("languages"), "languages of the catalogue")
                .hint("correct the tag, or add the language to the catalogue");
        }
    });
}
