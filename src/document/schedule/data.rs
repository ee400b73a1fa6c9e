//! The classes of an offering as data: CSV and JSON with the same columns.

use serde_json::{Map, Value, json};

use super::event::Happening;
use super::names::Scope;
use crate::document::kind::{Of, Request};
use crate::model::Id;
use crate::plan::{Origin, Session};

/// Columns, in order.
const COLUMNS: [&str; 33] = [
    "uid",
    "offering",
    "course",
    "module",
    "topic",
    "kind",
    "seq",
    "seq_of",
    "groups",
    "teachers",
    "date",
    "weekday",
    "week",
    "label",
    "slot",
    "start",
    "end",
    "zone",
    "minutes",
    "hours",
    "room",
    "building",
    "mode",
    "link",
    "status",
    "origin",
    "was_start",
    "was_room",
    "sequence",
    "title",
    "content",
    "works",
    "summary",
];

/// The classes of an offering, a row each, by start and name. A column that no class fills is left out.
pub fn rows(request: &Request<'_>) -> Vec<Map<String, Value>> {
    let Of::Offering(offering) = request.of else { return Vec::new() };
    let Some(scope) = Scope::new(request, offering) else { return Vec::new() };
    let mut rows: Vec<Map<String, Value>> = scope.schedule.sessions.iter().map(|one| row(&scope, one)).collect();
    let is_filled = |column: &str| rows.iter().any(|row| !plain(&row[column]).is_empty());
    let filled: Vec<bool> = COLUMNS.iter().map(|column| is_filled(column)).collect();
    for row in &mut rows {
        let mut filled = filled.iter();
        row.retain(|_, _| filled.next().is_some_and(|filled| *filled));
    }
    rows
}

fn row(scope: &Scope<'_>, session: &Session) -> Map<String, Value> {
    let id = |id: &Option<Id>| id.as_ref().map(ToString::to_string);
    let ids = |ids: &[Id]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let slot = session.slot.map(|(a, b)| if a == b { a.to_string() } else { format!("{a}-{b}") });
    let origin = match session.origin {
        Origin::Meeting(i) => format!("meetings[{i}]"),
        Origin::Day(i, j) => format!("days[{i}].{j}"),
        Origin::Exception(i) => format!("exceptions[{i}]"),
        Origin::Milestone(i) => format!("milestones[{i}]"),
    };
    let was = session.was.as_ref();
    let event = scope.event(Happening::Class(session), session.date);
    let values = [
        json!(session.uid),
        json!(session.offering.to_string()),
        json!(session.course.to_string()),
        json!(id(&session.module)),
        json!(id(&session.topic)),
        json!(session.kind.as_str()),
        json!(session.seq),
        json!(session.seq_of),
        json!(ids(&session.groups)),
        json!(ids(&session.teachers)),
        json!(session.date.to_string()),
        json!(session.weekday.as_str()),
        json!(session.week),
        json!(id(&session.label)),
        json!(slot),
        json!(session.start.to_rfc3339()),
        json!(session.end.to_rfc3339()),
        json!(session.zone.name()),
        json!(session.minutes),
        json!(session.hours.to_string()),
        json!(id(&session.room)),
        json!(id(&session.building)),
        json!(session.mode.as_str()),
        json!(session.link),
        json!(session.status.as_str()),
        json!(origin),
        json!(was.map(|was| format!("{} {}", was.date, was.range.start))),
        json!(was.and_then(|was| was.room.as_ref()).map(ToString::to_string)),
        json!(event.sequence),
        json!(scope.title()),
        json!(scope.content(session)),
        json!(scope.works(session)),
        json!(event.summary),
    ];
    COLUMNS.iter().map(|name| (*name).to_owned()).zip(values).collect()
}

/// JSON: one array of objects.
pub(super) fn json(request: &Request<'_>) -> String {
    let rows: Vec<Value> = rows(request).into_iter().map(Value::Object).collect();
    serde_json::to_string_pretty(&rows).expect("rows are JSON") + "\n"
}

/// CSV by RFC 4180: a head, lines that end with CR and LF. Lists are joined by semicolons.
pub(super) fn csv(request: &Request<'_>) -> String {
    let rows = rows(request);
    let columns: Vec<&str> = rows.first().map_or(COLUMNS.to_vec(), |row| row.keys().map(String::as_str).collect());
    let mut out = columns.join(",") + "\r\n";
    for row in rows {
        let cells: Vec<String> = row.values().map(|value| cell(&plain(value))).collect();
        out += &cells.join(",");
        out += "\r\n";
    }
    out
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// A cell; what a spreadsheet would take for a formula is made a text by an apostrophe.
fn cell(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if guarded.contains([',', '"', '\n', '\r']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_guarded_and_quoted() {
        assert_eq!(cell("a"), "a");
        assert_eq!(cell("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("-5\n"), "\"'-5\n\"");
    }
}
