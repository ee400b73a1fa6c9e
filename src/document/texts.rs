//! Texts of the model as documents print them: in a language, with its typography.

use super::literature::{self, Terms};
use crate::catalog::Catalog;
use crate::locale::{self, Locale};
use crate::model::{Entry, Lang, Text};
use crate::prose::{self, Block, Inline};

/// The language of a document with its words.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    /// The catalogue, which knows the languages to fall back to.
    pub(super) catalog: &'a Catalog,
    /// The language.
    pub(super) lang: &'a Lang,
    /// Its words.
    pub(super) locale: &'a Locale,
}

impl Texts<'_> {
    /// A text taken to the letter; only its spaces are set by the language.
    pub(super) fn title(&self, text: &Text) -> String {
        self.plain(self.catalog.text(text, self.lang))
    }

    /// A string taken to the letter; only its spaces are set by the language.
    pub(super) fn plain(&self, text: &str) -> String {
        let mut line = [Inline::Text { text: text.to_owned() }];
        prose::keep_together(self.lang.as_str(), &mut line);
        let [line] = line;
        if let Inline::Text { text } = line { text } else { String::new() }
    }

    /// A text of CommonMark.
    pub(super) fn blocks(&self, text: &Text) -> Vec<Block> {
        let mut parsed = prose::parse(self.catalog.text(text, self.lang));
        prose::polish(self.lang.as_str(), &mut parsed.blocks);
        parsed.blocks
    }

    /// A line of CommonMark.
    pub(super) fn inline(&self, text: &Text) -> Vec<Inline> {
        let mut line = prose::inline(self.catalog.text(text, self.lang));
        prose::polish_line(self.lang.as_str(), &mut line.content);
        line.content
    }

    /// The description of a work, by ГОСТ or in the plain manner.
    pub(super) fn work(&self, entry: &Entry, gost: bool) -> Vec<Inline> {
        let mut line = literature::describe(entry, &Terms { locale: self.locale, gost });
        prose::keep_together(self.lang.as_str(), &mut line);
        line
    }

    /// A phrase of official papers by its key.
    pub(super) fn word(&self, key: &str) -> String {
        self.plain(self.locale.official(key))
    }

    /// A phrase of official papers with values put in.
    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.plain(&locale::fill(self.locale.official(key), values))
    }
}

/// A text with a capital at its head.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
