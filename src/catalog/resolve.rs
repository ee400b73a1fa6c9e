//! Loaded files → a catalogue. What refers to nothing, or is defined twice, can't be silenced.

use std::collections::{BTreeMap, BTreeSet};

use super::schedules::{self, Written};
use super::{Catalog, dangling, forms, funds, heritage, lock, programs};
use crate::load::{Item, Loaded};
use crate::model::{Course, Id, Institution, OutcomeLink, OutcomeRef, Requirement, Resources};
use crate::report::words::did_you_mean;
use crate::report::{Code, Diagnostic, Place, Report};
use crate::source::{Kind, Path, Sources};

/// All faults of reference.
pub static CODES: &[Code] = &[
    Code { name: "no-catalog", summary: "the folder has no `catalog.yaml`" },
    Code { name: "nothing-named", summary: "a list that must name something is empty" },
    Code { name: "twice-defined", summary: "an id is defined twice" },
    Code { name: "unknown-institution", summary: "an institution has no file" },
    Code { name: "unknown-profile", summary: "a profile extends one that is not there" },
    Code { name: "profile-cycle", summary: "profiles extend each other in a circle" },
    Code { name: "profile-chain-too-long", summary: "more than twelve profiles extend each other" },
    Code { name: "unknown-field", summary: "a profile locks, guards or overrides a field that has no value" },
    Code { name: "locked-field", summary: "a field that a profile above has locked is changed" },
    Code { name: "guarded-field", summary: "a field that a profile above guards is changed without a reason" },
    Code { name: "override-unneeded", summary: "a reason is given for a change that needs none" },
    Code { name: "allowance-in-profile", summary: "a profile that is no institution has exceptions from rules" },
    Code { name: "unknown-section", summary: "a document's form names no section of its own" },
    Code { name: "unknown-placeholder", summary: "a line of a form has a placeholder that nothing fills" },
    Code { name: "unknown-page", summary: "a layout of pages is not the institution's" },
    Code { name: "unknown-person", summary: "a person is not in `people.yaml`" },
    Code { name: "unknown-scale", summary: "a scale is not the institution's" },
    Code { name: "unknown-credit-system", summary: "a credit system is not the institution's" },
    Code { name: "unknown-policy", summary: "a policy is not the institution's" },
    Code { name: "locked-policy", summary: "a policy that the institution has locked is worded otherwise" },
    Code { name: "unknown-outcome", summary: "a link names no outcome of the course" },
    Code { name: "unknown-topic", summary: "a name is no topic of the course or of the module" },
    Code {
        name: "unknown-course",
        summary: "a plan row, a variant, an assessment fund or an offering belongs to no course of the catalogue",
    },
    Code { name: "unknown-program", summary: "a programme names no other one of the catalogue, or an offering none" },
    Code { name: "unknown-row", summary: "a plan row names no other row of its plan, or an offering none of a plan" },
    Code {
        name: "unknown-semester",
        summary: "a plan row or a year of study is in a semester that the plan does not have",
    },
    Code {
        name: "unknown-competence",
        summary: "a plan row or a module of a variant names no competence of its programme",
    },
    Code { name: "unknown-indicator", summary: "a plan row links no indicator of its programme" },
    Code { name: "unknown-module", summary: "a link names no module of the course" },
    Code { name: "unknown-lab", summary: "a variant names no laboratory or practical work of the module" },
    Code { name: "unknown-part", summary: "a variant names no part of the course's assessment" },
    Code { name: "unknown-work", summary: "a key is not in the bibliography" },
    Code { name: "unknown-prerequisite", summary: "a prerequisite names no course or outcome of the catalogue" },
    Code { name: "unknown-variant", summary: "an offering gives no variant of its course" },
    Code { name: "other-course", summary: "an offering names a row of a plan that binds another course" },
    Code { name: "unknown-calendar", summary: "a calendar has no file" },
    Code { name: "unknown-term", summary: "a term is not the calendar's" },
    Code { name: "unknown-term-part", summary: "a part is not the term's" },
    Code { name: "unknown-label", summary: "a label of weeks is not the term's" },
    Code { name: "unknown-bells", summary: "a table of bells is not the calendar's" },
    Code { name: "unknown-slot", summary: "a slot is in no table of bells that holds then and there" },
    Code { name: "unknown-template", summary: "a division of a day is not the calendar's" },
    Code { name: "unknown-assessment", summary: "a milestone names no part of the course's assessment" },
    Code { name: "unknown-building", summary: "a building is not in `resources.yaml`" },
    Code { name: "unknown-room", summary: "a room is not in `resources.yaml`" },
    Code { name: "unknown-group", summary: "a group is not in `resources.yaml`" },
    Code { name: "group-cycle", summary: "a group is a part of itself" },
    Code { name: "groups-too-deep", summary: "groups contain each other through more than twelve levels" },
    Code { name: "impossible-time", summary: "dates or times are missing, out of order or too far apart" },
    Code { name: "not-one-of", summary: "of several keys, exactly one must be given" },
    Code { name: "not-a-class", summary: "a kind of work that no class is held for stands where one is scheduled" },
    Code { name: "hours-not-said", summary: "nothing says how many academic hours a class counts for" },
    Code { name: "time-not-found", summary: "`at: auto` asks for a timetable to be found, which is not done yet" },
    Code { name: "unknown-rule", summary: "a level or an exception names no rule" },
];

/// Finds what every name refers to. A course with a dangling reference is reported and left out.
pub fn resolve(loaded: Loaded, sources: &Sources, report: &mut Report) -> Option<Catalog> {
    let Some((file, settings)) = loaded.settings else {
        if !sources.files().any(|(id, file)| file.path == "catalog.yaml" && loaded.broken.contains(&id))
            && let Some((id, _)) = sources.files().next()
        {
            let place = Place::Span(crate::source::Span { file: id, start: 0, end: 0 });
            report.push(
                Diagnostic::error("no-catalog", place, "the folder has no `catalog.yaml`")
                    .hint("`syllabus init` makes a small catalogue to begin with"),
            );
        }
        return None;
    };
    let mut bibliography = BTreeMap::new();
    for (source, works) in loaded.bibliographies {
        for (key, entry) in works {
            if let Some((first, _)) = bibliography.get(&key) {
                report.push(
                    Diagnostic::error(
                        "twice-defined",
                        Place::Key(source, Path::root().key(&key)),
                        format!("work `{key}` is defined twice"),
                    )
                    .label(Place::Key(*first, Path::root().key(&key)), "first defined here"),
                );
            } else {
                bibliography.insert(key, (source, entry));
            }
        }
    }
    let (people_file, people) = loaded.people.map_or((None, BTreeMap::new()), |(file, people)| (Some(file), people));
    let mut catalog = Catalog {
        file,
        settings,
        people_file,
        people,
        bibliography,
        heritage: heritage::judge(sources, report),
        profiles: heritage::profiles(sources),
        institutions: by_id(loaded.institutions, report),
        courses: BTreeMap::new(),
        funds: BTreeMap::new(),
        variants: BTreeMap::new(),
        programs: BTreeMap::new(),
        resources_file: None,
        resources: Resources::default(),
        calendars: BTreeMap::new(),
        shapes: BTreeMap::new(),
        offerings: BTreeMap::new(),
        assets: sources.assets().map(|(path, _)| path.to_owned()).collect(),
        lock: lock::read(&sources.asset(lock::LOCK).map(String::from_utf8_lossy).unwrap_or_default()),
        broken: loaded.broken_ids,
    };
    let some_bibliography_broken =
        sources.files().any(|(id, f)| loaded.broken.contains(&id) && f.path.ends_with("bibliography.yaml"));
    let people_broken = sources.files().any(|(id, f)| loaded.broken.contains(&id) && f.path == "people.yaml");
    check_settings(&catalog, report);
    catalog.institutions.values().for_each(|institution| forms::check(institution, report));
    let courses = by_id(loaded.courses, report);
    let mut unsound = BTreeSet::new();
    for (id, course) in &courses {
        let mut findings = Report::default();
        let mut scope = Scope {
            catalog: &catalog,
            courses: &courses,
            item: course,
            skip_works: some_bibliography_broken,
            skip_people: people_broken,
            report: &mut findings,
        };
        if !scope.course() || !findings.is_empty() {
            unsound.insert(id.clone());
        }
        report.extend(findings);
    }
    catalog.courses = courses;
    catalog.courses.retain(|id, _| !unsound.contains(id));
    catalog.broken.extend(Kind::Course, unsound);
    catalog.funds = funds::resolve(by_id(loaded.funds, report), &catalog, sources, report);
    catalog.variants = super::variants::resolve(&mut catalog, loaded.variants, people_broken, report);
    let written = Written {
        resources: loaded.resources,
        calendars: by_id(loaded.calendars, report),
        resources_broken: sources.files().any(|(id, f)| loaded.broken.contains(&id) && f.path == "resources.yaml"),
        people_broken,
    };
    let doubts = schedules::resolve(written, &mut catalog, report);
    catalog.programs = programs::resolve(by_id(loaded.programs, report), &mut catalog, report);
    schedules::offerings(by_id(loaded.offerings, report), &doubts, &mut catalog, report);
    Some(catalog)
}

/// Items by id; the second of two with one id is reported.
fn by_id<T>(items: Vec<Item<T>>, report: &mut Report) -> BTreeMap<Id, Item<T>> {
    let mut map: BTreeMap<Id, Item<T>> = BTreeMap::new();
    for item in items {
        if let Some(first) = map.get(&item.id) {
            report.push(
                Diagnostic::error(
                    "twice-defined",
                    Place::Value(item.file, Path::root()),
                    format!("`{}` is defined by two files", item.id),
                )
                .label(Place::Value(first.file, Path::root()), "first defined here"),
            );
        } else {
            map.insert(item.id.clone(), item);
        }
    }
    map
}

fn check_settings(catalog: &Catalog, report: &mut Report) {
    let root = Path::root();
    if catalog.settings.languages.is_empty() {
        report.push(
            Diagnostic::error(
                "nothing-named",
                Place::Value(catalog.file, root.key("languages")),
                "the catalogue has no language",
            )
            .hint("name the languages of its documents, the default first: `languages: [ru, en]`"),
        );
    }
    if catalog.settings.institutions.is_empty() {
        report.push(
            Diagnostic::error(
                "nothing-named",
                Place::Value(catalog.file, root.key("institutions")),
                "the catalogue has no institution",
            )
            .hint("name the files of `institutions/` that are in use, the default first"),
        );
    }
    for (i, id) in catalog.settings.institutions.iter().enumerate() {
        if !catalog.institutions.contains_key(id) && !catalog.broken.has(Kind::Institution, id) {
            unknown_institution(
                Place::Value(catalog.file, root.key("institutions").index(i)),
                id,
                &catalog.institutions,
                report,
            );
        }
    }
}

fn unknown_institution(place: Place, id: &Id, known: &BTreeMap<Id, Item<Institution>>, report: &mut Report) {
    let mut finding = Diagnostic::error("unknown-institution", place, format!("unknown institution `{id}`"));
    finding.hints.extend(did_you_mean(id.as_str(), known.keys().map(Id::as_str)));
    report.push(finding.hint(format!("an institution is described by `institutions/{id}.yaml`")));
}

/// A course while its references are followed.
struct Scope<'a> {
    catalog: &'a Catalog,
    courses: &'a BTreeMap<Id, Item<Course>>,
    item: &'a Item<Course>,
    skip_works: bool,
    skip_people: bool,
    report: &'a mut Report,
}

impl Scope<'_> {
    /// Follows every reference of the course; `false` where its institution is missing, which is reported elsewhere.
    fn course(&mut self) -> bool {
        let course = &self.item.value;
        let root = Path::root();
        let module = |i: usize| root.key("modules").index(i);
        let part = |i: usize| root.key("assessment").index(i);
        let modules = || course.modules.iter().enumerate();
        let outcome = |i| root.key("outcomes").index(i).key("id");
        self.unique("outcome", course.outcomes.iter().enumerate().map(|(i, o)| (&o.id, i)), outcome);
        self.unique("assessment part", course.assessment.iter().enumerate().map(|(i, a)| (&a.id, i)), |i| {
            part(i).key("id")
        });
        self.unique("module", modules().map(|(i, m)| (&m.id, i)), |i| module(i).key("id"));
        let topics = modules().flat_map(|(i, m)| m.topics.iter().enumerate().map(move |(j, t)| (&t.id, (i, j))));
        self.unique("topic", topics, |(i, j)| module(i).key("topics").index(j).key("id"));
        let labs = modules().flat_map(|(i, m)| m.labs.iter().enumerate().map(move |(j, l)| (&l.id, (i, j))));
        self.unique("work", labs, |(i, j)| module(i).key("labs").index(j).key("id"));
        for (i, held) in modules() {
            self.outcome_links(&held.outcomes, || module(i).key("outcomes"));
            for (j, lab) in held.labs.iter().enumerate() {
                self.outcome_links(&lab.outcomes, || module(i).key("labs").index(j).key("outcomes"));
            }
        }
        for (i, held) in course.assessment.iter().enumerate() {
            self.outcome_links(&held.outcomes, || part(i).key("outcomes"));
            for (j, id) in held.modules.iter().enumerate() {
                if !course.modules.iter().any(|m| m.id == *id) {
                    let known = course.modules.iter().map(|m| m.id.as_str());
                    self.unknown("unknown-module", "module", id.as_str(), part(i).key("modules").index(j), known);
                }
            }
        }
        self.people_and_works();
        if let Some(prerequisites) = &course.prerequisites {
            self.requirement(prerequisites, &root.key("prerequisites"));
        }
        for (i, id) in course.corequisites.iter().enumerate() {
            self.course_named(id, &root.key("corequisites").index(i));
        }
        self.institution()
    }

    fn people_and_works(&mut self) {
        let course = &self.item.value;
        let root = Path::root();
        if !self.skip_people {
            for (i, id) in course.authors.iter().enumerate() {
                if !self.catalog.people.contains_key(id) {
                    let known = self.catalog.people.keys().map(Id::as_str);
                    self.unknown("unknown-person", "person", id.as_str(), root.key("authors").index(i), known);
                }
            }
        }
        if !self.skip_works {
            let literature = root.key("literature");
            for (part, keys) in [("main", &course.literature.main), ("further", &course.literature.further)] {
                for (i, key) in keys.iter().enumerate() {
                    if !self.catalog.bibliography.contains_key(key) {
                        let known = self.catalog.bibliography.keys().map(String::as_str);
                        self.unknown("unknown-work", "work", key, literature.key(part).index(i), known);
                    }
                }
            }
        }
    }

    fn institution(&mut self) -> bool {
        let course = &self.item.value;
        let root = Path::root();
        let Some(id) = course.institution.as_ref().or(self.catalog.settings.institutions.first()) else { return false };
        let Some(institution) = self.catalog.institutions.get(id) else {
            if course.institution.is_some() && !self.catalog.broken.has(Kind::Institution, id) {
                unknown_institution(
                    Place::Value(self.item.file, root.key("institution")),
                    id,
                    &self.catalog.institutions,
                    self.report,
                );
            }
            return false;
        };
        let value = &institution.value;
        if !value.scales.contains_key(&course.grading.scale) {
            let known = value.scales.keys().map(Id::as_str);
            self.unknown(
                "unknown-scale",
                "scale",
                course.grading.scale.as_str(),
                root.key("grading").key("scale"),
                known,
            );
        }
        for system in course.credits.keys() {
            if !value.credit_systems.contains_key(system) {
                let known = value.credit_systems.keys().map(Id::as_str);
                self.unknown(
                    "unknown-credit-system",
                    "credit system",
                    system.as_str(),
                    root.key("credits").key(system.as_str()),
                    known,
                );
            }
        }
        for id in course.policies.keys() {
            let place = root.key("policies").key(id.as_str());
            match value.policies.iter().position(|policy| policy.id == *id) {
                None => {
                    let known = value.policies.iter().map(|policy| policy.id.as_str());
                    self.unknown("unknown-policy", "policy", id.as_str(), place, known);
                }
                Some(i) if value.policies[i].locked => self.report.push(
                    Diagnostic::error(
                        "locked-policy",
                        Place::Key(self.item.file, place),
                        format!("policy `{id}` is locked"),
                    )
                    .label(Place::Value(institution.file, root.key("policies").index(i).key("locked")), "locked here")
                    .hint("remove the course's own text: the institution's is printed"),
                ),
                Some(_) => {}
            }
        }
        true
    }

    /// Reports ids that stand twice. Places become paths only where one does.
    fn unique<'b, P: Copy>(&mut self, what: &str, ids: impl Iterator<Item = (&'b Id, P)>, path: impl Fn(P) -> Path) {
        let names = ids.map(|(id, place)| (id.as_str(), place));
        dangling::unique(what, self.item.file, names, path, self.report);
    }

    fn outcome_links(&mut self, links: &[OutcomeLink], path: impl Fn() -> Path) {
        let course = &self.item.value;
        for (i, link) in links.iter().enumerate() {
            if super::outcome_of(course, &link.outcome).is_none() {
                let known = course.outcomes.iter().map(|o| o.id.as_str());
                self.unknown("unknown-outcome", "outcome", link.outcome.as_str(), path().index(i), known);
            }
        }
    }

    fn requirement(&mut self, requirement: &Requirement, path: &Path) {
        match requirement {
            Requirement::All(items) | Requirement::Any(items) => {
                let key = if matches!(requirement, Requirement::All(_)) { "all" } else { "any" };
                if items.is_empty() {
                    let place = Place::Value(self.item.file, path.key(key));
                    self.report.push(
                        Diagnostic::error("nothing-named", place, format!("`{key}` names no prerequisite"))
                            .hint("name one, or remove the key"),
                    );
                }
                for (i, item) in items.iter().enumerate() {
                    self.requirement(item, &path.key(key).index(i));
                }
            }
            Requirement::Course(id) => self.course_named(id, &path.key("course")),
            Requirement::Outcome(wanted) => self.outcome_named(wanted, &path.key("outcome")),
            Requirement::Knowledge(_) => {}
        }
    }

    fn course_named(&mut self, id: &Id, path: &Path) {
        if !self.courses.contains_key(id) && !self.catalog.broken.has(Kind::Course, id) {
            let known: BTreeSet<&str> =
                self.courses.keys().map(Id::as_str).filter(|known| *known != self.item.id.as_str()).collect();
            self.unknown("unknown-prerequisite", "course", id.as_str(), path.clone(), known.into_iter());
        }
    }

    fn outcome_named(&mut self, wanted: &OutcomeRef, path: &Path) {
        let Some(course) = self.courses.get(&wanted.course) else { return self.course_named(&wanted.course, path) };
        if super::outcome_of(&course.value, &wanted.link.outcome).is_none() {
            let message = format!("course `{}` has no outcome `{}`", wanted.course, wanted.link.outcome);
            let mut finding =
                Diagnostic::error("unknown-prerequisite", Place::Value(self.item.file, path.clone()), message)
                    .label(Place::Key(course.file, Path::root().key("outcomes")), "its outcomes");
            let known = course.value.outcomes.iter().map(|o| o.id.as_str());
            finding.hints.extend(did_you_mean(wanted.link.outcome.as_str(), known));
            self.report.push(finding);
        }
    }

    fn unknown<'b>(
        &mut self,
        code: &'static str,
        what: &str,
        name: &str,
        path: Path,
        known: impl Iterator<Item = &'b str>,
    ) {
        let place = if matches!(code, "unknown-credit-system" | "unknown-policy") {
            Place::Key(self.item.file, path)
        } else {
            Place::Value(self.item.file, path)
        };
        self.report.push(dangling::unknown(code, what, name, place, known));
    }
}
