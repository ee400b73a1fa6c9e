//! The list of files that builds wrote into an output folder: `.syllabus-manifest.jsonl`, one JSON object a line.
//!
//! A build adds a line before it puts a file in place, and rewrites the list when it is done. A path may therefore stand
//! there with several hashes after a build was killed: each is a content that was ours.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

const NAME: &str = ".syllabus-manifest.jsonl";

/// What a file was made for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Purpose {
    /// Names of what it was printed of: a course and the like; empty for what belongs to the whole catalogue.
    pub subjects: Vec<String>,
    /// The document, such as `syllabus`.
    pub document: String,
    /// The language, such as `ru`.
    pub lang: String,
    /// The format, such as `pdf`.
    pub format: String,
}

#[derive(Serialize, Deserialize)]
struct Line {
    path: String,
    blake3: String,
    purpose: Purpose,
}

/// A file that builds wrote.
struct Entry {
    purpose: Purpose,
    hashes: BTreeSet<String>,
}

pub(super) struct Manifest {
    files: BTreeMap<String, Entry>,
    journal: File,
}

impl Manifest {
    /// Reads the list of a folder. A line that is not whole is the last of a killed build: its file was not in place yet.
    pub(super) fn open(root: &Path) -> io::Result<Self> {
        let path = super::place::unlinked(root.join(NAME))?;
        let mut text = Vec::new();
        match File::open(&path) {
            Ok(mut file) => drop(file.read_to_end(&mut text)?),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        let mut files: BTreeMap<String, Entry> = BTreeMap::new();
        for line in text.split(|&byte| byte == b'\n') {
            let Ok(Line { path, blake3, purpose }) = serde_json::from_slice(line) else { continue };
            if super::place::is_safe(&path) {
                add(&mut files, path, purpose, blake3);
            }
        }
        let journal = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Self { files, journal })
    }

    /// Notes a file that is about to be put in place.
    pub(super) fn note(&mut self, path: &str, purpose: &Purpose, hash: &str) -> io::Result<()> {
        let known = self.files.get(path).is_some_and(|file| file.purpose == *purpose && file.hashes.contains(hash));
        if !known {
            // The break before the line parts it from one that a killed build left torn.
            let line = format!("\n{}\n", line(path, purpose, hash));
            self.journal.write_all(line.as_bytes())?;
        }
        add(&mut self.files, path.to_owned(), purpose.clone(), hash.to_owned());
        Ok(())
    }

    /// Notes that a file is in place: of its contents only this one is left.
    pub(super) fn settle(&mut self, path: &str, hash: String) {
        if let Some(file) = self.files.get_mut(path) {
            file.hashes = BTreeSet::from([hash]);
        }
    }

    /// Takes a file off the list; gives back the hashes of what was written there.
    pub(super) fn forget(&mut self, path: &str) -> BTreeSet<String> {
        self.files.remove(path).map(|file| file.hashes).unwrap_or_default()
    }

    /// The files with what they were made for.
    pub(super) fn files(&self) -> impl Iterator<Item = (&String, &Purpose)> {
        self.files.iter().map(|(path, file)| (path, &file.purpose))
    }

    /// The folders in which listed files stand, relative to the output folder; itself among them.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        let parents = self.files.keys().filter_map(|path| Path::new(path).parent()).map(Path::to_path_buf);
        parents.chain([PathBuf::new()]).collect()
    }

    /// Rewrites the list with one line a file.
    pub(super) fn save(&mut self, root: &Path) -> io::Result<()> {
        let mut text = String::new();
        for (path, file) in &self.files {
            for hash in &file.hashes {
                text += &line(path, &file.purpose, hash);
                text.push('\n');
            }
        }
        let target = root.join(NAME);
        if super::place::holds(&target, text.as_bytes()) {
            return Ok(());
        }
        super::place::put(root, &target, text.as_bytes())
    }
}

/// The last purpose of a path is the one that holds; every content that was ever written there stays known.
fn add(files: &mut BTreeMap<String, Entry>, path: String, purpose: Purpose, hash: String) {
    let entry = files.entry(path).or_insert_with(|| Entry { purpose: purpose.clone(), hashes: BTreeSet::new() });
    entry.purpose = purpose;
    entry.hashes.insert(hash);
}

fn line(path: &str, purpose: &Purpose, hash: &str) -> String {
    let line = Line { path: path.to_owned(), blake3: hash.to_owned(), purpose: purpose.clone() };
    serde_json::to_string(&line).expect("strings are JSON")
}
