//! Examinations of a group need days between them.

use crate::check::schedule::{groups, held, place_of};
use crate::check::{Context, Reporter, Rule};
use crate::load::Item;
use crate::model::offering::MilestoneKind;
use crate::model::{Level, Milestone, Offering};
use crate::plan::clash::shared;
use crate::plan::{Origin, Session};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-exams-too-close",
    summary: "two examinations of a group are too close",
    docs: include_str!("schedule_exams_too_close.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let exams: Vec<(&Item<Offering>, &Session, &Milestone)> = held(context)
        .filter_map(|(item, session)| {
            let Origin::Milestone(number) = session.origin else { return None };
            let milestone = &item.value.milestones[number];
            milestone.kind.is_exam().then_some((item, session, milestone))
        })
        .collect();
    for (i, (item, session, milestone)) in exams.iter().enumerate() {
        for (other_item, other, other_milestone) in exams.iter().take(i).chain(exams.iter().skip(i + 1)) {
            let days = (session.date - other.date).num_days();
            // On one day, the later of two is the culprit; so that each pair is told once.
            let is_later = (other.start, &other.uid) < (session.start, &session.uid);
            let exam = milestone.kind == MilestoneKind::Exam || other_milestone.kind == MilestoneKind::Exam;
            let gap = milestone.gap_days.map_or(i64::from(exam), i64::from);
            if !is_later || days >= gap.max(i64::from(exam)) || shared(&context.plan.groups, session, other).is_none() {
                continue;
            }
            let message = format!(
                "{} is examined on {} and on {}: {days} days apart, of {} at least",
                groups(session),
                other.date,
                session.date,
                gap.max(i64::from(exam))
            );
            reporter
                .at(item.file, place_of(item, session, "on"), message)
                .label(
                    other_item.file,
                    place_of(other_item, other, "on"),
                    format!("`{}` of `{}`", other_milestone.id, other_item.id),
                )
                .hint("move one of them");
        }
    }
}
