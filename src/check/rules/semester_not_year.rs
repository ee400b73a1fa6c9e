//! The semesters of a course must lie in its year of study.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "semester-not-year",
    summary: "a semester is not in the year of study",
    docs: include_str!("semester_not_year.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let (Some(year), semesters) = (item.value.year, &item.value.semesters) else { continue };
        // A course may run on into the next year: its first semester is what the year is counted by.
        let Some(first) = semesters.iter().min().filter(|first| first.div_ceil(2) != year) else { continue };
        let message = format!("year {year}, and semester {first} is in year {}", first.div_ceil(2));
        reporter
            .at(item.file, Path::root().key("semesters"), message)
            .label(item.file, Path::root().key("year"), "the year")
            .hint(format!(
                "semesters are counted through all years: year {year} has {} and {}",
                (2 * u16::from(year)).saturating_sub(1),
                2 * u16::from(year)
            ));
    }
}
