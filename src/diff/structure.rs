//! Two values → what differs, whatever they describe. Everything that differs is in exactly one [`Delta`], so that a field
//! that nobody has named yet is shown all the same.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::pairing::{Pairing, pair};
use crate::prose;
use crate::source::Path;

/// A step from the root of a file to what differs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step<'a> {
    /// The value of a key.
    Key(&'a str),
    /// An item of a list, with its place before and after, and what stood there.
    Item { before: Option<(usize, &'a Value)>, after: Option<(usize, &'a Value)> },
}

/// How something differs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Event<'a> {
    /// It is new.
    Added(&'a Value),
    /// It is gone.
    Removed(&'a Value),
    /// It is another.
    Replaced(&'a Value, &'a Value),
    /// It stands at another place of its list.
    Moved,
    /// The items of a list of words stand in another order.
    Reordered(&'a Value, &'a Value),
}

/// A difference.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Delta<'a> {
    /// The way to it.
    pub(super) trail: Vec<Step<'a>>,
    /// What happened there.
    pub(super) event: Event<'a>,
}

impl<'a> Delta<'a> {
    /// The keys of the trail, with `*` for an item.
    pub(super) fn keys(&self) -> Vec<&'a str> {
        let name = |step: &Step<'a>| match step {
            Step::Key(key) => key,
            Step::Item { .. } => "*",
        };
        self.trail.iter().map(name).collect()
    }

    /// The place before; of what is new, the place that held nothing.
    pub(super) fn before(&self) -> Path {
        self.path(|before, _| before)
    }

    /// The place after; of what is gone, the place that holds it no more.
    pub(super) fn after(&self) -> Path {
        self.path(|_, after| after)
    }

    fn path(&self, side: fn(Option<usize>, Option<usize>) -> Option<usize>) -> Path {
        let mut path = Path::root();
        for step in &self.trail {
            path = match step {
                Step::Key(key) => path.key(*key),
                Step::Item { before, after } => match side(before.map(|(i, _)| i), after.map(|(i, _)| i)) {
                    Some(index) => path.index(index),
                    None => return path,
                },
            };
        }
        path
    }
}

/// The tags of languages by which a mapping is known to be a text in several of them.
pub(super) type Langs = BTreeSet<String>;

/// Compares two values.
pub(super) fn compare<'a>(old: &'a Value, new: &'a Value, langs: &Langs) -> Vec<Delta<'a>> {
    let mut comparison = Comparison { langs, trail: Vec::new(), deltas: Vec::new() };
    comparison.values(old, new);
    comparison.deltas
}

/// A list without items, for one that is not written.
static NOTHING: Value = Value::Array(Vec::new());

struct Comparison<'a, 'l> {
    langs: &'l Langs,
    trail: Vec<Step<'a>>,
    deltas: Vec<Delta<'a>>,
}

impl<'a> Comparison<'a, '_> {
    fn found(&mut self, event: Event<'a>) {
        self.deltas.push(Delta { trail: self.trail.clone(), event });
    }

    fn within(&mut self, step: Step<'a>, run: impl FnOnce(&mut Self)) {
        self.trail.push(step);
        run(self);
        self.trail.pop();
    }

    fn values(&mut self, old: &'a Value, new: &'a Value) {
        match (old, new) {
            _ if old == new => {}
            _ if is_text(old, self.langs) && is_text(new, self.langs) => {
                if !same_text(old, new) {
                    self.found(Event::Replaced(old, new));
                }
            }
            (Value::Object(old), Value::Object(new)) => self.maps(old, new),
            (Value::Array(before), Value::Array(after)) => self.lists((old, before), (new, after)),
            _ => self.found(Event::Replaced(old, new)),
        }
    }

    fn maps(&mut self, old: &'a Map<String, Value>, new: &'a Map<String, Value>) {
        let added = new.iter().filter(|(key, _)| !old.contains_key(*key)).map(|(key, value)| (key, None, Some(value)));
        let kept = old.iter().map(|(key, value)| (key, Some(value), new.get(key)));
        for (key, old, new) in kept.chain(added) {
            self.within(Step::Key(key), |it| match (old, new) {
                (Some(old), Some(new)) => it.values(old, new),
                (Some(old @ Value::Array(_)), None) => it.values(old, &NOTHING),
                (None, Some(new @ Value::Array(_))) => it.values(&NOTHING, new),
                (Some(old), None) => it.found(Event::Removed(old)),
                (None, Some(new)) => it.found(Event::Added(new)),
                (None, None) => {}
            });
        }
    }

    fn lists(&mut self, (whole_old, old): (&'a Value, &'a [Value]), (whole_new, new): (&'a Value, &'a [Value])) {
        if self.is_one_value(old, new) {
            self.found(Event::Replaced(whole_old, whole_new));
            return;
        }
        let Pairing { pairs, removed, added, moved } = pair(old, new, self.langs);
        for i in removed {
            self.within(Step::Item { before: Some((i, &old[i])), after: None }, |it| it.found(Event::Removed(&old[i])));
        }
        let words = |items: &[Value]| items.iter().all(|item| !item.is_object());
        let one = words(old) && words(new);
        if one && !moved.is_empty() {
            self.found(Event::Reordered(whole_old, whole_new));
        }
        for (i, j) in pairs {
            let step = Step::Item { before: Some((i, &old[i])), after: Some((j, &new[j])) };
            self.within(step, |it| {
                if !one && moved.contains(&j) {
                    it.found(Event::Moved);
                }
                it.values(&old[i], &new[j]);
            });
        }
        for j in added {
            self.within(Step::Item { before: None, after: Some((j, &new[j])) }, |it| it.found(Event::Added(&new[j])));
        }
    }
}

impl Comparison<'_, '_> {
    /// Whether a list of numbers or names is one value, such as the semesters of a course, and not a row of things that come
    /// and go one by one.
    fn is_one_value(&self, old: &[Value], new: &[Value]) -> bool {
        const WHOLE: [&str; 23] = [
            "also",
            "after",
            "attestation",
            "basis",
            "before",
            "buildings",
            "competences",
            "covers",
            "dates",
            "features",
            "groups",
            "guarded",
            "institutions",
            "kinds",
            "languages",
            "locked",
            "members",
            "modules",
            "needs",
            "overlaps",
            "parts",
            "semesters",
            "teachers",
        ];
        let is_word = |item: &Value| !item.is_object() && !item.is_array();
        let words = old.iter().chain(new).all(is_word);
        let whole = self.trail.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(WHOLE.contains(key)),
            Step::Item { .. } => None,
        });
        let numbers = old.iter().chain(new).all(Value::is_number);
        words && (numbers || whole.unwrap_or_default() || self.trail.contains(&Step::Key("labs")))
    }
}

/// Whether a value is a text: a string, or one for each of some languages.
pub(super) fn is_text(value: &Value, langs: &Langs) -> bool {
    match value {
        Value::String(_) => true,
        Value::Object(texts) => {
            !texts.is_empty() && texts.iter().all(|(lang, text)| text.is_string() && langs.contains(lang))
        }
        _ => false,
    }
}

/// Whether two texts say the same: line breaks and spaces that print alike are no difference.
fn same_text(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::String(old), Value::String(new)) => same_words(old, new),
        (Value::Object(old), Value::Object(new)) => {
            let same = |(lang, text): (&String, &Value)| new.get(lang).is_some_and(|new| same_text(text, new));
            old.len() == new.len() && old.iter().all(same)
        }
        _ => false,
    }
}

/// Whether two strings print alike in spite of how their lines are broken.
pub(super) fn same_words(old: &str, new: &str) -> bool {
    old == new
        || old.split_whitespace().eq(new.split_whitespace()) && prose::parse(old).blocks == prose::parse(new).blocks
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Each difference as `path before → path after: what`.
    fn shown(old: &Value, new: &Value) -> Vec<String> {
        let langs = ["ru", "en"].map(str::to_owned).into();
        let deltas = compare(old, new, &langs);
        let what = |event: &Event<'_>| match event {
            Event::Added(value) => format!("+{value}"),
            Event::Removed(value) => format!("-{value}"),
            Event::Replaced(old, new) => format!("{old} → {new}"),
            Event::Moved => "moved".to_owned(),
            Event::Reordered(..) => "reordered".to_owned(),
        };
        deltas.iter().map(|delta| format!("{} → {}: {}", delta.before(), delta.after(), what(&delta.event))).collect()
    }

    #[track_caller]
    fn case(old: &Value, new: &Value, expected: &[&str]) {
        assert_eq!(shown(old, new), expected);
    }

    #[test]
    fn what_reads_the_same_is_the_same() {
        case(&json!({"a": 1, "b": 2}), &json!({"b": 2, "a": 1}), &[]);
        case(&json!({"t": {"ru": "а\nб", "en": "a"}}), &json!({"t": {"en": "a", "ru": "а б"}}), &[]);
        case(&json!({"t": "- a\n- b"}), &json!({"t": "- a - b"}), &["t → t: \"- a\\n- b\" → \"- a - b\""]);
        case(&json!({"x": []}), &json!({}), &[]);
    }

    #[test]
    fn items_are_known_by_their_ids() {
        case(
            &json!({"m": [{"id": "a", "h": "1"}, {"id": "b", "h": "2"}]}),
            &json!({"m": [{"id": "b", "h": "3"}, {"id": "a", "h": "1"}, {"id": "c"}]}),
            &["m[0] → m[1]: moved", "m[1].h → m[0].h: \"2\" → \"3\"", "m → m[2]: +{\"id\":\"c\"}"],
        );
    }

    #[test]
    fn items_with_another_id_are_known_by_their_words() {
        case(
            &json!({"o": [{"id": "a", "text": "solve linear equations"}, {"id": "x", "text": "prove theorems"}]}),
            &json!({"o": [{"id": "b", "text": "solve linear equations"}, {"id": "x", "text": "prove theorems"}]}),
            &["o[0].id → o[0].id: \"a\" → \"b\""],
        );
    }

    #[test]
    fn words_of_a_list_are_compared_one_by_one() {
        case(&json!({"l": ["a", "b"]}), &json!({"l": ["b", "a"]}), &["l → l: reordered"]);
        case(&json!({"l": ["a@apply"]}), &json!({"l": ["a"]}), &["l[0] → l[0]: \"a@apply\" → \"a\""]);
        case(&json!({"l": ["a"]}), &json!({"l": ["b"]}), &["l[0] → l: -\"a\"", "l → l[0]: +\"b\""]);
        case(&json!({}), &json!({"l": ["b"]}), &["l → l[0]: +\"b\""]);
    }
}
