//! A day of a year of study lies in one part.

use crate::check::years::{path, span, term_path, years};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::plan::year::StudyDay;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "year-day-covered-twice",
    summary: "days of a year of study lie in two parts",
    docs: include_str!("year_day_covered_twice.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (program, year) in years(context) {
        let alike = |a: &&StudyDay, b: &&StudyDay| a.twice == b.twice;
        let days: Vec<&StudyDay> = year.days.iter().collect();
        for run in days.chunk_by(alike) {
            let Some((first, second)) = run[0].twice else { continue };
            let (first, second) = (first.as_str(), second.as_str());
            let message = format!("{} lies in two parts, `{first}` and `{second}`", span(run));
            reporter
                .at_key(program.file, term_path(year, run[0].semester).key("semester"), message)
                .hint("let the parts follow one another, in the programme or in the calendar that it names");
        }
    }
    for (program, years) in context.years() {
        for pair in years.windows(2) {
            let [before, next] = pair else { continue };
            let (Some(last), Some(first)) = (before.days.last(), next.days.first()) else { continue };
            if last.date < first.date {
                continue;
            }
            let (earlier, later) = (before.study.year, next.study.year);
            let message = format!("year {later} begins on {}, and year {earlier} ends on {}", first.date, last.date);
            reporter
                .at(program.file, path(next).key("year"), message)
                .label(program.file, path(before).key("year"), "the year before")
                .hint("let the years follow one another; `start` and `end` say where they begin and end");
        }
    }
}
