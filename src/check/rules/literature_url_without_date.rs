//! The address of a work needs the date on which it was last seen.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "literature-url-without-date",
    summary: "an address has no date of access",
    docs: include_str!("literature_url_without_date.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (key, (file, entry)) in &context.catalog.bibliography {
        let Some(url) = entry.url.as_ref().filter(|url| url.date.is_none()) else { continue };
        reporter.at(*file, Path::root().key(key).key("url"), format!("address of `{key}` has no date of access")).hint(
            format!(
                "write `url: {{value: {}, date: {}-09-01}}` with the day on which you saw it",
                url.value, context.year
            ),
        );
    }
}
