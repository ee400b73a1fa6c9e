//! A year of study has 52 weeks.

use crate::check::years::{WHOLE, path, weeks, years};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "year-not-whole",
    summary: "a year of study does not have 52 weeks",
    docs: include_str!("year_not_whole.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (program, year) in years(context) {
        let count = year.days.len();
        let (Some(first), Some(last), false) = (year.days.first(), year.days.last(), WHOLE.contains(&count)) else {
            continue;
        };
        let message = format!(
            "year {}, {} to {}, has {count} days, {} weeks instead of 52",
            year.study.year,
            first.date,
            last.date,
            weeks(count, 7)
        );
        reporter
            .at(program.file, path(year).key("year"), message)
            .hint("let it begin and end where the years beside it do; `start` and `end` say so");
    }
}
