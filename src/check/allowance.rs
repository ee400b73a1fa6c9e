//! Exceptions beside the culprits: each carries a reason, and one that excuses nothing is itself a finding.

use super::Levels;
use crate::catalog::Catalog;
use crate::model::{Allowance, Level};
use crate::report::words::did_you_mean;
use crate::report::{Diagnostic, Place, Report, Severity};
use crate::source::{FileId, Path};

/// All exceptions of a catalogue.
pub(super) struct Allowances(Vec<Exception>);

struct Exception {
    rule: String,
    file: FileId,
    /// What it excuses: everything at or below this place.
    scope: Option<Path>,
    /// Where it stands.
    place: Path,
    used: bool,
}

impl Allowances {
    /// Whether an exception covers the finding; marks it as used.
    pub(super) fn excuse(&mut self, finding: &Diagnostic) -> bool {
        let (Place::Value(file, path) | Place::Key(file, path)) = &finding.primary.place else { return false };
        let mut excused = false;
        for exception in self.0.iter_mut().filter(|exception| exception.rule == finding.code) {
            let covers = exception.scope.as_ref().is_none_or(|scope| exception.file == *file && path.is_within(scope));
            exception.used |= covers;
            excused |= covers;
        }
        excused
    }

    /// Takes the exceptions of a rule that does not run as used.
    pub(super) fn forgive(&mut self, rule: &str) {
        self.0.iter_mut().filter(|exception| exception.rule == rule).for_each(|exception| exception.used = true);
    }

    /// Reports the exceptions that excused nothing.
    pub(super) fn report_unused(self, levels: &Levels, report: &mut Report) {
        let level = levels.of(&super::rules::UNUSED_ALLOWANCE);
        if level == Level::Allow {
            return;
        }
        for exception in self.0.into_iter().filter(|exception| !exception.used) {
            let mut finding = Diagnostic::error(
                super::rules::UNUSED_ALLOWANCE.name,
                Place::Value(exception.file, exception.place),
                format!("nothing here breaks `{}` any more", exception.rule),
            )
            .hint("remove the exception");
            finding.severity = if level == Level::Deny { Severity::Error } else { Severity::Warning };
            report.push(finding);
        }
    }
}

/// Gathers the exceptions of a catalogue; one that names no rule is reported and dropped.
pub(super) fn collect(catalog: &Catalog, report: &mut Report) -> Allowances {
    let mut found = Gathered { list: Vec::new(), report };
    let root = Path::root();
    found.take(catalog.file, None, &root, &catalog.settings.allow);
    for (file, (key, entry)) in catalog.bibliography.iter().map(|(key, (file, entry))| (*file, (key, entry))) {
        let path = root.key(key);
        found.take(file, Some(path.clone()), &path, &entry.allow);
    }
    for institution in catalog.institutions.values() {
        found.take(institution.file, Some(Path::root()), &root, &institution.value.allow);
    }
    for item in catalog.courses.values() {
        let course = &item.value;
        let mut take = |path: Path, allow: &[Allowance]| found.take(item.file, Some(path.clone()), &path, allow);
        take(Path::root(), &course.allow);
        for (i, outcome) in course.outcomes.iter().enumerate() {
            take(root.key("outcomes").index(i), &outcome.allow);
        }
        for (i, part) in course.assessment.iter().enumerate() {
            take(root.key("assessment").index(i), &part.allow);
        }
        for (i, module) in course.modules.iter().enumerate() {
            let path = root.key("modules").index(i);
            take(path.clone(), &module.allow);
            for (j, topic) in module.topics.iter().enumerate() {
                take(path.key("topics").index(j), &topic.allow);
            }
            for (j, lab) in module.labs.iter().enumerate() {
                take(path.key("labs").index(j), &lab.allow);
            }
        }
    }
    Allowances(found.list)
}

struct Gathered<'a> {
    list: Vec<Exception>,
    report: &'a mut Report,
}

impl Gathered<'_> {
    fn take(&mut self, file: FileId, scope: Option<Path>, owner: &Path, allow: &[Allowance]) {
        for (i, allowance) in allow.iter().enumerate() {
            let place = owner.key("allow").index(i);
            if super::rule(&allowance.rule).is_none() {
                let message = format!("unknown rule `{}`", allowance.rule);
                let mut finding = Diagnostic::error("unknown-rule", Place::Value(file, place.key("rule")), message);
                finding.hints.extend(did_you_mean(&allowance.rule, super::RULES.iter().map(|rule| rule.name)));
                self.report.push(finding.hint("`syllabus explain` lists the rules"));
                continue;
            }
            self.list.push(Exception { rule: allowance.rule.clone(), file, scope: scope.clone(), place, used: false });
        }
    }
}
