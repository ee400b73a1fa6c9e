//! Every institution of the folder must have a course, a programme or a variant, or be named by the catalogue.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Id, Level};
use crate::source::{FileId, Kind, Path};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "institution-unused",
    summary: "nothing is of an institution",
    docs: include_str!("institution_unused.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    // What could not be read may be of any institution, or extend it.
    if context.catalog.broken.any(&[Kind::Institution, Kind::Course, Kind::Program, Kind::Variant]) {
        return;
    }
    let catalog = context.catalog;
    let variants = catalog.variants.values().flat_map(BTreeMap::values);
    let named = catalog.programs.values().flat_map(|program| &program.value.institutions);
    let mut used: BTreeSet<&Id> = catalog.courses.values().map(|item| &catalog.institution(&item.value).id).collect();
    used.extend(&catalog.settings.institutions);
    used.extend(named.chain(variants.filter_map(|variant| variant.value.institution.as_ref())));
    // What an institution in use extends is in use too.
    let bases: BTreeSet<FileId> =
        used.iter().filter_map(|id| catalog.heritage.get(*id)).flat_map(|heritage| heritage.files.clone()).collect();
    for institution in catalog.institutions.values().filter(|_| !used.is_empty()) {
        if !used.contains(&institution.id) && !bases.contains(&institution.file) {
            let message = format!("institution `{}` has 0 courses, programmes and variants", institution.id);
            reporter
                .at_key(institution.file, Path::root().key("name"), message)
                .hint(format!("name it in `institutions` of `catalog.yaml` or of a programme, or write `institution: {}` in a course", institution.id))
                .hint("or remove the file");
        }
    }
}
