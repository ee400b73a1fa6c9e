//! The share of self-study in all hours must be within the institution's limits.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Hours, Level, Percent};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "self-study-share",
    summary: "the share of self-study is outside the institution's limits",
    docs: include_str!("self_study_share.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let (own, total) = (item.value.hours.self_study, item.value.hours.total());
        let institution = context.catalog.institution(&item.value);
        let limits = &institution.value.limits;
        if total.is_zero() {
            continue;
        }
        let below = share_of(own) < of_total(limits.self_study_min, total);
        let above = share_of(own) > of_total(limits.self_study_max, total);
        if !below && !above {
            continue;
        }
        let share = Percent::from_hundredths(share_of(own) / total.hundredths());
        let (side, limit, key) = if below {
            ("below", limits.self_study_min, "self-study-min")
        } else {
            ("above", limits.self_study_max, "self-study-max")
        };
        let message = format!("self-study is {own} of {total} hours, {share} per cent, {side} {limit}");
        let path = Path::root().key("hours");
        let path = if own.is_zero() { path } else { path.key("self-study") };
        let bound = bound(limit, total, below);
        let cure = if below {
            format!("give self-study {} more hours, and classes less", bound - own)
        } else {
            format!("take {} hours from self-study", own - bound)
        };
        reporter
            .at(item.file, path, message)
            .label(institution.file, Path::root().key("limits").key(key), "the institution's limit")
            .hint(format!("{limit} per cent of {total} hours are {bound}: {cure}"));
    }
}

/// Hours in the unit in which shares are compared, so that nothing is divided: hundredths of hours times hundredths of per cent.
fn share_of(hours: Hours) -> i64 {
    hours.hundredths() * Percent::WHOLE.hundredths()
}

fn of_total(limit: Percent, total: Hours) -> i64 {
    limit.hundredths() * total.hundredths()
}

/// The hours at the limit: rounded up where they are the fewest, down where they are the most.
fn bound(limit: Percent, total: Hours, up: bool) -> Hours {
    let (product, whole) = (of_total(limit, total), Percent::WHOLE.hundredths());
    Hours::from_hundredths(product / whole + i64::from(up && product % whole != 0))
}
