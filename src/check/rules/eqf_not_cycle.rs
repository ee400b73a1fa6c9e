//! The level of the European Qualifications Framework must be that of the cycle.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Cycle, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "eqf-not-cycle",
    summary: "the level of qualification is not that of the cycle",
    docs: include_str!("eqf_not_cycle.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let expected = match item.value.cycle {
            Cycle::Short => 5,
            Cycle::First => 6,
            Cycle::Second => 7,
            Cycle::Third => 8,
            Cycle::Further => continue,
        };
        let Some(eqf) = item.value.eqf.filter(|eqf| (1..=8).contains(eqf) && *eqf != expected) else { continue };
        let cycle = item.value.cycle.as_str();
        reporter
            .at(
                item.file,
                Path::root().key("eqf"),
                format!("level {eqf} of the EQF, the cycle `{cycle}` has {expected}"),
            )
            .label(item.file, Path::root().key("cycle"), "the cycle")
            .hint(format!("write `eqf: {expected}`, or correct the cycle"));
    }
}
