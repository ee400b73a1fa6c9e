//! What is gone from one list and new in another is one thing that moved.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::pairing::{phrase, similarity};
use super::structure::{Delta, Event, Langs, Step, compare};
use super::{Change, Named};
use crate::source::Path;

/// Lists between which an item may move: topics and works between modules, works to read between main and further.
const LISTS: [&[&str]; 3] =
    [&["modules", "*", "topics", "*"], &["modules", "*", "labs", "*"], &["literature", "?", "*"]];

/// Most removals times additions of a file that are looked at.
const LOOKS: usize = 10_000;

/// Joins removals and additions of the same thing.
pub(super) fn join<'a>(deltas: Vec<Delta<'a>>, langs: &Langs) -> Vec<Delta<'a>> {
    let lists: Vec<Option<usize>> = deltas.iter().map(list_of).collect();
    let of = |is: fn(&Event<'_>) -> bool| -> Vec<usize> {
        (0..deltas.len()).filter(|&i| lists[i].is_some() && is(&deltas[i].event)).collect()
    };
    let gone = of(|event| matches!(event, Event::Removed(_)));
    let come = of(|event| matches!(event, Event::Added(_)));
    if gone.len().saturating_mul(come.len()) > LOOKS {
        return deltas;
    }
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for same in [by_name, by_words] {
        for &i in &gone {
            let fits = |j: &&usize| {
                lists[i] == lists[**j] && !taken.contains(*j) && same(item(&deltas[i]), item(&deltas[**j]), langs)
            };
            if !pairs.contains_key(&i)
                && let Some(&j) = come.iter().find(fits)
            {
                pairs.insert(i, j);
                taken.insert(j);
            }
        }
    }
    let mut joined = Vec::with_capacity(deltas.len());
    for (i, delta) in deltas.iter().enumerate().filter(|(i, _)| !taken.contains(i)) {
        match pairs.get(&i) {
            Some(&j) => joined.extend(moved(delta, &deltas[j], langs)),
            None => joined.push(delta.clone()),
        }
    }
    joined
}

/// Which list a delta is a whole item of.
fn list_of(delta: &Delta<'_>) -> Option<usize> {
    let keys = delta.keys();
    let fits = |list: &&[&str]| list.len() == keys.len() && list.iter().zip(&keys).all(|(a, b)| *a == "?" || a == b);
    LISTS.iter().position(fits)
}

/// The item that came or went.
fn item<'a>(delta: &Delta<'a>) -> &'a Value {
    match delta.event {
        Event::Added(value) | Event::Removed(value) | Event::Replaced(_, value) | Event::Reordered(_, value) => value,
        Event::Moved => &Value::Null,
    }
}

fn by_name(old: &Value, new: &Value, _: &Langs) -> bool {
    old == new || (old.get("id").is_some() && old.get("id") == new.get("id"))
}

fn by_words(old: &Value, new: &Value, langs: &Langs) -> bool {
    const SAME: f64 = 0.8;
    phrase(old, langs).zip(phrase(new, langs)).is_some_and(|(old, new)| similarity(&old, &new) >= SAME)
}

/// The move of one item, and what else changed in it.
fn moved<'a>(gone: &Delta<'a>, come: &Delta<'a>, langs: &Langs) -> Vec<Delta<'a>> {
    let step = |(gone, come): (&Step<'a>, &Step<'a>)| match (gone, come) {
        (Step::Item { before, .. }, Step::Item { after, .. }) => Step::Item { before: *before, after: *after },
        (_, come) => *come,
    };
    let trail: Vec<Step<'a>> = gone.trail.iter().zip(&come.trail).map(step).collect();
    let inner = match (gone.event, come.event) {
        (Event::Removed(old), Event::Added(new)) => compare(old, new, langs),
        _ => Vec::new(),
    };
    let inner = inner.into_iter().map(|delta| Delta { trail: [trail.clone(), delta.trail].concat(), ..delta });
    std::iter::once(Delta { trail: trail.clone(), event: Event::Moved }).chain(inner).collect()
}

/// Where a moved item stood and stands: the titles of two modules, else its numbers in the list, counted from 1.
pub(super) fn places(delta: &Delta<'_>) -> (Option<Value>, Option<Value>) {
    let items = || {
        delta.trail.iter().rev().filter_map(|step| match step {
            Step::Item { before: Some(before), after: Some(after) } => Some((*before, *after)),
            _ => None,
        })
    };
    let holder = items().nth(1).filter(|((_, old), (_, new))| old.get("id") != new.get("id"));
    if let Some(((_, old), (_, new))) = holder {
        let title = |item: &Value| item.get("title").or_else(|| item.get("id")).cloned();
        return (title(old), title(new));
    }
    let number = |i: usize| Some(Value::from(i + 1));
    items().next().map_or((None, None), |((i, _), (j, _))| (number(i), number(j)))
}

/// Tells a work that went from main to further literature, or back, by its key and the two lists.
pub(super) fn literature(change: &mut Change, delta: &Delta<'_>) {
    let [_, Step::Key(list), Step::Item { before: Some((i, work)), .. }] = delta.trail.as_slice() else { return };
    let other = if *list == "main" { "further" } else { "main" };
    change.subject = vec![Named { id: work.as_str().unwrap_or_default().to_owned(), ..Named::default() }];
    (change.old, change.new) = (Some(Value::from(other)), Some(Value::from(*list)));
    if let Some(site) = &mut change.before {
        site.path = Path::root().key("literature").key(other).index(*i);
    }
}
