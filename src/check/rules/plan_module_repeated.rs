//! A module is taught in one semester.

use crate::catalog::binding::BindingFault;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-module-repeated",
    summary: "a module is named by two semesters of a plan row",
    docs: include_str!("plan_module_repeated.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for binding in context.bindings() {
        for fault in &binding.faults {
            let BindingFault::Repeated { semester, place } = *fault else { continue };
            let path = |semester: usize| binding.path().key("semesters").index(semester).key("modules");
            let id = &binding.row.semesters[semester].modules[place];
            let named = binding.row.semesters.iter().enumerate();
            let first =
                named.into_iter().find_map(|(i, one)| Some((i, one.modules.iter().position(|known| known == id)?)));
            let message = format!("row `{}` teaches module `{id}` twice", binding.row.id);
            let mut finding = reporter.at(binding.program.file, path(semester).index(place), message);
            if let Some((first, place)) = first {
                finding = finding.label(binding.program.file, path(first).index(place), "named first here");
            }
            finding.hint("leave it in one semester; a module that lasts longer is two modules of the course");
        }
    }
}
