//! Works of the bibliography: who uses them, and whether their numbers can be right.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::{Course, Entry};
use crate::source::Path;

/// A key that a course names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use<'a> {
    /// The key.
    pub(super) key: &'a str,
    part: &'static str,
    index: usize,
}

impl Use<'_> {
    /// Where it is named.
    pub(super) fn path(&self) -> Path {
        Path::root().key("literature").key(self.part).index(self.index)
    }
}

/// Every key that a course names, main literature first.
pub(super) fn uses(course: &Course) -> impl Iterator<Item = Use<'_>> {
    let parts = [("main", &course.literature.main), ("further", &course.literature.further)];
    parts.into_iter().flat_map(|(part, keys)| {
        keys.iter().enumerate().map(move |(index, key)| Use { key: key.as_str(), part, index })
    })
}

/// The first course that uses each work, and where.
pub(super) fn users(catalog: &Catalog) -> BTreeMap<&str, (&Item<Course>, Use<'_>)> {
    let mut users = BTreeMap::new();
    for item in catalog.courses.values() {
        for work in uses(&item.value) {
            users.entry(work.key).or_insert((item, work));
        }
    }
    users
}

/// Numbers of a kind that a work and what it appeared in have, with their places.
pub(super) fn numbers<'a>(key: &str, entry: &'a Entry, kind: &str) -> Vec<(&'a str, Path)> {
    let mut found = Vec::new();
    gather(entry, kind, &Path::root().key(key), &mut found);
    found
}

fn gather<'a>(entry: &'a Entry, kind: &str, path: &Path, found: &mut Vec<(&'a str, Path)>) {
    if let Some(text) = entry.serial_number.as_ref().and_then(|numbers| numbers.get(kind)) {
        let place = path.key("serial-number").key(kind);
        let several =
            text.split([',', ';']).map(str::trim).filter(|number| !number.is_empty() || text.trim().is_empty());
        found.extend(several.map(|number| (number, place.clone())));
    }
    let parents = &entry.parent.0;
    for (i, parent) in parents.iter().enumerate() {
        let path = path.key("parent");
        gather(parent, kind, &if parents.len() == 1 { path } else { path.index(i) }, found);
    }
}

/// What is wrong with an ISBN, if anything: a few words to follow the number.
pub(super) fn isbn_fault(isbn: &str) -> Option<String> {
    let characters: Vec<char> =
        isbn.chars().filter(|c| !matches!(c, '-' | ' ' | '\u{2010}' | '\u{2011}' | '\u{2013}')).collect();
    let digits: Option<Vec<u32>> = characters
        .iter()
        .enumerate()
        .map(|(i, c)| match c {
            'X' | 'x' | 'Х' | 'х' if i == 9 && characters.len() == 10 => Some(10),
            c => c.to_digit(10),
        })
        .collect();
    let Some(digits) = digits else { return Some("has other characters than digits and hyphens".into()) };
    let (expected, last) = match digits.as_slice() {
        [nine @ .., last] if nine.len() == 9 => {
            let sum: u32 = nine.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
            ((11 - sum % 11) % 11, *last)
        }
        [twelve @ .., last] if twelve.len() == 12 => {
            if !matches!(twelve, [9, 7, 8 | 9, ..]) {
                return Some("begins with neither 978 nor 979".into());
            }
            let sum: u32 = twelve.iter().zip([1, 3].iter().cycle()).map(|(digit, weight)| digit * weight).sum();
            ((10 - sum % 10) % 10, *last)
        }
        _ => return Some(format!("has {} digits, expected 10 or 13", digits.len())),
    };
    let spelt = |digit: u32| if digit == 10 { "X".to_owned() } else { digit.to_string() };
    (expected != last).then(|| format!("has the check digit {}, expected {}", spelt(last), spelt(expected)))
}

/// What is wrong with a DOI, if anything.
pub(super) fn doi_fault(doi: &str) -> Option<String> {
    if doi.contains("://") || doi.starts_with("doi") {
        return Some("is an address, expected the bare name".into());
    }
    let named = doi.strip_prefix("10.").and_then(|rest| rest.split_once('/')).is_some_and(|(registrant, name)| {
        let digits = registrant.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
        digits && registrant.len() >= 4 && !name.is_empty() && !name.contains(char::is_whitespace)
    });
    (!named).then(|| "is not of the form `10.1234/name`".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn isbn(number: &str, fault: Option<&str>) {
        assert_eq!(isbn_fault(number).as_deref(), fault);
    }

    #[test]
    fn check_digits_of_isbn() {
        isbn("978-3-16-148410-0", None);
        isbn("0-306-40615-2", None);
        isbn("080442957X", None);
        isbn("978-3-16-148410-1", Some("has the check digit 1, expected 0"));
        isbn("0-8044-2957-0", Some("has the check digit 0, expected X"));
        isbn("123-3-16-148410-0", Some("begins with neither 978 nor 979"));
        isbn("978-3-16", Some("has 6 digits, expected 10 or 13"));
        isbn("978-3-16-14841O-0", Some("has other characters than digits and hyphens"));
        isbn("", Some("has 0 digits, expected 10 or 13"));
    }

    #[test]
    fn forms_of_doi() {
        assert_eq!(doi_fault("10.1145/362384.362685"), None);
        assert_eq!(doi_fault("10.1000.10/abc(1)"), None);
        assert_eq!(
            doi_fault("https://doi.org/10.1145/362384").as_deref(),
            Some("is an address, expected the bare name")
        );
        for wrong in ["10.11/1", "1145/362384", "10.1145/", "10.1145/a b"] {
            assert_eq!(doi_fault(wrong).as_deref(), Some("is not of the form `10.1234/name`"), "{wrong}");
        }
    }
}
