//! A variant may not promise an outcome that what it keeps of the course does not teach, or teaches less deep.

use crate::catalog::dropped::fates;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "variant-promises-dropped",
    summary: "a variant promises an outcome that it no longer teaches, or not so deep",
    docs: include_str!("variant_promises_dropped.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let root = Path::root();
    for (course, item) in context.catalog.all_variants() {
        let (course_file, course, variant) = (course.file, &course.value, &item.value);
        let fates = fates(course, variant);
        for fate in fates.iter().filter(|fate| fate.is_overpromised()) {
            let id = &fate.outcome.id;
            let Some(i) = variant.outcomes.iter().position(|link| link.outcome == *id) else { continue };
            let promised = fate.promised.unwrap_or(fate.outcome.level);
            let (message, hint) = match fate.taught {
                None => (
                    format!("outcome `{id}` is promised and taught by 0 of its modules"),
                    format!("keep a module or a work that teaches it, or take `{id}` away"),
                ),
                Some(taught) => (
                    format!("outcome `{id}` is promised at `{promised}` and taught at `{taught}`"),
                    format!("promise `{id}@{taught}`, or keep the works that train it"),
                ),
            };
            reporter
                .at(item.file, root.key("outcomes").index(i), message)
                .label(course_file, root.key("outcomes").index(fate.index).key("level"), "level of the course")
                .hint(hint);
        }
        for (i, competence) in variant.competences.iter().enumerate() {
            for (j, id) in competence.outcomes.iter().enumerate() {
                if fates.iter().any(|fate| fate.is_dropped() && fate.outcome.id == *id) {
                    let path = root.key("competences").index(i).key("outcomes").index(j);
                    reporter
                        .at(
                            item.file,
                            path,
                            format!("competence `{}` rests on `{id}`, which is dropped", competence.code),
                        )
                        .label_key(item.file, root.key("outcomes"), "the outcomes that are kept")
                        .hint(format!("add `{id}` to `outcomes`, or take it away here"));
                }
            }
        }
    }
}
