//! The hours of a course must be worth its credits in each credit system that it names.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Course, CreditSystem, Credits, Hours, Id, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "hours-not-credits",
    summary: "the hours of the course are not those of its credits",
    docs: include_str!("hours_not_credits.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let institution = context.catalog.institution(&item.value);
        let academic = institution.value.academic_hour;
        for (id, &credits) in &item.value.credits {
            let Some(system) = institution.value.credit_systems.get(id) else { continue };
            let Some(message) = compare(&item.value, id, credits, system, academic) else { continue };
            let place = Path::root().key("credits").key(id.as_str());
            let judge = Path::root().key("credit-systems").key(id.as_str()).key("hours-per-credit");
            let finding = reporter
                .at(item.file, place, message)
                .label(item.file, Path::root().key("hours"), format!("{} hours in all", item.value.hours.total()))
                .label(institution.file, judge, "what one credit stands for");
            finding.hint(cure(&item.value, id, system, academic));
        }
    }
}

/// Minutes of an hour of the credit system: its own, or the academic hour's.
fn minutes(system: &CreditSystem, academic: u8) -> i64 {
    system.hours_per_credit.minutes.unwrap_or(academic).max(1).into()
}

/// The message where hours and credits differ. Products are compared before any division, so that nothing is rounded.
fn compare(course: &Course, id: &Id, credits: Credits, system: &CreditSystem, academic: u8) -> Option<String> {
    let (per, minutes, total) = (system.hours_per_credit, minutes(system, academic), course.hours.total());
    let worked = total.hundredths() * i64::from(academic) * 100;
    let (least, most) = (credits * per.min * minutes, credits * per.max * minutes);
    if (least..=most).contains(&worked) {
        return None;
    }
    let (least, most) = (hours(credits * per.min), hours(credits * per.max));
    let expected = if least == most { format!("{least}") } else { format!("{least} to {most}") };
    let found = if minutes == i64::from(academic) {
        format!("{total} hours")
    } else {
        format!("{total} hours of {academic} minutes, {} of {minutes}", in_minutes(total, academic, minutes))
    };
    Some(format!("{found} are not {credits} credits of `{id}`, which stand for {expected}"))
}

/// How the course comes right: by its credits, where whole or half credits do it, or by its hours.
fn cure(course: &Course, id: &Id, system: &CreditSystem, academic: u8) -> String {
    let (per, minutes) = (system.hours_per_credit, minutes(system, academic));
    let worked = course.hours.total().hundredths() * i64::from(academic) * 100;
    let fits = (1..=240)
        .map(|halves| Credits::from_hundredths(halves * 50))
        .find(|&credits| (credits * per.min * minutes..=credits * per.max * minutes).contains(&worked));
    match fits {
        Some(credits) => format!("write `{id}: {credits}`, or correct the hours of the course"),
        None => format!("no whole or half number of credits of `{id}` fits: correct the hours of the course"),
    }
}

/// Hours from the product of credits and hours, which is in ten-thousandths.
fn hours(product: i64) -> Hours {
    Hours::from_hundredths(product / 100)
}

fn in_minutes(total: Hours, academic: u8, minutes: i64) -> Hours {
    Hours::from_hundredths(total.hundredths() * i64::from(academic) / minutes)
}
