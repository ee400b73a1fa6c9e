//! Files → models: every file decoded, every fault of format reported; never stops at the first.

mod bibliography;
mod profile;
pub mod schema;
mod stray;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use crate::model::{
    AssessmentFund, Bibliography, Calendar, CatalogFile, Course, Id, Institution, Offering, Person, Program, Resources,
    Variant,
};
use crate::report::{Code, Diagnostic, Place, Report};
use crate::source::{Fault, File, FileId, Kind, Sources, Span, course_of};
use crate::yaml::{FAULTS, Tree, decode};

/// Faults of files, beside those of their format.
pub static CODES: &[Code] = &[
    Code { name: "bad-file-name", summary: "the name of a file is no id" },
    Code { name: "bad-bibliography-entry", summary: "Hayagriva refuses an entry of a bibliography" },
    Code { name: "stray-file", summary: "a YAML file stands where nothing is looked for" },
];

/// A thing of the model with the file that describes it.
#[derive(Debug, Clone)]
pub struct Item<T> {
    /// Its id, from the name of the file.
    pub id: Id,
    /// The file.
    pub file: FileId,
    /// The thing.
    pub value: T,
}

/// What loading leaves: every file that could be decoded, and the names of those that could not.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// `catalog.yaml`.
    pub settings: Option<(FileId, CatalogFile)>,
    /// `people.yaml`.
    pub people: Option<(FileId, BTreeMap<Id, Person>)>,
    /// `resources.yaml`.
    pub resources: Option<(FileId, Resources)>,
    /// Bibliographies, the catalogue's first.
    pub bibliographies: Vec<(FileId, Bibliography)>,
    /// Institutions by id.
    pub institutions: Vec<Item<Institution>>,
    /// Courses by id.
    pub courses: Vec<Item<Course>>,
    /// Assessment funds by the id of their course.
    pub funds: Vec<Item<AssessmentFund>>,
    /// Variants by id, each with the id of its course.
    pub variants: Vec<(Id, Item<Variant>)>,
    /// Programmes by id.
    pub programs: Vec<Item<Program>>,
    /// Calendars by id.
    pub calendars: Vec<Item<Calendar>>,
    /// Offerings by id.
    pub offerings: Vec<Item<Offering>>,
    /// Files that are there but could not be decoded: what they define is not said to be unknown.
    pub broken: BTreeSet<FileId>,
    /// What the broken files define.
    pub broken_ids: Broken,
}

/// What is there but could not be decoded or resolved, by kind of file.
#[derive(Debug, Clone, Default)]
pub struct Broken(BTreeMap<Kind, BTreeSet<Id>>);

impl Broken {
    /// Adds ids of a kind.
    pub fn extend(&mut self, kind: Kind, ids: impl IntoIterator<Item = Id>) {
        self.0.entry(kind).or_default().extend(ids);
    }

    /// Whether something of a kind is broken.
    pub fn has(&self, kind: Kind, id: &Id) -> bool {
        self.0.get(&kind).is_some_and(|ids| ids.contains(id))
    }

    /// What is broken of a kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Id> {
        self.0.get(&kind).into_iter().flatten()
    }

    /// Whether anything of these kinds is broken.
    pub fn any(&self, kinds: &[Kind]) -> bool {
        kinds.iter().any(|kind| self.of(*kind).next().is_some())
    }

    /// Institutions, courses and programmes, which commands take by their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Id> {
        let kinds = [Kind::Institution, Kind::Course, Kind::Program].into_iter();
        kinds.flat_map(|kind| self.of(kind)).collect::<BTreeSet<_>>().into_iter()
    }

    /// Whether no institution, course or programme is broken.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Whether an institution, a course or a programme is broken.
    pub fn contains(&self, id: &str) -> bool {
        self.iter().any(|broken| broken.as_str() == id)
    }
}

/// What one file holds.
enum Content {
    Settings(Box<CatalogFile>),
    People(BTreeMap<Id, Person>),
    Bibliography(Bibliography),
    Institution(Box<Item<Institution>>),
    Course(Box<Item<Course>>),
    Fund(Box<Item<AssessmentFund>>),
    Variant(Id, Box<Item<Variant>>),
    Program(Box<Item<Program>>),
    Resources(Resources),
    Calendar(Box<Item<Calendar>>),
    Offering(Box<Item<Offering>>),
    Other,
    Broken(Option<Id>),
}

/// Decodes all files, in parallel; what is reported comes in the order of the files.
pub fn load(sources: &Sources, report: &mut Report) -> Loaded {
    let files: Vec<(FileId, &File)> = sources.files().collect();
    let decoded: Vec<(Content, Vec<Diagnostic>)> =
        files.par_iter().map(|&(id, file)| take(sources, id, file)).collect();
    let mut loaded = Loaded::default();
    for ((file, source), (content, faults)) in files.into_iter().zip(decoded) {
        faults.into_iter().for_each(|found| report.push(found));
        match content {
            Content::Settings(settings) => loaded.settings = Some((file, *settings)),
            Content::People(people) => loaded.people = Some((file, people)),
            Content::Bibliography(works) => loaded.bibliographies.push((file, works)),
            Content::Institution(item) => loaded.institutions.push(*item),
            Content::Course(item) => loaded.courses.push(*item),
            Content::Fund(item) => loaded.funds.push(*item),
            Content::Variant(course, item) => loaded.variants.push((course, *item)),
            Content::Program(item) => loaded.programs.push(*item),
            Content::Resources(resources) => loaded.resources = Some((file, resources)),
            Content::Calendar(item) => loaded.calendars.push(*item),
            Content::Offering(item) => loaded.offerings.push(*item),
            Content::Other => {}
            Content::Broken(id) => {
                loaded.broken.insert(file);
                loaded.broken_ids.extend(source.kind, id);
            }
        }
    }
    loaded
}

/// Decodes one file.
fn take(sources: &Sources, id: FileId, file: &File) -> (Content, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let content = match (&file.fault, file.kind) {
        (_, Kind::Stray) => {
            faults.push(stray::warning(id, &file.path));
            return (Content::Other, faults);
        }
        (Some(fault), _) => {
            faults.push(unreadable(id, fault));
            None
        }
        (None, Kind::Template) => return (Content::Other, faults),
        (None, Kind::Catalog) => decoded(id, file, &mut faults).map(|settings| Content::Settings(Box::new(settings))),
        (None, Kind::People) => decoded(id, file, &mut faults).map(Content::People),
        (None, Kind::Resources) => decoded(id, file, &mut faults).map(Content::Resources),
        (None, Kind::Calendar) => item(id, file, &mut faults).map(|item| Content::Calendar(Box::new(item))),
        (None, Kind::Offering) => item(id, file, &mut faults).map(|item| Content::Offering(Box::new(item))),
        (None, Kind::Bibliography) => bibliography::read(id, &file.text, &mut faults).map(Content::Bibliography),
        (None, Kind::Institution) => {
            profile::institution(sources, id, &mut faults).map(|item| Content::Institution(Box::new(item)))
        }
        (None, Kind::Profile) => profile::read(id, file, &mut faults).then_some(Content::Other),
        (None, Kind::Course) => item(id, file, &mut faults).map(|item| Content::Course(Box::new(item))),
        (None, Kind::Fund) => item(id, file, &mut faults).map(|item| Content::Fund(Box::new(item))),
        (None, Kind::Variant) => variant(id, file, &mut faults),
        (None, Kind::Program) => item(id, file, &mut faults).map(|item| Content::Program(Box::new(item))),
    };
    if faults.len() >= FAULTS {
        faults.truncate(FAULTS);
        if let Some(last) = faults.last_mut() {
            last.hints.push(format!("only the first {FAULTS} faults of a file are shown"));
        }
    }
    let has_id = matches!(
        file.kind,
        Kind::Institution | Kind::Course | Kind::Program | Kind::Calendar | Kind::Offering | Kind::Variant
    );
    let broken_id = || Kind::id(&file.path).parse().ok().filter(|_| has_id);
    (content.unwrap_or_else(|| Content::Broken(broken_id())), faults)
}

/// Decodes a file that is one value; a value is there only if nothing was found.
fn decoded<T: DeserializeOwned>(id: FileId, file: &File, faults: &mut Vec<Diagnostic>) -> Option<T> {
    let tree = Tree::parse(id, &file.text, faults)?;
    let value = decode(&tree, faults);
    value.filter(|_| faults.is_empty())
}

/// Decodes a variant: it belongs to the course in whose folder it stands.
fn variant(id: FileId, file: &File, faults: &mut Vec<Diagnostic>) -> Option<Content> {
    let item = item(id, file, faults)?;
    let course = course_of(&file.path).and_then(|course| course.parse().ok())?;
    Some(Content::Variant(course, Box::new(item)))
}

/// Decodes a file whose name is the id of what it describes.
fn item<T: DeserializeOwned>(id: FileId, file: &File, faults: &mut Vec<Diagnostic>) -> Option<Item<T>> {
    let name = named(id, file, faults);
    let value = decoded(id, file, faults)?;
    Some(Item { id: name?, file: id, value })
}

/// The id that the name of a file is.
fn named(id: FileId, file: &File, faults: &mut Vec<Diagnostic>) -> Option<Id> {
    let name = Kind::id(&file.path);
    let named = name.parse::<Id>();
    if let Err(why) = &named {
        let place = Place::Span(Span { file: id, start: 0, end: 0 });
        let found = Diagnostic::error("bad-file-name", place, format!("the file can't be called `{name}`: {why}"));
        faults.push(found.hint("rename the file: its name is the id of what it describes"));
    }
    named.ok()
}

/// Says why a file was not taken as text.
fn unreadable(file: FileId, fault: &Fault) -> Diagnostic {
    let at = |start| Place::Span(Span { file, start, end: start });
    match fault {
        Fault::TooLarge(size) => {
            let message = format!("the file has {size} bytes, more than {}", File::LARGEST);
            Diagnostic::error("file-too-large", at(0), message).hint("split it into several files")
        }
        Fault::NotUtf8(byte) => {
            let message = format!("the file is not UTF-8: byte {byte} can't stand there");
            Diagnostic::error("yaml-encoding", at(*byte), message).hint("save the file as UTF-8")
        }
    }
}
