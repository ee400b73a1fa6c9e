//! Topics that keep the hours of the course must add up to the row.

use crate::catalog::Binding;
use crate::check::hours::{cure, difference};
use crate::check::plans::office;
use crate::check::{Context, Reporter, Rule};
use crate::model::{HoursByKind, Level, TopicHours};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-row-not-course",
    summary: "the topics of the course do not add up to the plan row",
    docs: include_str!("plan_row_not_course.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let bound = context.bindings().iter();
    for binding in bound.filter(|one| one.row.topics == TopicHours::Course && one.faults.is_empty()) {
        if !semesters(binding, reporter) {
            control(binding, reporter);
        }
    }
}

/// Compares each semester with the topics of its modules; whether any differs.
fn semesters(binding: &Binding<'_>, reporter: &mut Reporter) -> bool {
    let (row, course) = (binding.row, binding.course);
    let mut differs = false;
    for (i, semester) in binding.semesters.iter().enumerate() {
        let planned = &semester.plan.hours;
        let topics = HoursByKind { control: planned.control, ..semester.hours() };
        let Some(difference) = difference(&topics, planned) else { continue };
        let number = semester.plan.number;
        let message =
            format!("course `{}` does not add up to row `{}` in semester {number}: {difference}", course.id, row.id);
        let path = binding.path().key("semesters").index(i).key("hours");
        reporter
            .at(binding.program.file, path, message)
            .text(office(&topics, planned))
            .label_key(course.file, Path::root().key("modules"), "topics and control of the semester")
            .hint(format!("{} in the course, or correct the hours of the row", cure(&topics, planned)))
            .hint("`topics: distribute` distributes the hours of the row over the topics of the course");
        differs = true;
    }
    differs
}

/// Compares the control of the course with that of the row.
fn control(binding: &Binding<'_>, reporter: &mut Reporter) {
    let (own, planned) = (binding.course.value.hours.control, binding.row.hours().control);
    if own == planned {
        return;
    }
    let found = HoursByKind { control: own, ..binding.row.hours() };
    let message =
        format!("course `{}` has {own} hours of control, row `{}` has {planned}", binding.course.id, binding.row.id);
    reporter
        .at_key(binding.program.file, binding.path().key("semesters"), message)
        .text(office(&found, &binding.row.hours()))
        .label(binding.course.file, Path::root().key("hours"), "hours of the course")
        .hint("correct one of them, or write `topics: distribute`: then the row alone says it");
}
