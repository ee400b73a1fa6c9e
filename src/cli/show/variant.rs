//! What a variant promises, and what it drops of its course.

use super::super::table::{self, Align};
use super::{BOLD, part};
use crate::catalog::Catalog;
use crate::catalog::dropped::{self, Fate};
use crate::load::Item;
use crate::model::{Activity, Course, HoursByKind, Lang, Text, Variant};

/// A variant as text.
pub(super) fn print(catalog: &Catalog, course: &Item<Course>, item: &Item<Variant>, lang: &Lang) -> String {
    let text = |text: &Text| catalog.text(text, lang).trim().to_owned();
    let (course, variant) = (&course.value, &item.value);
    let title = text(variant.title.as_ref().unwrap_or(&course.title));
    let mut out = format!("{BOLD}{title}{BOLD:#}\n{}\n\n", text(&variant.goal));
    let days = variant.agenda.as_ref().map(|agenda| agenda.days.len().to_string());
    let facts = [
        ("Kind", variant.kind.as_str().to_owned()),
        ("Hours", format!("{}: {}", variant.hours, hours(&variant.module_hours(), variant))),
        ("Form", text(&variant.form)),
        ("Days", days.unwrap_or_default()),
        ("Weeks", if variant.weeks.is_empty() { String::new() } else { variant.weeks.len().to_string() }),
    ];
    let rows = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let rows: Vec<_> = rows.map(|(name, value)| vec![name.to_owned(), value]).collect();
    out += &table::render(&[Align::Left, Align::Left], &rows);
    let modules = variant.modules.iter().map(|module| {
        let title = module.title.as_ref().or_else(|| {
            let first = module.sources().first()?;
            course.modules.iter().find(|known| known.id == *first).map(|known| &known.title)
        });
        vec![module.id.to_string(), format!("{} h", module.hours.total()), title.map(text).unwrap_or_default()]
    });
    part(&mut out, "Modules", modules);
    let fates = dropped::fates(course, variant);
    let line = |fate: &Fate<'_>, said: String| vec![fate.outcome.id.to_string(), said, text(&fate.outcome.text)];
    let kept = fates.iter().filter_map(|fate| Some(line(fate, fate.promised?.to_string())));
    part(&mut out, "Outcomes", kept);
    let gone = fates.iter().filter(|fate| fate.is_dropped());
    part(&mut out, "Dropped outcomes", gone.map(|fate| line(fate, fate.outcome.level.to_string())));
    let lowered = fates.iter().filter_map(|fate| Some((fate, fate.lowered()?)));
    let lowered = lowered.map(|(fate, level)| line(fate, format!("{level} of {}", fate.outcome.level)));
    part(&mut out, "Lowered outcomes", lowered);
    let unassessed = fates.iter().filter(|fate| fate.is_unassessed());
    part(&mut out, "Outcomes that nothing assesses", unassessed.map(|fate| line(fate, String::new())));
    let left = dropped::left(course, variant).into_iter().map(|left| {
        let topics = left.topics.iter().map(|topic| &topic.title);
        let items: Vec<String> = topics.chain(left.labs.iter().map(|lab| &lab.title)).map(text).collect();
        let what = if left.whole { "whole".to_owned() } else { "in part".to_owned() };
        let said = if left.whole { text(&left.module.title) } else { items.join("; ") };
        vec![left.module.id.to_string(), what, said]
    });
    part(&mut out, "Left out of the course", left);
    out
}

fn hours(hours: &HoursByKind, variant: &Variant) -> String {
    let kinds = Activity::ALL.into_iter().filter(|&kind| !hours.of(kind).is_zero());
    let mut said: Vec<String> = kinds.map(|kind| format!("{} {}", kind.as_str(), hours.of(kind))).collect();
    if variant.attestation.is_some() {
        said.push(format!("final attestation {}", variant.attestation_hours()));
    }
    said.join(", ")
}
