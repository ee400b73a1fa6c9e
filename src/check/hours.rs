//! Two accounts of hours, compared kind by kind.

use crate::model::{Activity, Hours, HoursByKind};

/// What differs between two accounts: `lecture 30 of 32, lab 54 of 52; in all 214 of 216`; nothing where they agree.
pub(super) fn difference(found: &HoursByKind, expected: &HoursByKind) -> Option<String> {
    let kinds: Vec<String> = differing(found, expected)
        .map(|kind| format!("{} {} of {}", kind.as_str(), found.of(kind), expected.of(kind)))
        .collect();
    let (all, of) = (found.total(), expected.total());
    (!kinds.is_empty()).then(|| format!("{}; in all {all} of {of}", kinds.join(", ")))
}

/// What makes the found account agree: `add 2 lecture hours and take 2 lab hours away`.
pub(super) fn cure(found: &HoursByKind, expected: &HoursByKind) -> String {
    let steps: Vec<String> = differing(found, expected)
        .map(|kind| {
            let (found, expected, name) = (found.of(kind), expected.of(kind), kind.as_str());
            if found < expected {
                format!("add {} {name} {}", expected - found, noun(expected - found))
            } else {
                format!("take {} {name} {} away", found - expected, noun(found - expected))
            }
        })
        .collect();
    match steps.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => steps.concat(),
    }
}

/// The noun that agrees with a number of hours.
pub(super) fn noun(hours: Hours) -> &'static str {
    if hours == Hours::whole(1) { "hour" } else { "hours" }
}

fn differing(found: &HoursByKind, expected: &HoursByKind) -> impl Iterator<Item = Activity> {
    Activity::ALL.into_iter().filter(|&kind| found.of(kind) != expected.of(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_compared_by_kind() {
        let hours = |lecture, lab| HoursByKind {
            lecture: Hours::whole(lecture),
            lab: Hours::whole(lab),
            self_study: Hours::whole(130),
            ..HoursByKind::default()
        };
        let (found, expected) = (hours(30, 53), hours(32, 52));
        assert_eq!(difference(&found, &expected).as_deref(), Some("lecture 30 of 32, lab 53 of 52; in all 213 of 214"));
        assert_eq!(cure(&found, &expected), "add 2 lecture hours and take 1 lab hour away");
        assert_eq!(difference(&found, &found), None);
    }
}
