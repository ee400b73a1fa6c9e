//! The share of contact hours must not be below the institution's limit.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Percent, PlanPart};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-contact-share",
    summary: "the share of contact hours of a plan row is below the institution's limit",
    docs: include_str!("plan_contact_share.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog).filter(|row| !matches!(row.row.part, PlanPart::Practice | PlanPart::Final)) {
        let Some(institution) = context.catalog.institution_of(&row.program.value) else { continue };
        let limit = institution.value.limits.contact_min;
        let hours = row.row.hours();
        let (contact, total) = (hours.contact(), hours.total());
        let share = contact.hundredths() * Percent::WHOLE.hundredths();
        if total.is_zero() || share >= limit.hundredths() * total.hundredths() {
            continue;
        }
        let share = Percent::from_hundredths(share / total.hundredths());
        let message =
            format!("row `{}` has {contact} contact hours of {total}, {share} per cent, below {limit}", row.row.id);
        reporter
            .at_key(row.file(), row.path().key("semesters"), message)
            .label(institution.file, Path::root().key("limits").key("contact-min"), "the institution's limit")
            .hint("give classes or consultations more hours, and self-study less");
    }
}
