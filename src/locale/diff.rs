//! Sentences about changes.

use super::{Locale, fill, word};

impl Locale {
    /// The pattern of the sentence about a kind of change, with `{name}`, `{key}`, `{path}`, `{what}`, `{old}` and `{new}`.
    pub fn change(&self, kind: &str) -> &str {
        word(&self.words.diff.kinds, kind)
    }

    /// What a change means for another place; its pattern takes values by name.
    pub fn impact(&self, reason: &str, values: &[(&str, &str)]) -> String {
        fill(word(&self.words.diff.impacts, reason), values)
    }

    /// What a file describes, by the name of its kind.
    pub fn owner(&self, kind: &str, id: &str) -> String {
        fill(word(&self.words.diff.owners, kind), &[("id", id)])
    }

    /// Title of a level of approval that has none of its own; its id where this locale knows none either.
    pub fn approval<'a>(&'a self, level: &'a str) -> &'a str {
        self.words.diff.levels.get(level).map_or(level, String::as_str)
    }

    /// A word about changes.
    pub fn of_changes(&self, key: &str) -> &str {
        word(&self.words.diff.words, key)
    }

    /// The sign between the whole and the parts of a number.
    pub fn decimal(&self) -> &str {
        &self.words.decimal
    }

    /// A title in the language's quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        fill(&self.words.diff.quoted, &[("text", text)])
    }
}
