//! What a PDF says against what a catalogue says: the values of its view that the catalogue has otherwise.

use std::sync::Arc;

use serde_json::Value;

use super::Printed;
use crate::catalog::Catalog;
use crate::document::{Content, DOCUMENTS, Edition, Format, Kind, News, Participant, Request};
use crate::locale::Locale;
use crate::model::Lang;
use crate::plan::Plan;

/// The most values that are named.
const MOST: usize = 20;

/// The most characters of a value that are shown.
const WIDTH: usize = 60;

/// Values that a document states otherwise than a catalogue, a line each; `news` is what changed in the catalogue since the
/// revision of the document's record.
///
/// # Errors
/// When the catalogue prints no such document, and why.
pub fn against(
    printed: &Printed,
    catalog: &Catalog,
    plan: &Plan,
    news: Option<Arc<News>>,
) -> Result<Vec<String>, String> {
    let record = &printed.record;
    let none = || format!("the catalogue prints no document `{}`", record.document);
    let (path, tag) = record.document.rsplit_once('/').ok_or_else(none)?;
    let (folder, _) = path.rsplit_once('/').ok_or_else(none)?;
    let lang: Lang = tag.parse()?;
    let locale = Locale::of(&lang).ok_or_else(none)?;
    let kind = DOCUMENTS.iter().find(|kind| kind.name == record.template).ok_or_else(none)?;
    let subjects = (kind.subjects)(catalog);
    let subject = subjects.iter().find(|subject| subject.folder == folder).ok_or_else(none)?;
    let edition = Edition { date: record.date, commit: record.commit.clone(), modified: record.modified, news };
    let request = Request {
        catalog,
        plan,
        of: subject.of,
        lang: &lang,
        locale,
        format: Format::Pdf,
        edition: &edition,
        names: &[],
    };
    let Content::Page(mut stated, _) = (kind.content)(&request) else { return Err(none()) };
    let mut shown: Value =
        serde_json::from_slice(&printed.view).map_err(|_| "the attached view is no JSON".to_owned())?;
    for key in of_people(kind, &request, &stated) {
        [&mut shown, &mut stated].into_iter().filter_map(Value::as_object_mut).for_each(|view| drop(view.remove(&key)));
    }
    let mut found = Vec::new();
    compare("", &shown, &stated, &mut found);
    if found.len() > MOST {
        let more = found.len() - MOST;
        found.truncate(MOST);
        found.push(format!("and {more} more"));
    }
    Ok(found)
}

/// The values of a view that come of the people it is made out to, whom no catalogue holds: those that others would change.
fn of_people(kind: &Kind, request: &Request<'_>, stated: &Value) -> Vec<String> {
    let name = || "x".to_owned();
    let names = [Participant { name: name(), organisation: Some(name()), number: Some(name()) }];
    let Content::Page(others, _) = (kind.content)(&Request { names: &names, ..*request }) else { return Vec::new() };
    let values = others.as_object().into_iter().flatten();
    values.filter(|(key, value)| stated.get(*key) != Some(*value)).map(|(key, _)| key.clone()).collect()
}

/// Walks two values side by side; `path` is the JSON pointer of both.
fn compare(path: &str, shown: &Value, stated: &Value, found: &mut Vec<String>) {
    match (shown, stated) {
        (Value::Object(shown), Value::Object(stated)) => {
            for (key, value) in shown {
                compare(&format!("{path}/{key}"), value, stated.get(key).unwrap_or(&Value::Null), found);
            }
            let missing = stated.iter().filter(|(key, value)| !shown.contains_key(*key) && !value.is_null());
            missing.for_each(|(key, value)| compare(&format!("{path}/{key}"), &Value::Null, value, found));
        }
        (Value::Array(shown), Value::Array(stated)) => {
            for i in 0..shown.len().max(stated.len()) {
                let of = |list: &[Value]| list.get(i).cloned().unwrap_or(Value::Null);
                compare(&format!("{path}/{i}"), &of(shown), &of(stated), found);
            }
        }
        _ if shown == stated => {}
        _ => found.push(format!("{path}: the file says {}, the catalogue {}", short(shown), short(stated))),
    }
}

/// A value on one line.
fn short(value: &Value) -> String {
    let text = match value {
        Value::Null => return "nothing".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let cut: String = text.chars().take(WIDTH).collect();
    if cut.len() < text.len() { format!("`{cut}…`") } else { format!("`{cut}`") }
}
