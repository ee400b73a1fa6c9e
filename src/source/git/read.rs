//! The files of a catalogue as a commit holds them: what reading the same files from the disk gives.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use gix::objs::tree::EntryKind;

use super::log::Spot;
use super::{History, Revision, Trouble, date};
use crate::source::walk::{DEEPEST, LARGEST_ASSET, is_passed_over, is_used, text_file, too_large};
use crate::source::{File, Kind, Origin, Sources};

/// Most files and folders of a catalogue that are read from a commit: a tree of a few bytes can name a billion.
const ENTRIES: usize = 100_000;

/// Most bytes of files that are read from a commit.
const BYTES: u64 = 1 << 30;

/// Largest object that lists a folder.
const LARGEST_TREE: u64 = 32 << 20;

/// A catalogue in a commit.
pub struct Snapshot<'h> {
    history: &'h History,
    commit: gix::Commit<'h>,
    /// How the commit was named.
    name: String,
    /// The catalogue's folder from the top of the repository, with a `/` at its end; empty for the top.
    pub(super) folder: String,
}

impl History {
    /// The catalogue in a revision: in the folder from which the repository was found or the nearest above, else in a
    /// `courses` below; else the only one that the revision holds.
    ///
    /// # Errors
    /// When nothing is called so, and when the revision holds no catalogue.
    pub fn snapshot(&self, name: &str) -> Result<Snapshot<'_>, Trouble> {
        let commit = self.commit(name)?;
        let folder = self.find_catalog(&commit, name)?;
        Ok(Snapshot { history: self, commit, name: name.to_owned(), folder })
    }

    fn find_catalog(&self, commit: &gix::Commit<'_>, name: &str) -> Result<String, Trouble> {
        let unreadable = || self.hint_of_depth(Trouble::new(format!("the files of `{name}` can't be read")));
        let tree = commit.tree().map_err(|_| unreadable())?;
        let holds = |folder: &Path| {
            let entry = tree.lookup_entry_by_path(folder.join("catalog.yaml")).ok().flatten();
            entry.is_some_and(|entry| entry.mode().is_blob())
        };
        let above = || self.folder.ancestors();
        let found = above()
            .find(|folder| holds(folder))
            .map(Path::to_path_buf)
            .or_else(|| above().map(|folder| folder.join("courses")).find(|folder| holds(folder)));
        if let Some(folder) = found {
            return Ok(slashed(&folder));
        }
        let mut catalogs = Vec::new();
        let mut budget = Budget::default();
        list(&self.repository, tree.id, "", 0, &mut budget, &mut |path, _| {
            catalogs.extend(
                path.strip_suffix("catalog.yaml")
                    .filter(|rest| rest.is_empty() || rest.ends_with('/'))
                    .map(str::to_owned),
            );
            Ok(())
        })?;
        match catalogs.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(Trouble::new(format!("no catalogue in `{name}`: it holds no `catalog.yaml`"))),
            many => {
                let shown: Vec<_> = many.iter().take(5).map(|folder| format!("`{folder}`")).collect();
                Err(Trouble::new(format!("`{name}` holds several catalogues, and none of them here"))
                    .hint(format!("name the folder of one with `-C`: {}", shown.join(", "))))
            }
        }
    }
}

impl History {
    /// Reads what belongs to a course in a commit of its history, and `catalog.yaml`.
    ///
    /// # Errors
    /// When objects are missing or broken.
    pub fn read_spot(&self, spot: &Spot) -> Result<Sources, Trouble> {
        let unreadable = || Trouble::new(format!("git's commit {} can't be read", spot.commit));
        let commit = self.repository.find_commit(spot.commit).map_err(|_| unreadable())?;
        let name = spot.commit.to_hex_with_len(SHORT).to_string();
        Snapshot { history: self, commit, name, folder: spot.folder.clone() }.read_course(&spot.course)
    }
}

/// Digits of a commit's id in the paths of messages.
const SHORT: usize = 12;

impl Snapshot<'_> {
    /// Where the catalogue's folder would stand in the work tree; `None` in a bare repository.
    pub fn root(&self) -> Option<PathBuf> {
        self.history.top().map(|top| top.join(&self.folder))
    }

    /// Reads what belongs to one course, and `catalog.yaml`.
    ///
    /// # Errors
    /// As for [`Self::read`].
    fn read_course(&self, course: &str) -> Result<Sources, Trouble> {
        let own = format!("courses/{course}/");
        let file = format!("courses/{course}.yaml");
        self.read_those(&|path| path == "catalog.yaml" || path == file || path.starts_with(&own))
    }

    /// Reads all files of the catalogue. Messages name them as git does, `v1.0:courses/people.yaml`.
    ///
    /// # Errors
    /// When objects are missing or broken, and when there is more than any catalogue needs.
    pub fn read(&self) -> Result<Sources, Trouble> {
        self.read_those(&|_| true)
    }

    fn read_those(&self, wanted: &dyn Fn(&str) -> bool) -> Result<Sources, Trouble> {
        let unreadable =
            || self.history.hint_of_depth(Trouble::new(format!("the files of `{}` can't be read", self.name)));
        let tree = subtree(&self.commit, &self.folder).ok_or_else(unreadable)?;
        let revision = Revision {
            id: self.commit.id.to_string(),
            date: date(&self.commit).ok_or_else(unreadable)?,
            modified: false,
        };
        let origin = Origin { prefix: format!("{}:{}", self.name, self.folder), revision };
        let root = self.root().unwrap_or_default();
        let embedded = crate::source::embedded();
        let mut sources = Sources { root, origin: Some(origin), embedded, ..Sources::default() };
        let mut files: BTreeMap<String, File> = BTreeMap::new();
        let mut budget = Budget::new(self.root());
        list(&self.history.repository, tree.id, "", 0, &mut budget, &mut |path, blob| {
            if !wanted(&path) || files.contains_key(&path) || sources.assets.contains_key(&path) {
                return Ok(());
            }
            match Kind::of(&path) {
                Some(kind) => {
                    let size = blob.size()?;
                    let file = match size > File::LARGEST {
                        true => too_large(path.clone(), kind, size),
                        false => text_file(path.clone(), kind, blob.content()?),
                    };
                    files.insert(path, file);
                }
                None if is_used(&path) && blob.size()? <= LARGEST_ASSET => {
                    sources.assets.insert(path, blob.content()?);
                }
                None => {}
            }
            Ok(())
        })?;
        sources.files = files.into_values().collect();
        Ok(sources)
    }
}

/// The files of a folder in a commit; `None` where it is not there or can't be read.
pub(super) fn subtree<'r>(commit: &gix::Commit<'r>, folder: &str) -> Option<gix::Tree<'r>> {
    let tree = commit.tree().ok()?;
    if folder.is_empty() {
        return Some(tree);
    }
    tree.lookup_entry_by_path(folder.trim_end_matches('/')).ok()??.object().ok()?.try_into_tree().ok()
}

/// A path with `/` between its parts and at its end; nothing for the top.
pub(super) fn slashed(folder: &Path) -> String {
    let parts = folder.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    parts.fold(String::new(), |text, part| text + part + "/")
}

/// What reading has used up.
#[derive(Default)]
pub(super) struct Budget {
    entries: usize,
    bytes: u64,
    /// Where the folder that is read stands in the work tree; without it, submodules are passed over.
    top: Option<PathBuf>,
}

impl Budget {
    /// The budget of a folder that stands somewhere in the work tree.
    pub(super) fn new(top: Option<PathBuf>) -> Self {
        Self { top, ..Self::default() }
    }
}

/// A file of a commit.
pub(super) struct Blob<'r> {
    repository: &'r gix::Repository,
    pub(super) id: gix::ObjectId,
    path: &'r str,
    spent: &'r mut u64,
}

impl Blob<'_> {
    /// Its length, read without its content.
    pub(super) fn size(&self) -> Result<u64, Trouble> {
        let header = self.repository.find_header(self.id).map_err(|_| missing(self.path, self.id))?;
        Ok(header.size())
    }

    pub(super) fn content(self) -> Result<Vec<u8>, Trouble> {
        *self.spent += self.size()?;
        if *self.spent > BYTES {
            return Err(Trouble::new(format!("the catalogue's files have more than {} MiB", BYTES >> 20)));
        }
        let blob = self.repository.find_blob(self.id).map_err(|_| missing(self.path, self.id))?;
        Ok(blob.detach().data)
    }
}

fn missing(path: &str, id: gix::ObjectId) -> Trouble {
    Trouble::new(format!("`{path}` can't be read: git's object {id} is missing or broken"))
        .hint("`git fsck` says what is wrong; a partial clone lacks what it has not fetched yet")
}

/// Shows every file below a folder of a commit. What the disk's walk passes over is passed over: hidden files, `output`, links.
pub(super) fn list(
    repository: &gix::Repository,
    folder: gix::ObjectId,
    prefix: &str,
    depth: usize,
    budget: &mut Budget,
    show: &mut dyn FnMut(String, Blob<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let broken = || missing(prefix, folder);
    if repository.find_header(folder).map_err(|_| broken())?.size() > LARGEST_TREE {
        return Err(Trouble::new(format!("`{prefix}` lists too many files")));
    }
    let tree = repository.find_tree(folder).map_err(|_| broken())?;
    for entry in tree.iter() {
        let entry = entry.map_err(|_| broken())?;
        budget.entries += 1;
        if budget.entries > ENTRIES {
            return Err(Trouble::new(format!("the catalogue has more than {ENTRIES} files and folders")));
        }
        let Ok(name) = std::str::from_utf8(entry.filename()) else { continue };
        if name.is_empty() || name.contains('/') || is_passed_over(name, depth) {
            continue;
        }
        let (path, id) = (format!("{prefix}{name}"), entry.object_id());
        match entry.mode().kind() {
            EntryKind::Blob | EntryKind::BlobExecutable => {
                let shown = path.clone();
                show(path, Blob { repository, id, path: &shown, spent: &mut budget.bytes })?;
            }
            EntryKind::Tree if depth < DEEPEST => {
                list(repository, id, &format!("{path}/"), depth + 1, budget, show)?;
            }
            EntryKind::Commit if depth < DEEPEST => {
                let Some(top) = &budget.top else { continue };
                let (module, tree) = submodule(&top.join(&path), &path, id)?;
                list(&module, tree, &format!("{path}/"), depth + 1, budget, show)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The repository of a submodule and the files that a commit of it holds.
fn submodule(place: &Path, path: &str, id: gix::ObjectId) -> Result<(gix::Repository, gix::ObjectId), Trouble> {
    let absent = || {
        Trouble::new(format!("`{path}` is a submodule, and its commit {id} is not here"))
            .hint("`git submodule update --init` brings it")
    };
    let module = gix::open::Options::isolated().open(place).map_err(|_| absent())?.to_thread_local();
    let tree = module.find_commit(id).ok().and_then(|commit| commit.tree_id().ok().map(gix::Id::detach));
    let tree = tree.ok_or_else(absent)?;
    Ok((module, tree))
}
