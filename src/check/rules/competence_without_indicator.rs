//! A competence needs an indicator of achievement.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "competence-without-indicator",
    summary: "a competence has no indicator of achievement",
    docs: include_str!("competence_without_indicator.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for program in context.catalog.programs.values() {
        let bare = program.value.competences.iter().enumerate().filter(|(_, one)| one.indicators.is_empty());
        for (i, competence) in bare {
            let message = format!("competence `{}` has 0 indicators", competence.code);
            reporter.at(program.file, Path::root().key("competences").index(i).key("code"), message).hint(format!(
                "say what shows that it is reached: `indicators: [{{code: {}.1, text: …}}]`",
                competence.code
            ));
        }
    }
}
