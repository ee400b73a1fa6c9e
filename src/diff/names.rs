//! What the things within a file are called.

use serde_json::Value;

use super::pairing::NAMES;
use super::structure::{Delta, Langs, Step, is_text};
use crate::model::Activity;
use crate::source::Kind;

/// A thing with the names that it has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// Its id, code or number.
    pub id: String,
    /// Its title, a text in one language or several.
    pub title: Option<Value>,
    /// What it is, where it has no name but a time.
    pub occasion: Option<Occasion>,
}

/// A class or a day, known by its time; all as the format spells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Occasion {
    /// The kind of class.
    pub class: Option<Activity>,
    /// Groups that take part.
    pub groups: Vec<String>,
    /// The days: `2026-10-05`, `2026-10-05..2026-10-09`.
    pub days: Vec<String>,
    /// The time: `mon 2`, `3-4`, `18:30-20:00`.
    pub at: Option<String>,
}

/// The things that a difference lies in, from the outermost.
pub(super) fn subject(file: Kind, delta: &Delta<'_>, langs: &Langs) -> Vec<Named> {
    let mut found = Vec::new();
    let mut parent = None;
    for step in &delta.trail {
        match step {
            Step::Item { before, after } => {
                // A class is known by the time that it had.
                let timed = file == Kind::Offering || file == Kind::Calendar;
                let shown = if timed { before.or(*after) } else { after.or(*before) };
                found.extend(shown.and_then(|(_, item)| named(file, parent, item, langs)));
                parent = None;
            }
            Step::Key(key) if parent.is_some_and(|parent| is_map(file, parent)) => {
                found.push(Named { id: (*key).to_owned(), ..Named::default() });
                parent = None;
            }
            Step::Key(key) => parent = Some(*key),
        }
    }
    found
}

/// Whether the keys under a key are ids.
fn is_map(file: Kind, key: &str) -> bool {
    let maps: &[&str] = match file {
        Kind::Resources => &["rooms", "buildings", "groups", "teachers"],
        Kind::Calendar => &["terms", "parts", "bells", "day-templates"],
        Kind::Institution | Kind::Profile => &["credit-systems", "scales", "ratings", "pages"],
        _ => &[],
    };
    maps.contains(&key)
}

/// The names of an item of the list under a key; nothing for a word or a text that has none.
fn named(file: Kind, list: Option<&str>, item: &Value, langs: &Langs) -> Option<Named> {
    let map = item.as_object().filter(|_| !is_text(item, langs))?;
    if let (Kind::Offering, Some("meetings" | "days" | "exceptions")) | (Kind::Calendar, Some("days")) = (file, list) {
        let of = item.get("of").and_then(Value::as_str).unwrap_or_default();
        return Some(Named { id: of.to_owned(), title: None, occasion: Some(occasion(item)) });
    }
    let name = |key: &str| {
        map.get(key)
            .and_then(|value| value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|n| n.to_string())))
    };
    let id = NAMES.into_iter().find_map(name).unwrap_or_default();
    let title = ["title", "name", "grade"].into_iter().find_map(|key| map.get(key)).cloned();
    let title = title.or_else(|| if id.is_empty() { map.get("kind").cloned() } else { None });
    (!id.is_empty() || title.is_some()).then_some(Named { id, title, occasion: None })
}

/// The class or the day that an item speaks of.
pub(super) fn occasion(item: &Value) -> Occasion {
    let added = item.get("add");
    let get = |key: &str| item.get(key).or_else(|| added?.get(key));
    let word = |key: &str| item.get(key).and_then(Value::as_str);
    let words = |key: &str| -> Vec<String> {
        let items = get(key).and_then(Value::as_array).into_iter().flatten();
        items.filter_map(|word| word.as_str().map(str::to_owned)).collect()
    };
    let span = word("from").zip(word("to")).map(|(from, to)| format!("{from}..{to}"));
    let days = word("on").map(str::to_owned).or(span).into_iter().chain(words("dates"));
    Occasion {
        class: get("kind").and_then(|kind| serde_json::from_value(kind.clone()).ok()),
        groups: words("groups"),
        days: days.collect(),
        at: word("at").map(str::to_owned),
    }
}

/// The title of what a file describes.
pub(super) fn title_of(value: &Value) -> Option<Value> {
    ["title", "name", "direction"].into_iter().find_map(|key| value.get(key)).cloned()
}
