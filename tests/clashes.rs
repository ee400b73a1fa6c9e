//! Clashes of classes on random data, against a comparison of every pair.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::Duration;
use proptest::prelude::*;
use syllabus::model::{Id, Resources};
use syllabus::plan::clash::{Resource, clashes};
use syllabus::plan::groups::Groups;
use syllabus::plan::{Plan, Schedule, Session, Status};
use syllabus::project;

use crate::golden::{YEAR, fixture};

/// Two streams of two groups; the first is also divided in three for laboratories, and an elective draws on one of each stream.
const GROUPS: &str = "
s: {title: S, members: [a, b], splits: {lab: [x, y, z]}}
a: {title: A, size: 12}
b: {title: B, size: 12}
x: {title: X, size: 8}
y: {title: Y, size: 8}
z: {title: Z, size: 8}
t: {title: T, members: [c, d]}
c: {title: C, size: 9}
d: {title: D, size: 9}
e: {title: E, size: 5, overlaps: [a, c]}
";

/// Pairs of groups that may have a student in common, besides each with itself. Who takes the elective is in a laboratory too, but
/// only what `overlaps` names is known.
const SHARED: [(&str, &str); 17] = [
    ("a", "s"),
    ("b", "s"),
    ("s", "x"),
    ("s", "y"),
    ("s", "z"),
    ("a", "x"),
    ("a", "y"),
    ("a", "z"),
    ("b", "x"),
    ("b", "y"),
    ("b", "z"),
    ("c", "t"),
    ("d", "t"),
    ("a", "e"),
    ("c", "e"),
    ("e", "s"),
    ("e", "t"),
];

/// A class at a quarter of an hour, for so many, of some groups, with some teachers, in a room, held or not.
type Class = (i64, i64, BTreeSet<usize>, BTreeSet<usize>, Option<usize>, bool);

fn class() -> impl Strategy<Value = Class> {
    let groups = prop::collection::btree_set(0..10_usize, 0..3);
    let teachers = prop::collection::btree_set(0..4_usize, 0..3);
    (0..120_i64, 0..8_i64, groups, teachers, prop::option::of(0..3_usize), prop::bool::weighted(0.9))
}

fn id(text: &str) -> Id {
    text.parse().expect("a slug")
}

fn meet(one: &Session, other: &Session) -> bool {
    one.start < other.end && other.start < one.end && one.start < one.end && other.start < other.end
}

fn share(a: &Id, b: &Id) -> bool {
    let (a, b) = (a.as_str(), b.as_str());
    a == b || SHARED.contains(&(a.min(b), a.max(b)))
}

/// A class like another.
fn session(like: &Session, number: usize, (start, length, groups, teachers, room, is_held): &Class) -> Session {
    const NAMES: [&str; 10] = ["a", "b", "c", "d", "e", "s", "t", "x", "y", "z"];
    let mut session = like.clone();
    session.uid = number.to_string();
    session.start = like.start + Duration::minutes(15 * start);
    session.end = session.start + Duration::minutes(15 * length);
    session.groups = groups.iter().map(|group| id(NAMES[*group])).collect();
    session.teachers = teachers.iter().map(|teacher| id(&format!("teacher-{teacher}"))).collect();
    session.room = room.map(|room| id(&format!("room-{room}")));
    session.status = if *is_held { Status::Planned } else { Status::Cancelled };
    session
}

/// Every clash, by names: what both need, and the two classes.
fn pairs(sessions: &[Session]) -> BTreeSet<(String, String, String)> {
    let held: Vec<&Session> = sessions.iter().filter(|session| session.status != Status::Cancelled).collect();
    let mut found = BTreeSet::new();
    for (i, one) in held.iter().enumerate() {
        for other in held[i + 1..].iter().filter(|other| meet(one, other)) {
            let mut tell = |what: String| {
                let (a, b) = (one.uid.clone(), other.uid.clone());
                found.insert((what, a.clone().min(b.clone()), a.max(b)))
            };
            for teacher in one.teachers.iter().filter(|teacher| other.teachers.contains(teacher)) {
                tell(teacher.to_string());
            }
            if let Some(room) = one.room.as_ref().filter(|room| other.room.as_ref() == Some(room)) {
                tell(room.to_string());
            }
            if one.groups.iter().any(|a| other.groups.iter().any(|b| share(a, b))) {
                tell("groups".to_owned());
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn every_pair_that_clashes_is_found(classes in prop::collection::vec(class(), 0..80)) {
        let like = sample();
        let sessions: Vec<Session> =
            classes.iter().enumerate().map(|(number, class)| session(&like, number, class)).collect();
        let expected = pairs(&sessions);
        let resources = Resources { groups: serde_yaml::from_str(GROUPS).expect("groups"), ..Resources::default() };
        let schedules = BTreeMap::from([(id("run"), Schedule { sessions, ..Schedule::default() })]);
        let plan = Plan { schedules, groups: Groups::new(&resources) };
        let name = |resource: &Resource<'_>| match resource {
            Resource::Teacher(id) | Resource::Room(id) => id.to_string(),
            Resource::Groups(..) => "groups".to_owned(),
        };
        let found = clashes(&plan);
        let named = |clash: &syllabus::plan::clash::Clash<'_>| {
            let (a, b) = (clash.one.uid.clone(), clash.other.uid.clone());
            (name(&clash.resource), a.clone().min(b.clone()), a.max(b))
        };
        prop_assert_eq!(found.len(), expected.len());
        prop_assert_eq!(found.iter().map(named).collect::<BTreeSet<_>>(), expected);
    }
}

/// Any class of the sample with many.
fn sample() -> Session {
    static SAMPLE: LazyLock<Session> = LazyLock::new(|| {
        let (proved, _) = project::prove(&fixture("clashes"), &[], YEAR);
        proved.and_then(|proved| proved.plan.sessions().next().cloned()).expect("a class")
    });
    SAMPLE.clone()
}
