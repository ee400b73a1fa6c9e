//! A further professional programme ends with a final attestation.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "variant-without-attestation",
    summary: "a further professional programme has no final attestation",
    docs: include_str!("variant_without_attestation.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let professional = context.catalog.all_variants().filter(|(_, item)| item.value.kind.is_professional());
    for (_, item) in professional.filter(|(_, item)| item.value.attestation.is_none()) {
        let message = format!("`{}` has no final attestation", item.value.kind.as_str());
        reporter
            .at(item.file, Path::root().key("kind"), message)
            .hint("add it: `attestation: {form: {ru: зачёт, en: pass–fail test}, hours: 2}`");
    }
}
