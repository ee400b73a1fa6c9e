//! Two catalogues → the changes between them: typed, with places, with what they touch elsewhere, and with who must approve
//! them. Nothing here depends on how files are written: keys in another order, reflowed texts and comments are no change.

pub mod approval;
pub mod bump;
mod classify;
mod files;
mod impact;
mod kind;
mod moves;
mod names;
mod pairing;
pub mod print;
mod structure;
pub mod words;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::locale::Locale;
use crate::source::{self, FileId, Path, Sources};
use approval::Approval;
use classify::classify;
use files::FilePair;
use structure::{Delta, Event, Langs, Step};

pub use files::Owner;
pub use impact::{Classes, Impact, Reason, Shortage};
pub use kind::{Group, Kind};
pub use names::{Named, Occasion};

/// The changes between two catalogues.
#[derive(Debug, Clone)]
pub struct Diff {
    /// The changes, by what they are changes of, then by their place.
    pub changes: Vec<Change>,
    /// Who must approve which kind: what the catalogue said before, so that no change lowers its own bar.
    pub approval: Approval,
    /// Tags by which texts in several languages are known.
    langs: Langs,
}

/// A change of one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: Kind,
    /// What the changed file describes.
    pub owner: Owner,
    /// Title of what the file describes, where it has one.
    pub title: Option<Value>,
    /// The thing within the file, from the outermost: a module, then its topic.
    pub subject: Vec<Named>,
    /// The key that changed, such as `level` or `lecture`; empty for a whole item.
    pub key: String,
    /// What stood there; nothing for what is new.
    pub old: Option<Value>,
    /// What stands there; nothing for what is gone.
    pub new: Option<Value>,
    /// The place before; nothing for a file that was not there.
    pub before: Option<Site>,
    /// The place after; nothing for a file that is there no more.
    pub after: Option<Site>,
    /// What the change breaks or touches elsewhere.
    pub impact: Vec<Impact>,
}

/// A place in a file of one of the two catalogues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub path: Path,
}

impl Diff {
    /// The place of the highest level that a change needs.
    pub fn needed(&self) -> Option<usize> {
        self.changes.iter().map(|change| self.approval.needed(change.kind)).max()
    }

    /// Leaves what concerns one course: its own file, its assessment items, literature and variants.
    pub fn keep_course(&mut self, course: &str) {
        self.changes.retain(|change| {
            let was = change.old.as_ref().and_then(Value::as_str) == Some(course);
            change.owner.is_of(course) || (change.kind == Kind::CourseIdChanged && was)
        });
    }
}

/// Compares two catalogues.
pub fn compare(before: &Sources, after: &Sources) -> Diff {
    let approval = Approval::of(before).or_else(|| Approval::of(after)).unwrap_or_default();
    let langs = langs(before, after);
    let mut changes = Vec::new();
    for (owner, pair) in files::pairs(before, after) {
        changes.extend(file(&owner, pair, &langs));
    }
    changes.extend(assets(before, after));
    impact::find(&mut changes, before, after);
    Diff { changes, approval, langs }
}

/// The languages that a catalogue names, the default first.
pub fn languages(sources: &Sources) -> Vec<String> {
    let file = sources.by_path("catalog.yaml");
    let catalog = file.and_then(|id| files::value(source::Kind::Catalog, (id, sources.file(id)))).unwrap_or_default();
    let tags = catalog.get("languages").and_then(Value::as_array).into_iter().flatten();
    tags.filter_map(|tag| tag.as_str().map(str::to_owned)).collect()
}

/// The version of a course.
pub fn version(sources: &Sources, course: &str) -> Option<String> {
    let mut files = sources.files().filter(|(_, file)| file.kind == source::Kind::Course);
    let file = files.find(|(_, file)| source::Kind::id(&file.path) == course)?;
    let value = files::value(source::Kind::Course, file)?;
    value.get("version").and_then(Value::as_str).map(str::to_owned)
}

/// Tags of all languages in which texts may be: those that either catalogue names, and those that documents can be printed in.
fn langs(before: &Sources, after: &Sources) -> Langs {
    let listed = [before, after].into_iter().flat_map(languages);
    listed.chain(Locale::tags().map(str::to_owned)).collect()
}

/// The changes of one file.
fn file(owner: &Owner, pair: FilePair<'_>, langs: &Langs) -> Vec<Change> {
    let site = |side: Option<(FileId, &source::File)>| side.map(|(file, _)| Site { file, path: Path::root() });
    let whole = |kind: Kind, title: Option<Value>| Change {
        kind,
        owner: owner.clone(),
        title,
        subject: Vec::new(),
        key: String::new(),
        old: None,
        new: None,
        before: site(pair.before),
        after: site(pair.after),
        impact: Vec::new(),
    };
    let (before, after) = match (pair.before, pair.after) {
        (Some(before), Some(after)) => (before, after),
        (None, None) => return Vec::new(),
        (before, after) => {
            let (kind, file) = if before.is_none() { (Life::Added, after) } else { (Life::Removed, before) };
            let value = file.and_then(|file| files::value(owner.kind, file));
            return vec![whole(kind.of(owner.kind), value.as_ref().and_then(names::title_of))];
        }
    };
    let mut changes = Vec::new();
    let renamed =
        source::Kind::id(&before.1.path) != source::Kind::id(&after.1.path) && owner.kind != source::Kind::Template;
    let same = before.1.text == after.1.text && before.1.fault == after.1.fault;
    if same && !renamed {
        return changes;
    }
    if owner.kind == source::Kind::Template {
        let alike =
            owner.id.ends_with(".yaml") && files::values(owner.kind, before, after).is_some_and(|(a, b)| a == b);
        return if alike { changes } else { vec![whole(Kind::TemplateChanged, None)] };
    }
    let Some((old, new)) = files::values(owner.kind, before, after) else {
        return if same { changes } else { vec![whole(Kind::FileUnreadable, None)] };
    };
    let title = names::title_of(&new);
    if renamed {
        let kind = if owner.kind == source::Kind::Course { Kind::CourseIdChanged } else { Kind::FileIdChanged };
        let name = |file: &source::File| Some(Value::String(source::Kind::id(&file.path).to_owned()));
        changes.push(Change { old: name(before.1), new: name(after.1), ..whole(kind, title.clone()) });
    }
    for delta in moves::join(structure::compare(&old, &new, langs), langs) {
        let mut change = whole(classify(owner.kind, &delta), title.clone());
        describe(&mut change, &delta, langs);
        changes.push(change);
    }
    changes
}

/// Tells a change what the difference says of it.
fn describe(change: &mut Change, delta: &Delta<'_>, langs: &Langs) {
    change.subject = names::subject(change.owner.kind, delta, langs);
    change.key = match delta.trail.last() {
        Some(Step::Key(key)) => (*key).to_owned(),
        Some(Step::Item { .. }) | None => String::new(),
    };
    (change.old, change.new) = match delta.event {
        Event::Added(new) => (None, Some(new.clone())),
        Event::Removed(old) => (Some(old.clone()), None),
        Event::Replaced(old, new) | Event::Reordered(old, new) => (Some(old.clone()), Some(new.clone())),
        Event::Moved => moves::places(delta),
    };
    change.kind = translated(change, langs).unwrap_or(change.kind);
    if let Some(site) = &mut change.before {
        site.path = delta.before();
    }
    if let Some(site) = &mut change.after {
        site.path = delta.after();
    }
    if change.kind == Kind::LiteratureMoved {
        moves::literature(change, delta);
    }
}

/// Whether a text only gained or lost languages.
fn translated(change: &Change, langs: &Langs) -> Option<Kind> {
    let (old, new) = (change.old.as_ref()?.as_object()?, change.new.as_ref()?.as_object()?);
    let is_text = |value: Option<&Value>| value.is_some_and(|value| structure::is_text(value, langs));
    if !is_text(change.old.as_ref()) || !is_text(change.new.as_ref()) {
        return None;
    }
    let within = |few: &serde_json::Map<String, Value>, many: &serde_json::Map<String, Value>| {
        few.len() < many.len() && few.iter().all(|(lang, text)| many.get(lang) == Some(text))
    };
    if within(old, new) {
        return Some(Kind::TranslationAdded);
    }
    within(new, old).then_some(Kind::TranslationRemoved)
}

/// What became of a whole file.
#[derive(Clone, Copy)]
enum Life {
    Added,
    Removed,
}

impl Life {
    const fn of(self, kind: source::Kind) -> Kind {
        let [added, removed] = match kind {
            source::Kind::Course => [Kind::CourseAdded, Kind::CourseRemoved],
            source::Kind::Institution => [Kind::InstitutionAdded, Kind::InstitutionRemoved],
            source::Kind::Program => [Kind::ProgramAdded, Kind::ProgramRemoved],
            source::Kind::Variant => [Kind::VariantAdded, Kind::VariantRemoved],
            source::Kind::Fund => [Kind::FundAdded, Kind::FundRemoved],
            source::Kind::Offering => [Kind::OfferingAdded, Kind::OfferingRemoved],
            source::Kind::Calendar => [Kind::CalendarAdded, Kind::CalendarRemoved],
            source::Kind::Template => [Kind::TemplateChanged, Kind::TemplateChanged],
            _ => [Kind::FileAdded, Kind::FileRemoved],
        };
        match self {
            Self::Added => added,
            Self::Removed => removed,
        }
    }
}

/// Pictures and fonts with other bytes.
fn assets(before: &Sources, after: &Sources) -> Vec<Change> {
    let paths: BTreeSet<&str> = before.assets().chain(after.assets()).map(|(path, _)| path).collect();
    let changed = paths.into_iter().filter(|path| before.asset(path) != after.asset(path));
    let change = |path: &str| Change {
        kind: Kind::PictureChanged,
        owner: Owner { kind: source::Kind::Template, id: path.to_owned() },
        title: None,
        subject: Vec::new(),
        key: String::new(),
        old: None,
        new: None,
        before: None,
        after: None,
        impact: Vec::new(),
    };
    changed.map(change).collect()
}
