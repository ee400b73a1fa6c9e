//! Frozen hours of topics must add up to the row.

use crate::catalog::binding::BoundSemester;
use crate::check::hours::{cure, difference};
use crate::check::plans::office;
use crate::check::{Context, Reporter, Rule};
use crate::model::{FrozenTopic, HoursByKind, Level, TopicHours};
use crate::report::words::ticked;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-frozen-not-row",
    summary: "the frozen hours of topics do not add up to the plan row",
    docs: include_str!("plan_frozen_not_row.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let bound = context.bindings().iter();
    for binding in bound.filter(|one| one.row.topics == TopicHours::Frozen && one.faults.is_empty()) {
        let row = binding.row;
        for (i, semester) in binding.semesters.iter().enumerate() {
            let planned = &semester.plan.hours;
            let topics = HoursByKind { control: planned.control, ..semester.hours() };
            let Some(difference) = difference(&topics, planned) else { continue };
            let number = semester.plan.number;
            let message = format!("frozen topics do not add up to row `{}` in semester {number}: {difference}", row.id);
            let place = if row.frozen.is_empty() { "topics" } else { "frozen" };
            let mut finding = reporter
                .at_key(binding.program.file, binding.path().key(place), message)
                .text(office(&topics, planned))
                .label(binding.program.file, binding.path().key("semesters").index(i).key("hours"), "hours of the row");
            let missing = missing(semester, &row.frozen);
            if !missing.is_empty() {
                finding = finding.hint(format!("without frozen hours: {}", ticked(missing, "and")));
            }
            finding
                .hint(cure(&topics, planned))
                .hint(format!("`syllabus freeze {} {}` distributes them anew", binding.program.id, row.id));
        }
    }
}

/// Topics of a semester that have no frozen hours.
fn missing<'a>(semester: &'a BoundSemester<'_>, frozen: &[FrozenTopic]) -> Vec<&'a str> {
    let topics = semester.modules.iter().flat_map(|module| &module.topics);
    let missing = topics.filter(|bound| !frozen.iter().any(|frozen| frozen.topic == bound.topic.id));
    missing.map(|bound| bound.topic.id.as_str()).collect()
}
