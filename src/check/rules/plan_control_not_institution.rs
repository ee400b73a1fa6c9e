//! Hours of control must be among those that the institution knows.

use crate::check::plans::rows;
use crate::check::{Context, Reporter, Rule};
use crate::model::{Hours, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "plan-control-not-institution",
    summary: "hours of control are none of those that the institution gives to the attestation",
    docs: include_str!("plan_control_not_institution.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for row in rows(context.catalog) {
        let form = row.program.value.form;
        let Some(institution) = context.catalog.institution_of(&row.program.value) else { continue };
        let Some(allowed) = institution.value.control.of(form) else { continue };
        for (i, semester) in row.row.semesters.iter().enumerate() {
            let lists = semester.attestation.iter().map(|&attestation| allowed.of(attestation));
            let lists: Vec<&[Hours]> = lists.filter(|list| !list.is_empty()).collect();
            // What several attestations of one semester share is nobody's rule.
            let [list] = lists.as_slice() else { continue };
            let control = semester.hours.control;
            if control.is_zero() || list.contains(&control) {
                continue;
            }
            let known: Vec<String> = list.iter().map(ToString::to_string).collect();
            let message = format!("row `{}` has {control} hours of control, not {}", row.row.id, known.join(" or "));
            reporter
                .at(row.file(), row.semester(i).key("hours").key("control"), message)
                .label(institution.file, Path::root().key("control").key(form.as_str()), "the institution's hours")
                .hint("take one of the institution's numbers, or add this one to them");
        }
    }
}
