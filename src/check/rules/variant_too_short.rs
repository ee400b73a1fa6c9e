//! A further professional programme has 16 hours at least, one of professional retraining 250.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Hours, Level, VariantKind};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "variant-too-short",
    summary: "a further professional programme has fewer hours than the law asks for",
    docs: include_str!("variant_too_short.md"),
    level: Level::Deny,
    check,
};

/// Fewest hours of a kind of programme: приказ Минобрнауки России от 24.03.2025 № 266, п. 18.
const fn fewest(kind: VariantKind) -> Option<Hours> {
    match kind {
        VariantKind::DppPk => Some(Hours::whole(16)),
        VariantKind::DppPp => Some(Hours::whole(250)),
        VariantKind::Doop | VariantKind::Corporate => None,
    }
}

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (_, item) in context.catalog.all_variants() {
        let variant = &item.value;
        let Some(fewest) = fewest(variant.kind).filter(|&fewest| variant.hours < fewest) else { continue };
        let kind = variant.kind.as_str();
        let message = format!("`{kind}` has {} hours, at least {fewest} are needed", variant.hours);
        reporter
            .at(item.file, Path::root().key("hours"), message)
            .label(item.file, Path::root().key("kind"), "the kind asks for it")
            .hint("give it more hours, or another `kind`: corporate training has no least length");
    }
}
