//! Verbs at the head of outcomes, judged by the lexicons of `templates/lexicon`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::figures::words::is_letter;
use crate::catalog::outcome_path;
use crate::model::{Bloom, Text};
use crate::source::Path;

/// The verbs of a language.
pub(super) struct Lexicon {
    levels: BTreeMap<&'static str, Vec<Bloom>>,
    /// Verbs of each level, the most usual first.
    verbs: BTreeMap<Bloom, Vec<&'static str>>,
    vague: BTreeSet<&'static str>,
    auxiliary: BTreeSet<&'static str>,
    russian: bool,
}

/// What the lexicon says of the word at the head of an outcome.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It can be measured, at these levels.
    Levels(&'static [Bloom]),
    /// It names something that no assessment can check.
    Vague,
    /// It is no verb, or no infinitive.
    NotAVerb,
    /// The lexicon does not have it.
    Unknown,
}

/// The word at the head of an outcome in one language, judged.
pub(super) struct Head {
    /// The language.
    pub(super) lang: &'static str,
    /// The word, in small letters.
    pub(super) word: String,
    /// What the lexicon says of it.
    pub(super) verdict: Verdict,
    /// The lexicon.
    pub(super) lexicon: &'static Lexicon,
    /// Whether the outcome is one string for all languages.
    one: bool,
}

impl Head {
    /// The place of the text in that language, by the outcome's place in its list.
    pub(super) fn place(&self, outcome: usize) -> Path {
        let text = outcome_path(outcome).key("text");
        if self.one { text } else { text.key(self.lang) }
    }
}

/// The heads of an outcome in the languages for which there is a lexicon. One string for all languages is taken as Russian
/// where it has Cyrillic letters, else as English.
pub(super) fn in_languages(text: &Text) -> Vec<Head> {
    let mut heads = Vec::new();
    for (lang, string) in text.strings() {
        let guess = || if string.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я')) { "ru" } else { "en" };
        let Some((lang_known, lexicon)) = lexicon(lang.map_or_else(guess, |lang| lang.as_str())) else { continue };
        let Some(word) = lexicon.head(string) else { continue };
        let verdict = lexicon.judge(&word);
        heads.push(Head { lang: lang_known, word, verdict, lexicon, one: lang.is_none() });
    }
    heads
}

static RU: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("../../templates/lexicon/ru.yaml"), true));
static EN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("../../templates/lexicon/en.yaml"), false));

/// The lexicon of a language, if there is one.
fn lexicon(lang: &str) -> Option<(&'static str, &'static Lexicon)> {
    match lang {
        "ru" => Some(("ru", &RU)),
        "en" => Some(("en", &EN)),
        _ => None,
    }
}

impl Lexicon {
    /// Reads the lists of a lexicon: keys, each with words in brackets.
    fn read(text: &'static str, russian: bool) -> Self {
        let mut lexicon = Self {
            levels: BTreeMap::new(),
            verbs: BTreeMap::new(),
            vague: BTreeSet::new(),
            auxiliary: BTreeSet::new(),
            russian,
        };
        let mut key = "";
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let words = line.split_once(':').map_or(line, |(name, rest)| {
                key = name;
                rest
            });
            for word in words.split(|c| !is_letter(c)).filter(|word| !word.is_empty()) {
                match key.parse::<Bloom>() {
                    Ok(level) => {
                        lexicon.levels.entry(word).or_default().push(level);
                        lexicon.verbs.entry(level).or_default().push(word);
                    }
                    Err(_) if key == "vague" => {
                        lexicon.vague.insert(word);
                    }
                    Err(_) => {
                        lexicon.auxiliary.insert(word);
                    }
                }
            }
        }
        lexicon
    }

    /// The word at the head of a text that says what a student does, in small letters: auxiliaries and adverbs before it
    /// are passed over.
    fn head(&self, text: &str) -> Option<String> {
        let words = text.split(|c| !is_letter(c) && c != '-').filter(|word| !word.is_empty());
        words.map(str::to_lowercase).find(|word| !self.auxiliary.contains(word.as_str()) && !self.is_adverb(word))
    }

    /// What there is to say of the word at the head.
    fn judge(&'static self, word: &str) -> Verdict {
        let plain = word.replace('ё', "е");
        let known = |word: &str| self.levels.get(word);
        if self.vague.contains(word) {
            Verdict::Vague
        } else if let Some(levels) = known(word).or_else(|| known(&plain)) {
            Verdict::Levels(levels)
        } else if self.russian && !is_infinitive(word) {
            Verdict::NotAVerb
        } else {
            Verdict::Unknown
        }
    }

    /// Four verbs of a level, as examples.
    pub(super) fn examples(&self, level: Bloom) -> &[&'static str] {
        let verbs = self.verbs.get(&level).map_or(&[][..], Vec::as_slice);
        &verbs[..verbs.len().min(4)]
    }

    fn is_adverb(&self, word: &str) -> bool {
        if self.levels.contains_key(word) {
            false
        } else if self.russian {
            (word.ends_with('о') || word.ends_with("ски") || word.ends_with("чески")) && word.chars().count() > 3
        } else {
            word.ends_with("ly")
        }
    }
}

fn is_infinitive(word: &str) -> bool {
    let stem = word.strip_suffix("ся").or_else(|| word.strip_suffix("сь")).unwrap_or(word);
    ["ть", "ти", "чь"].iter().any(|ending| stem.ends_with(ending)) && !stem.ends_with("ость")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn judged(lang: &str, text: &str, head: &str, expected: &Verdict) {
        let (_, lexicon) = lexicon(lang).expect("there is a lexicon");
        assert_eq!(lexicon.head(text).as_deref(), Some(head));
        assert_eq!(lexicon.judge(head), *expected);
    }

    #[test]
    fn the_verb_is_found_behind_adverbs_and_auxiliaries() {
        judged(
            "ru",
            "самостоятельно проектировать схему",
            "проектировать",
            &Verdict::Levels(&[Bloom::Apply, Bloom::Create]),
        );
        judged(
            "ru",
            "Уметь критически оценивать",
            "оценивать",
            &Verdict::Levels(&[Bloom::Apply, Bloom::Analyse, Bloom::Evaluate]),
        );
        judged(
            "en",
            "to be able to independently design a schema",
            "design",
            &Verdict::Levels(&[Bloom::Apply, Bloom::Create]),
        );
        judged("en", "apply SQL", "apply", &Verdict::Levels(&[Bloom::Apply]));
    }

    #[test]
    fn what_no_assessment_can_check_is_told_apart() {
        judged("ru", "знать основы SQL", "знать", &Verdict::Vague);
        judged("ru", "Способность к анализу", "способность", &Verdict::NotAVerb);
        judged("ru", "хеджировать риски", "хеджировать", &Verdict::Unknown);
        judged("en", "understand SQL", "understand", &Verdict::Vague);
        judged("en", "the ability to write SQL", "ability", &Verdict::Vague);
        judged("en", "hedge risks", "hedge", &Verdict::Unknown);
    }

    #[test]
    fn lexicons_know_enough_verbs() {
        for lang in ["ru", "en"] {
            let (_, lexicon) = lexicon(lang).expect("there is a lexicon");
            assert!(lexicon.levels.len() >= 150, "{lang}");
            assert!(lexicon.levels.keys().all(|verb| !lexicon.vague.contains(verb)), "{lang}");
            assert!(Bloom::ALL.into_iter().all(|level| lexicon.examples(level).len() == 4), "{lang}");
        }
    }
}
