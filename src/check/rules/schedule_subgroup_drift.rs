//! Subgroups should learn the same at about the same time.

use std::collections::BTreeMap;

use crate::check::schedule::{place_of_origin, schedules};
use crate::check::{Context, Reporter, Rule};
use crate::model::{Id, Level};
use crate::plan::Drift;
use crate::report::words::{Count, ticked};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-subgroup-drift",
    summary: "subgroups are too many weeks apart",
    docs: include_str!("schedule_subgroup_drift.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (item, schedule) in schedules(context) {
        let mut pairs: BTreeMap<(&[Id], &[Id]), Vec<&Drift>> = BTreeMap::new();
        for drift in &schedule.drifts {
            pairs.entry((&drift.first.0, &drift.last.0)).or_default().push(drift);
        }
        for ((first, last), drifts) in pairs {
            let Some(worst) = drifts.iter().max_by_key(|drift| drift.weeks) else { continue };
            let weeks = usize::try_from(worst.weeks).unwrap_or_default();
            let message = format!(
                "{} comes to `{}` in {} on {}, {} after {}; {} like this",
                ticked(last, "and"),
                worst.topic,
                worst.kind.as_str(),
                worst.last.1,
                Count(weeks, "week"),
                ticked(first, "and"),
                Count(drifts.len(), "class")
            );
            reporter
                .at(item.file, place_of_origin(worst.last.2), message)
                .label(
                    item.file,
                    place_of_origin(worst.first.2),
                    format!("{} on {}", ticked(first, "and"), worst.first.1),
                )
                .hint("let the subgroups take turns week by week, or set `order: {drift-weeks: …}`");
        }
    }
}
