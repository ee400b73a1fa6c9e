//! The catalogue, resolved: immutable, in a fixed order, with lookups. What every later stage reads.

pub mod binding;
pub mod competences;
mod dangling;
pub mod dropped;
mod funds;
mod programs;
mod forms;
mod heritage;
pub mod lock;
mod resolve;
mod schedules;
pub mod shape;
pub mod texts;
pub mod variants;

use std::collections::{BTreeMap, BTreeSet};

use crate::load::{Broken, Item};
use crate::model::offering::Shape;
use crate::model::{
    Activity, AssessmentFund, Calendar, CatalogFile, Course, Entry, HoursByKind, Id, Institution, Lang, Offering,
    Outcome, Person, Program, Resources, Text, Variant,
};
use crate::source::{FileId, Path};

pub use crate::report::Code;
pub use binding::Binding;
pub use heritage::Heritage;
pub use lock::{Lock, Locked};
pub use resolve::{CODES, resolve};

/// A resolved catalogue.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// The file `catalog.yaml`.
    pub file: FileId,
    /// What it says.
    pub settings: CatalogFile,
    /// The file `people.yaml`.
    pub people_file: Option<FileId>,
    /// People by id.
    pub people: BTreeMap<Id, Person>,
    /// Works by key, with the file that describes them.
    pub bibliography: BTreeMap<String, (FileId, Entry)>,
    /// Institutions by id.
    pub institutions: BTreeMap<Id, Item<Institution>>,
    /// What institutions have from the profiles that they extend.
    pub heritage: BTreeMap<Id, Heritage>,
    /// Files of `templates/profiles` by the name of the profile.
    pub profiles: BTreeMap<Id, FileId>,
    /// Courses by id.
    pub courses: BTreeMap<Id, Item<Course>>,
    /// Assessment funds by the id of their course.
    pub funds: BTreeMap<Id, Item<AssessmentFund>>,
    /// Variants by the id of their course, then by their own.
    pub variants: BTreeMap<Id, BTreeMap<Id, Item<Variant>>>,
    /// Programmes by id.
    pub programs: BTreeMap<Id, Item<Program>>,
    /// The file `resources.yaml`.
    pub resources_file: Option<FileId>,
    /// Buildings, rooms, teachers' time and groups.
    pub resources: Resources,
    /// Calendars by id.
    pub calendars: BTreeMap<Id, Item<Calendar>>,
    /// Courses in the shapes in which offerings give them.
    pub shapes: BTreeMap<(Id, Shape), Item<Course>>,
    /// Offerings by id.
    pub offerings: BTreeMap<Id, Item<Offering>>,
    /// Paths of all pictures and other files that texts may show.
    pub assets: BTreeSet<String>,
    /// What `schedule.lock` remembers of the events of calendars.
    pub lock: Lock,
    /// What is there but could not be decoded or resolved: it is not said to be unknown.
    pub broken: Broken,
}

impl Catalog {
    /// The languages of the catalogue's documents, the default first.
    pub fn languages(&self) -> &[Lang] {
        &self.settings.languages
    }

    /// The institution whose rules hold for a course.
    pub fn institution(&self, course: &Course) -> &Item<Institution> {
        let id = course.institution.as_ref().or(self.settings.institutions.first());
        id.and_then(|id| self.institutions.get(id)).expect("resolve keeps only courses whose institution is there")
    }

    /// The institution whose rules hold for a programme: the first that it names, else the catalogue's; `None` where that one
    /// has errors.
    pub fn institution_of(&self, program: &Program) -> Option<&Item<Institution>> {
        let id = program.institutions.first().or(self.settings.institutions.first())?;
        self.institutions.get(id)
    }

    /// The institution in whose form a variant of a course is printed.
    pub fn institution_of_variant(&self, course: &Course, variant: &Variant) -> &Item<Institution> {
        let own = variant.institution.as_ref().and_then(|id| self.institutions.get(id));
        own.unwrap_or_else(|| self.institution(course))
    }

    /// All variants, each with its course.
    pub fn all_variants(&self) -> impl Iterator<Item = (&Item<Course>, &Item<Variant>)> {
        let of = |(course, variants)| Some((self.courses.get(course)?, variants));
        let variants = self.variants.iter().filter_map(of);
        variants.flat_map(|(course, variants): (_, &BTreeMap<Id, _>)| variants.values().map(move |item| (course, item)))
    }

    /// Whether an institution has an item of a mapping, such as a scale, from a profile above alone.
    pub fn is_inherited(&self, institution: &Id, mapping: &str, id: &Id) -> bool {
        let path = Path::root().key(mapping).key(id.as_str());
        self.heritage.get(institution).is_some_and(|heritage| heritage.is_inherited(&path))
    }

    /// The calendar of an offering.
    pub fn calendar(&self, offering: &Offering) -> &Item<Calendar> {
        self.calendars.get(&offering.calendar).expect("resolve keeps only offerings whose calendar is there")
    }

    /// The outcome of a course by its id, with its place in the list.
    pub fn outcome(&self, course: &Id, outcome: &Id) -> Option<(usize, &Outcome)> {
        self.courses.get(course).and_then(|course| outcome_of(&course.value, outcome))
    }

    /// A text in a language, or in the catalogue's first language that has it.
    pub fn text<'a>(&self, text: &'a Text, lang: &Lang) -> &'a str {
        text.get(lang, self.languages())
    }
}

/// The outcome of a course by its id, with its place in the list.
pub fn outcome_of<'a>(course: &'a Course, id: &Id) -> Option<(usize, &'a Outcome)> {
    course.outcomes.iter().enumerate().find(|(_, outcome)| outcome.id == *id)
}

/// The hours of all topics of a course, without its control hours.
pub fn topic_hours(course: &Course) -> HoursByKind {
    course.modules.iter().flat_map(|module| &module.topics).map(|topic| topic.hours).sum()
}

/// The kinds of work that a course uses, in the order of printing.
pub fn kinds_in_use(course: &Course) -> Vec<Activity> {
    let topics = topic_hours(course);
    Activity::ALL.into_iter().filter(|&kind| !course.hours.of(kind).is_zero() || !topics.of(kind).is_zero()).collect()
}

/// The path of an outcome by its place in the list.
pub fn outcome_path(index: usize) -> Path {
    Path::root().key("outcomes").index(index)
}
