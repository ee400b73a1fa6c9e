//! An agenda shows three time zones at most.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "agenda-too-many-zones",
    summary: "an agenda has more time zones than its page shows",
    docs: include_str!("agenda_too_many_zones.md"),
    level: Level::Warn,
    check,
};

/// Zones that fit a page.
const MOST: usize = 3;

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (_, item) in context.catalog.all_variants() {
        let zones = item.value.agenda.as_ref().map_or(0, |agenda| agenda.zones.len());
        if zones > MOST {
            reporter
                .at_key(
                    item.file,
                    Path::root().key("agenda").key("zones"),
                    format!("{zones} zones, at most {MOST} are shown well"),
                )
                .hint("make a variant for each group of zones");
        }
    }
}
