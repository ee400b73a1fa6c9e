//! Every text must be written in every language of the catalogue.

use crate::catalog::texts;
use crate::check::{Context, Reporter, Rule, is_cyrillic};
use crate::model::{Lang, Level, Text};
use crate::source::{FileId, Path};
use std::collections::BTreeMap;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "translation-missing",
    summary: "a text is not written in every language of the catalogue",
    docs: include_str!("translation_missing.md"),
    level: Level::Warn,
    check,
};

/// From this many texts on, a file without any text in a language is one finding.
const WHOLE: usize = 5;

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let languages = context.catalog.languages();
    let mut missing: BTreeMap<(FileId, &Lang), Missing> = BTreeMap::new();
    let mut all: BTreeMap<FileId, usize> = BTreeMap::new();
    texts::visit(context.catalog, |located| {
        if located.single {
            return;
        }
        *all.entry(located.file).or_default() += usize::from(matches!(located.text, Text::Many(_)));
        for lang in languages.iter().filter(|lang| is_missing(located.text, lang)) {
            let text = (
                located.path(),
                located.text.strings().filter_map(|(lang, _)| lang).map(ToString::to_string).collect(),
            );
            missing.entry((located.file, lang)).or_default().push(text);
        }
    });
    for ((file, lang), places) in missing {
        let total = all.get(&file).copied().unwrap_or_default();
        if places.len() >= WHOLE && places.len() == total {
            reporter
                .at(file, places[0].0.clone(), format!("none of the {total} texts of this file is in `{lang}`"))
                .hint(format!("write them as `{{…, {lang}: …}}`, or take `{lang}` out of `languages` of the catalogue"))
                .label(context.catalog.file, Path::root().key("languages"), "languages of the catalogue");
            continue;
        }
        for (path, written) in places {
            let message = if written.is_empty() {
                format!("text stands for `{lang}` too and is in Cyrillic letters")
            } else {
                format!("text is in {}, not in `{lang}`", crate::report::words::ticked(&written, "and"))
            };
            let cure = if written.is_empty() { format!("{{ru: …, {lang}: …}}") } else { format!("{lang}: …") };
            reporter.at(file, path, message).hint(format!("write it in `{lang}`: `{cure}`"));
        }
    }
}

/// Texts without a language, each with the languages that it has.
type Missing = Vec<(Path, Vec<String>)>;

/// Whether a text says nothing to readers of a language. One string for all languages does, unless its letters are Cyrillic
/// and those of the language are not.
fn is_missing(text: &Text, lang: &Lang) -> bool {
    const CYRILLIC: [&str; 11] = ["be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"];
    match text {
        Text::One(text) => !CYRILLIC.contains(&lang.as_str()) && text.chars().any(is_cyrillic),
        Text::Many(texts) => texts.get(lang).is_none_or(|text| text.trim().is_empty()),
    }
}
