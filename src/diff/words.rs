//! Changes as sentences, in a language.

mod times;

use serde_json::Value;

use super::structure::{Langs, is_text, same_words};
use super::{Change, Diff, Group, Impact, Kind, Named, Owner, Reason};
use crate::locale::{Locale, fill};
use crate::model::{Activity, Attestation, Hours, Lang, Percent};
use crate::source;

/// A change in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What changed, in a line.
    pub text: String,
    /// Texts that the line does not quote, cut to what differs.
    pub details: Vec<Detail>,
}

/// A text before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Its language, where the text has several.
    pub lang: Option<String>,
    /// What it said; nothing where it did not stand in this language.
    pub old: Option<String>,
    /// What it says; nothing where it does not stand in this language.
    pub new: Option<String>,
}

/// What makes sentences: a language with its words, and the languages of texts.
pub struct Speaker<'a> {
    locale: &'a Locale,
    lang: &'a Lang,
    langs: &'a Langs,
}

impl<'a> Speaker<'a> {
    /// Speaks of the changes of a diff.
    pub const fn new(diff: &'a Diff, lang: &'a Lang, locale: &'a Locale) -> Self {
        Self { locale, lang, langs: &diff.langs }
    }

    /// The words of the language.
    pub const fn locale(&self) -> &'a Locale {
        self.locale
    }

    /// A change in words.
    pub fn sentence(&self, change: &Change) -> Sentence {
        let pattern = self.locale.change(change.kind.as_str());
        let site = change.after.as_ref().or(change.before.as_ref());
        let path = site.map(|site| format!("`{}`", site.path)).unwrap_or_default();
        let (old, new) = self.both(change);
        let values = [
            ("name", change.subject.last().map(|named| self.name(change, named)).unwrap_or_default()),
            ("first", change.subject.first().map(|named| self.name(change, named)).unwrap_or_default()),
            ("share", self.share(change)),
            ("key", self.key(change)),
            ("what", format!("{}, {path}", self.tags(change))),
            ("path", path),
            ("old", old),
            ("new", new),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let tells = pattern.contains("{old}") || pattern.contains("{new}");
        let details = if tells { Vec::new() } else { self.details(change) };
        Sentence { text: fill(pattern, &values), details }
    }

    /// The values before and after as a sentence shows them: of two texts, what differs, in the language or another in which
    /// something does.
    fn both(&self, change: &Change) -> (String, String) {
        let texts = change.old.as_ref().zip(change.new.as_ref());
        let texts = texts.filter(|(old, new)| [old, new].into_iter().all(|value| is_text(value, self.langs)));
        let single = || (self.shown(change, change.old.as_ref()), self.shown(change, change.new.as_ref()));
        let Some((Value::Object(old), Value::Object(new))) = texts else { return single() };
        let differs = |tag: &&str| match (old.get(*tag), new.get(*tag)) {
            (Some(Value::String(old)), Some(Value::String(new))) => !same_words(old, new),
            _ => false,
        };
        let tags = std::iter::once(self.lang.as_str()).chain(new.keys().map(String::as_str));
        let Some(tag) = tags.into_iter().find(differs) else { return single() };
        let text =
            |map: &serde_json::Map<String, Value>| map.get(tag).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (old, new) = excerpts(&text(old), &text(new));
        let mark = if tag == self.lang.as_str() { String::new() } else { format!("{tag}: ") };
        (mark.clone() + &self.locale.quoted(&cut(&old)), mark + &self.locale.quoted(&cut(&new)))
    }

    /// What a change breaks or touches, in words.
    pub fn impact(&self, impact: &Impact) -> String {
        let reason = impact.reason.as_str();
        let what = match &impact.reason {
            Reason::Outcome(Some(level)) => self.locale.impact(reason, &[("level", self.locale.level(*level))]),
            Reason::Hours(shortage) => self.shortage(reason, shortage),
            Reason::Classes(classes) => self.classes(reason, classes),
            _ => self.locale.impact(reason, &[]),
        };
        let verb = self.locale.of_changes(if impact.breaks { "breaks" } else { "touches" });
        format!("{verb}: {} — {what}", self.owner(&impact.owner))
    }

    /// What a file describes, in words.
    pub fn owner(&self, owner: &Owner) -> String {
        let kind = match owner.kind {
            source::Kind::Catalog => "catalog",
            source::Kind::People => "people",
            source::Kind::Bibliography => "bibliography",
            source::Kind::Institution => "institution",
            source::Kind::Course => "course",
            source::Kind::Fund => "fund",
            source::Kind::Variant => "variant",
            source::Kind::Program => "program",
            source::Kind::Offering => "offering",
            source::Kind::Calendar => "calendar",
            source::Kind::Resources => "resources",
            source::Kind::Profile => "profile",
            source::Kind::Template | source::Kind::Stray => "file",
        };
        self.locale.owner(kind, &format!("`{}`", owner.id))
    }

    /// Title of a level of approval.
    pub fn level(&self, diff: &Diff, rank: usize) -> String {
        match diff.approval.title(rank) {
            Some(title) => title.get(self.lang, &[]).to_owned(),
            None => self.locale.approval(diff.approval.name(rank)).to_owned(),
        }
    }

    /// A text of the catalogue in the language.
    pub fn text(&self, value: &Value) -> String {
        let text = match value {
            Value::String(text) => Some(text.as_str()),
            Value::Object(texts) => {
                let own = texts.get(self.lang.as_str());
                own.or_else(|| texts.values().next()).and_then(Value::as_str)
            }
            _ => None,
        };
        text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn name(&self, change: &Change, named: &Named) -> String {
        if let Some(occasion) = named.occasion.as_ref().filter(|_| named.id.is_empty()) {
            return self.occasion(occasion);
        }
        // The text of an outcome is its title, and too long for one.
        match &named.title {
            Some(title)
                if change.kind.group() != Group::Outcomes || named.id.is_empty() || is_text(title, self.langs) =>
            {
                self.locale.quoted(&self.text(title))
            }
            _ => self.string(&named.id),
        }
    }

    /// The key that changed, by its own name where it has one.
    fn key(&self, change: &Change) -> String {
        let activity = Activity::ALL.into_iter().find(|activity| activity.as_str() == change.key);
        match activity {
            Some(activity) if change.kind.group() == Group::Hours => self.locale.activity(activity).long.clone(),
            _ if change.kind == Kind::PlanNeighboursChanged => self.locale.of_changes(&change.key).to_owned(),
            _ => format!("`{}`", change.key),
        }
    }

    /// In which form a part of the hours of a plan row is taught.
    fn share(&self, change: &Change) -> String {
        let site = change.after.as_ref().or(change.before.as_ref());
        let keys = site.into_iter().flat_map(|site| site.path.segments()).filter_map(|segment| match segment {
            source::Segment::Key(key) => Some(key.as_str()),
            source::Segment::Index(_) => None,
        });
        let form = keys.into_iter().find(|key| matches!(*key, "practical-training" | "online"));
        form.map(|form| self.locale.of_changes(form).to_owned()).unwrap_or_default()
    }

    /// Languages that a text gained or lost.
    fn tags(&self, change: &Change) -> String {
        let tags = |value: &Option<Value>| -> Langs {
            let map = value.as_ref().and_then(Value::as_object);
            map.into_iter().flat_map(|map| map.keys().cloned()).collect()
        };
        let (old, new) = (tags(&change.old), tags(&change.new));
        old.symmetric_difference(&new).cloned().collect::<Vec<_>>().join(", ")
    }

    /// A value as the sentence about a change shows it.
    fn shown(&self, change: &Change, value: Option<&Value>) -> String {
        let Some(value) = value else {
            return match change.kind.group() {
                Group::Hours if change.key != "hours" => self.locale.hours(Hours::ZERO),
                _ => self.locale.of_changes("none").to_owned(),
            };
        };
        if let Some(text) = value.as_str()
            && let Some(word) = self.word(change, text)
        {
            return word;
        }
        let part = |key: &str| value.get(key).unwrap_or(value);
        cut(&match change.kind {
            Kind::ClassMoved => self.destination(part("move")),
            Kind::AttestationChanged => self.attestation(value),
            Kind::PlanSemesterAdded | Kind::PlanSemesterRemoved => self.plain(part("hours")),
            Kind::CalendarDayAdded | Kind::CalendarDayRemoved => self.plain(&without_dates(value)),
            _ => self.plain(value),
        })
    }

    /// A word of the format in the language: a level, a form, hours with their unit.
    fn word(&self, change: &Change, text: &str) -> Option<String> {
        use Kind::*;
        let named = |value: Option<&str>| value.map(str::to_owned);
        let locale = self.locale;
        let word = || Value::String(text.to_owned());
        match change.kind {
            OutcomeWeakened | OutcomeStrengthened => named(decoded(word()).map(|level| locale.level(level))),
            OutcomeTriadChanged => named(decoded(word()).map(|kind| locale.triad(kind))),
            CycleChanged => named(decoded(word()).map(|cycle| locale.cycle(cycle))),
            StandingChanged => named(decoded(word()).map(|standing| locale.standing(standing))),
            DeliveryChanged => named(decoded(word()).map(|delivery| locale.delivery(delivery))),
            AssessmentFormChanged => named(decoded(word()).map(|form| locale.form(form))),
            LabKindChanged => named(decoded(word()).map(|class| locale.class(class))),
            PlanPartChanged if change.key == "part" => named(Some(locale.of_changes(text))),
            MeetingTimeChanged | MilestoneDateChanged if change.key == "at" => Some(self.time(text)),
            AssessmentReweighted | CriterionPointsChanged => {
                text.parse::<Percent>().ok().map(|percent| locale.percent(percent))
            }
            CreditsChanged | PlanCreditsChanged | PlanSemesterCreditsChanged | PlanWeeksChanged | ItemPointsChanged => {
                Some(text.replace('.', locale.decimal()))
            }
            LiteratureMoved => named(Some(locale.of_changes(text))),
            _ if change.kind.group() == Group::Hours => text.parse::<Hours>().ok().map(|hours| locale.hours(hours)),
            _ => None,
        }
    }

    /// Forms of attestation.
    fn attestation(&self, value: &Value) -> String {
        let forms = value.as_array().into_iter().flatten().cloned().filter_map(decoded::<Attestation>);
        let forms: Vec<&str> =
            forms.map(|form| self.locale.official(&format!("attestation-{}", form.as_str()))).collect();
        if forms.is_empty() { self.locale.of_changes("none").to_owned() } else { forms.join(", ") }
    }

    /// A value in one line.
    fn plain(&self, value: &Value) -> String {
        match value {
            Value::Null => self.locale.of_changes("none").to_owned(),
            Value::Bool(yes) => self.locale.answer(*yes).to_owned(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.string(text),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.plain(item)).collect();
                if items.is_empty() { self.locale.of_changes("none").to_owned() } else { items.join(", ") }
            }
            Value::Object(_) if is_text(value, self.langs) => self.locale.quoted(&self.text(value)),
            Value::Object(map) => self.object(map),
        }
    }

    /// A string: names in backticks, phrases in quotation marks, codes and numbers as they are.
    fn string(&self, text: &str) -> String {
        let is_name =
            text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'@'))
                && text.bytes().any(|b| b.is_ascii_lowercase());
        if is_name {
            return format!("`{text}`");
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.len() > 1 { self.locale.quoted(&words.join(" ")) } else { self.date(text) }
    }

    /// A mapping: a prerequisite by what it asks for, hours by kind, anything else by its names or key by key.
    fn object(&self, map: &serde_json::Map<String, Value>) -> String {
        let only = map.iter().next().filter(|_| map.len() == 1);
        if let Some((key, value)) = only {
            match (key.as_str(), value) {
                ("course" | "outcome" | "knowledge", value) => return self.plain(value),
                ("all" | "any", Value::Array(items)) => {
                    let items: Vec<String> = items.iter().map(|item| self.plain(item)).collect();
                    return if key == "all" { self.locale.all_of(&items) } else { self.locale.one_of(&items) };
                }
                _ => {}
            }
        }
        for name in ["title", "name", "text", "off", "cancel"] {
            if let Some(text) = map.get(name).filter(|text| is_text(text, self.langs)) {
                return self.locale.quoted(&self.text(text));
            }
        }
        let pair = |(key, value): (&String, &Value)| {
            let activity = Activity::ALL.into_iter().find(|activity| activity.as_str() == key);
            match (activity, value.as_str().and_then(|text| text.parse::<Hours>().ok())) {
                (Some(activity), Some(hours)) => {
                    format!("{} {}", self.locale.activity(activity).long, self.locale.hours(hours))
                }
                _ => format!("{key}: {}", self.plain(value)),
            }
        };
        map.iter().map(pair).collect::<Vec<_>>().join(", ")
    }

    /// The texts of a change, in each language in which they differ.
    fn details(&self, change: &Change) -> Vec<Detail> {
        let whole_outcome = |value: &Option<Value>| match change.kind {
            Kind::OutcomeAdded | Kind::OutcomeRemoved => value.as_ref().and_then(|value| value.get("text")).cloned(),
            _ => value.clone(),
        };
        let (old, new) = (whole_outcome(&change.old), whole_outcome(&change.new));
        if ![&old, &new].into_iter().flatten().all(|value| is_text(value, self.langs)) {
            return Vec::new();
        }
        let tags: Langs = [&old, &new]
            .into_iter()
            .flatten()
            .flat_map(|value| match value {
                Value::Object(texts) => texts.keys().cloned().collect(),
                _ => vec![String::new()],
            })
            .collect();
        let mut details = Vec::new();
        for tag in tags {
            let of = |value: &Option<Value>| match value.as_ref()? {
                Value::Object(texts) => texts.get(&tag)?.as_str().map(str::to_owned),
                Value::String(text) if tag.is_empty() => Some(text.clone()),
                _ => None,
            };
            let lang = Some(tag.clone()).filter(|tag| !tag.is_empty());
            match (of(&old), of(&new)) {
                (Some(old), Some(new)) if same_words(&old, &new) => {}
                (Some(old), Some(new)) => {
                    let (old, new) = excerpts(&old, &new);
                    details.push(Detail { lang, old: Some(old), new: Some(new) });
                }
                (old, new) => {
                    details.push(Detail { lang, old: old.map(|text| line(&text)), new: new.map(|text| line(&text)) })
                }
            }
        }
        details
    }
}

fn decoded<T: serde::de::DeserializeOwned>(value: Value) -> Option<T> {
    serde_json::from_value(value).ok()
}

/// A special day of a calendar by what is special.
fn without_dates(day: &Value) -> Value {
    let keys = day.as_object().into_iter().flatten();
    keys.filter(|(key, _)| !matches!(key.as_str(), "on" | "from" | "to"))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// Most characters of a value within a sentence.
const LONGEST: usize = 100;

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let head: String = text.chars().take(LONGEST).collect();
    format!("{}…", head.trim_end())
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two texts, cut to the words that differ with a few on either side.
fn excerpts(old: &str, new: &str) -> (String, String) {
    const AROUND: usize = 5;
    let (a, b): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let shown = |words: &[&str]| {
        let from = head.saturating_sub(AROUND);
        let to = (words.len() - tail + AROUND).min(words.len());
        let open = if from > 0 { "… " } else { "" };
        let close = if to < words.len() { " …" } else { "" };
        format!("{open}{}{close}", words[from..to].join(" "))
    };
    if a == b { (old.to_owned(), new.to_owned()) } else { (shown(&a), shown(&b)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::impact;

    #[test]
    fn every_kind_has_a_sentence() {
        for tag in Locale::tags() {
            let locale = Locale::of(&tag.parse().unwrap()).unwrap();
            assert!(Kind::ALL.iter().all(|kind| !locale.change(kind.as_str()).is_empty()));
            assert!(impact::Reason::NAMES.iter().all(|name| !locale.impact(name, &[]).is_empty()));
        }
    }

    #[test]
    fn long_texts_are_cut_to_what_differs() {
        let old = "one two three four five six seven eight nine ten eleven twelve";
        let new = "one two three four five six SEVEN eight nine ten eleven twelve";
        let (a, b) = excerpts(old, new);
        assert_eq!(a, "… two three four five six seven eight nine ten eleven twelve");
        assert_eq!(b, "… two three four five six SEVEN eight nine ten eleven twelve");
        assert_eq!(excerpts("a b", "a b c"), ("a b".to_owned(), "a b c".to_owned()));
    }
}
