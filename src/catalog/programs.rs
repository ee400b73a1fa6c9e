//! References of programmes: what their rows name must be there.

use std::collections::{BTreeMap, BTreeSet};

use super::dangling::{unique, unknown};
use super::{Catalog, schedules};
use crate::load::Item;
use crate::model::{Course, Id, PlanRow, Program, RowSemester};
use crate::report::words::ticked;
use crate::report::{Diagnostic, Place, Report};
use crate::source::{Kind, Path};

/// Follows every reference of the programmes; one with a dangling reference is reported and left out.
pub(super) fn resolve(
    mut programs: BTreeMap<Id, Item<Program>>,
    catalog: &mut Catalog,
    report: &mut Report,
) -> BTreeMap<Id, Item<Program>> {
    let mut unsound = BTreeSet::new();
    for (id, item) in &programs {
        let mut findings = Report::default();
        Scope { catalog, programs: &programs, item, report: &mut findings }.program();
        if !findings.is_empty() {
            unsound.insert(id.clone());
        }
        report.extend(findings);
    }
    programs.retain(|id, _| !unsound.contains(id));
    catalog.broken.extend(Kind::Program, unsound);
    programs
}

/// A programme while its references are followed.
struct Scope<'a> {
    catalog: &'a Catalog,
    programs: &'a BTreeMap<Id, Item<Program>>,
    item: &'a Item<Program>,
    report: &'a mut Report,
}

impl<'a> Scope<'a> {
    fn program(&mut self) {
        let (program, root) = (&self.item.value, Path::root());
        self.institutions();
        if let Some(twin) = &program.twin {
            let others =
                self.programs.keys().chain(self.catalog.broken.of(Kind::Program)).filter(|id| **id != self.item.id);
            let others: Vec<&str> = others.map(Id::as_str).collect();
            self.known("unknown-program", "programme", twin.as_str(), root.key("twin"), &others);
        }
        let rows = || program.rows.iter().enumerate().map(|(i, row)| (row, root.key("rows").index(i)));
        self.unique("row", program.rows.iter().map(|row| row.id.as_str()), |i| root.key("rows").index(i).key("id"));
        let competence = |i: usize| root.key("competences").index(i);
        let codes = program.competences.iter().map(|one| one.code.as_str());
        self.unique("competence", codes, |i| competence(i).key("code"));
        let indicators = program.competences.iter().enumerate().flat_map(|(i, one)| {
            one.indicators.iter().enumerate().map(move |(j, indicator)| (indicator.code.as_str(), (i, j)))
        });
        let place = |(i, j): (usize, usize)| competence(i).key("indicators").index(j).key("code");
        unique("indicator", self.item.file, indicators, place, self.report);
        let semesters: Vec<String> = program.semesters.iter().map(|semester| semester.number.to_string()).collect();
        let place = |i: usize| root.key("semesters").index(i).key("number");
        self.unique("semester", semesters.iter().map(String::as_str), place);
        for (row, path) in rows() {
            self.row(row, &path, &semesters);
        }
        schedules::academic_calendar(self.item, self.catalog, self.report);
    }

    /// Institutions in whose form the rows are printed; each must have the plan's credit system.
    fn institutions(&mut self) {
        let (program, root) = (&self.item.value, Path::root());
        let named = program.institutions.iter().enumerate();
        let named: Vec<(&Id, Path)> = named.map(|(i, id)| (id, root.key("institutions").index(i))).collect();
        let institutions = self.catalog.institutions.keys().chain(self.catalog.broken.of(Kind::Institution));
        let known: Vec<&str> = institutions.map(Id::as_str).collect();
        for (id, path) in &named {
            self.known("unknown-institution", "institution", id.as_str(), path.clone(), &known);
        }
        let default = self.catalog.settings.institutions.first().filter(|_| named.is_empty());
        for id in named.iter().map(|(id, _)| *id).chain(default) {
            let Some(institution) = self.catalog.institutions.get(id) else { continue };
            let systems = &institution.value.credit_systems;
            if !systems.contains_key(&program.credit_system) {
                let place = Place::Value(self.item.file, root.key("credit-system"));
                let known = systems.keys().map(Id::as_str);
                let finding =
                    unknown("unknown-credit-system", "credit system", program.credit_system.as_str(), place, known);
                let judge = Place::Key(institution.file, root.key("credit-systems"));
                self.report.push(finding.label(judge, format!("those of `{id}`")));
            }
        }
    }

    fn row(&mut self, row: &PlanRow, path: &Path, semesters: &[String]) {
        if row.semesters.is_empty() {
            let place = Place::Value(self.item.file, path.key("semesters"));
            let finding = Diagnostic::error("nothing-named", place, format!("row `{}` is in no semester", row.id));
            self.report.push(finding.hint("say when it is taught, and in which hours: `semesters: [{number: 1, …}]`"));
        }
        let numbers: Vec<String> = row.semesters.iter().map(|semester| semester.number.to_string()).collect();
        let place = |i: usize| path.key("semesters").index(i).key("number");
        self.unique("semester", numbers.iter().map(String::as_str), place);
        let known: Vec<&str> = semesters.iter().map(String::as_str).collect();
        for (i, number) in numbers.iter().enumerate().filter(|_| !semesters.is_empty()) {
            self.known("unknown-semester", "semester", number, place(i), &known);
        }
        for (key, ids) in
            [("before", &row.before), ("after", &row.after)].into_iter().filter(|(_, ids)| !ids.is_empty())
        {
            let others = self.item.value.rows.iter().map(|other| other.id.as_str());
            let others: Vec<&str> = others.filter(|id| *id != row.id.as_str()).collect();
            for (i, id) in ids.iter().enumerate() {
                self.known("unknown-row", "row", id.as_str(), path.key(key).index(i), &others);
            }
        }
        self.competences(row, path);
        let Some(id) = &row.course else { return self.needs_course(row, path) };
        match self.catalog.courses.get(id) {
            Some(course) => self.bound(row, &course.value, path),
            None => {
                let courses = self.catalog.courses.keys().chain(self.catalog.broken.of(Kind::Course));
                let known: Vec<&str> = courses.map(Id::as_str).collect();
                self.known("unknown-course", "course", id.as_str(), path.key("course"), &known);
            }
        }
    }

    /// Competences and indicators that a row names are the programme's.
    fn competences(&mut self, row: &PlanRow, path: &Path) {
        let program = &self.item.value;
        let known: Vec<&str> = program.competences.iter().map(|one| one.code.as_str()).collect();
        for (i, code) in row.competences.iter().enumerate() {
            self.known("unknown-competence", "competence", code, path.key("competences").index(i), &known);
        }
        let indicators = program.competences.iter().flat_map(|one| &one.indicators);
        let known: Vec<&str> = indicators.map(|indicator| indicator.code.as_str()).collect();
        let place = |i: usize| path.key("links").index(i).key("indicator");
        for (i, link) in row.links.iter().enumerate() {
            self.known("unknown-indicator", "indicator", &link.indicator, place(i), &known);
        }
        self.unique("link of indicator", row.links.iter().map(|link| link.indicator.as_str()), place);
    }

    /// What a row without a course can't have, since it names parts of one.
    fn needs_course(&mut self, row: &PlanRow, path: &Path) {
        let modules = row.semesters.iter().position(|semester| !semester.modules.is_empty());
        let modules = modules.map(|i| ("modules", path.key("semesters").index(i).key("modules")));
        let links = (!row.links.is_empty()).then(|| ("links", path.key("links")));
        let frozen = (!row.frozen.is_empty()).then(|| ("frozen", path.key("frozen")));
        for (key, path) in [modules, links, frozen].into_iter().flatten() {
            let message = format!("row `{}` has `{key}` and names no course", row.id);
            let finding = Diagnostic::error("unknown-course", Place::Key(self.item.file, path), message);
            self.report.push(finding.hint("name the course that the row binds: `course: …`"));
        }
    }

    /// Modules, outcomes and topics that a row names are the course's.
    fn bound(&mut self, row: &PlanRow, course: &Course, path: &Path) {
        let modules: Vec<&str> = course.modules.iter().map(|module| module.id.as_str()).collect();
        for (i, RowSemester { modules: named, .. }) in row.semesters.iter().enumerate() {
            for (j, id) in named.iter().enumerate() {
                let place = path.key("semesters").index(i).key("modules").index(j);
                self.known("unknown-module", "module", id.as_str(), place, &modules);
            }
        }
        let outcomes: Vec<&str> = course.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        for (i, link) in row.links.iter().enumerate() {
            let place = path.key("links").index(i).key("outcomes");
            for (j, id) in link.outcomes.iter().enumerate() {
                self.known("unknown-outcome", "outcome", id.as_str(), place.index(j), &outcomes);
            }
            if link.outcomes.is_empty() {
                let message = format!("indicator `{}` is linked to no outcome", link.indicator);
                let finding = Diagnostic::error("nothing-named", Place::Value(self.item.file, place), message);
                self.report.push(finding.hint(format!("the outcomes of the course are {}", ticked(&outcomes, "and"))));
            }
        }
        let topics: Vec<&str> =
            course.modules.iter().flat_map(|module| &module.topics).map(|topic| topic.id.as_str()).collect();
        let place = |i: usize| path.key("frozen").index(i).key("topic");
        for (i, frozen) in row.frozen.iter().enumerate() {
            self.known("unknown-topic", "topic", frozen.topic.as_str(), place(i), &topics);
        }
        self.unique("frozen topic", row.frozen.iter().map(|frozen| frozen.topic.as_str()), place);
    }

    /// Reports a name that is none of the known ones.
    fn known(&mut self, code: &'static str, what: &str, name: &str, path: Path, known: &[&str]) {
        if !known.contains(&name) {
            self.report.push(unknown(code, what, name, Place::Value(self.item.file, path), known.iter().copied()));
        }
    }

    fn unique<'n>(&mut self, what: &str, names: impl Iterator<Item = &'n str>, path: impl Fn(usize) -> Path) {
        unique(what, self.item.file, names.enumerate().map(|(i, name)| (name, i)), path, self.report);
    }
}
