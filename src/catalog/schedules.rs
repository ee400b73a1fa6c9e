//! References of resources, calendars and offerings, and of the academic calendars of programmes.

mod calendars;
mod offerings;
mod resources;
mod years;

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::Catalog;
use super::dangling::{unique, unknown};
use crate::load::Item;
use crate::model::{Calendar, Id, Offering, Program, Resources};
use crate::report::{Diagnostic, Place, Report};
use crate::source::{FileId, Kind, Path};

/// What resources and calendars say, before references are followed.
pub(super) struct Written {
    pub(super) resources: Option<(FileId, Resources)>,
    pub(super) calendars: BTreeMap<Id, Item<Calendar>>,
    pub(super) resources_broken: bool,
    pub(super) people_broken: bool,
}

/// What could not be read, and is therefore not said to be unknown.
pub(super) struct Doubts {
    resources_broken: bool,
    /// Whether all that resources name is there.
    resources_sound: bool,
    people_broken: bool,
}

/// Follows the references of resources and calendars. What is sound goes into the catalogue; the rest is reported and left out.
pub(super) fn resolve(written: Written, catalog: &mut Catalog, report: &mut Report) -> Doubts {
    let mut resources_sound = !written.resources_broken;
    if let Some((file, resources)) = written.resources {
        let mut findings = Report::default();
        let mut scope = Scope { file, report: &mut findings };
        resources::check(&resources, catalog, written.people_broken, &mut scope);
        resources_sound &= findings.is_empty();
        report.extend(findings);
        catalog.resources_file = Some(file);
        catalog.resources = resources;
    }
    for (id, item) in written.calendars {
        let mut findings = Report::default();
        let mut scope = Scope { file: item.file, report: &mut findings };
        calendars::check(&item.value, catalog, written.resources_broken, &mut scope);
        if findings.is_empty() {
            catalog.calendars.insert(id, item);
        } else {
            catalog.broken.extend(Kind::Calendar, [id]);
        }
        report.extend(findings);
    }
    Doubts { resources_broken: written.resources_broken, resources_sound, people_broken: written.people_broken }
}

/// Follows the references of offerings; calendars, programmes and variants are in the catalogue by then.
pub(super) fn offerings(
    written: BTreeMap<Id, Item<Offering>>,
    doubts: &Doubts,
    catalog: &mut Catalog,
    report: &mut Report,
) {
    for (id, item) in written {
        let mut findings = Report::default();
        if let Some(shape) = item.value.shape() {
            let key = (item.value.course.clone(), shape);
            if let Some(course) = catalog.shaped(&key.0, &key.1) {
                catalog.shapes.insert(key, course);
            }
        }
        let mut scope = Scope { file: item.file, report: &mut findings };
        let resolved = offerings::check(&item.value, catalog, doubts, &mut scope);
        if findings.is_empty() && resolved && doubts.resources_sound {
            catalog.offerings.insert(id, item);
        } else {
            catalog.broken.extend(Kind::Offering, [id]);
        }
        report.extend(findings);
    }
}

/// Follows the references of a programme's academic calendar; calendars are in the catalogue by then.
pub(super) fn academic_calendar(program: &Item<Program>, catalog: &Catalog, report: &mut Report) {
    years::check(&program.value, catalog, &mut Scope { file: program.file, report });
}

/// A file while its references are followed.
struct Scope<'a> {
    file: FileId,
    report: &'a mut Report,
}

impl Scope<'_> {
    /// Reports a fault at the value of a path.
    fn fault(&mut self, code: &'static str, path: Path, message: impl Into<String>, hint: impl Into<String>) {
        self.report.push(Diagnostic::error(code, Place::Value(self.file, path), message).hint(hint));
    }

    /// Reports a name that is not known.
    fn unknown<'a>(
        &mut self,
        code: &'static str,
        what: &str,
        name: &Id,
        path: Path,
        known: impl Iterator<Item = &'a Id>,
    ) {
        let place = Place::Value(self.file, path);
        self.report.push(unknown(code, what, name.as_str(), place, known.map(Id::as_str)));
    }

    /// Reports a name that is not a key of a mapping.
    fn known<T>(&mut self, code: &'static str, what: &str, name: &Id, path: Path, known: &BTreeMap<Id, T>) {
        if !known.contains_key(name) {
            self.unknown(code, what, name, path, known.keys());
        }
    }

    /// Reports ids that stand twice in a list.
    fn unique<'a>(&mut self, what: &str, ids: impl Iterator<Item = &'a Id>, list: &Path) {
        let names = ids.enumerate().map(|(i, id)| (id.as_str(), i));
        unique(what, self.file, names, |i| list.index(i).key("id"), self.report);
    }

    /// Reports dates that are out of order or further apart than a year; `path` is the place of the last.
    fn ordered(&mut self, from: NaiveDate, to: NaiveDate, path: Path) {
        const FIRST: i32 = 1970;
        const LAST: i32 = 2199;
        if [from, to].iter().any(|date| !(FIRST..=LAST).contains(&date.year())) {
            let message = format!("{from} to {to} is out of reach");
            self.fault("impossible-time", path, message, format!("calendars reach from {FIRST} to {LAST}"));
        } else if from > to {
            let message = format!("the last day, {to}, is before the first, {from}");
            self.fault("impossible-time", path, message, "exchange the dates");
        } else if (to - from).num_days() > 400 {
            let message = format!("{from} to {to} is longer than a year");
            self.fault("impossible-time", path, message, "divide it");
        }
    }
}
