//! Items of an assessment fund as every document shows them: in which order, and where the right answers stand.

use crate::model::{AssessmentItem, ItemKind};

/// The order in which `count` steps or right sides of an item are shown: shuffled by its id, the same for ever, and never the
/// right one where there are two.
pub(super) fn order(item: &AssessmentItem, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_cached_key(|place| *blake3::hash(format!("{}/{place}", item.id).as_bytes()).as_bytes());
    if order.is_sorted() && count > 1 {
        order.rotate_left(1);
    }
    order
}

/// Places of the right answers among those that are shown: of the right options; of each step, and of the right side of each
/// pair, in their own order. None for items that are answered in words.
pub(super) fn right(item: &AssessmentItem) -> Vec<usize> {
    let places = |count: usize| {
        let order = order(item, count);
        (0..count).map(|own| order.iter().position(|shown| *shown == own).unwrap_or_default()).collect()
    };
    match item.kind {
        ItemKind::Ordering => places(item.steps.len()),
        ItemKind::Matching => places(item.pairs.len()),
        _ => (0..item.options.len()).filter(|&place| item.options[place].right).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str) -> AssessmentItem {
        let text = format!(
            "{{id: {id}, kind: ordering, topic: t, outcome: o, text: x, points: 1, minutes: 1, steps: [a, b, c]}}"
        );
        serde_yaml::from_str(&text).expect("it is an item")
    }

    #[test]
    fn the_order_is_always_the_same_and_never_the_natural_one() {
        for id in ["a", "b", "c", "d", "e"] {
            for count in 0..6 {
                let shown = order(&item(id), count);
                assert_eq!(shown, order(&item(id), count));
                assert!(count < 2 || !shown.is_sorted(), "{id}");
                let mut sorted = shown;
                sorted.sort_unstable();
                assert_eq!(sorted, (0..count).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn right_answers_lead_back_to_the_steps() {
        let item = item("steps");
        let shown = order(&item, 3);
        let found: Vec<usize> = right(&item).into_iter().map(|place| shown[place]).collect();
        assert_eq!(found, [0, 1, 2]);
    }
}
