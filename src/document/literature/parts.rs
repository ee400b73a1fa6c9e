//! Pieces of a record that every description takes.

use crate::model::Entry;
use crate::model::bibliography::{PersonName, Phrase};

/// Initials after no-break spaces: `И. О.`
pub(super) fn initials(name: &PersonName) -> String {
    let given = name.given_name.as_deref().unwrap_or_default();
    let letters = given.split([' ', '-', '.']).filter_map(|part| part.chars().next());
    letters.map(|letter| format!("{letter}.")).collect::<Vec<_>>().join("\u{a0}")
}

pub(super) fn family(name: &PersonName) -> String {
    match &name.prefix {
        Some(prefix) => format!("{prefix} {}", name.name),
        None => name.name.clone(),
    }
}

pub(super) fn serial<'a>(entry: &'a Entry, kind: &str) -> Option<&'a str> {
    entry.serial_number.as_ref().and_then(|numbers| numbers.get(kind))
}

pub(super) fn text(phrase: Option<&Phrase>) -> Option<String> {
    phrase.map(|phrase| phrase.value.trim().to_owned())
}

/// Place and publisher, of the work or of what it appeared in.
pub(super) fn imprint(entry: &Entry) -> (Option<String>, Option<String>) {
    let publisher = entry.publisher.as_ref();
    let place = publisher.and_then(|p| text(p.location.as_ref())).or_else(|| text(entry.location.as_ref()));
    (place, publisher.and_then(|p| text(p.name.as_ref())).or_else(|| text(entry.organization.as_ref())))
}

pub(super) fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn ordinal(number: &str) -> String {
    let ending =
        match (number.ends_with("11") || number.ends_with("12") || number.ends_with("13"), number.chars().last()) {
            (false, Some('1')) => "st",
            (false, Some('2')) => "nd",
            (false, Some('3')) => "rd",
            _ => "th",
        };
    format!("{number}{ending}")
}
