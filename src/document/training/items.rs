//! Items of the course's assessment fund that a variant can use: those on topics that it keeps and outcomes that it promises.

use serde::Serialize;

use super::scope::Scope;
use crate::document::{items, words};
use crate::locale::fill;
use crate::model::{AssessmentItem, ItemKind};
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
    /// Whether answers are ticked; otherwise their letters are written on a line.
    pub(super) ticked: bool,
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
    let right = items::right(item).into_iter().map(words::letter);
    let (options, left, letters): (_, _, Vec<String>) = match item.kind {
        ItemKind::Matching => {
            let shown = items::order(item, item.pairs.len());
            let options = lettered(shown.into_iter().map(|place| scope.line(&item.pairs[place].right)));
            let left = numbered(item.pairs.iter().map(|pair| scope.line(&pair.left)));
            (options, left, (1..).zip(right).map(|(pair, letter): (usize, _)| format!("{pair}–{letter}")).collect())
        }
        ItemKind::Ordering => {
            let shown = items::order(item, item.steps.len());
            (lettered(shown.into_iter().map(|place| scope.line(&item.steps[place]))), Vec::new(), right.collect())
        }
        _ => (lettered(item.options.iter().map(|option| scope.line(&option.text))), Vec::new(), right.collect()),
    };
    let letters = letters.join(", ");
    let number = number.to_string();
    let text = item.key.as_ref().map(|key| scope.blocks(key)).unwrap_or_default();
    let key = (!letters.is_empty() || !text.is_empty()).then(|| KeyView { number: number.clone(), letters, text });
    let minutes = fill(scope.word("minutes"), &[("n", &item.minutes.to_string())]);
    let view = ItemView {
        number,
        facts: fill(
            scope.word("dpp-item-facts"),
            &[("points", &scope.locale.counted_exact(item.points, "point")), ("minutes", &minutes)],
        ),
        order: scope.word(&format!("item-{}", item.kind.as_str())).to_owned(),
        text: scope.blocks(&item.text),
        ticked: matches!(item.kind, ItemKind::Single | ItemKind::Multiple),
        options,
        left,
        criteria: item.criteria.iter().map(|text| scope.line(text)).collect(),
        outcome: scope.mark(&item.outcome).unwrap_or_default(),
    };
    (view, key)
}

fn lettered(lines: impl Iterator<Item = Vec<Inline>>) -> Vec<OptionView> {
    lines.enumerate().map(|(i, text)| OptionView { mark: words::letter(i), text }).collect()
}

fn numbered(lines: impl Iterator<Item = Vec<Inline>>) -> Vec<OptionView> {
    lines.enumerate().map(|(i, text)| OptionView { mark: (i + 1).to_string(), text }).collect()
}
