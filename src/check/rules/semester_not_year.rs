//! The semesters of a course, and of a year of an academic calendar, must lie in the year of study; all are counted from 1.

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
        let place = root.key("year");
        reporter.at(item.file, root.key("semesters"), message).label(item.file, place, "the year").hint(those_of(year));
    }
    years(context, reporter);
}

/// Looks at the academic calendars of programmes.
fn years(context: &Context<'_>, reporter: &mut Reporter) {
    for program in context.catalog.programs.values() {
        let years = program.value.academic_calendar.iter().flat_map(|academic| &academic.years);
        for (i, year) in years.enumerate() {
            let path = Path::root().key("academic-calendar").key("years").index(i);
            let elsewhere = |semester: u8| semester == 0 || semester.div_ceil(2) != year.year;
            let terms = year.terms.iter().enumerate().filter(|(_, term)| elsewhere(term.semester));
            for (j, term) in terms {
                reporter
                    .at(
                        program.file,
                        path.key("terms").index(j).key("semester"),
                        format!("semester {} is not in year {}", term.semester, year.year),
                    )
                    .label(program.file, path.key("year"), "the year")
                    .hint(those_of(year.year));
            }
        }
    }
}

/// The semesters of a year, as a hint.
fn those_of(year: u8) -> String {
    let last = 2 * u16::from(year);
    format!("semesters are counted through all years: year {year} has {} and {last}", last.saturating_sub(1))
}
