//! A row of several semesters says in which of them each module is taught.

use crate::catalog::binding::BindingFault;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::ticked;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-module-without-semester",
    summary: "a module is in none of the semesters of a plan row",
    docs: include_str!("plan_module_without_semester.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for binding in context.bindings() {
        let modules = &binding.course.value.modules;
        let missing = binding.faults.iter().filter_map(|fault| match fault {
            BindingFault::Unassigned { module } => Some(*module),
            _ => None,
        });
        let missing: Vec<usize> = missing.collect();
        let Some(&first) = missing.first() else { continue };
        let names = ticked(missing.iter().map(|&module| &modules[module].id), "and");
        let message =
            format!("row `{}` teaches {names} of course `{}` in no semester", binding.row.id, binding.course.id);
        reporter
            .at_key(binding.program.file, binding.path().key("semesters"), message)
            .label(binding.course.file, Path::root().key("modules").index(first).key("id"), "a module of the course")
            .hint("name the modules of each semester: `modules: […]`");
    }
}
