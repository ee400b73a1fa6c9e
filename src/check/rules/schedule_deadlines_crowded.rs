//! A week should have few deadlines.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::check::{Context, Reporter, Rule};
use crate::load::Item;
use crate::model::{Id, Level, Offering};
use crate::plan::Deadline;
use crate::plan::almanac::monday_of;
use crate::report::words::ticked;
use crate::source::Path;

/// Deadlines that one week may have.
const MOST: usize = 3;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-deadlines-crowded",
    summary: "a group has too many deadlines in one week",
    docs: include_str!("schedule_deadlines_crowded.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    type Due<'a> = (&'a Item<Offering>, &'a Deadline);
    let groups = &context.plan.groups;
    let mut told = BTreeSet::new();
    for (audience, sessions) in context.audiences() {
        let mut weeks: BTreeMap<NaiveDate, Vec<Due<'_>>> = BTreeMap::new();
        let given: BTreeSet<&Id> = sessions.iter().map(|session| &session.offering).collect();
        let own = |id| Some((context.catalog.offerings.get(id)?, context.plan.schedules.get(id)?));
        for (item, schedule) in given.into_iter().filter_map(own) {
            let own = |deadline: &&Deadline| {
                let invited = &item.value.milestones[deadline.milestone].groups;
                let of = if deadline.audience.is_empty() { invited } else { &deadline.audience };
                of.is_empty() || groups.covers(of, audience)
            };
            for deadline in schedule.deadlines.iter().filter(own) {
                weeks.entry(monday_of(deadline.date)).or_default().push((item, deadline));
            }
        }
        for (week, mut due) in weeks.into_iter().filter(|(_, due)| due.len() > MOST) {
            due.sort_by_key(|(item, deadline)| (deadline.at, &item.id));
            // Subgroups of one group have the same deadlines: they are told once.
            let same: Vec<_> = due.iter().map(|(item, deadline)| (&item.id, &deadline.id, deadline.at)).collect();
            if !told.insert(same) {
                continue;
            }
            let Some((item, deadline)) = due.last() else { continue };
            let names: Vec<String> =
                due.iter().map(|(item, deadline)| format!("{}.{}", item.id, deadline.id)).collect();
            let message = format!(
                "{} deadlines of {} in the week of {week}, of {MOST} at most: {}",
                due.len(),
                ticked(audience, "and"),
                ticked(&names, "and")
            );
            reporter
                .at(item.file, Path::root().key("milestones").index(deadline.milestone), message)
                .hint("spread them over the term");
        }
    }
}
