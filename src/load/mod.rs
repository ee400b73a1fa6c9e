//! Files → models: every file decoded, every fault of format reported; never stops at the first.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Bibliography, CatalogFile, Course, Id, Institution, Person};
use crate::source::FileId;

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
    /// Bibliographies, the catalogue's first.
    pub bibliographies: Vec<(FileId, Bibliography)>,
    /// Institutions by id.
    pub institutions: Vec<Item<Institution>>,
    /// Courses by id.
    pub courses: Vec<Item<Course>>,
    /// Files that are there but could not be decoded: what they define is not said to be unknown.
    pub broken: BTreeSet<FileId>,
    /// Ids of institutions and courses among the broken files.
    pub broken_ids: BTreeSet<Id>,
}
