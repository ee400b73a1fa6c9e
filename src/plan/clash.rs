//! Who and what is in two places at once: a sweep over the times of each teacher, room and family of groups.

use std::collections::{BTreeMap, BTreeSet};

use super::session::{Session, Status};
use super::{Groups, Plan};
use crate::model::Id;

/// A stretch of time that something is taken for, with a number that says by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Busy {
    /// When it begins, in seconds.
    pub start: i64,
    /// When it ends.
    pub end: i64,
    /// By what.
    pub by: usize,
}

/// What two classes have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resource<'a> {
    /// A teacher.
    Teacher(&'a Id),
    /// A room.
    Room(&'a Id),
    /// Groups that may share students: one of each class.
    Groups(&'a Id, &'a Id),
}

/// Two classes at the same time that need the same.
#[derive(Debug, Clone)]
pub struct Clash<'a> {
    /// What they need.
    pub resource: Resource<'a>,
    /// The class that begins first.
    pub one: &'a Session,
    /// The other.
    pub other: &'a Session,
}

/// The most pairs that one teacher, room or family is reported with: more say nothing new.
const MOST: usize = 10_000;

/// All pairs that overlap and that a test lets through, the smaller number first; sorts the times.
pub fn sweep(times: &mut [Busy], meets: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    times.sort_unstable();
    let mut active: Vec<Busy> = Vec::new();
    let mut pairs = Vec::new();
    for &time in times.iter().filter(|time| time.start < time.end) {
        active.retain(|before| before.end > time.start);
        for before in &active {
            if meets(before.by, time.by) {
                pairs.push((before.by.min(time.by), before.by.max(time.by)));
                if pairs.len() >= MOST {
                    return pairs;
                }
            }
        }
        active.push(time);
    }
    pairs
}

/// All clashes of a plan, by time.
pub fn clashes(plan: &Plan) -> Vec<Clash<'_>> {
    let sessions: Vec<&Session> = plan.sessions().filter(|session| session.status != Status::Cancelled).collect();
    let mut found = Vec::new();
    for (teacher, mut times) in by(&sessions, |session| session.teachers.iter().collect()) {
        let pairs = sweep(&mut times, |_, _| true);
        found.extend(pairs.into_iter().map(|pair| (pair, Resource::Teacher(teacher))));
    }
    for (room, mut times) in by(&sessions, |session| session.room.iter().collect()) {
        let pairs = sweep(&mut times, |_, _| true);
        found.extend(pairs.into_iter().map(|pair| (pair, Resource::Room(room))));
    }
    let families = by(&sessions, |session| families(&plan.groups, session));
    for (_, mut times) in families {
        let pairs = sweep(&mut times, |a, b| shared(&plan.groups, sessions[a], sessions[b]).is_some());
        found.extend(pairs.into_iter().filter_map(|(a, b)| {
            let (one, other) = shared(&plan.groups, sessions[a], sessions[b])?;
            Some(((a, b), Resource::Groups(one, other)))
        }));
    }
    let key = |&(a, b): &(usize, usize)| (sessions[a].start.min(sessions[b].start), a, b);
    found.sort_by(|(one, x), (other, y)| (key(one), x).cmp(&(key(other), y)));
    found.dedup();
    found.into_iter().map(|((a, b), resource)| Clash { resource, one: sessions[a], other: sessions[b] }).collect()
}

/// Times of sessions by something that they need.
fn by<'a, K: Ord>(sessions: &[&'a Session], keys: impl Fn(&'a Session) -> Vec<K>) -> BTreeMap<K, Vec<Busy>> {
    let mut times: BTreeMap<K, Vec<Busy>> = BTreeMap::new();
    for (by, session) in sessions.iter().enumerate() {
        let busy = Busy { start: session.start.timestamp(), end: session.end.timestamp(), by };
        keys(session).into_iter().for_each(|key| times.entry(key).or_default().push(busy));
    }
    times
}

fn families(groups: &Groups, session: &Session) -> Vec<usize> {
    let families: BTreeSet<usize> = session.groups.iter().filter_map(|group| groups.family(group)).collect();
    families.into_iter().collect()
}

/// The first groups of two classes that may share students.
pub fn shared<'a>(groups: &Groups, one: &'a Session, other: &'a Session) -> Option<(&'a Id, &'a Id)> {
    let pairs = one.groups.iter().flat_map(|a| other.groups.iter().map(move |b| (a, b)));
    pairs.into_iter().find(|(a, b)| groups.clash(a, b))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_sweep_finds_every_pair(times in prop::collection::vec((0..200i64, 0..40i64), 0..120)) {
            let mut times: Vec<Busy> =
                times.into_iter().enumerate().map(|(by, (start, length))| Busy { start, end: start + length, by }).collect();
            let mut expected = Vec::new();
            for a in &times {
                for b in times.iter().filter(|b| a.by < b.by && (a.by + b.by) % 3 > 0) {
                    let real = a.start < a.end && b.start < b.end;
                    if real && a.start < b.end && b.start < a.end {
                        expected.push((a.by, b.by));
                    }
                }
            }
            let mut found = sweep(&mut times, |a, b| (a + b) % 3 > 0);
            found.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}
