//! The weeks of modules must be weeks of the semesters of the course.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::report::words::Count;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "weeks-beyond-semester",
    summary: "a module goes on after the last teaching week",
    docs: include_str!("weeks_beyond_semester.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let institution = context.catalog.institution(&item.value);
        let (Some(weeks), semesters) = (institution.value.semester_weeks, item.value.semesters.len()) else { continue };
        let most = usize::from(weeks) * semesters;
        for (i, module) in item.value.modules.iter().enumerate().filter(|_| semesters > 0) {
            let last =
                module.weeks.as_ref().and_then(|weeks| weeks.ranges().last()).map_or(0, |range| usize::from(range.1));
            if last <= most {
                continue;
            }
            let semesters = Count(semesters, "semester");
            let message = format!("module `{}` ends in week {last}, the last of {semesters} is {most}", module.id);
            reporter
                .at(item.file, Path::root().key("modules").index(i).key("weeks"), message)
                .label(institution.file, Path::root().key("semester-weeks"), "teaching weeks of a semester")
                .hint(format!("weeks are counted from the first of the course: end at week {most}"));
        }
    }
}
