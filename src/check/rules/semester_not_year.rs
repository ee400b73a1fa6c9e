//! The semesters of a course must lie in its year of study, and both are counted from 1.

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
    let root = Path::root();
    for item in context.catalog.courses.values() {
        let (year, semesters) = (item.value.year, &item.value.semesters);
        if let Some(place) = semesters.iter().position(|&semester| semester == 0) {
            reporter
                .at(item.file, root.key("semesters").index(place), "semester 0 is in no year")
                .hint("semesters are counted from 1, through all years");
            continue;
        }
        if year == Some(0) {
            reporter.at(item.file, root.key("year"), "year 0 has no semester").hint("years are counted from 1");
            continue;
        }
        // A course may run on into the next year: its first semester is what the year is counted by.
        let (Some(year), Some(first)) = (year, semesters.iter().min()) else { continue };
        if first.div_ceil(2) == year {
            continue;
        }
        let message = format!("year {year}, and semester {first} is in year {}", first.div_ceil(2));
        reporter.at(item.file, root.key("semesters"), message).label(item.file, root.key("year"), "the year").hint(
            format!(
                "semesters are counted through all years: year {year} has {} and {}",
                2 * u16::from(year) - 1,
                2 * u16::from(year)
            ),
        );
    }
}
