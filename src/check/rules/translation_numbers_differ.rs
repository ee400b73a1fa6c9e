//! A text must have the same figures in all its languages.

use crate::catalog::texts;
use crate::check::figures::{Figures, has_digits};
use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Text};
use crate::report::words::ticked;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "translation-numbers-differ",
    summary: "a text has other figures in another language",
    docs: include_str!("translation_numbers_differ.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let main = context.catalog.languages().first();
    texts::visit(context.catalog, |located| {
        let Text::Many(strings) = located.text else { return };
        if !strings.values().any(|string| has_digits(string)) {
            return;
        }
        let first = main.and_then(|lang| strings.get_key_value(lang)).or_else(|| strings.first_key_value());
        let Some((lang, original)) = first else { return };
        let figures = Figures::of(original, lang.as_str());
        for (other, string) in strings.iter().filter(|(other, _)| *other != lang) {
            let found = Figures::of(string, other.as_str());
            let message = match (figures.missing_in(&found), found.missing_in(&figures)) {
                (a, b) if a.is_empty() && b.is_empty() => match figures.other_unit(&found) {
                    Some((figure, here, there)) => {
                        format!("`{lang}` has {figure} {here}, `{other}` has {figure} {there}")
                    }
                    None => continue,
                },
                (a, b) if b.is_empty() => format!("`{lang}` has {}, `{other}` does not", ticked(a, "and")),
                (a, b) if a.is_empty() => format!("`{other}` has {}, `{lang}` does not", ticked(b, "and")),
                (a, b) => format!("`{lang}` has {}, `{other}` has {}", ticked(a, "and"), ticked(b, "and")),
            };
            let path = located.path();
            reporter
                .at(located.file, path.key(other.as_str()), message)
                .label(located.file, path.key(lang.as_str()), format!("the text in `{lang}`"))
                .hint("put the same figures into both texts");
        }
    });
}
