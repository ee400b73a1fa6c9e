//! The hours of a course must be worth its credits in each credit system that it names.

use crate::check::credits::Worth;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
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
        let total = item.value.hours.total();
        for (id, &credits) in &item.value.credits {
            let Some(system) = institution.value.credit_systems.get(id) else { continue };
            let worth = Worth { credits, id, system, academic };
            let Some(message) = worth.compare(total) else { continue };
            let place = Path::root().key("credits").key(id.as_str());
            let judge = Path::root().key("credit-systems").key(id.as_str()).key("hours-per-credit");
            let finding = reporter
                .at(item.file, place, message)
                .label(item.file, Path::root().key("hours"), format!("{total} hours in all"))
                .label(institution.file, judge, "what one credit stands for");
            finding.hint(match worth.fitting(total) {
                Some(credits) => format!("write `{id}: {credits}`, or correct the hours of the course"),
                None => format!("no whole or half number of credits of `{id}` fits: correct the hours of the course"),
            });
        }
    }
}
