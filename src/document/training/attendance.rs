//! The attendance sheet: participants by days, to sign.

use serde::Serialize;

use super::scope::{Head, Scope};
use crate::document::Request;

/// Rows of a sheet for a group of which no size is stated.
const ROWS: usize = 16;

/// Days that fit a sheet.
const DAYS: usize = 6;

/// What the template of the attendance sheet sees.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AttendanceView {
    #[serde(flatten)]
    head: Head,
    /// Sheets, each of as many days as fit it.
    sheets: Vec<Vec<DayHead>>,
    rows: Vec<RowView>,
    /// Whether any row names an organisation.
    organisations: bool,
}

/// The head of a day.
#[derive(Debug, Clone, Serialize)]
struct DayHead {
    number: String,
    span: String,
    hours: String,
}

/// A participant, or an empty row.
#[derive(Debug, Clone, Serialize)]
struct RowView {
    number: String,
    name: String,
    organisation: String,
}

/// Makes the view of an attendance sheet.
pub(super) fn view(scope: &Scope<'_>, request: &Request<'_>) -> AttendanceView {
    let days = scope.days(&[]);
    let heads: Vec<DayHead> =
        days.into_iter().map(|day| DayHead { number: day.number, span: day.span, hours: day.hours }).collect();
    let width = heads.len().div_ceil(heads.len().div_ceil(DAYS).max(1)).max(1);
    let row = |(number, name, organisation): (usize, &str, &str)| RowView {
        number: number.to_string(),
        name: name.to_owned(),
        organisation: organisation.to_owned(),
    };
    let size = scope.variant.group.map_or(ROWS, |group| usize::from(group.max));
    let rows: Vec<RowView> = if request.names.is_empty() {
        (1..=size).map(|number| row((number, "", ""))).collect()
    } else {
        let named = (1..).zip(request.names);
        named.map(|(n, person)| row((n, &person.name, person.organisation.as_deref().unwrap_or_default()))).collect()
    };
    AttendanceView {
        head: scope.head(request, "attendance-kind", super::date(request, scope)),
        sheets: heads.chunks(width).map(<[_]>::to_vec).collect(),
        organisations: rows.iter().any(|row| !row.organisation.is_empty()),
        rows,
    }
}
