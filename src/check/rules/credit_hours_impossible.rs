//! An hour has 30 to 60 minutes, and a credit stands for some hours.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "credit-hours-impossible",
    summary: "the hours of a credit, or the minutes of an hour, make no sense",
    docs: include_str!("credit_hours_impossible.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    const MINUTES: std::ops::RangeInclusive<u8> = 30..=60;
    for institution in context.catalog.institutions.values() {
        let academic = institution.value.academic_hour;
        if !MINUTES.contains(&academic) {
            reporter
                .at(
                    institution.file,
                    Path::root().key("academic-hour"),
                    format!("an hour of {academic} minutes, expected 30 to 60"),
                )
                .hint("most academic hours have 45 minutes");
        }
        for (id, system) in &institution.value.credit_systems {
            let place = || Path::root().key("credit-systems").key(id.as_str()).key("hours-per-credit");
            let per = system.hours_per_credit;
            if let Some(minutes) = per.minutes.filter(|minutes| !MINUTES.contains(minutes)) {
                reporter
                    .at(
                        institution.file,
                        place().key("minutes"),
                        format!("an hour of {minutes} minutes, expected 30 to 60"),
                    )
                    .hint("a clock hour has 60 minutes; leave the key out for academic hours");
            }
            if per.min > per.max || per.max.is_zero() {
                reporter
                    .at(
                        institution.file,
                        place(),
                        format!("a credit of `{id}` stands for {} to {} hours", per.min, per.max),
                    )
                    .hint("write the fewest hours as `min` and the most as `max`; the same number where it is exact");
            }
        }
    }
}
