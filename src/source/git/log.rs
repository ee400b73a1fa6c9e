//! The history of one course: the commits that changed its files, as `git log -- PATHS` finds them, and across renames.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use chrono::{DateTime, FixedOffset};
use gix::ObjectId;
use gix::revision::walk::Sorting;
use gix::traverse::commit::simple::CommitTimeOrder;

use super::read::{Budget, list};
use super::{History, Trouble};
use crate::source::Kind;

/// A commit that changed a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The commit's id in hexadecimal digits.
    pub id: String,
    /// The author, as the commit names them.
    pub author: String,
    /// When the author wrote it, in their own offset.
    pub date: DateTime<FixedOffset>,
    /// The first line of its message.
    pub subject: String,
    /// The tags that point at it, sorted.
    pub tags: Vec<String>,
    /// The course before, in the first parent; nothing where it was not there.
    pub before: Option<Spot>,
    /// The course in this commit; nothing where it is gone.
    pub after: Option<Spot>,
}

/// A course in a commit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    pub(super) commit: ObjectId,
    /// The catalogue's folder from the top of the repository, with a `/` at its end.
    pub(super) folder: String,
    /// The course's id.
    pub course: String,
}

/// What a course's files are in a commit: that of the course, and the folder that may stand in its place or beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Stamp {
    file: Option<ObjectId>,
    folder: Option<ObjectId>,
}

impl Stamp {
    fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl History {
    /// The commits from a revision back that changed a course, the newest first; of those that another revision does not
    /// have already, where one is named. A merge is followed along the parent that has the same files, as git does it.
    ///
    /// # Errors
    /// When nothing is called so, when the revision holds no catalogue, and when git's objects can't be read.
    pub fn log(&self, tip: &str, without: Option<&str>, course: &str) -> Result<Vec<Entry>, Trouble> {
        let start = self.commit(tip)?;
        let known = without.map(|name| self.ancestors(name)).transpose()?.unwrap_or_default();
        let folder = self.snapshot(tip)?.folder;
        let tags = self.tags();
        let mut walk = Walk { history: self, queue: BinaryHeap::new(), seen: BTreeSet::new(), known };
        walk.push(Spot { commit: start.id, folder, course: course.to_owned() })?;
        let mut entries = Vec::new();
        while let Some((_, _, spot)) = walk.queue.pop() {
            if let Some(before) = walk.step(&spot)? {
                entries.push(self.entry(&spot, before, &tags)?);
            }
        }
        Ok(entries)
    }

    fn entry(
        &self,
        spot: &Spot,
        before: Option<Spot>,
        tags: &BTreeMap<ObjectId, Vec<String>>,
    ) -> Result<Entry, Trouble> {
        let unreadable = || unreadable(spot.commit);
        let commit = self.repository.find_commit(spot.commit).map_err(|_| unreadable())?;
        let author = commit.author().map_err(|_| unreadable())?;
        let time = author.time().map_err(|_| unreadable())?;
        let offset = FixedOffset::east_opt(time.offset).ok_or_else(unreadable)?;
        let date = DateTime::from_timestamp(time.seconds, 0).ok_or_else(unreadable)?.with_timezone(&offset);
        let present = |spot: &Spot| self.stamp(spot).is_ok_and(|stamp| !stamp.is_empty());
        Ok(Entry {
            id: spot.commit.to_string(),
            author: author.name.to_string(),
            date,
            subject: commit.message().map(|message| message.summary().to_string()).unwrap_or_default(),
            tags: tags.get(&spot.commit).cloned().unwrap_or_default(),
            before: before.filter(present),
            after: Some(spot.clone()).filter(present),
        })
    }

    /// The tags of the repository by the commit that they point at.
    pub(super) fn tags(&self) -> BTreeMap<ObjectId, Vec<String>> {
        let mut tags: BTreeMap<ObjectId, Vec<String>> = BTreeMap::new();
        let Ok(references) = self.repository.references() else { return tags };
        let Ok(all) = references.tags() else { return tags };
        for mut reference in all.filter_map(Result::ok) {
            let name = reference.name().shorten().to_string();
            if let Ok(id) = reference.peel_to_id() {
                tags.entry(id.detach()).or_default().push(name);
            }
        }
        tags.values_mut().for_each(|names| names.sort());
        tags
    }

    /// The name of the newest tag among the commits that a revision has.
    ///
    /// # Errors
    /// When nothing is called so, and when git's objects can't be read.
    pub fn last_tag(&self, tip: &str) -> Result<Option<String>, Trouble> {
        let start = self.commit(tip)?;
        let tags = self.tags();
        let newest = Sorting::ByCommitTime(CommitTimeOrder::NewestFirst);
        let walk = self.repository.rev_walk([start.id]).sorting(newest).all().map_err(|_| unreadable(start.id))?;
        for info in walk {
            let info = info.map_err(|_| unreadable(start.id))?;
            if let Some(name) = tags.get(&info.id).and_then(|names| names.last()) {
                return Ok(Some(name.clone()));
            }
        }
        Ok(None)
    }

    /// All commits that a revision has.
    fn ancestors(&self, name: &str) -> Result<BTreeSet<ObjectId>, Trouble> {
        let tip = self.commit(name)?;
        let walk = self.repository.rev_walk([tip.id]).all().map_err(|_| unreadable(tip.id))?;
        walk.map(|info| info.map(|info| info.id).map_err(|_| unreadable(tip.id))).collect()
    }

    fn stamp(&self, spot: &Spot) -> Result<Stamp, Trouble> {
        let tree = self.repository.find_commit(spot.commit).ok().and_then(|commit| commit.tree().ok());
        let tree = tree.ok_or_else(|| unreadable(spot.commit))?;
        let find = |path: String| {
            let entry = tree.lookup_entry_by_path(path).map_err(|_| unreadable(spot.commit))?;
            Ok::<_, Trouble>(entry.map(|entry| entry.object_id()))
        };
        let base = format!("{}courses/{}", spot.folder, spot.course);
        Ok(Stamp { file: find(format!("{base}.yaml"))?, folder: find(base)? })
    }
}

fn unreadable(id: ObjectId) -> Trouble {
    Trouble::new(format!("git's commit {id} can't be read")).hint("`git fsck` says what is wrong")
}

/// A walk back through commits, the newest first.
struct Walk<'h> {
    history: &'h History,
    /// Commits to look at: by time, then in the order in which they were found.
    queue: BinaryHeap<(i64, Reverse<usize>, Spot)>,
    seen: BTreeSet<Spot>,
    known: BTreeSet<ObjectId>,
}

impl Walk<'_> {
    fn push(&mut self, spot: Spot) -> Result<(), Trouble> {
        if self.known.contains(&spot.commit) || !self.seen.insert(spot.clone()) {
            return Ok(());
        }
        let commit = self.history.repository.find_commit(spot.commit).map_err(|_| unreadable(spot.commit))?;
        let time = commit.time().map_err(|_| unreadable(spot.commit))?.seconds;
        self.queue.push((time, Reverse(self.seen.len()), spot));
        Ok(())
    }

    /// Looks at a commit. Gives back the course before it, if the commit changed the course.
    fn step(&mut self, spot: &Spot) -> Result<Option<Option<Spot>>, Trouble> {
        let commit = self.history.repository.find_commit(spot.commit).map_err(|_| unreadable(spot.commit))?;
        let stamp = self.history.stamp(spot)?;
        let parents: Vec<ObjectId> = match self.history.is_boundary(&commit) {
            true => Vec::new(),
            false => commit.parent_ids().map(gix::Id::detach).collect(),
        };
        if parents.is_empty() {
            return Ok((!stamp.is_empty()).then_some(None));
        }
        let mut before = Vec::new();
        for parent in parents {
            let same = Spot { commit: parent, ..spot.clone() };
            let found = self.history.stamp(&same)?;
            if found == stamp {
                self.push(same)?;
                return Ok(None);
            }
            let gone = found.is_empty() && !stamp.is_empty();
            before.push(if gone { self.history.renamed(spot, parent)?.unwrap_or(same) } else { same });
        }
        let first = before.first().cloned();
        before.into_iter().try_for_each(|spot| self.push(spot))?;
        Ok(Some(first))
    }
}

/// Files that share this part of their lines are the same file under two names.
const SAME: f64 = 0.5;

impl History {
    /// The course under the name that it had in a parent, which lacks it: in a catalogue that stood elsewhere, else the most
    /// similar of the courses that the commit no longer has.
    fn renamed(&self, spot: &Spot, parent: ObjectId) -> Result<Option<Spot>, Trouble> {
        let now = self.courses(spot)?;
        let Some(text) = now.get(&spot.course) else { return Ok(None) };
        let folder = self.snapshot(&parent.to_string()).map(|snapshot| snapshot.folder).ok();
        let Some(folder) = folder else { return Ok(None) };
        let there = Spot { commit: parent, folder, course: spot.course.clone() };
        if there.folder != spot.folder && !self.stamp(&there)?.is_empty() {
            return Ok(Some(there));
        }
        let then = self.courses(&there)?;
        let gone = then.into_iter().filter(|(course, _)| !now.contains_key(course));
        let alike = gone.map(|(course, old)| (likeness(&old, text), course));
        let best = alike.filter(|(likeness, _)| *likeness >= SAME).max_by(|a, b| a.0.total_cmp(&b.0));
        Ok(best.map(|(_, course)| Spot { course, ..there }))
    }

    /// The files of all courses of a catalogue, by id.
    fn courses(&self, spot: &Spot) -> Result<BTreeMap<String, Vec<u8>>, Trouble> {
        let tree = self.repository.find_commit(spot.commit).ok().and_then(|commit| commit.tree().ok());
        let tree = tree.ok_or_else(|| unreadable(spot.commit))?;
        let path = format!("{}courses", spot.folder);
        let mut courses = BTreeMap::new();
        let Ok(Some(entry)) = tree.lookup_entry_by_path(&path) else { return Ok(courses) };
        let mut budget = Budget::default();
        list(&self.repository, entry.object_id(), "courses/", 1, &mut budget, &mut |path, blob| {
            if Kind::of(&path) == Some(Kind::Course) && blob.size()? <= crate::source::File::LARGEST {
                courses.insert(Kind::id(&path).to_owned(), blob.content()?);
            }
            Ok(())
        })?;
        Ok(courses)
    }
}

/// The part of two files' bytes that stands in lines that both have.
#[allow(clippy::cast_precision_loss, reason = "files have at most a mebibyte")]
fn likeness(a: &[u8], b: &[u8]) -> f64 {
    let mut lines: BTreeMap<&[u8], usize> = BTreeMap::new();
    a.split(|&byte| byte == b'\n').for_each(|line| *lines.entry(line).or_default() += 1);
    let mut common = 0;
    for line in b.split(|&byte| byte == b'\n') {
        if let Some(left) = lines.get_mut(line).filter(|left| **left > 0) {
            *left -= 1;
            common += line.len() + 1;
        }
    }
    common as f64 / a.len().max(b.len()).max(1) as f64
}
