//! The tree of groups: who is part of whom, who can't be taught at the same time, and how many come.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Group, Id, Resources};

/// The tree of groups, closed.
#[derive(Debug, Clone, Default)]
pub struct Groups {
    groups: BTreeMap<Id, Group>,
    /// Groups that contain each group.
    above: BTreeMap<Id, BTreeSet<Id>>,
    /// Groups that each group contains.
    below: BTreeMap<Id, BTreeSet<Id>>,
    /// Groups that may have a student in common with each group, itself included.
    clashing: BTreeMap<Id, BTreeSet<Id>>,
    /// A number for each group; groups that are linked in any way share it.
    family: BTreeMap<Id, usize>,
}

impl Groups {
    /// Closes the tree of a catalogue's groups.
    pub fn new(resources: &Resources) -> Self {
        let mut groups = Self { groups: resources.groups.clone(), ..Self::default() };
        for id in resources.groups.keys() {
            let mut below = BTreeSet::new();
            descend(&resources.groups, id, &mut below);
            for part in &below {
                groups.above.entry(part.clone()).or_default().insert(id.clone());
            }
            groups.below.insert(id.clone(), below);
        }
        groups.close();
        groups.families();
        groups
    }

    /// A group and all that contain it or are contained in it.
    fn line(&self, id: &Id) -> BTreeSet<Id> {
        let related = self.above.get(id).into_iter().chain(self.below.get(id)).flatten();
        related.chain([id]).cloned().collect()
    }

    fn close(&mut self) {
        let lines: BTreeMap<Id, BTreeSet<Id>> = self.groups.keys().map(|id| (id.clone(), self.line(id))).collect();
        let mut edges: BTreeMap<&Id, BTreeSet<&Id>> = BTreeMap::new();
        let mut link = |a, b| {
            edges.entry(a).or_default().insert(b);
            edges.entry(b).or_default().insert(a);
        };
        for (id, group) in &self.groups {
            group.overlaps.iter().for_each(|other| link(id, other));
            // Students of one division may be anywhere in another.
            let divisions: Vec<&Vec<Id>> =
                group.splits.values().chain((!group.members.is_empty()).then_some(&group.members)).collect();
            for (i, one) in divisions.iter().enumerate() {
                for other in &divisions[..i] {
                    one.iter().for_each(|a| other.iter().filter(|b| a != *b).for_each(|b| link(a, b)));
                }
            }
        }
        let mut clashing = lines.clone();
        for (id, line) in &lines {
            let linked = line.iter().filter_map(|near| edges.get(near)).flatten();
            let far: BTreeSet<Id> = linked.filter_map(|other| lines.get(*other)).flatten().cloned().collect();
            clashing.entry(id.clone()).or_default().extend(far);
        }
        // What is linked from one side is linked from the other.
        let pairs: Vec<(Id, Id)> =
            clashing.iter().flat_map(|(a, all)| all.iter().map(|b| (b.clone(), a.clone()))).collect();
        for (a, b) in pairs {
            clashing.entry(a).or_default().insert(b);
        }
        self.clashing = clashing;
    }

    fn families(&mut self) {
        let mut number = 0;
        for id in self.groups.keys() {
            if self.family.contains_key(id) {
                continue;
            }
            let mut open = vec![id];
            while let Some(next) = open.pop() {
                if self.family.insert(next.clone(), number).is_none() {
                    open.extend(
                        self.clashing.get(next).into_iter().flatten().filter(|id| !self.family.contains_key(*id)),
                    );
                }
            }
            number += 1;
        }
    }

    /// Whether two groups may have a student in common.
    pub fn clash(&self, a: &Id, b: &Id) -> bool {
        a == b || self.clashing.get(a).is_some_and(|all| all.contains(b))
    }

    /// The number of the family of a group: groups of different families never clash.
    pub fn family(&self, id: &Id) -> Option<usize> {
        self.family.get(id).copied()
    }

    /// Whether a group contains another or is it.
    pub fn contains(&self, whole: &Id, part: &Id) -> bool {
        whole == part || self.below.get(whole).is_some_and(|below| below.contains(part))
    }

    /// A group and all that it contains.
    pub fn within<'a>(&'a self, id: &'a Id) -> impl Iterator<Item = &'a Id> {
        let below = self.below.get(id).into_iter().flatten();
        below.filter(move |part| *part != id).chain([id])
    }

    /// Whether a group is a part of another, or shares students with one beside it.
    pub fn is_partial(&self, id: &Id) -> bool {
        self.above.contains_key(id) || self.get(id).is_some_and(|group| !group.overlaps.is_empty())
    }

    /// A group by its id.
    pub fn get(&self, id: &Id) -> Option<&Group> {
        self.groups.get(id)
    }

    /// How many students groups have together; who is in several of them is counted once.
    pub fn size(&self, ids: &[Id]) -> u32 {
        let (mut leaves, mut seen) = (BTreeMap::new(), BTreeSet::new());
        for id in ids.iter().filter(|id| !ids.iter().any(|whole| whole != *id && self.contains(whole, id))) {
            self.leaves(id, &mut leaves, &mut seen);
        }
        leaves.values().sum()
    }

    fn leaves<'a>(&'a self, id: &'a Id, found: &mut BTreeMap<&'a Id, u32>, seen: &mut BTreeSet<&'a Id>) {
        let Some(group) = self.groups.get(id).filter(|_| seen.insert(id)) else { return };
        let own = group.size.map(u32::from);
        let counted = group
            .members
            .iter()
            .all(|id| self.groups.get(id).is_some_and(|part| part.size.is_some() || !part.members.is_empty()));
        match own {
            // The members tell apart who is in two groups; a size of its own is trusted where they don't add up to it.
            Some(size) if group.members.is_empty() || !counted => drop(found.insert(id, size)),
            _ => group.members.iter().for_each(|member| self.leaves(member, found, seen)),
        }
    }

    /// The smallest sets of groups that are taught apart, when classes are held for these groups: each student belongs to one.
    pub fn audiences(&self, held: &BTreeSet<&Id>) -> Vec<Vec<Id>> {
        let is_part =
            |id: &Id| self.above.get(id).into_iter().flatten().any(|whole| whole != id && held.contains(whole));
        let tops = held.iter().filter(|id| !is_part(id));
        let (mut found, mut known) = (BTreeSet::new(), BTreeMap::new());
        for top in tops {
            found.extend(self.parts(top, held, &mut known));
        }
        found.into_iter().collect()
    }

    /// The audiences of a group; `known` has those of groups that were asked before.
    fn parts<'a>(
        &'a self,
        id: &'a Id,
        held: &BTreeSet<&Id>,
        known: &mut BTreeMap<&'a Id, Vec<Vec<Id>>>,
    ) -> Vec<Vec<Id>> {
        const MOST: usize = 256;
        if let Some(sets) = known.get(id) {
            return sets.clone();
        }
        // A group that led back to itself would find itself here.
        known.insert(id, vec![vec![id.clone()]]);
        let is_split = |ids: &[Id]| ids.iter().any(|part| self.within(part).any(|id| held.contains(id)));
        let divisions = self.groups.get(id).into_iter().flat_map(|group| group.splits.values().chain([&group.members]));
        let mut sets: Vec<Vec<Id>> = vec![Vec::new()];
        for division in divisions.filter(|ids| is_split(ids)) {
            let parts: Vec<Vec<Id>> = division.iter().flat_map(|part| self.parts(part, held, known)).collect();
            let with = |set: &Vec<Id>, part: &Vec<Id>| {
                set.iter().chain(part.iter().filter(|id| !set.contains(id))).cloned().collect()
            };
            sets = sets.iter().flat_map(|set| parts.iter().map(move |part| with(set, part))).take(MOST).collect();
        }
        let sets = if sets.iter().all(Vec::is_empty) { vec![vec![id.clone()]] } else { sets };
        known.insert(id, sets.clone());
        sets
    }

    /// Whether a class for these groups is for an audience.
    pub fn covers(&self, groups: &[Id], audience: &[Id]) -> bool {
        groups.iter().any(|group| audience.iter().any(|part| self.contains(group, part)))
    }
}

/// Gathers all groups below one.
fn descend(groups: &BTreeMap<Id, Group>, id: &Id, found: &mut BTreeSet<Id>) {
    let Some(group) = groups.get(id) else { return };
    for part in group.members.iter().chain(group.splits.values().flatten()) {
        if found.insert(part.clone()) {
            descend(groups, part, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups() -> Groups {
        let text = "
groups:
  ml: {title: ML, members: [ml-1, ml-2]}
  ml-1: {title: ML-1, size: 28, splits: {lab: [ml-1a, ml-1b], lang: [ml-1e, ml-1d]}}
  ml-2: {title: ML-2, size: 27}
  ml-1a: {title: A, size: 14}
  ml-1b: {title: B, size: 14}
  ml-1e: {title: E, size: 20}
  ml-1d: {title: D, size: 8}
  elective: {title: X, size: 20, overlaps: [ml-1]}
  other: {title: Y, size: 9}
";
        let resources: Resources = serde_yaml::from_str(text).unwrap();
        Groups::new(&resources)
    }

    fn id(text: &str) -> Id {
        text.parse().unwrap()
    }

    #[test]
    fn the_tree_decides_who_clashes() {
        let groups = groups();
        let cases = [
            ("ml", "ml-1a", true),
            ("ml-1a", "ml-1b", false),
            ("ml-1a", "ml-1e", true),
            ("ml-1", "ml-2", false),
            ("ml-1a", "ml-2", false),
            ("elective", "ml-1a", true),
            ("elective", "ml", true),
            ("elective", "ml-2", false),
            ("other", "ml", false),
        ];
        for (a, b, expected) in cases {
            assert_eq!(groups.clash(&id(a), &id(b)), expected, "{a} {b}");
            assert_eq!(groups.clash(&id(b), &id(a)), expected, "{b} {a}");
        }
        assert_eq!(groups.family(&id("ml-2")), groups.family(&id("elective")));
        assert_ne!(groups.family(&id("ml")), groups.family(&id("other")));
    }

    #[test]
    fn students_are_counted_once() {
        let groups = groups();
        let size = |ids: &[&str]| groups.size(&ids.iter().map(|text| id(text)).collect::<Vec<_>>());
        assert_eq!(size(&["ml"]), 55);
        assert_eq!(size(&["ml", "ml-1a"]), 55);
        assert_eq!(size(&["ml-1a", "ml-1b"]), 28);
        assert_eq!(size(&["ml-2", "other"]), 36);
    }

    #[test]
    fn groups_that_share_their_parts_are_asked_once() {
        let mut text = "groups:\n".to_owned();
        for layer in 1..12 {
            for side in 0..8 {
                let parts: Vec<String> = (0..8).map(|part| format!("g{}-{part}", layer + 1)).collect();
                text += &format!("  g{layer}-{side}: {{title: G, members: [{}]}}\n", parts.join(", "));
            }
        }
        (0..8).for_each(|side| text += &format!("  g12-{side}: {{title: G, size: 1}}\n"));
        let groups = Groups::new(&serde_yaml::from_str(&text).unwrap());
        let (top, bottom) = (id("g1-0"), id("g12-0"));
        assert_eq!(groups.size(std::slice::from_ref(&top)), 8);
        assert_eq!(groups.audiences(&[&top, &bottom].into_iter().collect()).len(), 8);
    }

    #[test]
    fn audiences_are_who_is_taught_apart() {
        let groups = groups();
        let audiences = |ids: &[&str]| {
            let ids: Vec<Id> = ids.iter().map(|text| id(text)).collect();
            let sets = groups.audiences(&ids.iter().collect());
            sets.iter().map(|set| set.iter().map(Id::as_str).collect::<Vec<_>>().join("+")).collect::<Vec<_>>()
        };
        assert_eq!(audiences(&["ml"]), ["ml"]);
        assert_eq!(audiences(&["ml", "ml-1a", "ml-1b"]), ["ml-1a", "ml-1b", "ml-2"]);
        assert_eq!(
            audiences(&["ml-1", "ml-1a", "ml-1e"]),
            ["ml-1a+ml-1d", "ml-1a+ml-1e", "ml-1b+ml-1d", "ml-1b+ml-1e"]
        );
    }
}
