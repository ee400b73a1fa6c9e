//! Descriptions of works: the `gost:` string to the letter in Russian documents, else built from the record.

use chrono::NaiveDate;

use crate::locale::Locale;
use crate::model::Entry;
use crate::model::bibliography::{PersonName, Phrase};
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
        _ if terms.gost => linked(&gost(entry, terms)),
        _ => plain(entry, terms),
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

/// Initials after no-break spaces: `И. О.`
fn initials(name: &PersonName) -> String {
    let given = name.given_name.as_deref().unwrap_or_default();
    let letters = given.split([' ', '-', '.']).filter_map(|part| part.chars().next());
    letters.map(|letter| format!("{letter}.")).collect::<Vec<_>>().join("\u{a0}")
}

fn family(name: &PersonName) -> String {
    match &name.prefix {
        Some(prefix) => format!("{prefix} {}", name.name),
        None => name.name.clone(),
    }
}

fn serial<'a>(entry: &'a Entry, kind: &str) -> Option<&'a str> {
    entry.serial_number.as_ref().and_then(|numbers| numbers.get(kind))
}

fn text(phrase: Option<&Phrase>) -> Option<String> {
    phrase.map(|phrase| phrase.value.trim().to_owned())
}

/// Place and publisher, of the work or of what it appeared in.
fn imprint(entry: &Entry) -> (Option<String>, Option<String>) {
    let publisher = entry.publisher.as_ref();
    let place = publisher.and_then(|p| text(p.location.as_ref())).or_else(|| text(entry.location.as_ref()));
    (place, publisher.and_then(|p| text(p.name.as_ref())).or_else(|| text(entry.organization.as_ref())))
}

/// The record as ГОСТ Р 7.0.100-2018 arranges it.
fn gost(entry: &Entry, terms: &Terms<'_>) -> String {
    const AREA: &str = ".\u{a0}— ";
    let authors = &entry.author.0;
    let short = |name: &PersonName| format!("{}\u{a0}{}", initials(name), family(name)).trim().to_owned();
    let mut head = String::new();
    if let (1..=3, Some(first)) = (authors.len(), authors.first()) {
        head = match initials(first) {
            given if given.is_empty() => format!("{}. ", family(first)),
            given => format!("{}, {given} ", family(first)),
        };
    }
    head.push_str(&text(entry.title.as_ref()).unwrap_or_default());
    if let Some(genre) = text(entry.genre.as_ref()) {
        head.push_str(&format!(" : {genre}"));
    }
    if !authors.is_empty() {
        let mut names: Vec<String> = authors.iter().take(4).map(short).collect();
        if authors.len() > 4 {
            names.truncate(3);
            names.push("[и др.]".to_owned());
        }
        head.push_str(&format!(" / {}", names.join(", ").replace(", [", " [")));
    }
    if let Some(parent) = entry.parent.0.first() {
        head.push_str(&format!(" // {}", text(parent.title.as_ref()).unwrap_or_default()));
    }
    let mut areas = vec![head.trim_end_matches('.').to_owned()];
    areas.extend(
        entry
            .edition
            .as_ref()
            .map(|edition| if is_number(edition) { format!("{edition}-е изд") } else { edition.clone() }),
    );
    let (place, publisher) = imprint(entry);
    let mut published = [place, publisher].into_iter().flatten().collect::<Vec<_>>().join(" : ");
    if let Some(year) = entry.year() {
        published = if published.is_empty() { year.to_string() } else { format!("{published}, {year}") };
    }
    areas.extend((!published.is_empty()).then_some(published));
    areas.extend(entry.volume.as_ref().map(|volume| format!("Т.\u{a0}{volume}")));
    areas.extend(entry.issue.as_ref().map(|issue| format!("№\u{a0}{issue}")));
    areas.extend(entry.page_range.as_ref().map(|pages| format!("С.\u{a0}{}", pages.replace('-', "–"))));
    areas.extend(entry.page_total.as_ref().map(|pages| format!("{pages}\u{a0}с")));
    areas.extend(serial(entry, "isbn").map(|isbn| format!("ISBN\u{a0}{isbn}")));
    areas.extend(serial(entry, "doi").map(|doi| format!("DOI\u{a0}{doi}")));
    match &entry.url {
        Some(url) => {
            areas.push("Текст : электронный".to_owned());
            let seen =
                url.date.as_deref().map(|date| format!(" (дата обращения: {})", terms.seen(date))).unwrap_or_default();
            areas.push(format!("URL: {}{seen}", url.value));
        }
        None => areas.push("Текст : непосредственный".to_owned()),
    }
    format!("{}.", areas.join(AREA))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn ordinal(number: &str) -> String {
    let ending =
        match (number.ends_with("11") || number.ends_with("12") || number.ends_with("13"), number.chars().last()) {
            (false, Some('1')) => "st",
            (false, Some('2')) => "nd",
            (false, Some('3')) => "rd",
            _ => "th",
        };
    format!("{number}{ending}")
}

/// The record as English lists of reading print it.
fn plain(entry: &Entry, terms: &Terms<'_>) -> Vec<Inline> {
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
