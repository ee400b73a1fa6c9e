//! A semester has as many weeks of teaching as the plan says.

use crate::check::years::{term_path, weeks, years};
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::model::calendar::PartKind;
use crate::plan::year::Mark;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "year-teaching-not-plan",
    summary: "the weeks of teaching of a semester are not those of the plan",
    docs: include_str!("year_teaching_not_plan.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (program, year) in years(context) {
        for term in &year.study.terms {
            let planned = program.value.semesters.iter().position(|one| one.number == term.semester);
            let Some(place) = planned else { continue };
            let planned = program.value.semesters[place].weeks;
            let days = year.count(Some(term.semester), Mark::Part(PartKind::Teaching));
            let week = i64::from(year.week_days) * 100;
            let found = i64::try_from(days).unwrap_or(i64::MAX).saturating_mul(100);
            let expected = planned.hundredths().saturating_mul(i64::from(year.week_days));
            if found.abs_diff(expected) < week.unsigned_abs() {
                continue;
            }
            let message = format!(
                "semester {} has {days} days of teaching, {} weeks, and the plan says {planned}",
                term.semester,
                weeks(days, year.week_days)
            );
            let weeks = Path::root().key("semesters").index(place).key("weeks");
            reporter
                .at_key(program.file, term_path(year, term.semester).key("semester"), message)
                .label(program.file, weeks, "the plan's weeks")
                .hint("change the part of the kind `teaching`, or the weeks of the plan");
        }
    }
}
