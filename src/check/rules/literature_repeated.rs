//! A course must not name one work twice, under one key or under two.

use crate::check::literature::keys;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Entry, Level};
use crate::source::Path;
use std::collections::BTreeMap;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "literature-repeated",
    summary: "a course names one work twice",
    docs: include_str!("literature_repeated.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let mut seen: BTreeMap<String, (&str, Path)> = BTreeMap::new();
        for (key, path) in keys(&item.value) {
            let Some((_, entry)) = context.catalog.bibliography.get(key) else { continue };
            let marks = marks(key, entry);
            let first = marks.iter().find_map(|mark| seen.get(mark));
            if let Some((other, place)) = first {
                let message = if *other == key {
                    format!("`{key}` is named twice")
                } else {
                    format!("`{key}` is the same work as `{other}`")
                };
                reporter
                    .at(item.file, path.clone(), message)
                    .label(item.file, place.clone(), "first named here")
                    .hint("remove one of the two");
            }
            for mark in marks {
                seen.entry(mark).or_insert((key, path.clone()));
            }
        }
    }
}

/// What tells a work from others: its key, its numbers, its title with author and year.
fn marks(key: &str, entry: &Entry) -> Vec<String> {
    let mut marks = vec![format!("key {key}")];
    for kind in ["isbn", "doi"] {
        if let Some(number) = entry.serial_number.as_ref().and_then(|numbers| numbers.get(kind)) {
            let plain: String = number.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
            marks.push(format!("{kind} {}", plain.to_lowercase()));
        }
    }
    if let (Some(title), Some(author), Some(date)) = (&entry.title, entry.author.0.first(), &entry.date) {
        let volume = entry.volume.as_deref().unwrap_or_default();
        marks.push(format!(
            "title {} by {} of {date} volume {volume}",
            title.value.to_lowercase(),
            author.name.to_lowercase()
        ));
    }
    marks
}
