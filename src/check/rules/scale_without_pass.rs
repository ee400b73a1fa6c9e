//! A scale must tell a pass from a failure.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "scale-without-pass",
    summary: "a scale has no step that passes, or none that fails",
    docs: include_str!("scale_without_pass.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for institution in context.catalog.institutions.values() {
        for (id, scale) in &institution.value.scales {
            let passes = scale.steps.iter().filter(|step| step.pass).count();
            let missing = match passes {
                0 => "passes",
                all if all == scale.steps.len() => "fails",
                _ => continue,
            };
            if scale.steps.is_empty() {
                continue;
            }
            let path = Path::root().key("scales").key(id.as_str()).key("steps");
            let message = format!("none of the {} steps of scale `{id}` {missing}", scale.steps.len());
            let pass = passes == 0;
            reporter
                .at_key(institution.file, path, message)
                .hint(format!("write `pass: {pass}` at one step at the least"));
        }
    }
}
