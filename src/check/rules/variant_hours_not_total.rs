//! Hours of the modules of a variant and of its final attestation must add up to its hours.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "variant-hours-not-total",
    summary: "modules and the final attestation of a variant do not add up to its hours",
    docs: include_str!("variant_hours_not_total.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let root = Path::root();
    for (_, item) in context.catalog.all_variants() {
        let variant = &item.value;
        let (modules, attestation) = (variant.module_hours().total(), variant.attestation_hours());
        let found = modules + attestation;
        if found != variant.hours {
            let message = format!(
                "hours add up to {found} of {}: modules {modules}, final attestation {attestation}",
                variant.hours
            );
            let hint = if found < variant.hours {
                format!("give the modules {} more, or state {found} hours", variant.hours - found)
            } else {
                format!("take {} from the modules, or state {found} hours", found - variant.hours)
            };
            let mut finding = reporter.at(item.file, root.key("hours"), message);
            finding = finding.label_key(item.file, root.key("modules"), format!("{modules} hours"));
            if variant.attestation.is_some() {
                let path = root.key("attestation").key("hours");
                finding = finding.label(item.file, path, format!("{attestation} hours"));
            }
            finding.hint(hint);
        }
    }
}
