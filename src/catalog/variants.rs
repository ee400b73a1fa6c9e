//! Variants: every name that they use is followed to what it names in their course.

use std::collections::BTreeMap;

use super::{Catalog, dangling, outcome_of};
use crate::load::Item;
use crate::model::{BlockKind, Course, Id, Module, OutcomeLink, Variant, VariantModule};
use crate::report::words::did_you_mean;
use crate::report::{Diagnostic, Place, Report};
use crate::source::{Kind, Path};

/// Variants by the id of their course, then by their own.
pub type Variants = BTreeMap<Id, BTreeMap<Id, Item<Variant>>>;

/// Follows all references of variants. One with a dangling reference is reported and left out, and so is, without a word,
/// one of a course that is itself left out. `skip_people` where `people.yaml` could not be read.
pub(super) fn resolve(
    catalog: &mut Catalog,
    variants: Vec<(Id, Item<Variant>)>,
    skip_people: bool,
    report: &mut Report,
) -> Variants {
    let mut sound = Variants::new();
    for (course, item) in variants {
        if catalog.broken.has(Kind::Course, &course) {
            continue;
        }
        let mut findings = Report::default();
        let mut scope = Scope { catalog: &*catalog, item: &item, report: &mut findings };
        let resolved = scope.variant(&course, skip_people);
        if resolved && findings.is_empty() {
            sound.entry(course).or_default().insert(item.id.clone(), item);
        } else {
            catalog.broken.extend(Kind::Variant, [item.id.clone()]);
        }
        report.extend(findings);
    }
    sound
}

/// The modules of the course that a module of a variant is made of, in the order in which it names them.
pub fn modules_of<'a>(course: &'a Course, part: &'a VariantModule) -> impl Iterator<Item = &'a Module> {
    part.sources().iter().filter_map(|id| course.modules.iter().find(|module| module.id == *id))
}

/// A variant while its references are followed.
struct Scope<'a> {
    catalog: &'a Catalog,
    item: &'a Item<Variant>,
    report: &'a mut Report,
}

impl Scope<'_> {
    /// `false` where the institution is left out of the catalogue, which is reported elsewhere.
    fn variant(&mut self, course_id: &Id, skip_people: bool) -> bool {
        let Some(course) = self.catalog.courses.get(course_id) else {
            let known = self.catalog.courses.keys().map(Id::as_str);
            let message = format!("a variant of course `{course_id}`, which is not there");
            let mut finding = Diagnostic::error("unknown-course", Place::Value(self.item.file, Path::root()), message);
            finding.hints.extend(did_you_mean(course_id.as_str(), known));
            let hint = format!("the folder names the course: `courses/{course_id}.yaml` describes it");
            self.report.push(finding.hint(hint));
            return false;
        };
        let (course, variant, root) = (&course.value, &self.item.value, Path::root());
        self.outcomes(course, &variant.outcomes, &root.key("outcomes"));
        if let Some(attestation) = &variant.attestation {
            self.outcomes(course, &attestation.outcomes, &root.key("attestation").key("outcomes"));
        }
        self.modules(course);
        for (i, id) in variant.assessment.iter().enumerate() {
            let known = || course.assessment.iter().map(|part| &part.id);
            if !known().any(|part| part == id) {
                self.unknown("unknown-part", "assessment part", id.as_str(), root.key("assessment").index(i), known());
            }
        }
        let codes = variant.competences.iter().map(|competence| competence.code.as_str());
        self.unique("competence", codes, |i| root.key("competences").index(i).key("code"));
        for (i, competence) in variant.competences.iter().enumerate() {
            let path = root.key("competences").index(i);
            for (j, id) in competence.outcomes.iter().enumerate() {
                self.outcome(course, id, path.key("outcomes").index(j));
            }
        }
        self.calendar();
        if !skip_people {
            for (i, id) in variant.authors.iter().enumerate() {
                if !self.catalog.people.contains_key(id) {
                    let known = self.catalog.people.keys();
                    self.unknown("unknown-person", "person", id.as_str(), root.key("authors").index(i), known);
                }
            }
        }
        let Some(id) = variant.institution.as_ref() else { return true };
        let known = self.catalog.institutions.contains_key(id);
        if !known && !self.catalog.broken.has(Kind::Institution, id) {
            let known = self.catalog.institutions.keys();
            self.unknown("unknown-institution", "institution", id.as_str(), root.key("institution"), known);
        }
        known
    }

    fn modules(&mut self, course: &Course) {
        let variant = &self.item.value;
        let ids = variant.modules.iter().map(|part| part.id.as_str());
        self.unique("module", ids, |i| Path::root().key("modules").index(i).key("id"));
        for (i, part) in variant.modules.iter().enumerate() {
            let path = Path::root().key("modules").index(i);
            for (j, code) in part.competences.iter().enumerate() {
                if !variant.competences.iter().any(|competence| competence.code == *code) {
                    let known = variant.competences.iter().map(|competence| &competence.code);
                    self.unknown("unknown-competence", "competence", code, path.key("competences").index(j), known);
                }
            }
            for (j, id) in part.sources().iter().enumerate() {
                let known = || course.modules.iter().map(|module| &module.id);
                if !known().any(|module| module == id) {
                    let place = if part.modules.is_empty() { path.key("id") } else { path.key("modules").index(j) };
                    self.unknown("unknown-module", "module", id.as_str(), place, known());
                }
            }
            let sources: Vec<&Module> = modules_of(course, part).collect();
            if sources.len() < part.sources().len() {
                continue;
            }
            for (j, id) in part.topics.iter().enumerate() {
                let known = || sources.iter().flat_map(|module| &module.topics).map(|topic| &topic.id);
                if !known().any(|topic| topic == id) {
                    self.unknown("unknown-topic", "topic", id.as_str(), path.key("topics").index(j), known());
                }
            }
            for (j, id) in part.labs.iter().enumerate() {
                let known = || sources.iter().flat_map(|module| &module.labs).map(|lab| &lab.id);
                if !known().any(|lab| lab == id) {
                    self.unknown("unknown-lab", "work", id.as_str(), path.key("labs").index(j), known());
                }
            }
        }
    }

    /// Follows the modules that weeks and days name.
    fn calendar(&mut self) {
        let variant = &self.item.value;
        for (i, week) in variant.weeks.iter().enumerate() {
            let path = Path::root().key("weeks").index(i).key("modules");
            for (j, work) in week.modules.iter().enumerate() {
                self.module(&work.module, path.index(j).key("module"));
            }
        }
        let days = variant.agenda.iter().flat_map(|agenda| &agenda.days).enumerate();
        for (i, day) in days {
            let path = Path::root().key("agenda").key("days").index(i);
            for (j, block) in day.blocks.iter().enumerate() {
                let path = path.key("blocks").index(j);
                match &block.module {
                    Some(module) => self.module(module, path.key("module")),
                    None if block.kind == BlockKind::Class => {
                        let place = Place::Value(self.item.file, path);
                        let finding = Diagnostic::error("nothing-named", place, "a class names no module");
                        self.report.push(finding.hint("name the module that it works on, or another `kind`"));
                    }
                    None => {}
                }
            }
            for (j, study) in day.self_study.iter().enumerate() {
                self.module(&study.module, path.key("self-study").index(j).key("module"));
            }
        }
    }

    fn module(&mut self, id: &Id, path: Path) {
        let modules = &self.item.value.modules;
        if !modules.iter().any(|part| part.id == *id) {
            let known = modules.iter().map(|part| &part.id);
            self.unknown("unknown-module", "module", id.as_str(), path, known);
        }
    }

    fn outcomes(&mut self, course: &Course, links: &[OutcomeLink], path: &Path) {
        for (i, link) in links.iter().enumerate() {
            self.outcome(course, &link.outcome, path.index(i));
        }
    }

    fn outcome(&mut self, course: &Course, id: &Id, path: Path) {
        if outcome_of(course, id).is_none() {
            let known = course.outcomes.iter().map(|outcome| &outcome.id);
            self.unknown("unknown-outcome", "outcome", id.as_str(), path, known);
        }
    }

    fn unique<'b>(&mut self, what: &str, names: impl Iterator<Item = &'b str>, path: impl Fn(usize) -> Path) {
        let names = names.enumerate().map(|(i, name)| (name, i));
        dangling::unique(what, self.item.file, names, path, self.report);
    }

    fn unknown<'b, T: std::fmt::Display + 'b>(
        &mut self,
        code: &'static str,
        what: &str,
        name: &str,
        path: Path,
        known: impl Iterator<Item = &'b T>,
    ) {
        let known: Vec<String> = known.map(ToString::to_string).collect();
        let place = Place::Value(self.item.file, path);
        let finding = dangling::unknown(code, what, name, place, known.iter().map(String::as_str));
        self.report.push(finding);
    }
}
