//! No course may need itself through others.

use crate::check::needs::cycles;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "prerequisite-cycle",
    summary: "courses need one another in a circle",
    docs: include_str!("prerequisite_cycle.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for cycle in cycles(context.catalog) {
        let Some(((first, path), rest)) = cycle.split_first() else { continue };
        let way: Vec<String> = cycle.iter().chain([&cycle[0]]).map(|(item, _)| format!("`{}`", item.id)).collect();
        let after = |i: usize| format!("`{}` needs `{}`", cycle[i].0.id, cycle[(i + 1) % cycle.len()].0.id);
        let mut finding = reporter
            .at(first.file, path.clone(), format!("prerequisites go in a circle: {}", way.join(" → ")))
            .text(after(0));
        for (i, (item, path)) in rest.iter().enumerate() {
            finding = finding.label(item.file, path.clone(), after(i + 1));
        }
        finding.hint("remove one of these prerequisites, or offer an alternative with `any`");
    }
}
