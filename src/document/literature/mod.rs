//! Descriptions of works: the `gost:` string to the letter in Russian documents, else built from the record.

mod gost;
mod parts;
mod plain;

use chrono::NaiveDate;

use crate::locale::Locale;
use crate::model::Entry;
use crate::prose::Inline;

/// What descriptions take from the document.
pub(super) struct Terms<'a> {
    /// Words and dates.
    pub(super) locale: &'a Locale,
    /// Whether descriptions follow ГОСТ Р 7.0.100-2018; otherwise author, title, edition, place, publisher, year.
    pub(super) gost: bool,
}

impl Terms<'_> {
    /// A date of access: in digits by ГОСТ, else in words. One that is not a whole date is left as it is.
    fn seen(&self, date: &str) -> String {
        match date.parse::<NaiveDate>() {
            Ok(date) if self.gost => date.format("%d.%m.%Y").to_string(),
            Ok(date) => self.locale.date(date),
            Err(_) => date.to_owned(),
        }
    }
}

/// Describes a work.
pub(super) fn describe(entry: &Entry, terms: &Terms<'_>) -> Vec<Inline> {
    match &entry.gost {
        Some(gost) if terms.gost => linked(gost),
        _ if terms.gost => linked(&gost::describe(entry, terms)),
        _ => plain::describe(entry, terms),
    }
}

/// A text with its addresses turned into links.
fn linked(text: &str) -> Vec<Inline> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '»')).unwrap_or(from.len());
        let url = from[..end].trim_end_matches(['.', ',', ';', ')']);
        push_text(&mut parts, before);
        parts.push(link(url));
        rest = &from[url.len()..];
    }
    push_text(&mut parts, rest);
    parts
}

fn link(url: &str) -> Inline {
    Inline::Link { url: url.to_owned(), content: vec![Inline::Text { text: url.to_owned() }] }
}

fn push_text(parts: &mut Vec<Inline>, text: &str) {
    if !text.is_empty() {
        parts.push(Inline::Text { text: text.to_owned() });
    }
}
