//! Artifacts → disk: each file whole or not at all, nothing rewritten that is the same, nothing removed that is not ours.
//!
//! A [`Writer`] holds the lock of an output folder. Before it puts a file in place it notes the file in the
//! manifest, so that a build that is killed at any moment leaves only whole files, and all of them known.

mod manifest;
mod place;

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::report::Failure;
use manifest::Manifest;
pub use manifest::Purpose;

const LOCK: &str = ".syllabus-lock";
/// Temporary files of a build are named so; no artifact may be.
const OURS: &str = ".syllabus-";

/// What a build was asked for; an empty set stands for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Courses and other things that documents are printed of.
    pub subjects: BTreeSet<String>,
    /// Documents.
    pub documents: BTreeSet<String>,
    /// Languages.
    pub langs: BTreeSet<String>,
    /// Formats.
    pub formats: BTreeSet<String>,
}

impl Selection {
    /// Whether a file of this purpose was asked for.
    pub fn covers(&self, purpose: &Purpose) -> bool {
        let within = |set: &BTreeSet<String>, value: &String| set.is_empty() || set.contains(value);
        let subject = self.subjects.is_empty() || purpose.subjects.iter().any(|id| self.subjects.contains(id));
        subject
            && within(&self.documents, &purpose.document)
            && within(&self.langs, &purpose.lang)
            && within(&self.formats, &purpose.format)
    }
}

/// What became of the files of a build.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were there with the same content.
    pub unchanged: usize,
    /// Files of earlier builds that no longer belong.
    pub removed: usize,
}

/// Writes the artifacts of one build into an output folder. Shared between threads.
pub struct Writer {
    root: PathBuf,
    /// The folder as messages print it.
    name: String,
    state: Mutex<State>,
    /// Held for as long as the build lasts.
    _lock: File,
}

struct State {
    manifest: Manifest,
    written: Written,
    /// Paths of this build.
    taken: BTreeSet<String>,
    /// Folders in which something was put in place or removed.
    touched: BTreeSet<PathBuf>,
}

impl Writer {
    /// Takes an output folder, making it where it is missing. Another build that holds it is waited for, after `waiting`
    /// has been called. What an earlier build left behind when it was killed is cleared away.
    ///
    /// # Errors
    /// When the folder can't be made, locked or read.
    pub fn open(root: &Path, waiting: impl FnOnce()) -> Result<Self, Failure> {
        let name = root.display().to_string();
        fs::create_dir_all(root).map_err(|error| Failure::io(format!("can't make the folder {name}"), &error))?;
        let root = root.canonicalize().map_err(|error| Failure::io(format!("can't find {name}"), &error))?;
        let lock = lock(&root, waiting).map_err(|error| Failure::io(format!("can't lock {name}"), &error))?;
        let manifest =
            Manifest::open(&root).map_err(|error| Failure::io(format!("can't read the manifest of {name}"), &error))?;
        for folder in manifest.folders() {
            place::clear_temporary(&root.join(folder));
        }
        let state = State { manifest, written: Written::default(), taken: BTreeSet::new(), touched: BTreeSet::new() };
        Ok(Self { root, name, state: Mutex::new(state), _lock: lock })
    }

    /// Puts a file in place, whole. The path is relative to the output folder, with `/` between parts.
    ///
    /// # Errors
    /// When the path leaves the folder or was written before in this build, or when the machine refuses.
    pub fn write(&self, path: &str, purpose: &Purpose, bytes: &[u8]) -> Result<(), Failure> {
        if !place::is_safe(path) {
            return Err(Failure::new(format!("can't write `{path}`: the path leaves the output folder")));
        }
        let shown = format!("{}/{path}", self.name);
        let failed = |error: io::Error| Failure::io(format!("can't write {shown}"), &error);
        let (target, folder) = place::prepare(&self.root, path).map_err(failed)?;
        let hash = blake3::hash(bytes).to_hex().to_string();
        {
            let mut state = self.state();
            if !state.taken.insert(path.to_owned()) {
                return Err(Failure::new(format!("two documents of this build are called {shown}")));
            }
            state.manifest.note(path, purpose, &hash).map_err(failed)?;
        }
        let unchanged = place::holds(&target, bytes);
        if !unchanged {
            place::put(&folder, &target, bytes).map_err(failed)?;
        }
        let mut state = self.state();
        state.manifest.settle(path, hash);
        if unchanged {
            state.written.unchanged += 1;
        } else {
            state.written.written += 1;
            state.touched.insert(folder);
        }
        Ok(())
    }

    /// Ends the build. Where all that was `asked` for was written, files of earlier builds that were asked for and were not
    /// written again are removed, with the folders that this leaves empty; a file that another hand changed since stays.
    /// Without `asked` nothing is removed, so that a build that failed in part keeps what an earlier one made.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn finish(self, asked: Option<&Selection>) -> Result<Written, Failure> {
        let mut state = self.state.into_inner().expect("no thread panicked while it wrote");
        let is_stale = |path: &String, purpose: &Purpose| {
            asked.is_some_and(|asked| asked.covers(purpose)) && !state.taken.contains(path)
        };
        let listed = state.manifest.files().filter(|(path, purpose)| is_stale(path, purpose));
        let stale: Vec<String> = listed.map(|(path, _)| path.clone()).collect();
        for path in stale {
            let hashes = state.manifest.forget(&path);
            let removed = place::remove(&self.root, &path, &hashes, &mut state.touched)
                .map_err(|error| Failure::io(format!("can't remove {}/{path}", self.name), &error))?;
            state.written.removed += usize::from(removed);
        }
        let settle = |state: &mut State| -> io::Result<()> {
            for folder in state.touched.iter().filter(|folder| folder.is_dir()) {
                place::sync(folder)?;
            }
            state.manifest.save(&self.root)?;
            place::sync(&self.root)
        };
        settle(&mut state)
            .map_err(|error| Failure::io(format!("can't write the manifest of {}", self.name), &error))?;
        Ok(state.written)
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("no thread panicked while it wrote")
    }
}

fn lock(root: &Path, waiting: impl FnOnce()) -> io::Result<File> {
    let path = place::unlinked(root.join(LOCK))?;
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            waiting();
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error),
    }
    Ok(file)
}

/// Writes a new file below a folder, whole; folders on the way are made.
///
/// # Errors
/// When the file is there already, or when the machine refuses.
pub fn create(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let target = root.join(path);
    if target.symlink_metadata().is_ok() {
        return Err(Failure::new(format!("{} is there already", target.display())));
    }
    replace(root, path, bytes)
}

/// Writes a file below a folder, whole, in place of one that may be there; folders on the way are made.
///
/// # Errors
/// When the machine refuses.
pub fn replace(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::io(format!("can't write {}", root.join(path).display()), &error);
    fs::create_dir_all(root).map_err(failed)?;
    let (target, folder) = place::prepare(root, path).map_err(failed)?;
    place::put(&folder, &target, bytes).and_then(|()| place::sync(&folder)).map_err(failed)
}
