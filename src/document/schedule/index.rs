//! The page of all feeds, to follow on a screen, and to print and pin up: names, addresses, QR codes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::address::{Base, Code};
use super::hearer::{Hearer, audiences};
use super::{FEEDS, INDEX};
use crate::document::kind::{Audience, Content, Format, Request};
use crate::document::texts::Texts;
use crate::locale::Locale;
use crate::model::{Id, Lang};

/// What the template sees.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Index {
    lang: String,
    document_title: String,
    document_author: String,
    /// Words of the page around the document.
    labels: BTreeMap<String, String>,
    /// Words of its own.
    words: BTreeMap<&'static str, String>,
    /// The catalogue's institution.
    institution: String,
    /// Title of the catalogue.
    catalogue: String,
    title: String,
    /// How to subscribe, or what is missing for that.
    lead: String,
    /// The same page in other languages.
    others: Vec<Other>,
    shelves: Vec<Shelf>,
    /// Its date in words.
    date: Option<String>,
}

/// The page in another language.
#[derive(Debug, Clone, Serialize)]
struct Other {
    lang: String,
    name: String,
    address: String,
}

/// Feeds of a kind.
#[derive(Debug, Clone, Serialize)]
struct Shelf {
    id: &'static str,
    title: String,
    /// What is said of all of them.
    note: Option<String>,
    cards: Vec<Card>,
}

/// A feed.
#[derive(Debug, Clone, Serialize)]
struct Card {
    name: String,
    /// Where its file is: an address of the web, or a path from the page.
    address: String,
    /// Address by which programs subscribe to it.
    webcal: Option<String>,
    code: Option<Code>,
}

/// Kinds of feeds in the order of the page.
const SHELVES: [&str; 6] = ["groups", "subgroups", "students", "teachers", "rooms", "offerings"];

pub(super) fn content(request: &Request<'_>) -> Content {
    let catalog = request.catalog;
    let texts = Texts { catalog, lang: request.lang, locale: request.locale };
    let base = Base::of(catalog);
    let mut hearers: Vec<Hearer<'_>> =
        audiences(catalog, &request.plan.groups).into_iter().map(|(hearer, _)| hearer).collect();
    hearers.extend(catalog.offerings.values().map(Hearer::Offering));
    let cards = |id: &str| {
        let own = hearers.iter().filter(|hearer| shelf(&texts, hearer) == id);
        own.map(|hearer| card(&texts, base, hearer)).collect::<Vec<_>>()
    };
    let shelf = |id: &'static str| Shelf {
        id,
        title: texts.word(&format!("feeds-{id}")),
        note: (id == "students").then(|| texts.word("feeds-students-note")),
        cards: cards(id),
    };
    let title = texts.word("feeds-title");
    let catalogue = texts.title(&catalog.settings.title);
    let institution = catalog.settings.institutions.first().and_then(|id| catalog.institutions.get(id));
    let institution = institution.map(|item| texts.title(&item.value.name)).unwrap_or_default();
    let languages = catalog.languages().iter().filter(|lang| *lang != request.lang);
    let other = |lang: &Lang| {
        let name = Locale::of(lang)?.name().to_owned();
        Some(Other { lang: lang.to_string(), name, address: from_index(&FEEDS.path(INDEX, lang, Format::Html)) })
    };
    let words = ["subscribe", "file", "languages", "kinds"];
    let index = Index {
        lang: request.lang.to_string(),
        document_title: format!("{title}: {catalogue}"),
        document_author: institution.clone(),
        labels: request.locale.labels().clone(),
        words: words.map(|key| (key, texts.word(&format!("feeds-{key}")))).into(),
        institution,
        catalogue,
        title,
        lead: texts.word(if base.is_some() { "feeds-lead" } else { "feeds-no-base" }),
        others: languages.filter_map(other).collect(),
        shelves: SHELVES.map(shelf).into_iter().filter(|shelf| !shelf.cards.is_empty()).collect(),
        date: request.edition.date.map(|date| request.locale.date(date)),
    };
    Content::Page(serde_json::to_value(index).expect("a view is JSON"), request.edition.date)
}

/// The kind of a feed, as the page divides them.
fn shelf(texts: &Texts<'_>, hearer: &Hearer<'_>) -> &'static str {
    let splits = || texts.catalog.resources.groups.values().flat_map(|group| group.splits.values()).flatten();
    let is_subgroup = |id: &Id| splits().any(|part| part == id);
    match hearer {
        Hearer::One(Audience::Group, id) if is_subgroup(id) => "subgroups",
        Hearer::One(Audience::Group, _) => "groups",
        Hearer::Students(_) => "students",
        Hearer::One(Audience::Teacher, _) => "teachers",
        Hearer::One(Audience::Room, _) => "rooms",
        Hearer::Offering(_) => "offerings",
    }
}

fn card(texts: &Texts<'_>, base: Option<Base<'_>>, hearer: &Hearer<'_>) -> Card {
    let name = hearer.name(texts);
    let path = hearer.document().path(&hearer.folder(), texts.lang, Format::Ics);
    let webcal = base.map(|base| base.webcal(&path));
    let alt = || texts.say("feeds-code", &[("name", &name)]);
    Card {
        address: base.map_or_else(|| from_index(&path), |base| base.web(&path)),
        code: webcal.as_deref().and_then(|address| Code::of(address, alt())),
        webcal,
        name,
    }
}

/// A path of the build as it is from the folder of the page.
fn from_index(path: &str) -> String {
    let own = path.strip_prefix(INDEX).and_then(|rest| rest.strip_prefix('/'));
    own.map_or_else(|| format!("../{path}"), str::to_owned)
}
