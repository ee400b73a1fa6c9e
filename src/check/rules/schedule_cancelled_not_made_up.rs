//! A class that is cancelled should be made up for.

use super::schedule_hours_not_course;
use crate::check::{Context, Reporter, Rule};
use crate::load::Item;
use crate::model::{Activity, Hours, Id, Level, Offering};
use crate::plan::{Account, Status};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "schedule-cancelled-not-made-up",
    summary: "hours of a cancelled class have no other",
    docs: include_str!("schedule_cancelled_not_made_up.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let is_asked = |account: &Account| account.missing() > Hours::ZERO && account.missing() <= account.cancelled;
    schedule_hours_not_course::report(context, reporter, is_asked, exception);
}

/// The last exception that cancels a class of the kind.
fn exception(context: &Context<'_>, item: &Item<Offering>, kind: Activity, _: &[&Id]) -> Path {
    let sessions =
        context.plan.schedules.get(&item.id).map(|schedule| schedule.sessions.as_slice()).unwrap_or_default();
    let cancelled = sessions.iter().filter(|session| session.status == Status::Cancelled && session.kind == kind);
    let root = Path::root().key("exceptions");
    match cancelled.filter_map(|session| session.exception).max() {
        Some(number) => root.index(number),
        None => root,
    }
}
