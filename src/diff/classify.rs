//! What a difference of a file is a change of. What no line here names is a change of its own kind all the same.

mod course;
mod plans;
mod schedules;

use super::kind::Kind;
use super::structure::{Delta, Event};
use crate::source;

/// The kind of a difference in a file of a kind.
pub(super) fn classify(file: source::Kind, delta: &Delta<'_>) -> Kind {
    let keys = delta.keys();
    let event = &delta.event;
    let known = match (file, keys.as_slice()) {
        (source::Kind::People, keys) => {
            one_of(event, keys.len() == 1, [Kind::PersonAdded, Kind::PersonRemoved, Kind::PersonChanged])
        }
        (source::Kind::Bibliography, keys) => {
            one_of(event, keys.len() == 1, [Kind::WorkAdded, Kind::WorkRemoved, Kind::WorkChanged])
        }
        (_, [.., "allow"] | [.., "allow", "*"] | [.., "allow", "*", _]) => Some(Kind::AllowanceChanged),
        (source::Kind::Course, keys) => course::course(keys, delta),
        (source::Kind::Institution | source::Kind::Profile, keys) => institution(keys, event),
        (source::Kind::Catalog, keys) => Some(catalog(keys)),
        (source::Kind::Program, keys) => plans::program(keys, event),
        (source::Kind::Variant, keys) => Some(plans::variant(keys, event)),
        (source::Kind::Fund, keys) => plans::fund(keys, event),
        (source::Kind::Offering, keys) => Some(schedules::offering(keys, event)),
        (source::Kind::Calendar, keys) => Some(schedules::calendar(keys, event)),
        (source::Kind::Resources, keys) => schedules::resources(keys, event),
        (source::Kind::Template | source::Kind::Stray, _) => None,
    };
    known.unwrap_or(match delta.event {
        Event::Added(_) => Kind::Added,
        Event::Removed(_) => Kind::Removed,
        Event::Replaced(..) => Kind::Changed,
        Event::Moved => Kind::Moved,
        Event::Reordered(..) => Kind::OrderChanged,
    })
}

/// The kind of something whole that came or went, else the last.
fn one_of(event: &Event<'_>, whole: bool, [added, removed, changed]: [Kind; 3]) -> Option<Kind> {
    Some(match event {
        Event::Added(_) if whole => added,
        Event::Removed(_) if whole => removed,
        _ => changed,
    })
}

fn catalog(keys: &[&str]) -> Kind {
    match keys.first() {
        Some(&"rules") => Kind::RuleLevelChanged,
        Some(&"approval") => Kind::ApprovalChanged,
        _ => Kind::CatalogChanged,
    }
}

fn institution(keys: &[&str], event: &Event<'_>) -> Option<Kind> {
    use Kind::*;
    match keys {
        ["policies", "*", "locked"] => Some(InstitutionPolicyLocked),
        ["policies", "*", rest @ ..] => {
            part(event, rest, [InstitutionPolicyAdded, InstitutionPolicyRemoved, InstitutionPolicyChanged])
        }
        ["credit-systems", ..] | ["academic-hour"] => Some(CreditSystemChanged),
        ["scales", ..] => Some(ScaleChanged),
        ["ratings", ..] => Some(RatingChanged),
        ["limits" | "control" | "accepted-verbs", ..] | ["semester-weeks"] => Some(LimitChanged),
        ["locked" | "guarded" | "overrides", ..] => Some(LockChanged),
        ["documents" | "pages" | "page" | "outcome-labels" | "competence-columns", ..] => Some(FormChanged),
        [_] => Some(InstitutionChanged),
        _ => None,
    }
}

/// The kind of an item that came, went, or became another; a list in another order has a kind of its own.
fn item(event: &Event<'_>, [added, removed, changed]: [Kind; 3]) -> Option<Kind> {
    Some(match event {
        Event::Added(_) => added,
        Event::Removed(_) => removed,
        Event::Replaced(..) => changed,
        Event::Moved | Event::Reordered(..) => Kind::OrderChanged,
    })
}

/// The kind of an item that came or went, or of what changed within it.
fn part(event: &Event<'_>, rest: &[&str], [added, removed, changed]: [Kind; 3]) -> Option<Kind> {
    if rest.is_empty() { item(event, [added, removed, changed]) } else { Some(changed) }
}

/// The kind of an item with a place of its own in its list.
fn placed(event: &Event<'_>, [added, removed, moved]: [Kind; 3]) -> Option<Kind> {
    match event {
        Event::Added(_) => Some(added),
        Event::Removed(_) => Some(removed),
        Event::Moved => Some(moved),
        Event::Replaced(..) | Event::Reordered(..) => None,
    }
}
