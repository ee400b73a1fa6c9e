//! Every profile of the catalogue must be extended by an institution.

use std::collections::BTreeSet;

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::{FileId, Kind, Path};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "profile-unused",
    summary: "no institution extends a profile",
    docs: include_str!("profile_unused.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    // An institution that could not be read may extend anything.
    if context.catalog.broken.any(&[Kind::Institution]) {
        return;
    }
    let used: BTreeSet<FileId> =
        context.catalog.heritage.values().flat_map(|heritage| heritage.files.clone()).collect();
    for (id, file) in context.catalog.profiles.iter().filter(|(_, file)| !used.contains(*file)) {
        reporter
            .at(*file, Path::root(), format!("profile `{id}` is extended by 0 institutions"))
            .hint(format!("write `extends: {id}` in an institution, or remove the file"));
    }
}
