//! The verb of an outcome must belong to the level that the outcome states, or to a neighbour of it.

use crate::catalog::outcome_path;
use crate::check::verbs::{Verdict, in_languages};
use crate::check::{Context, Reporter, Rule};
use crate::model::{Bloom, Level};
use crate::report::words::ticked;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-verb-off-level",
    summary: "the verb of an outcome belongs to another level than the one stated",
    docs: include_str!("outcome_verb_off_level.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for (i, outcome) in item.value.outcomes.iter().enumerate() {
            for head in in_languages(&outcome.text) {
                let Verdict::Levels(levels) = head.verdict else { continue };
                if levels.iter().any(|&level| rank(level).abs_diff(rank(outcome.level)) <= 1) {
                    continue;
                }
                let message = format!(
                    "`{}` at the head of outcome `{}` is a verb of the level {}, not of `{}`",
                    head.word,
                    outcome.id,
                    ticked(levels, "or"),
                    outcome.level
                );
                reporter
                    .at(item.file, head.place(i), message)
                    .label(item.file, outcome_path(i).key("level"), "the level stated")
                    .hint(format!(
                        "verbs of the level `{}` are {}",
                        outcome.level,
                        ticked(head.lexicon.examples(outcome.level), "and")
                    ))
                    .hint("or state the level that the verb has");
            }
        }
    }
}

fn rank(level: Bloom) -> usize {
    Bloom::ALL.iter().position(|&other| other == level).unwrap_or_default()
}
