//! A competence of a further professional programme is drawn from a labour function or a qualification requirement.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "variant-competence-without-basis",
    summary: "a competence of a further professional programme is drawn from nothing",
    docs: include_str!("variant_competence_without_basis.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (_, item) in context.catalog.all_variants().filter(|(_, item)| item.value.kind.is_professional()) {
        let competences = item.value.competences.iter().enumerate();
        for (i, competence) in competences.filter(|(_, competence)| competence.basis.is_empty()) {
            let path = Path::root().key("competences").index(i).key("code");
            reporter
                .at(
                    item.file,
                    path,
                    format!("competence `{}` is drawn from 0 functions or requirements", competence.code),
                )
                .hint("name them: `basis: [\"06.042 A/02.6\"]`");
        }
    }
}
