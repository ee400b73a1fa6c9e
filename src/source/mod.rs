//! Files: all text of a catalogue, read once. The only reader of the disk.

mod git;
mod path;
mod span;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path as FsPath, PathBuf};

pub use git::{Entry, History, Revision, Snapshot, Spot, Trouble, revision};
pub use path::{Path, Segment};
pub use span::{FileId, Position, Span};
pub use walk::{Kind, course_of, find_catalog, open, read_whole};

/// A text file of the catalogue.
#[derive(Debug, Clone)]
pub struct File {
    /// Path from the catalogue's folder, with `/` between parts.
    pub path: String,
    /// What the file describes.
    pub kind: Kind,
    /// Content; empty where it could not be taken.
    pub text: String,
    /// Why the content could not be taken.
    pub fault: Option<Fault>,
}

/// Why a file is not taken as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Larger than [`File::LARGEST`]: the size in bytes.
    TooLarge(u64),
    /// Not UTF-8: the byte at which it stops being so.
    NotUtf8(usize),
}

impl File {
    /// Largest YAML file that is read, in bytes.
    pub const LARGEST: u64 = 1 << 20;
}

/// All files of a catalogue.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The catalogue's folder; empty for one that is only in memory.
    root: PathBuf,
    /// What messages put before a path: the way from the current folder to the catalogue.
    prefix: String,
    /// The commit that the files were read from, where that is not the work tree.
    origin: Option<Origin>,
    files: Vec<File>,
    /// Files that templates and texts may use, by path from the root: templates, images, fonts.
    assets: BTreeMap<String, Vec<u8>>,
}

/// The commit that sources were read from.
#[derive(Debug, Clone)]
struct Origin {
    /// What messages put before a path: `v1.0:courses/`.
    prefix: String,
    revision: Revision,
}

impl Sources {
    /// Sources in memory: the test double of a folder.
    pub fn in_memory<P: Into<String>, T: Into<String>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        let mut sources = Self::default();
        for (path, text) in files {
            let (path, text) = (path.into(), text.into());
            match Kind::of(&path) {
                Some(kind) => sources.files.push(File { path, kind, text, fault: None }),
                None => drop(sources.assets.insert(path, text.into_bytes())),
            }
        }
        sources.files.sort_by(|a, b| a.path.cmp(&b.path));
        sources
    }

    /// All files with their ids, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(i, file)| (FileId::new(i), file))
    }

    /// A file by its id.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.index()]
    }

    /// A file by its path from the catalogue's folder.
    pub fn by_path(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(FileId::new)
    }

    /// The path of a file as messages print it: from the current folder.
    pub fn display_path(&self, id: FileId) -> String {
        self.display_name(&self.file(id).path)
    }

    /// A path of the catalogue as messages print it, also of a file that is not there yet.
    pub fn display_name(&self, path: &str) -> String {
        let prefix = self.origin.as_ref().map_or(&self.prefix, |origin| &origin.prefix);
        format!("{prefix}{path}")
    }

    /// The commit that the files were read from, where that is not the work tree.
    pub fn origin(&self) -> Option<&Revision> {
        self.origin.as_ref().map(|origin| &origin.revision)
    }

    /// The catalogue's folder.
    pub fn root(&self) -> &FsPath {
        &self.root
    }

    /// A template, image or font of the catalogue by its path from the root.
    pub fn asset(&self, path: &str) -> Option<&[u8]> {
        self.assets.get(path).map(Vec::as_slice)
    }

    /// All templates, images and fonts of the catalogue, sorted by path.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Line and column of a byte of a file, both counted from 1; columns in characters.
    pub fn position(&self, file: FileId, byte: usize) -> Position {
        Position::of(&self.file(file).text, byte)
    }
}
