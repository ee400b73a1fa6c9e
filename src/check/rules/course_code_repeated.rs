//! Two courses of an institution must not have one code.

use crate::check::{Context, Reporter, Rule};
use crate::load::Item;
use crate::model::{Course, Level};
use crate::source::Path;
use std::collections::BTreeMap;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "course-code-repeated",
    summary: "two courses have one code",
    docs: include_str!("course_code_repeated.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let mut first: BTreeMap<_, &Item<Course>> = BTreeMap::new();
    for item in context.catalog.courses.values() {
        let institution = &context.catalog.institution(&item.value).id;
        let earlier = *first.entry((institution, &item.value.code)).or_insert(item);
        if earlier.id != item.id {
            let message = format!("code `{}` is that of course `{}` too", item.value.code, earlier.id);
            reporter
                .at(item.file, Path::root().key("code"), message)
                .label(earlier.file, Path::root().key("code"), "the same code")
                .hint("give each course a code of its own");
        }
    }
}
