//! The commit that a catalogue's files belong to, and whether they still are what it holds.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{Budget, list, slashed, subtree};
use super::{Revision, date, discover};
use crate::source::{Kind, Sources};

/// The commit that a catalogue was read from; `None` outside git, before the first commit, where the commit holds no
/// file of the catalogue, and where the repository can't be read.
pub fn revision(sources: &Sources) -> Option<Revision> {
    if let Some(origin) = &sources.origin {
        return Some(origin.revision.clone());
    }
    let root = sources.root().canonicalize().ok()?;
    let repository = discover(&root)?;
    let work_tree = repository.workdir()?.canonicalize().ok()?;
    let folder = root.strip_prefix(&work_tree).ok()?;
    let commit = repository.head_commit().ok()?;
    let tree = subtree(&commit, &slashed(folder))?;
    let mut committed = BTreeMap::new();
    let mut budget = Budget::new(Some(root.clone()));
    let listed = list(&repository, tree.id, "", 0, &mut budget, &mut |path, blob| {
        committed.insert(path, blob.id);
        Ok(())
    });
    if committed.is_empty() {
        return None;
    }
    // A catalogue lacks the files of a submodule that is not here.
    let modified = listed.is_err() || differs(sources, &committed);
    Some(Revision { id: commit.id.to_string(), date: date(&commit)?, modified })
}

fn differs(sources: &Sources, committed: &BTreeMap<String, gix::ObjectId>) -> bool {
    let same = |path: &str, content: &[u8]| committed.get(path).is_some_and(|id| is_blob(content, id));
    let texts = || sources.files().map(|(_, file)| file);
    let changed = texts().any(|file| file.fault.is_some() || !same(&file.path, file.text.as_bytes()));
    if changed || sources.assets().any(|(path, bytes)| !same(path, bytes)) {
        return true;
    }
    let present: BTreeSet<&str> = texts().map(|file| file.path.as_str()).collect();
    committed.keys().any(|path| Kind::of(path).is_some() && !present.contains(path.as_str()))
}

/// Whether a content is a blob. Line ends that git turned into those of another system are no difference.
fn is_blob(content: &[u8], id: &gix::ObjectId) -> bool {
    let hashes_to = |content: &[u8]| {
        gix::objs::compute_hash(id.kind(), gix::objs::Kind::Blob, content).is_ok_and(|hash| hash == *id)
    };
    hashes_to(content)
        || content.windows(2).any(|pair| pair == b"\r\n") && hashes_to(&without_carriage_returns(content))
}

fn without_carriage_returns(content: &[u8]) -> Vec<u8> {
    let kept = content.iter().enumerate().filter(|&(i, &byte)| byte != b'\r' || content.get(i + 1) != Some(&b'\n'));
    kept.map(|(_, &byte)| byte).collect()
}
