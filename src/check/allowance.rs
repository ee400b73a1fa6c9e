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
    for (i, allowance) in catalog.settings.allow.iter().enumerate() {
        found.keep(catalog.file, None, root.key("allow").index(i), allowance);
    }
    for (key, (file, entry)) in &catalog.bibliography {
        found.take(*file, &entry.allow, || root.key(key));
    }
    for institution in catalog.institutions.values() {
        found.take(institution.file, &institution.value.allow, Path::root);
    }
    for item in catalog.courses.values() {
        let (file, course) = (item.file, &item.value);
        found.take(file, &course.allow, Path::root);
        for (i, outcome) in course.outcomes.iter().enumerate() {
            found.take(file, &outcome.allow, || root.key("outcomes").index(i));
        }
        for (i, part) in course.assessment.iter().enumerate() {
            found.take(file, &part.allow, || root.key("assessment").index(i));
        }
        for (i, module) in course.modules.iter().enumerate() {
            let path = || root.key("modules").index(i);
            found.take(file, &module.allow, path);
            for (j, topic) in module.topics.iter().enumerate() {
                found.take(file, &topic.allow, || path().key("topics").index(j));
            }
            for (j, lab) in module.labs.iter().enumerate() {
                found.take(file, &lab.allow, || path().key("labs").index(j));
            }
        }
    }
    for item in catalog.programs.values() {
        let (file, program) = (item.file, &item.value);
        found.take(file, &program.allow, Path::root);
        for (i, competence) in program.competences.iter().enumerate() {
            found.take(file, &competence.allow, || root.key("competences").index(i));
        }
        for (i, row) in program.rows.iter().enumerate() {
            found.take(file, &row.allow, || root.key("rows").index(i));
        }
    }
    for fund in catalog.funds.values() {
        found.take(fund.file, &fund.value.allow, Path::root);
        for (i, item) in fund.value.items.iter().enumerate() {
            found.take(fund.file, &item.allow, || root.key("items").index(i));
        }
    }
    for (_, item) in catalog.all_variants() {
        let (file, variant) = (item.file, &item.value);
        found.take(file, &variant.allow, Path::root);
        for (i, module) in variant.modules.iter().enumerate() {
            found.take(file, &module.allow, || root.key("modules").index(i));
        }
        for (i, competence) in variant.competences.iter().enumerate() {
            found.take(file, &competence.allow, || root.key("competences").index(i));
        }
    }
    for calendar in catalog.calendars.values() {
        found.take(calendar.file, &calendar.value.allow, Path::root);
    }
    for offering in catalog.offerings.values() {
        found.take(offering.file, &offering.value.allow, Path::root);
        for (i, meeting) in offering.value.meetings.iter().enumerate() {
            found.take(offering.file, &meeting.allow, || root.key("meetings").index(i));
        }
    }
    Allowances(found.list)
}

struct Gathered<'a> {
    list: Vec<Exception>,
    report: &'a mut Report,
}

impl Gathered<'_> {
    /// Takes the exceptions of what stands at a place; most have none, and then the place is not made.
    fn take(&mut self, file: FileId, allow: &[Allowance], owner: impl Fn() -> Path) {
        for (i, allowance) in allow.iter().enumerate() {
            self.keep(file, Some(owner()), owner().key("allow").index(i), allowance);
        }
    }

    fn keep(&mut self, file: FileId, scope: Option<Path>, place: Path, allowance: &Allowance) {
        if super::rule(&allowance.rule).is_some() {
            self.list.push(Exception { rule: allowance.rule.clone(), file, scope, place, used: false });
            return;
        }
        let message = format!("unknown rule `{}`", allowance.rule);
        let mut finding = Diagnostic::error("unknown-rule", Place::Value(file, place.key("rule")), message);
        finding.hints.extend(did_you_mean(&allowance.rule, super::RULES.iter().map(|rule| rule.name)));
        self.report.push(finding.hint("`syllabus explain` lists the rules"));
    }
}
