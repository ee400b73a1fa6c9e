//! The vacation of a year of study is within the limits of the institution.

use crate::check::years::{WHOLE, path, weeks, years};
use crate::check::{Context, Reporter, Rule};
use crate::model::calendar::PartKind;
use crate::model::{Hours, Level};
use crate::plan::year::Mark;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "year-vacation-not-limits",
    summary: "the vacation of a year of study is not within the limits",
    docs: include_str!("year_vacation_not_limits.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (program, year) in years(context).filter(|(_, year)| WHOLE.contains(&year.days.len())) {
        let Some(institution) = context.catalog.institution_of(&program.value) else { continue };
        let limits = &institution.value.limits;
        let days = year.count(None, Mark::Part(PartKind::Recess));
        let found = i64::try_from(days).unwrap_or(i64::MAX).saturating_mul(100);
        let of = |weeks: Hours| weeks.hundredths().saturating_mul(i64::from(year.week_days));
        let (key, word, limit) = if found < of(limits.vacation_min) {
            ("vacation-min", "below", limits.vacation_min)
        } else if found > of(limits.vacation_max) {
            ("vacation-max", "above", limits.vacation_max)
        } else {
            continue;
        };
        let (number, found) = (year.study.year, weeks(days, year.week_days));
        let message = format!("year {number} has {days} days of vacation, {found} weeks, {word} {limit}");
        reporter
            .at(program.file, path(year).key("year"), message)
            .label(institution.file, Path::root().key("limits").key(key), "the institution's limit")
            .hint("change the parts of the kind `recess`, or the limits of the institution");
    }
}
