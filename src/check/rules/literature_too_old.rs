//! Main literature must not be older than the institution's limit.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;
use std::collections::BTreeSet;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "literature-too-old",
    summary: "main literature is older than the institution allows",
    docs: include_str!("literature_too_old.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    let mut reported = BTreeSet::new();
    for item in context.catalog.courses.values() {
        let institution = context.catalog.institution(&item.value);
        let age = institution.value.limits.literature_age;
        let oldest = context.year - i32::from(age);
        for (i, key) in item.value.literature.main.iter().enumerate() {
            let Some((file, entry)) = context.catalog.bibliography.get(key) else { continue };
            // A law is in force or it is not, whatever its age.
            let law = entry.kind.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("legislation"));
            let Some(year) = entry.year().filter(|&year| year < oldest && !law) else { continue };
            if !reported.insert(key) {
                continue;
            }
            let message =
                format!("`{key}` is of {year}, main literature of `{}` is expected from {oldest} on", item.id);
            reporter
                .at(*file, Path::root().key(key).key("date"), message)
                .label(item.file, Path::root().key("literature").key("main").index(i), "main literature here")
                .label(institution.file, Path::root().key("limits").key("literature-age"), format!("{age} years at most"))
                .hint("take a newer edition, move the work to `further`, or let it be a classic: `allow` beside it, with the reason");
        }
    }
}
