//! The calendar schedule of a variant must give every module, and the final attestation, exactly its hours.

use crate::check::hours::{cure, difference};
use crate::check::{Context, Reporter, Rule};
use crate::load::Item;
use crate::model::{Hours, HoursByKind, Level, Slot, Variant};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "variant-days-not-hours",
    summary: "weeks or days of a variant do not give its modules the hours that they have",
    docs: include_str!("variant_days_not_hours.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (_, item) in context.catalog.all_variants() {
        let variant = &item.value;
        if !variant.weeks.is_empty() {
            compare(item, "weeks", &variant.week_slots(), reporter);
        }
        if variant.agenda.is_some() {
            compare(item, "days", &variant.day_slots(), reporter);
        }
    }
}

fn compare(item: &Item<Variant>, what: &str, slots: &[Slot], reporter: &mut Reporter) {
    let (root, variant) = (Path::root(), &item.value);
    let schedule = if what == "weeks" { root.key("weeks") } else { root.key("agenda").key("days") };
    for (i, module) in variant.modules.iter().enumerate() {
        let found: HoursByKind = slots.iter().filter_map(|slot| slot.modules.get(&module.id)).copied().sum();
        if let Some(difference) = difference(&found, &module.hours) {
            let path = root.key("modules").index(i).key("hours");
            reporter
                .at(item.file, path, format!("{what} give module `{}` {difference}", module.id))
                .label_key(item.file, schedule.clone(), format!("the {what}"))
                .hint(format!("in the {what}, {}", cure(&found, &module.hours)));
        }
    }
    let found: Hours = slots.iter().map(|slot| slot.attestation).sum();
    let expected = variant.attestation_hours();
    if found != expected {
        let path = if variant.attestation.is_some() { root.key("attestation").key("hours") } else { schedule.clone() };
        reporter
            .at(item.file, path, format!("{what} give the final attestation {found} of {expected} hours"))
            .label_key(item.file, schedule, format!("the {what}"))
            .hint(format!("give it {expected} hours in the {what}"));
    }
}
