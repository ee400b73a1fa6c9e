//! Which item of a list became which: by id, by equality, then by similarity.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::structure::{Langs, is_text};

/// Items that belong together, and those that are alone.
pub(super) struct Pairing {
    /// Places before and after, in the order before.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Places of what is gone.
    pub(super) removed: Vec<usize>,
    /// Places of what is new.
    pub(super) added: Vec<usize>,
    /// Places after of the fewest items that must have moved to explain the new order.
    pub(super) moved: BTreeSet<usize>,
}

/// Keys that name an item within its list, the surest first.
pub(super) const NAMES: [&str; 13] = [
    "id",
    "code",
    "number",
    "course",
    "module",
    "topic",
    "indicator",
    "version",
    "name",
    "rule",
    "kind",
    "grade",
    "text",
];

/// Items that are as similar as this are taken for one.
const SIMILAR: f64 = 0.6;

/// Items at the same place of lists of the same length need not be so similar.
const SIMILAR_IN_PLACE: f64 = 0.35;

/// Most pairs whose similarity is looked at.
const LOOKS: usize = 2_500;

/// Most characters of an item that are compared.
const CHARACTERS: usize = 2_000;

/// Pairs the items of two lists.
pub(super) fn pair(old: &[Value], new: &[Value], langs: &Langs) -> Pairing {
    let mut matching = Matching { to: vec![None; old.len()], taken: vec![false; new.len()] };
    if let Some(name) = NAMES.into_iter().find(|name| names_all(name, old) && names_all(name, new)) {
        matching.by(old, new, |item| item.get(name).map(Value::to_string));
    }
    matching.by(old, new, |item| Some(item.to_string()));
    matching.by(old, new, |item| {
        item.as_str()
            .and_then(|text| text.split_once('@').map_or(Some(text), |(head, _)| Some(head)))
            .map(str::to_owned)
    });
    matching.by_similarity(old, new, langs);
    let pairs: Vec<(usize, usize)> = matching.to.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?))).collect();
    let removed = (0..old.len()).filter(|&i| matching.to[i].is_none()).collect();
    let added = (0..new.len()).filter(|&j| !matching.taken[j]).collect();
    let places: Vec<usize> = pairs.iter().map(|(_, j)| *j).collect();
    Pairing { pairs, removed, added, moved: out_of_order(&places) }
}

/// Whether a key names every item of a list, and no two the same.
fn names_all(name: &str, items: &[Value]) -> bool {
    let names: BTreeSet<String> = items.iter().filter_map(|item| item.get(name)).map(Value::to_string).collect();
    names.len() == items.len()
}

struct Matching {
    to: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Matching {
    fn take(&mut self, i: usize, j: usize) {
        self.to[i] = Some(j);
        self.taken[j] = true;
    }

    /// Pairs what has the same key, in the order of the lists.
    fn by(&mut self, old: &[Value], new: &[Value], key: impl Fn(&Value) -> Option<String>) {
        let mut waiting: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (j, item) in new.iter().enumerate().rev().filter(|(j, _)| !self.taken[*j]) {
            if let Some(key) = key(item) {
                waiting.entry(key).or_default().push(j);
            }
        }
        for (i, item) in old.iter().enumerate() {
            if self.to[i].is_none()
                && let Some(j) = key(item).and_then(|key| waiting.get_mut(&key).and_then(Vec::pop))
            {
                self.take(i, j);
            }
        }
    }

    /// Pairs what is left and reads alike, the most similar first. Single words are names: they are the same or they are not.
    fn by_similarity(&mut self, old: &[Value], new: &[Value], langs: &Langs) {
        let left: Vec<(usize, String)> = (0..old.len())
            .filter(|&i| self.to[i].is_none())
            .filter_map(|i| Some((i, phrase(&old[i], langs)?)))
            .collect();
        let free: Vec<(usize, String)> =
            (0..new.len()).filter(|&j| !self.taken[j]).filter_map(|j| Some((j, phrase(&new[j], langs)?))).collect();
        if left.len().saturating_mul(free.len()) > LOOKS {
            return;
        }
        let mut scores: Vec<(i64, usize, usize)> = Vec::new();
        for (i, a) in &left {
            for (j, b) in &free {
                let score = similarity(a, b);
                let in_place = i == j && old.len() == new.len();
                if score >= if in_place { SIMILAR_IN_PLACE } else { SIMILAR } {
                    scores.push((rank(score), *i, *j));
                }
            }
        }
        scores.sort_unstable();
        for (_, i, j) in scores {
            if self.to[i].is_none() && !self.taken[j] {
                self.take(i, j);
            }
        }
    }
}

/// A similarity as a number that sorts the most similar first.
#[allow(clippy::cast_possible_truncation, reason = "a similarity is between 0 and 1")]
fn rank(score: f64) -> i64 {
    -(score * 1e6) as i64
}

/// How alike two phrases read, from 0 to 1.
pub(super) fn similarity(a: &str, b: &str) -> f64 {
    strsim::sorensen_dice(a, b)
}

/// What an item says, for comparing it with others; nothing for a single word.
pub(super) fn phrase(item: &Value, langs: &Langs) -> Option<String> {
    if let Value::String(text) = item
        && !text.contains(char::is_whitespace)
    {
        return None;
    }
    let mut words = String::new();
    gather(item, is_text(item, langs), &mut words);
    Some(words.chars().take(CHARACTERS).collect())
}

fn gather(item: &Value, whole: bool, words: &mut String) {
    match item {
        Value::String(text) => words.extend([text, " "]),
        Value::Array(items) => items.iter().for_each(|item| gather(item, whole, words)),
        // An id that became another one must not hide that all else is the same.
        Value::Object(map) => {
            map.iter().filter(|(key, _)| whole || *key != "id").for_each(|(_, value)| gather(value, whole, words));
        }
        other => words.extend([other.to_string().as_str(), " "]),
    }
}

/// The places that are not part of the longest rising row.
fn out_of_order(places: &[usize]) -> BTreeSet<usize> {
    // `ends[n]` is the index of the smallest place that ends a rising row of n + 1 places.
    let (mut ends, mut previous): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (i, &place) in places.iter().enumerate() {
        let length = ends.partition_point(|&end| places[end] < place);
        previous.push(length.checked_sub(1).map(|n| ends[n]));
        match ends.get_mut(length) {
            Some(end) => *end = i,
            None => ends.push(i),
        }
    }
    let mut moved: BTreeSet<usize> = places.iter().copied().collect();
    let mut at = ends.last().copied();
    while let Some(i) = at {
        moved.remove(&places[i]);
        at = previous[i];
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_items_move() {
        let case = |places: &[usize], moved: &[usize]| {
            assert_eq!(out_of_order(places).into_iter().collect::<Vec<_>>(), moved);
        };
        case(&[], &[]);
        case(&[0, 1, 2], &[]);
        case(&[2, 0, 1], &[2]);
        case(&[1, 2, 3, 0], &[0]);
        case(&[1, 0], &[1]);
    }
}
