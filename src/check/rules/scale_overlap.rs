//! The steps of a scale must not share points, and each must rise.

use crate::check::scales::steps;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "scale-overlap",
    summary: "a number of points has two grades, or a step can't be reached",
    docs: include_str!("scale_overlap.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for institution in context.catalog.institutions.values() {
        for (id, scale) in &institution.value.scales {
            let path = Path::root().key("scales").key(id.as_str()).key("steps");
            let steps = steps(scale);
            for (i, step) in steps.iter().filter(|(_, step)| step.from > step.to) {
                let message = format!("step of scale `{id}` runs from {} down to {}", step.from, step.to);
                reporter
                    .at(institution.file, path.index(*i).key("to"), message)
                    .label(institution.file, path.index(*i).key("from"), "begins here")
                    .hint("write the fewest points as `from` and the most as `to`");
            }
            for pair in steps.windows(2) {
                let ((below, lower), (above, upper)) = (pair[0], pair[1]);
                if upper.from <= lower.to && upper.from <= upper.to && lower.from <= lower.to {
                    let to = lower.to.min(upper.to);
                    let points = if upper.from == to { to.to_string() } else { format!("{} to {to}", upper.from) };
                    reporter
                        .at(
                            institution.file,
                            path.index(above).key("from"),
                            format!("{points} points have two grades on scale `{id}`"),
                        )
                        .label(institution.file, path.index(below).key("to"), "the step below ends here")
                        .hint("bounds are inclusive: begin this step above the end of the one below");
                }
            }
        }
    }
}
