//! Parts of a term of one kind follow one another.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "calendar-parts-overlap",
    summary: "two parts of a term of one kind overlap",
    docs: include_str!("calendar_parts_overlap.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.calendars.values() {
        for (id, term) in &item.value.terms {
            let mut parts: Vec<_> = term.parts.iter().collect();
            parts.sort_by_key(|(name, part)| (part.kind, part.from, *name));
            for pair in parts.windows(2) {
                let ((name, part), (next_name, next)) = (pair[0], pair[1]);
                if part.kind != next.kind || part.to < next.from {
                    continue;
                }
                let path = |name: &crate::model::Id| {
                    Path::root().key("terms").key(id.as_str()).key("parts").key(name.as_str())
                };
                reporter
                    .at(
                        item.file,
                        path(next_name).key("from"),
                        format!("part `{next_name}` begins on {}, and `{name}` ends on {}", next.from, part.to),
                    )
                    .label(item.file, path(name).key("to"), "ends here")
                    .hint("let them follow one another, or give one of them another kind");
            }
        }
    }
}
