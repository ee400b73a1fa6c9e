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
            let mut parts = parts.into_iter();
            // The part that ends last of those before.
            let Some((mut name, mut part)) = parts.next() else { continue };
            for (next_name, next) in parts {
                let (before, last) = (name, part);
                if last.kind != next.kind || last.to < next.to {
                    (name, part) = (next_name, next);
                }
                if last.kind != next.kind || last.to < next.from {
                    continue;
                }
                let path = |name: &crate::model::Id| {
                    Path::root().key("terms").key(id.as_str()).key("parts").key(name.as_str())
                };
                reporter
                    .at(
                        item.file,
                        path(next_name).key("from"),
                        format!("part `{next_name}` begins on {}, and `{before}` ends on {}", next.from, last.to),
                    )
                    .label(item.file, path(before).key("to"), "ends here")
                    .hint("let them follow one another, or give one of them another kind");
            }
        }
    }
}
