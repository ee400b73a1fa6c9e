//! Every module of a variant has a form of control, or says by a dash that it has none.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "variant-module-without-control",
    summary: "a module of a variant has no form of control",
    docs: include_str!("variant_module_without_control.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (_, item) in context.catalog.all_variants() {
        let modules = item.value.modules.iter().enumerate();
        for (i, module) in modules.filter(|(_, module)| module.control.is_none()) {
            let path = Path::root().key("modules").index(i).key("id");
            reporter
                .at(item.file, path, format!("module `{}` has no form of control", module.id))
                .hint("say how it is assessed: `control: {ru: тест, en: test}`, or `control: —` where it is not");
        }
    }
}
