//! Items of the course's assessment fund that a variant can use: those on topics that it keeps and outcomes that it promises.

use serde::Serialize;

use super::scope::Scope;
use crate::document::words;
use crate::locale::fill;
use crate::model::{AssessmentItem, ItemKind, Percent};
use crate::prose::{Block, Inline};

/// Items with their key.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ItemsView {
    /// Items in the order of the fund.
    pub(super) items: Vec<ItemView>,
    /// Right answers by the number of the item.
    pub(super) keys: Vec<KeyView>,
}

/// An item as a participant sees it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ItemView {
    /// Number in the list.
    pub(super) number: String,
    /// Points and minutes.
    pub(super) facts: String,
    /// What to do: «Выберите один верный ответ».
    pub(super) order: String,
    /// The task.
    pub(super) text: Vec<Block>,
    /// Answers to choose from, each with its letter.
    pub(super) options: Vec<OptionView>,
    /// The left side of a match, numbered.
    pub(super) left: Vec<OptionView>,
    /// Criteria.
    pub(super) criteria: Vec<Vec<Inline>>,
    /// Marks of the outcomes.
    pub(super) outcome: String,
}

/// An answer with its letter or number.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OptionView {
    pub(super) mark: String,
    pub(super) text: Vec<Inline>,
}

/// The right answer of an item.
#[derive(Debug, Clone, Serialize)]
pub(super) struct KeyView {
    pub(super) number: String,
    pub(super) letters: String,
    pub(super) text: Vec<Block>,
}

/// The items that fit the variant.
pub(super) fn fitting<'a>(scope: &'a Scope<'_>) -> impl Iterator<Item = &'a AssessmentItem> {
    let fund = scope.catalog.funds.get(scope.course_id);
    fund.into_iter().flat_map(|fund| &fund.value.items).filter(|item| {
        let promised = scope.fates.iter().any(|fate| !fate.is_dropped() && fate.outcome.id == item.outcome);
        promised && scope.keeps_topic(&item.topic)
    })
}

/// All items that fit, with their key.
pub(super) fn view(scope: &Scope<'_>) -> ItemsView {
    let mut view = ItemsView { items: Vec::new(), keys: Vec::new() };
    for (number, item) in (1..).zip(fitting(scope)) {
        let (item, key) = pair(scope, number, item);
        view.items.push(item);
        view.keys.extend(key);
    }
    view
}

/// An item with its key.
pub(super) fn pair(scope: &Scope<'_>, number: usize, item: &AssessmentItem) -> (ItemView, Option<KeyView>) {
    let places = |n: usize| shuffled(item.id.as_str(), n);
    let (options, left, letters) = match item.kind {
        ItemKind::Matching => {
            let order = places(item.pairs.len());
            let right = order.iter().map(|&place| scope.line(&item.pairs[place].right));
            let left = item.pairs.iter().map(|pair| scope.line(&pair.left));
            let letter = |i: usize| order.iter().position(|&place| place == i).map(words::letter).unwrap_or_default();
            let key = (0..item.pairs.len()).map(|i| format!("{}–{}", i + 1, letter(i)));
            (lettered(right), numbered(left), key.collect::<Vec<_>>().join(", "))
        }
        ItemKind::Ordering => {
            let order = places(item.steps.len());
            let steps = order.iter().map(|&place| scope.line(&item.steps[place]));
            let letter = |i: usize| order.iter().position(|&place| place == i).map(words::letter).unwrap_or_default();
            let key: Vec<String> = (0..item.steps.len()).map(letter).collect();
            (lettered(steps), Vec::new(), key.join(", "))
        }
        _ => {
            let right = item.options.iter().enumerate().filter(|(_, option)| option.right);
            let key: Vec<String> = right.map(|(i, _)| words::letter(i)).collect();
            (lettered(item.options.iter().map(|option| scope.line(&option.text))), Vec::new(), key.join(", "))
        }
    };
    let number = number.to_string();
    let text = item.key.as_ref().map(|key| scope.blocks(key)).unwrap_or_default();
    let key = (!letters.is_empty() || !text.is_empty()).then(|| KeyView { number: number.clone(), letters, text });
    let minutes = fill(scope.word("minutes"), &[("n", &item.minutes.to_string())]);
    let view = ItemView {
        number,
        facts: fill(scope.word("dpp-item-facts"), &[("points", &points(scope, item.points)), ("minutes", &minutes)]),
        order: scope.word(&format!("item-{}", item.kind.as_str())).to_owned(),
        text: scope.blocks(&item.text),
        options,
        left,
        criteria: item.criteria.iter().map(|text| scope.line(text)).collect(),
        outcome: scope.mark(&item.outcome).unwrap_or_default(),
    };
    (view, key)
}

fn points(scope: &Scope<'_>, points: Percent) -> String {
    match u64::try_from(points.hundredths() / 100) {
        Ok(whole) if points.hundredths() % 100 == 0 => scope.locale.counted(whole, "point"),
        _ => scope.locale.number(points),
    }
}

fn lettered(lines: impl Iterator<Item = Vec<Inline>>) -> Vec<OptionView> {
    lines.enumerate().map(|(i, text)| OptionView { mark: words::letter(i), text }).collect()
}

fn numbered(lines: impl Iterator<Item = Vec<Inline>>) -> Vec<OptionView> {
    lines.enumerate().map(|(i, text)| OptionView { mark: (i + 1).to_string(), text }).collect()
}

/// Places `0..n` in an order that depends on the name of the item alone, and is not the natural one where there are two.
fn shuffled(name: &str, n: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..n).collect();
    places.sort_by_key(|place| *blake3::hash(format!("{name} {place}").as_bytes()).as_bytes());
    if n > 1 && places.is_sorted() {
        places.reverse();
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_always_the_same_and_never_the_natural_one() {
        for (name, n) in [("a", 2), ("b", 2), ("c", 3), ("d", 5), ("e", 0), ("f", 1)] {
            let places = shuffled(name, n);
            assert_eq!(places, shuffled(name, n));
            assert!(n < 2 || !places.is_sorted(), "{name}");
            let mut sorted = places;
            sorted.sort_unstable();
            assert_eq!(sorted, (0..n).collect::<Vec<_>>());
        }
    }
}
