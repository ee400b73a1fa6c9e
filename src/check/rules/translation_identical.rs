//! A text must not be left the same in two languages, unless it is a name or a code.

use crate::catalog::texts;
use crate::check::{Context, Reporter, Rule, is_cyrillic};
use crate::model::{Lang, Level, Text};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "translation-identical",
    summary: "a text is the same in two languages",
    docs: include_str!("translation_identical.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let languages = context.catalog.languages();
    texts::visit(context.catalog, |located| {
        let Text::Many(strings) = located.text else { return };
        let order = |lang: &Lang| languages.iter().position(|known| known == lang).unwrap_or(languages.len());
        for (other, string) in strings {
            // The one of the two that stands later in the catalogue's list is the copy.
            let original = strings.iter().find(|(lang, same)| *same == string && order(lang) < order(other));
            let Some((lang, _)) = original else { continue };
            if is_name(string, lang, other) {
                continue;
            }
            let path = located.path();
            reporter
                .at(located.file, path.key(other.as_str()), format!("text in `{other}` is the same as in `{lang}`"))
                .label(located.file, path.key(lang.as_str()), "the same text")
                .hint("translate it; a name or a code that is the same everywhere is written as one string, without languages");
        }
    });
}

/// Whether a string may be the same in two languages: it holds no Cyrillic letter and at most one plain word, that is a word
/// of small letters outside code.
fn is_name(text: &str, lang: &Lang, other: &Lang) -> bool {
    let mut code = false;
    let mut plain = 0;
    for word in text.split_whitespace() {
        let ticks = word.matches('`').count();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let small = bare.chars().count() > 2 && bare.chars().all(char::is_lowercase);
        plain += usize::from(small && !code && ticks == 0);
        code ^= ticks % 2 == 1;
    }
    let cyrillic = text.chars().any(is_cyrillic);
    let one_is_latin = [lang, other].into_iter().any(|lang| matches!(lang.as_str(), "en" | "de" | "fr" | "es"));
    if cyrillic && one_is_latin { false } else { plain <= 1 }
}
