//! The European Qualifications Framework has eight levels.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "eqf-out-of-range",
    summary: "a level of qualification is not one of eight",
    docs: include_str!("eqf_out_of_range.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let Some(eqf) = item.value.eqf.filter(|eqf| !(1..=8).contains(eqf)) else { continue };
        reporter
            .at(item.file, Path::root().key("eqf"), format!("level {eqf} of the EQF, expected 1 to 8"))
            .hint("a bachelor's course has level 6, a master's 7, a doctoral one 8");
    }
}
