//! A link to an outcome must not name a level above the one that the outcome promises.

use crate::catalog::{outcome_of, outcome_path};
use crate::check::{Context, Reporter, Rule};
use crate::model::{Course, Level, OutcomeLink};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-level-exceeded",
    summary: "a link names a level above the one that its outcome promises",
    docs: include_str!("outcome_level_exceeded.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (path, links) in lists(&item.value) {
            for (i, link) in links.iter().enumerate() {
                let (Some(level), Some((at, outcome))) = (link.level, outcome_of(&item.value, &link.outcome)) else { continue };
                if level <= outcome.level {
                    continue;
                }
                let message = format!("`{link}` is above the level `{}` that the outcome promises", outcome.level);
                reporter
                    .at(item.file, path.key("outcomes").index(i), message)
                    .label(item.file, outcome_path(at).key("level"), "promised here")
                    .hint(format!("write `{}`, or promise `level: {level}`", outcome.id));
            }
        }
    }
}

/// All that link to outcomes, with their links.
fn lists(course: &Course) -> Vec<(Path, &[OutcomeLink])> {
    let mut lists: Vec<(Path, &[OutcomeLink])> = Vec::new();
    for (i, module) in course.modules.iter().enumerate() {
        let path = Path::root().key("modules").index(i);
        lists.extend(module.labs.iter().enumerate().map(|(j, lab)| (path.key("labs").index(j), lab.outcomes.as_slice())));
        lists.push((path, &module.outcomes));
    }
    for (i, part) in course.assessment.iter().enumerate() {
        lists.push((Path::root().key("assessment").index(i), &part.outcomes));
    }
    lists
}
