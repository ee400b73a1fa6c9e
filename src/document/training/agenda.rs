//! The participants' agenda: a page a day, in the time zones of the participants.

use serde::Serialize;

use super::scope::{DayView, Head, Scope};
use crate::document::Request;
use crate::locale::fill;
use crate::prose::Inline;

/// What the templates of the agenda see.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AgendaView {
    #[serde(flatten)]
    head: Head,
    /// Heads of the columns of time: «Время», or the zones.
    zones: Vec<String>,
    days: Vec<DayView>,
    checklist: Vec<Vec<Inline>>,
    academic_note: String,
}

/// Makes the view of an agenda.
pub(super) fn view(scope: &Scope<'_>, request: &Request<'_>) -> AgendaView {
    let academic = scope.institution().academic_hour.to_string();
    AgendaView {
        head: scope.head(request, "agenda-kind", super::date(request, scope)),
        zones: scope.clocks(scope.zones()),
        days: scope.days(scope.zones()),
        checklist: scope.lines(&scope.variant.checklist),
        academic_note: fill(scope.word("academic-note"), &[("n", &academic)]),
    }
}
