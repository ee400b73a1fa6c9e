//! The sheet of changes (лист регистрации изменений): what changed between two revisions, in two languages, ready to sign.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::texts::capital;
use crate::catalog::Catalog;
use crate::diff::print::markdown::marked;
use crate::diff::words::Speaker;
use crate::diff::{Change, Diff, Owner};
use crate::locale::Locale;
use crate::model::{Id, Lang, Text};
use crate::prose::{self, Inline};

/// The sheet as its template sees it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ChangesView {
    /// Language of the document.
    pub lang: String,
    /// Title in the metadata.
    pub document_title: String,
    /// Author in the metadata: the institution.
    pub document_author: String,
    /// Kind of document, over the title.
    pub document_kind: String,
    /// Title of the catalogue.
    pub title: String,
    /// The institution.
    pub institution: Head,
    /// From which revision to which.
    pub range: String,
    /// What stands at the foot of each page.
    pub edition: String,
    /// Headings and titles of columns by key; those of columns in both languages.
    pub labels: BTreeMap<&'static str, String>,
    /// The changes by what they are changes of.
    pub groups: Vec<Group>,
    /// Who signs: a level of approval with the number of changes that need it.
    pub signatures: Vec<Signature>,
}

/// The head of the sheet.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// Full name.
    pub name: String,
    /// Department.
    pub department: Option<String>,
    /// City.
    pub city: Option<String>,
}

/// Changes of one thing.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// What it is, in each language.
    pub titles: Vec<InLang>,
    /// The changes.
    pub rows: Vec<Row>,
}

/// A change.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Its number on the sheet.
    pub number: usize,
    /// The change in each language.
    pub texts: Vec<InLang>,
    /// The level of approval that it needs.
    pub level: String,
}

/// A title or a change in a language.
#[derive(Debug, Clone, Serialize)]
pub struct InLang {
    /// The language.
    pub lang: String,
    /// The title or the sentence.
    pub text: Vec<Inline>,
    /// What was and what is, and what the change breaks or touches: a line each.
    pub notes: Vec<Vec<Inline>>,
}

/// A place to sign.
#[derive(Debug, Clone, Serialize)]
pub struct Signature {
    /// The level.
    pub level: String,
    /// The numbers of the changes that need it.
    pub rows: String,
}

/// What the sheet says of the two revisions.
pub struct Range<'a> {
    /// The name of the earlier one.
    pub from: &'a str,
    /// The name of the later one; nothing for files that are not committed.
    pub to: Option<&'a str>,
    /// The date of the sheet.
    pub date: Option<NaiveDate>,
}

/// Makes the view of a diff in languages, of which the first is the document's.
pub fn view(
    catalog: &Catalog,
    diff: &Diff,
    langs: &[(Lang, &'static Locale)],
    range: &Range<'_>,
) -> Option<ChangesView> {
    let (lang, locale) = langs.first()?;
    let speakers: Vec<Speaker<'_>> = langs.iter().map(|(lang, locale)| Speaker::new(diff, lang, locale)).collect();
    let title = |text: &Text| catalog.text(text, lang).to_owned();
    let institution = catalog.settings.institutions.first().and_then(|id: &Id| catalog.institutions.get(id));
    let head = institution.map_or_else(
        || Head { name: title(&catalog.settings.title), department: None, city: None },
        |institution| Head {
            name: title(&institution.value.name),
            department: institution.value.department.as_ref().map(title),
            city: institution.value.city.as_ref().map(title),
        },
    );
    let both = |key: &str| {
        let words: Vec<String> = langs.iter().map(|(_, locale)| capital(locale.of_changes(key))).collect();
        words.join(" / ")
    };
    let to = range.to.map_or_else(|| locale.of_changes("work-tree").to_owned(), str::to_owned);
    let date = range.date.map(|date| locale.date(date));
    let edition = date.into_iter().chain([format!("{} – {to}", range.from)]).collect::<Vec<_>>().join(" · ");
    Some(ChangesView {
        lang: lang.to_string(),
        document_title: format!("{}: {}", locale.of_changes("sheet"), title(&catalog.settings.title)),
        document_author: head.name.clone(),
        document_kind: langs.iter().map(|(_, locale)| locale.of_changes("sheet")).collect::<Vec<_>>().join(" / "),
        title: title(&catalog.settings.title),
        institution: head,
        range: format!("{} – {to}", range.from),
        edition,
        labels: BTreeMap::from([
            ("number", locale.label("number").to_owned()),
            ("page", locale.label("page").to_owned()),
            ("change", both("change")),
            ("approval", both("approval")),
            ("signature", both("signature")),
            ("signatures", both("signatures")),
            ("numbers", both("numbers")),
            ("empty", both("empty")),
        ]),
        groups: groups(diff, &speakers, langs),
        signatures: signatures(diff, &speakers),
    })
}

fn groups(diff: &Diff, speakers: &[Speaker<'_>], langs: &[(Lang, &'static Locale)]) -> Vec<Group> {
    let mut groups: Vec<(&Owner, Group)> = Vec::new();
    for (i, change) in diff.changes.iter().enumerate() {
        let row = Row {
            number: i + 1,
            texts: speakers.iter().zip(langs).map(|(speaker, (lang, _))| in_lang(speaker, lang, change)).collect(),
            level: levels(diff, speakers, diff.approval.needed(change.kind)),
        };
        match groups.last_mut() {
            Some((owner, group)) if **owner == change.owner => group.rows.push(row),
            _ => {
                let named = |(speaker, (lang, _)): (&Speaker<'_>, &(Lang, &'static Locale))| {
                    let title = change.title.as_ref().map(|title| format!(": {}", speaker.text(title)));
                    let text = capital(&speaker.owner(&change.owner)) + &title.unwrap_or_default();
                    InLang { lang: lang.to_string(), text: line(&text), notes: Vec::new() }
                };
                let titles = speakers.iter().zip(langs).map(named).collect();
                groups.push((&change.owner, Group { titles, rows: vec![row] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn in_lang(speaker: &Speaker<'_>, lang: &Lang, change: &Change) -> InLang {
    let sentence = speaker.sentence(change);
    let own = sentence.details.iter().filter(|detail| detail.lang.as_ref().is_none_or(|tag| tag == lang.as_str()));
    let words = speaker.locale();
    let told = own.flat_map(|detail| {
        let sides = [("was", &detail.old), ("is", &detail.new)];
        sides.into_iter().filter_map(|(key, text)| Some(format!("{}: {}", words.of_changes(key), text.as_ref()?)))
    });
    let touched = change.impact.iter().map(|impact| speaker.impact(impact));
    InLang {
        lang: lang.to_string(),
        text: line(&capital(&sentence.text)),
        notes: told.chain(touched).map(|text| line(&capital(&text))).collect(),
    }
}

/// The title of a level in all languages, where they differ.
fn levels(diff: &Diff, speakers: &[Speaker<'_>], rank: usize) -> String {
    let mut titles: Vec<String> = speakers.iter().map(|speaker| capital(&speaker.level(diff, rank))).collect();
    titles.dedup();
    titles.join(" / ")
}

fn signatures(diff: &Diff, speakers: &[Speaker<'_>]) -> Vec<Signature> {
    let of = |rank: usize| {
        let rows = diff.changes.iter().enumerate().filter(|(_, change)| diff.approval.needed(change.kind) == rank);
        let numbers: Vec<usize> = rows.map(|(i, _)| i + 1).collect();
        (!numbers.is_empty()).then(|| Signature { level: levels(diff, speakers, rank), rows: ranges(&numbers) })
    };
    (0..diff.approval.levels().count()).filter_map(of).collect()
}

/// Rising numbers with dashes for those in a row: `1–3, 7`.
fn ranges(numbers: &[usize]) -> String {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match parts.last_mut() {
            Some((_, end)) if *end + 1 == number => *end = number,
            _ => parts.push((number, number)),
        }
    }
    let shown = parts.iter().map(|(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") });
    shown.collect::<Vec<_>>().join(", ")
}

/// A sentence whose backticks are code.
pub(super) fn line(text: &str) -> Vec<Inline> {
    prose::inline(&marked(text)).content
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_are_joined() {
        assert_eq!(ranges(&[1, 2, 3, 7, 9, 10]), "1–3, 7, 9–10");
        assert_eq!(ranges(&[]), "");
    }
}
