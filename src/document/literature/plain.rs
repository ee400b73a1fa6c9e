//! Descriptions as English lists of reading print them.

use super::parts::{family, imprint, is_number, ordinal, serial, text};
use super::{Terms, link, push_text};
use crate::model::Entry;
use crate::model::bibliography::PersonName;
use crate::prose::Inline;

/// The record as English lists of reading print it.
pub(super) fn describe(entry: &Entry, terms: &Terms<'_>) -> Vec<Inline> {
    let full = |name: &PersonName| {
        format!("{} {}", name.given_name.as_deref().unwrap_or_default(), family(name)).trim().to_owned()
    };
    let mut parts = Vec::new();
    let mut names: Vec<String> = entry.author.0.iter().map(full).collect();
    if names.len() > 4 {
        names.truncate(3);
        names.push("et al.".to_owned());
    }
    if !names.is_empty() {
        push_text(&mut parts, &format!("{}. ", names.join(", ").trim_end_matches('.')));
    }
    let title = text(entry.title.as_ref()).unwrap_or_default();
    let within = entry.parent.0.first();
    let content = vec![Inline::Text { text: title.trim_end_matches('.').to_owned() }];
    parts.push(if within.is_some() {
        Inline::Text { text: format!("“{title}”") }
    } else {
        Inline::Emphasis { content }
    });
    let mut rest = Vec::new();
    if let Some(parent) = within.and_then(|parent| text(parent.title.as_ref())) {
        push_text(&mut parts, ". ");
        parts.push(Inline::Emphasis { content: vec![Inline::Text { text: parent }] });
    }
    rest.extend(
        entry
            .edition
            .as_ref()
            .map(|edition| if is_number(edition) { format!("{} ed.", ordinal(edition)) } else { edition.clone() }),
    );
    let (place, publisher) = imprint(entry);
    let mut published = [place, publisher].into_iter().flatten().collect::<Vec<_>>().join(": ");
    if let Some(year) = entry.year() {
        published = if published.is_empty() { year.to_string() } else { format!("{published}, {year}") };
    }
    rest.extend((!published.is_empty()).then_some(published));
    rest.extend(entry.volume.as_ref().map(|volume| format!("Vol.\u{a0}{volume}")));
    rest.extend(entry.issue.as_ref().map(|issue| format!("No.\u{a0}{issue}")));
    rest.extend(entry.page_range.as_ref().map(|pages| format!("pp.\u{a0}{}", pages.replace('-', "–"))));
    rest.extend(entry.page_total.as_ref().map(|pages| format!("{pages}\u{a0}pp.")));
    rest.extend(serial(entry, "isbn").map(|isbn| format!("ISBN\u{a0}{isbn}")));
    rest.extend(entry.language.as_deref().filter(|lang| lang.starts_with("ru")).map(|_| "In Russian".to_owned()));
    let mut tail = String::new();
    for area in rest {
        tail.push_str(if tail.ends_with('.') || tail.is_empty() && title.ends_with('.') { " " } else { ". " });
        tail.push_str(&area);
    }
    push_text(&mut parts, &tail);
    let stop = |tail: &str| if tail.ends_with('.') { "" } else { "." };
    if let Some(doi) = serial(entry, "doi") {
        push_text(&mut parts, &format!("{} DOI\u{a0}", stop(&tail)));
        let address = format!("https://doi.org/{doi}");
        parts.push(Inline::Link { url: address, content: vec![Inline::Text { text: doi.to_owned() }] });
        tail.clear();
    }
    if let Some(url) = &entry.url {
        push_text(&mut parts, &format!("{} ", stop(&tail)));
        parts.push(link(&url.value));
        tail = url.date.as_deref().map(|date| format!(" (accessed {})", terms.seen(date))).unwrap_or_default();
        push_text(&mut parts, &tail);
    }
    push_text(&mut parts, stop(&tail));
    parts
}
