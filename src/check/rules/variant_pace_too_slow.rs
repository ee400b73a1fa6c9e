//! Period and weekly load of a variant must hold its hours.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Hours, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "variant-pace-too-slow",
    summary: "the weeks of a variant are too few for its hours",
    docs: include_str!("variant_pace_too_slow.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for (_, item) in context.catalog.all_variants() {
        let variant = &item.value;
        let Some(pace) = variant.pace else { continue };
        let (weekly, hours) = (pace.hours_a_week, variant.hours);
        let held = Hours::from_hundredths(i64::from(pace.weeks) * weekly.hundredths());
        if held < hours {
            let message = format!("{} weeks of {weekly} hours hold {held} of {hours} hours", pace.weeks);
            let hint = if weekly.is_zero() {
                "say how many hours a week has".to_owned()
            } else {
                let weeks = (hours.hundredths() + weekly.hundredths() - 1) / weekly.hundredths();
                format!("plan {weeks} weeks, or more hours a week")
            };
            reporter
                .at(item.file, Path::root().key("pace"), message)
                .label(item.file, Path::root().key("hours"), "the hours")
                .hint(hint);
        }
    }
}
