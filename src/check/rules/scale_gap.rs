//! The steps of a scale must leave no points between 0 and 100 without a grade.

use crate::check::scales::{steps, unit};
use crate::check::{Context, Reporter, Rule};
use crate::model::{Level, Percent};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "scale-gap",
    summary: "a number of points has no grade",
    docs: include_str!("scale_gap.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for institution in context.catalog.institutions.values() {
        for (id, scale) in &institution.value.scales {
            let path = Path::root().key("scales").key(id.as_str()).key("steps");
            let (steps, unit) = (steps(scale), unit(scale));
            let Some(((first, lowest), (last, highest))) =
                steps.first().zip(steps.iter().max_by_key(|(_, step)| step.to))
            else {
                reporter
                    .at_key(institution.file, path, format!("scale `{id}` has no steps"))
                    .hint("give it steps that cover 0 to 100 points");
                continue;
            };
            if lowest.from > Percent::ZERO {
                let message = format!("scale `{id}` begins at {}, expected 0", lowest.from);
                reporter
                    .at(institution.file, path.index(*first).key("from"), message)
                    .hint("begin the lowest step at 0");
            }
            for pair in steps.windows(2) {
                let ((below, lower), (above, upper)) = (pair[0], pair[1]);
                if upper.from > lower.to + unit {
                    let (from, to) = (lower.to + unit, upper.from - unit);
                    let points = if from == to { from.to_string() } else { format!("{from} to {to}") };
                    reporter
                        .at(
                            institution.file,
                            path.index(above).key("from"),
                            format!("{points} points have no grade on scale `{id}`"),
                        )
                        .label(institution.file, path.index(below).key("to"), "the step below ends here")
                        .hint(format!("begin this step at {from}, or end the one below at {to}"));
                }
            }
            if highest.to < Percent::WHOLE {
                let message = format!("scale `{id}` ends at {}, expected 100", highest.to);
                reporter.at(institution.file, path.index(*last).key("to"), message).hint("end the highest step at 100");
            }
        }
    }
}
