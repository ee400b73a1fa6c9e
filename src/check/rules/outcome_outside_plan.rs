//! Each outcome of a bound course shows some indicator of the programme.

use crate::catalog::outcome_path;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::ticked;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-outside-plan",
    summary: "an outcome of the course shows no indicator of the programme",
    docs: include_str!("outcome_outside_plan.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for binding in context.bindings().iter().filter(|binding| !binding.row.links.is_empty()) {
        let outcomes = binding.course.value.outcomes.iter().enumerate();
        let linked = |id| binding.row.links.iter().any(|link| link.outcomes.contains(id));
        let missing: Vec<_> = outcomes.filter(|(_, outcome)| !linked(&outcome.id)).collect();
        let Some((first, _)) = missing.first() else { continue };
        let names = ticked(missing.iter().map(|(_, outcome)| &outcome.id), "and");
        let message =
            format!("row `{}` links {names} of course `{}` to 0 indicators", binding.row.id, binding.course.id);
        reporter
            .at_key(binding.program.file, binding.path().key("links"), message)
            .label(binding.course.file, outcome_path(*first).key("id"), "an outcome of the course")
            .hint(
                "link it to an indicator that it shows; what serves no competence of the plan is not asked for by it",
            );
    }
}
