//! Every module of a further professional programme serves one of its competences.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "variant-module-without-competence",
    summary: "a module of a further professional programme serves none of its competences",
    docs: include_str!("variant_module_without_competence.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (_, item) in context.catalog.all_variants().filter(|(_, item)| item.value.kind.is_professional()) {
        let modules = item.value.modules.iter().enumerate();
        for (i, module) in modules.filter(|(_, module)| module.competences.is_empty()) {
            let known = item.value.competences.iter().map(|competence| competence.code.as_str());
            let known = crate::report::words::ticked(known, "or");
            let hint = if known.is_empty() {
                "describe the programme's `competences`, then name those that the module serves".to_owned()
            } else {
                format!("name those that it serves: {known}")
            };
            let path = Path::root().key("modules").index(i).key("id");
            reporter.at(item.file, path, format!("module `{}` serves 0 competences", module.id)).hint(hint);
        }
    }
}
