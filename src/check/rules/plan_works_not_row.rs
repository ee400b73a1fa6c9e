//! The works of a module must take the hours that a row gives it.

use crate::catalog::Binding;
use crate::check::hours::noun;
use crate::check::{Context, Reporter, Rule};
use crate::model::module::ClassKind;
use crate::model::{Hours, Level, TopicHours};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-works-not-row",
    summary: "a module has hours of laboratory or practical classes in a row and no work for them",
    docs: include_str!("plan_works_not_row.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for binding in context.bindings().iter().filter(|binding| binding.row.topics != TopicHours::Course) {
        for kind in [ClassKind::Lab, ClassKind::Practical] {
            // Seminars need no works: a course that describes none of a kind is not asked for them.
            if binding.modules().flat_map(|module| &module.works).any(|bound| bound.work.kind == kind) {
                modules(binding, kind, reporter);
            }
        }
    }
}

fn modules(binding: &Binding<'_>, kind: ClassKind, reporter: &mut Reporter) {
    for module in binding.modules() {
        let own = module.works.iter().filter(|bound| bound.work.kind == kind);
        let works: Hours = own.map(|bound| bound.hours).sum();
        let planned = module.hours().of(kind.activity());
        if works == planned {
            continue;
        }
        let (row, name) = (binding.row, kind.as_str());
        let message = format!(
            "module `{}` has {planned} {name} {} in row `{}`, its works have {works}",
            module.module.id,
            noun(planned),
            row.id
        );
        let key = if row.frozen.is_empty() { "topics" } else { "frozen" };
        reporter
            .at_key(binding.program.file, binding.path().key(key), message)
            .label(binding.course.file, Path::root().key("modules").index(module.index).key("id"), "the module")
            .hint(format!("describe a {name} work in the module, or give its {name} hours to another one"));
    }
}
