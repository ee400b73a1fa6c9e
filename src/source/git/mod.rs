//! Catalogues in git: the commit that files belong to, files as a commit holds them, and history. Everything is read from
//! git's own objects: no checkout, no hooks, no configuration of the user or of the machine, no other program, no network.

mod log;
mod read;
mod resolve;
mod status;

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

pub use log::{Entry, Spot};
pub use read::Snapshot;
pub use status::revision;

/// A commit, and whether the catalogue still is what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The commit's id in hexadecimal digits.
    pub id: String,
    /// When it was committed, in the committer's own offset.
    pub date: DateTime<FixedOffset>,
    /// Whether any file of the catalogue differs from the commit, is new, or is gone.
    pub modified: bool,
}

/// Why a revision can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// One line, lowercase, without a final period.
    pub message: String,
    /// What may help.
    pub hints: Vec<String>,
}

impl Trouble {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hints: Vec::new() }
    }

    #[must_use]
    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// A git repository.
pub struct History {
    repository: gix::Repository,
    /// The way from the top of the work tree to the folder from which the repository was found.
    folder: PathBuf,
}

impl History {
    /// Finds the repository of a folder: at it or above it, also that of a linked work tree, of a submodule, and a bare one.
    ///
    /// # Errors
    /// When the folder is outside git, and when the repository can't be read.
    pub fn discover(folder: &Path) -> Result<Self, Trouble> {
        let folder = folder
            .canonicalize()
            .map_err(|error| Trouble::new(format!("can't read the folder {}: {error}", folder.display())))?;
        let repository = discover(&folder).ok_or_else(|| outside(&folder))?;
        let mut history = Self { repository, folder: PathBuf::new() };
        let way = history.top().and_then(|top| folder.strip_prefix(top).ok().map(Path::to_path_buf));
        history.folder = way.unwrap_or_default();
        Ok(history)
    }

    /// The folder that holds the repository's files; `None` for a bare repository.
    fn top(&self) -> Option<PathBuf> {
        self.repository.workdir().and_then(|top| top.canonicalize().ok())
    }
}

fn discover(folder: &Path) -> Option<gix::Repository> {
    let isolated = gix::open::Options::isolated;
    let trust = gix::sec::trust::Mapping { full: isolated(), reduced: isolated() };
    let found = gix::ThreadSafeRepository::discover_opts(folder, gix::discover::upwards::Options::default(), trust);
    found.ok().map(|repository| repository.to_thread_local())
}

fn outside(folder: &Path) -> Trouble {
    match folder.ancestors().find(|folder| folder.join(".git").exists()) {
        Some(broken) => Trouble::new(format!("the git repository in {} can't be read", broken.display()))
            .hint("`git fsck` says what is wrong with it"),
        None => Trouble::new(format!("{} is outside git: it has no revisions", folder.display()))
            .hint("`git init` begins a history, and the first commit is the first revision"),
    }
}

/// When a commit was made, in the committer's own offset.
fn date(commit: &gix::Commit<'_>) -> Option<DateTime<FixedOffset>> {
    let time = commit.time().ok()?;
    Some(DateTime::from_timestamp(time.seconds, 0)?.with_timezone(&FixedOffset::east_opt(time.offset)?))
}
