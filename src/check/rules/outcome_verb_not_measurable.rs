//! An outcome must begin with a verb whose doing can be seen, unless the institution accepts the verb.

use crate::check::verbs::{Verdict, in_languages};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-verb-not-measurable",
    summary: "an outcome begins with a word that no assessment can check",
    docs: include_str!("outcome_verb_not_measurable.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let accepted = &context.catalog.institution(&item.value).value.accepted_verbs;
        for (i, outcome) in item.value.outcomes.iter().enumerate() {
            for head in in_languages(&outcome.text) {
                let fault = match head.verdict {
                    Verdict::Vague => "can't be measured",
                    Verdict::NotAVerb => "is no verb in the infinitive",
                    Verdict::Levels(_) | Verdict::Unknown => continue,
                };
                if accepted.iter().any(|(lang, verbs)| lang.as_str() == head.lang && verbs.contains(&head.word)) {
                    continue;
                }
                let path = head.place(i);
                let verbs = head.lexicon.examples(outcome.level);
                let message = format!("`{}` at the head of outcome `{}` {fault}", head.word, outcome.id);
                let finding = reporter.at(item.file, path, message).hint(format!(
                    "begin with what a student does, such as {}",
                    crate::report::words::ticked(verbs, "or")
                ));
                if head.verdict == Verdict::Vague {
                    finding.hint(format!(
                        "an institution may accept it: `accepted-verbs: {{{}: [{}]}}`",
                        head.lang, head.word
                    ));
                }
            }
        }
    }
}
