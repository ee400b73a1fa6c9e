//! Stated contact and classroom hours must be what their kinds of work add up to.

use crate::check::plans::{Row, instead, rows};
use crate::check::{Context, Reporter, Rule};
use crate::model::{HoursByKind, Level, StatedHours};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-contact-not-sum",
    summary: "stated contact or classroom hours are not the sum of their kinds",
    docs: include_str!("plan_contact_not_sum.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        if let Some(stated) = &row.row.stated {
            compare(&row, &row.path(), stated, &row.row.hours(), reporter);
        }
        for (i, semester) in row.row.semesters.iter().enumerate() {
            if let Some(stated) = &semester.stated {
                compare(&row, &row.semester(i), stated, &semester.hours, reporter);
            }
        }
    }
}

fn compare(row: &Row<'_>, path: &Path, stated: &StatedHours, hours: &HoursByKind, reporter: &mut Reporter) {
    let pairs = [
        ("classroom", stated.classroom, hours.classroom(), "lectures, practical and laboratory classes"),
        ("contact", stated.contact, hours.contact(), "classroom hours, consultations and supervised self-study"),
    ];
    for (key, stated, sum, parts) in pairs {
        let Some(stated) = stated.filter(|stated| *stated != sum) else { continue };
        let message = format!("row `{}` states {stated} {key} hours in place of {sum}", row.row.id);
        reporter
            .at(row.file(), path.key("stated").key(key), message)
            .text(instead(stated, sum))
            .hint(format!("{key} hours are {parts}: write `{key}: {sum}`, or correct the hours"));
    }
}
