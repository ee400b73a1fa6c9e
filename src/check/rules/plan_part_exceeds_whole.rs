//! What is counted within other hours can not be more than they are.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Activity, Level};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-part-exceeds-whole",
    summary: "hours of practical training or e-learning exceed those that they are part of",
    docs: include_str!("plan_part_exceeds_whole.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        for (i, semester) in row.row.semesters.iter().enumerate() {
            let parts = [
                ("practical-training", semester.practical_training, "practical training"),
                ("online", semester.online, "e-learning"),
            ];
            for (key, part, name) in parts.into_iter().filter_map(|(key, part, name)| Some((key, part?, name))) {
                for kind in Activity::ALL.into_iter().filter(|&kind| part.of(kind) > semester.hours.of(kind)) {
                    let (own, whole, kind) = (part.of(kind), semester.hours.of(kind), kind.as_str());
                    let message = format!("row `{}` has {own} {kind} hours of {name} within {whole}", row.row.id);
                    reporter
                        .at(row.file(), row.semester(i).key(key).key(kind), message)
                        .label(row.file(), row.semester(i).key("hours"), format!("{whole} {kind} hours"))
                        .hint(format!("`{key}` says how many of the hours are such; they are part of them, not added"));
                }
            }
        }
    }
}
