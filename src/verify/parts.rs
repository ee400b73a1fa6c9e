//! Two PDFs side by side: which parts differ, in words for people.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{Parts, value};

/// Names of the parts in which a file differs from what it should be.
pub(super) fn differences(given: &Parts<'_>, fresh: &Parts<'_>) -> BTreeSet<String> {
    let names = names(fresh);
    let numbers: BTreeSet<u32> = given.objects.keys().chain(fresh.objects.keys()).copied().collect();
    let mut found: BTreeSet<String> = numbers
        .into_iter()
        .filter(|number| given.object(*number) != fresh.object(*number))
        .map(|number| names.get(&number).cloned().unwrap_or_else(|| format!("object {number}")))
        .collect();
    if given.frame().0 != fresh.frame().0 {
        found.insert("the head of the file".to_owned());
    }
    // The table holds the places of objects: it differs with each of them that has another length.
    if given.frame().1 != fresh.frame().1 && found.is_empty() {
        found.insert("the table of objects and the trailer".to_owned());
    }
    found
}

/// What each object of a file of ours is.
fn names(parts: &Parts<'_>) -> BTreeMap<u32, String> {
    let mut names = BTreeMap::new();
    for number in parts.objects.keys().copied() {
        let head = parts.head(number);
        let kinds = [
            ("/Type/Struct", "the tags for screen readers"),
            ("/Type/OBJR", "the tags for screen readers"),
            ("/Type/Metadata", "the metadata"),
            ("/Type/Outlines", "the bookmarks"),
            ("/Title(", "the bookmarks"),
            ("/Type/Annot", "the links"),
            ("/Type/Action", "the links"),
            ("/Type/Font", "the fonts"),
            ("/Type/CMap", "the fonts"),
            ("/Type/OutputIntent", "the colour profile"),
            ("/Type/Catalog", "the catalogue of the file"),
            ("/Type/Pages", "the list of pages"),
        ];
        if let Some((_, name)) = kinds.iter().find(|(kind, _)| head.contains(kind)) {
            names.insert(number, (*name).to_owned());
        }
        for key in ["/FontFile2 ", "/FontFile3 ", "/FontFile ", "/ToUnicode ", "/CIDSet "] {
            names.extend(reference(&head, key).map(|number| (number, "the fonts".to_owned())));
        }
        names.extend(reference(&head, "/DestOutputProfile ").map(|number| (number, "the colour profile".to_owned())));
    }
    for (name, number) in parts.attachments() {
        names.insert(number, format!("the attachment {name}"));
    }
    for (page, number) in (1..).zip(pages(parts)) {
        let name = format!("page {page}");
        names.extend(reference(&parts.head(number), "/Contents ").map(|content| (content, name.clone())));
        names.insert(number, name);
    }
    names
}

fn reference(head: &str, key: &str) -> Option<u32> {
    value(head, key).and_then(|number| number.try_into().ok())
}

/// The objects of the pages in their order.
fn pages(parts: &Parts<'_>) -> Vec<u32> {
    let lists = parts.with("/Type/Pages");
    let kids = lists.into_iter().filter_map(|list| {
        let object = String::from_utf8_lossy(parts.object(list)?).into_owned();
        let kids = object.split("/Kids[").nth(1)?.split(']').next()?.to_owned();
        Some(kids.split(" 0 R").filter_map(|kid| kid.trim().parse().ok()).collect::<Vec<u32>>())
    });
    kids.max_by_key(Vec::len).unwrap_or_default()
}
