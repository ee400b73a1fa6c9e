//! A week of a semester must not have more hours than the institution allows.

use crate::check::plans::counted;
use crate::check::{Context, Reporter, Rule};
use crate::load::Item;
use crate::model::{Hours, HoursByKind, Institution, Level, PlanPart, PlanRow, PlanSemester, Program, RowSemester};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-week-overloaded",
    summary: "the weeks of a semester have more hours than the institution allows",
    docs: include_str!("plan_week_overloaded.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for program in context.catalog.programs.values() {
        let Some(institution) = context.catalog.institution_of(&program.value) else { continue };
        for (i, semester) in program.value.semesters.iter().enumerate().filter(|(_, one)| !one.weeks.is_zero()) {
            weigh(program, i, semester, institution, reporter);
        }
    }
}

fn weigh(
    program: &Item<Program>,
    index: usize,
    semester: &PlanSemester,
    institution: &Item<Institution>,
    reporter: &mut Reporter,
) {
    let taught: Vec<(&PlanRow, &RowSemester)> = counted(program)
        .filter(|row| !matches!(row.row.part, PlanPart::Practice | PlanPart::Final))
        .flat_map(|row| row.row.semesters.iter().map(move |own| (row.row, own)))
        .filter(|(_, own)| own.number == semester.number)
        .collect();
    let limits = &institution.value.limits;
    let kinds = [
        ("week-class", "hours of classes", HoursByKind::classroom as fn(&HoursByKind) -> Hours, limits.week_class),
        // Control belongs to the session, not to the weeks of teaching.
        ("week-total", "hours of all work", |hours| hours.total() - hours.control, limits.week_total),
    ];
    for (key, name, of, limit) in kinds {
        let sum: Hours = taught.iter().map(|(_, own)| of(&own.hours)).sum();
        if sum.hundredths() * 100 <= limit.hundredths() * semester.weeks.hundredths() {
            continue;
        }
        let each = Hours::from_hundredths(sum.hundredths() * 100 / semester.weeks.hundredths());
        let message = format!(
            "semester {} has {sum} {name} in {} weeks, {each} a week, above {limit}",
            semester.number, semester.weeks
        );
        let heaviest = taught.iter().max_by_key(|(_, own)| of(&own.hours)).map(|(row, own)| (&row.id, of(&own.hours)));
        let heaviest = heaviest.map(|(id, hours)| format!("; row `{id}` has the most, {hours}")).unwrap_or_default();
        reporter
            .at(program.file, Path::root().key("semesters").index(index).key("weeks"), message)
            .label(institution.file, Path::root().key("limits").key(key), "the institution's limit")
            .hint(format!("move a row to another semester, or raise the limit of the institution{heaviest}"));
    }
}
