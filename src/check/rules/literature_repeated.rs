//! A course must not name one work twice, under one key or under two.

use crate::check::literature::{Use, uses};
use crate::check::{Context, Reporter, Rule};
use crate::model::{Entry, Level};
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
    let works = context.catalog.bibliography.iter();
    let marks: BTreeMap<&str, Vec<String>> = works.map(|(key, (_, entry))| (key.as_str(), marks(key, entry))).collect();
    for item in context.catalog.courses.values() {
        let mut seen: BTreeMap<&str, Use<'_>> = BTreeMap::new();
        for work in uses(&item.value) {
            let marks = marks.get(work.key).map_or(&[][..], Vec::as_slice);
            if let Some(first) = marks.iter().find_map(|mark| seen.get(mark.as_str())) {
                let message = if first.key == work.key {
                    format!("`{}` is named twice", work.key)
                } else {
                    format!("`{}` is the same work as `{}`", work.key, first.key)
                };
                reporter
                    .at(item.file, work.path(), message)
                    .label(item.file, first.path(), "first named here")
                    .hint("remove one of the two");
            }
            for mark in marks {
                seen.entry(mark).or_insert(work);
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
