//! Classes come in pairs of academic hours.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Activity, Hours, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-hours-odd",
    summary: "hours of classes are not a whole number of pairs",
    docs: include_str!("plan_hours_odd.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        let Some(institution) = context.catalog.institution_of(&row.program.value) else { continue };
        if !institution.value.limits.even_hours {
            continue;
        }
        for (i, semester) in row.row.semesters.iter().enumerate() {
            for kind in [Activity::Lecture, Activity::Practical, Activity::Lab] {
                let hours = semester.hours.of(kind);
                let below = Hours::from_hundredths(hours.hundredths() / 200 * 200);
                if below == hours {
                    continue;
                }
                let above = below + Hours::whole(2);
                let message = format!(
                    "row `{}` has {hours} {} hours in semester {}, not a whole number of pairs",
                    row.row.id,
                    kind.as_str(),
                    semester.number
                );
                reporter
                    .at(row.file(), row.semester(i).key("hours").key(kind.as_str()), message)
                    .label(
                        institution.file,
                        Path::root().key("limits").key("even-hours"),
                        "the institution's classes come in pairs",
                    )
                    .hint(format!("write {below} or {above}"));
            }
        }
    }
}
