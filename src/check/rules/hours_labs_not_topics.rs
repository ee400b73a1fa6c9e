//! The hours of laboratory and practical works must be the hours that the topics of their module give to that kind.

use crate::check::hours::noun;
use crate::check::{Context, Reporter, Rule};
use crate::model::module::ClassKind;
use crate::model::{Course, Hours, HoursByKind, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "hours-labs-not-topics",
    summary: "the works of a module do not add up to its hours of that kind",
    docs: include_str!("hours_labs_not_topics.md"),
    level: Level::Deny,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        for kind in [ClassKind::Lab, ClassKind::Practical] {
            // Seminars need no works: a course that describes none of a kind is not asked for them.
            if !item.value.modules.iter().flat_map(|module| &module.labs).any(|lab| lab.kind == kind) {
                continue;
            }
            modules(item.file, &item.value, kind, reporter);
        }
    }
}

fn modules(file: crate::source::FileId, course: &Course, kind: ClassKind, reporter: &mut Reporter) {
    for (i, module) in course.modules.iter().enumerate() {
        let topics: HoursByKind = module.topics.iter().map(|topic| topic.hours).sum();
        let (name, planned) = match kind {
            ClassKind::Lab => ("lab", topics.lab),
            ClassKind::Practical => ("practical", topics.practical),
        };
        let works: Hours = module.labs.iter().filter(|lab| lab.kind == kind).map(|lab| lab.hours).sum();
        if works == planned {
            continue;
        }
        let path = Path::root().key("modules").index(i);
        let message = format!("works have {works} of the {planned} {name} {} of their topics", noun(planned));
        let place = path.key(if module.labs.is_empty() { "topics" } else { "labs" });
        let finding = reporter.at_key(file, place, message);
        if works < planned {
            let missing = planned - works;
            finding.hint(format!("describe works for {missing} more {name} {}, or correct the topics", noun(missing)));
        } else {
            let surplus = works - planned;
            finding.hint(format!("take {surplus} {} from the works, or correct the topics", noun(surplus)));
        }
    }
}
