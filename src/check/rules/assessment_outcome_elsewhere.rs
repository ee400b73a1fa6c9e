//! A part of the assessment that names its modules must measure what they teach.

use crate::check::{Context, Reporter, Rule};
use crate::model::{Id, Level};
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "assessment-outcome-elsewhere",
    summary: "a part of the assessment measures what its modules do not teach",
    docs: include_str!("assessment_outcome_elsewhere.md"),
    level: Level::Warn,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let course = &item.value;
        for (i, part) in course.assessment.iter().enumerate().filter(|(_, part)| !part.modules.is_empty()) {
            let covered = || course.modules.iter().filter(|module| part.modules.contains(&module.id));
            let taught = |id: &Id| {
                covered()
                    .flat_map(|m| m.outcomes.iter().chain(m.labs.iter().flat_map(|lab| &lab.outcomes)))
                    .any(|l| l.outcome == *id)
            };
            for (j, link) in part.outcomes.iter().enumerate().filter(|(_, link)| !taught(&link.outcome)) {
                let message = format!(
                    "`{}` measures `{}`, which is taught by 0 of its {}",
                    part.id,
                    link.outcome,
                    crate::report::words::Count(part.modules.len(), "module")
                );
                let path = Path::root().key("assessment").index(i);
                let teaching = course.modules.iter().find(|m| m.outcomes.iter().any(|l| l.outcome == link.outcome));
                let finding = reporter.at(item.file, path.key("outcomes").index(j), message).label_key(
                    item.file,
                    path.key("modules"),
                    "its modules",
                );
                finding.hint(match teaching {
                    Some(module) => {
                        format!("`{}` is taught by module `{}`: add it, or remove the outcome", link.outcome, module.id)
                    }
                    None => "add the module that teaches it, or remove the outcome".to_owned(),
                });
            }
        }
    }
}
