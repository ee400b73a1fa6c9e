//! Which file of one catalogue became which of another, and what each says, freed of how it is written.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::pairing::{phrase, similarity};
use super::structure::Langs;
use crate::model::{
    AssessmentFund, Bibliography, Calendar, CatalogFile, Course, Id, Institution, Offering, Person, Program, Resources,
    Variant,
};
use crate::source::{File, FileId, Kind, Sources, course_of};
use crate::yaml::{Tree, decode};

/// What a file describes: its kind and its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner {
    /// The kind of file.
    pub kind: Kind,
    /// The id; of a variant with that of its course, `databases/short`; of a template or a picture its path.
    pub id: String,
}

/// A file before and after.
#[derive(Debug, Clone, Copy)]
pub(super) struct FilePair<'a> {
    pub(super) before: Option<(FileId, &'a File)>,
    pub(super) after: Option<(FileId, &'a File)>,
}

impl Owner {
    pub(super) fn of(file: &File) -> Option<Self> {
        let course = || course_of(&file.path).unwrap_or_default();
        let id = match file.kind {
            Kind::Stray => return None,
            Kind::Catalog | Kind::People | Kind::Resources => String::new(),
            Kind::Bibliography | Kind::Fund => course().to_owned(),
            Kind::Variant => format!("{}/{}", course(), Kind::id(&file.path)),
            Kind::Template => file.path.clone(),
            _ => Kind::id(&file.path).to_owned(),
        };
        Some(Self { kind: file.kind, id })
    }

    /// Whether the file is that of a course, or one that stands beside it.
    pub fn is_of(&self, course: &str) -> bool {
        let own = matches!(self.kind, Kind::Course | Kind::Fund | Kind::Variant | Kind::Bibliography);
        own && self.id.split('/').next() == Some(course)
    }

    /// Whether such a file is known again under another id by what it says.
    const fn is_named(&self) -> bool {
        !matches!(
            self.kind,
            Kind::Catalog
                | Kind::People
                | Kind::Resources
                | Kind::Bibliography
                | Kind::Fund
                | Kind::Template
                | Kind::Stray
        )
    }
}

/// All files of two catalogues, each with what it became. One that is gone and one that is new are the same under another
/// id where they say much the same.
pub(super) fn pairs<'a>(before: &'a Sources, after: &'a Sources) -> BTreeMap<Owner, FilePair<'a>> {
    let (old, new) = (owned(before), owned(after));
    let mut pairs: BTreeMap<Owner, FilePair<'a>> = BTreeMap::new();
    for (owner, file) in &new {
        pairs.insert(owner.clone(), FilePair { before: old.get(owner).copied(), after: Some(*file) });
    }
    let mut gone: BTreeMap<&Owner, (FileId, &File)> =
        old.iter().filter(|(owner, _)| !new.contains_key(owner)).map(|(owner, file)| (owner, *file)).collect();
    for (owner, pair) in pairs.iter_mut().filter(|(owner, pair)| owner.is_named() && pair.before.is_none()) {
        let Some((_, file)) = pair.after else { continue };
        let alike = gone.iter().filter(|(other, _)| other.kind == owner.kind);
        let alike = alike.filter_map(|(other, gone)| Some((likeness(gone.1, file)?, *other)));
        if let Some((_, other)) = alike.max() {
            pair.before = gone.remove(other);
        }
    }
    pairs.extend(gone.into_iter().map(|(owner, file)| (owner.clone(), FilePair { before: Some(file), after: None })));
    pairs
}

fn owned(sources: &Sources) -> BTreeMap<Owner, (FileId, &File)> {
    sources.files().filter_map(|(id, file)| Some((Owner::of(file)?, (id, file)))).collect()
}

/// How alike two files are, in thousandths; nothing where they are not the same thing.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a similarity is between 0 and 1")]
fn likeness(a: &File, b: &File) -> Option<u16> {
    const SAME: f64 = 0.7;
    let words = |file: &File| phrase(&json!([file.text]), &Langs::new()).unwrap_or_default();
    let likeness = if a.text == b.text { 1.0 } else { similarity(&words(a), &words(b)) };
    (likeness >= SAME).then_some((likeness * 1000.0) as u16)
}

/// What two files of a kind say, as values that are equal where the files mean the same; `None` where one is no YAML.
pub(super) fn values(kind: Kind, before: (FileId, &File), after: (FileId, &File)) -> Option<(Value, Value)> {
    if before.1.fault.is_some() || after.1.fault.is_some() {
        return None;
    }
    let (before, after) = (tree(before)?, tree(after)?);
    typed(kind, &before).zip(typed(kind, &after)).or_else(|| raw(&before).zip(raw(&after)))
}

/// What one file says; of a kind that is not decoded, what stands there.
pub(super) fn value(kind: Kind, file: (FileId, &File)) -> Option<Value> {
    let tree = tree(file)?;
    typed(kind, &tree).or_else(|| raw(&tree))
}

fn tree((id, file): (FileId, &File)) -> Option<Tree<'_>> {
    Tree::parse(id, &file.text, &mut Vec::new())
}

fn raw(tree: &Tree<'_>) -> Option<Value> {
    decode(tree, &mut Vec::new())
}

fn typed(kind: Kind, tree: &Tree<'_>) -> Option<Value> {
    match kind {
        Kind::Catalog => of::<CatalogFile>(tree),
        Kind::People => of::<BTreeMap<Id, Person>>(tree),
        Kind::Bibliography => of::<Bibliography>(tree),
        Kind::Institution => of::<Institution>(tree),
        Kind::Course => of::<Course>(tree).map(plain_course),
        Kind::Fund => of::<AssessmentFund>(tree),
        Kind::Variant => of::<Variant>(tree),
        Kind::Program => of::<Program>(tree),
        Kind::Offering => of::<Offering>(tree),
        Kind::Calendar => of::<Calendar>(tree),
        Kind::Resources => of::<Resources>(tree),
        _ => None,
    }
}

fn of<T: DeserializeOwned + Serialize>(tree: &Tree<'_>) -> Option<Value> {
    let value: T = decode(tree, &mut Vec::new())?;
    serde_json::to_value(&value).ok()
}

/// A single prerequisite is a list of one, so that a second one is an addition and not another shape.
fn plain_course(mut course: Value) -> Value {
    if let Some(prerequisites) = course.get_mut("prerequisites")
        && prerequisites.get("all").is_none()
    {
        *prerequisites = json!({ "all": [prerequisites.take()] });
    }
    course
}
