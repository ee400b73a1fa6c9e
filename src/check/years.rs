//! Years of study as rules look at them.

use std::ops::RangeInclusive;

use super::Context;
use crate::load::Item;
use crate::model::Program;
use crate::plan::year::{StudyDay, Year};
use crate::source::Path;

/// Days of a whole year of study: 52 weeks, and the day or two that are left of a year.
pub(super) const WHOLE: RangeInclusive<usize> = 364..=366;

/// All years of study, each with its programme.
pub(super) fn years<'c>(context: &'c Context<'_>) -> impl Iterator<Item = (&'c Item<Program>, &'c Year<'c>)> {
    context.years().iter().flat_map(|(program, years)| years.iter().map(move |year| (*program, year)))
}

/// The place of a year.
pub(super) fn path(year: &Year<'_>) -> Path {
    Path::root().key("academic-calendar").key("years").index(year.index)
}

/// The place of a semester of a year.
pub(super) fn term_path(year: &Year<'_>, semester: u8) -> Path {
    let place = year.study.terms.iter().position(|term| term.semester == semester);
    path(year).key("terms").index(place.expect("days belong to semesters of their year"))
}

/// Days in weeks, to the day: «16 4/6».
pub(super) fn weeks(days: usize, week_days: u8) -> String {
    let in_week = usize::from(week_days.max(1));
    match (days / in_week, days % in_week) {
        (whole, 0) => whole.to_string(),
        (0, rest) => format!("{rest}/{in_week}"),
        (whole, rest) => format!("{whole} {rest}/{in_week}"),
    }
}

/// First and last day of a run: «2026-12-28 to 2026-12-30».
pub(super) fn span(run: &[&StudyDay]) -> String {
    match run {
        [first, .., last] => format!("{} to {}", first.date, last.date),
        [one] => one.date.to_string(),
        [] => String::new(),
    }
}
