//! What must have been passed before need not be taken at the same time.

use crate::check::needs::behind;
use crate::check::needs::needs;
use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "corequisite-already-required",
    summary: "a corequisite is a prerequisite already",
    docs: include_str!("corequisite_already_required.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values().filter(|item| !item.value.corequisites.is_empty()) {
        let needs: Vec<_> = needs(&item.value).into_iter().filter(|need| need.sure).collect();
        for (i, id) in item.value.corequisites.iter().enumerate() {
            let implied = |need: &&crate::check::needs::Need<'_>| {
                need.course == id || behind(context.catalog, need.course).contains(id)
            };
            if let Some(need) = needs.iter().find(implied) {
                let message = format!("corequisite `{id}` must have been passed before anyway");
                reporter
                    .at(item.file, Path::root().key("corequisites").index(i), message)
                    .label(item.file, need.path.clone(), format!("`{}` requires it", need.course))
                    .hint("remove the corequisite, or the prerequisite if taking it at the same time is enough");
            }
        }
    }
}
