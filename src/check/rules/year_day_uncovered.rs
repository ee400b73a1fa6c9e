//! Every day of study of a year of study lies in a part.

use crate::check::years::{span, term_path, weeks, years};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::year::{Mark, StudyDay};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "year-day-uncovered",
    summary: "days of a year of study lie in no part",
    docs: include_str!("year_day_uncovered.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (program, year) in years(context) {
        // Holidays and Sundays between two such days do not divide them.
        let days: Vec<&StudyDay> =
            year.days.iter().filter(|day| matches!(day.mark, Mark::Part(_) | Mark::Nothing)).collect();
        for run in days.chunk_by(|a, b| (a.mark == Mark::Nothing, a.semester) == (b.mark == Mark::Nothing, b.semester))
        {
            if run[0].mark != Mark::Nothing {
                continue;
            }
            let lost = weeks(run.len(), year.week_days);
            let message = format!("{} lies in no part: {lost} of a year's 52 weeks", span(run));
            reporter
                .at_key(program.file, term_path(year, run[0].semester).key("semester"), message)
                .hint("give the days to a part, such as one of the kind `recess`, or make them free in the calendar");
        }
    }
}
