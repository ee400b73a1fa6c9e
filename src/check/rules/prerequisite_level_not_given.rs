//! An outcome may be required at the level that its course reaches, not above.

use crate::catalog::outcome_path;
use crate::check::needs::needs;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "prerequisite-level-not-given",
    summary: "an outcome is required at a level that its course does not reach",
    docs: include_str!("prerequisite_level_not_given.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for need in needs(&item.value) {
            let Some((link, wanted)) = need.outcome.and_then(|link| link.level.map(|level| (link, level))) else {
                continue;
            };
            let Some((i, outcome)) = context.catalog.outcome(need.course, &link.outcome) else { continue };
            let Some(giver) = context.catalog.courses.get(need.course) else { continue };
            if wanted <= outcome.level {
                continue;
            }
            let message = format!(
                "outcome `{}` of course `{}` is required at the level `{wanted}`, the course reaches `{}`",
                outcome.id, need.course, outcome.level
            );
            reporter
                .at(item.file, need.path, message)
                .label(giver.file, outcome_path(i).key("level"), "the level that the course reaches")
                .hint(format!(
                    "require `{}/{}@{}`, or teach what is missing here",
                    need.course, outcome.id, outcome.level
                ));
        }
    }
}
