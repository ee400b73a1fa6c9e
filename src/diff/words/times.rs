//! Classes, days and times in words.

use chrono::NaiveDate;
use serde_json::Value;

use super::Speaker;
use crate::diff::names::Occasion;
use crate::diff::{Classes, Shortage};
use crate::locale::fill;
use crate::model::time::{At, When};

impl Speaker<'_> {
    /// A class by its kind, time and groups; a day by its date.
    pub(super) fn occasion(&self, occasion: &Occasion) -> String {
        let class = occasion.class.map(|kind| self.locale.activity(kind).long.clone());
        let days = (!occasion.days.is_empty()).then(|| self.days(&occasion.days));
        let time = occasion.at.as_deref().map(|at| self.time(at));
        let parts: Vec<String> = class.into_iter().chain(days).chain(time).collect();
        parts.join(", ") + &in_brackets(&occasion.groups)
    }

    /// Hours of a schedule that are not those of its course: «лабораторные работы: нужно 18 ч, поставлено 16 ч (`ml-1a`)».
    pub(super) fn shortage(&self, reason: &str, shortage: &Shortage) -> String {
        let kind = &self.locale.activity(shortage.kind).long;
        let [required, placed, reserve] =
            [shortage.required, shortage.placed, shortage.reserve].map(|hours| self.locale.hours(hours));
        let values = [("kind", kind.as_str()), ("required", &required), ("placed", &placed), ("reserve", &reserve)];
        self.locale.impact(reason, &values) + &in_brackets(&shortage.groups)
    }

    /// How many classes are held otherwise: «перенесено занятий: 3, отменено: 1 (`ml-1`)».
    pub(super) fn classes(&self, reason: &str, classes: &Classes) -> String {
        let counts = [
            ("moved", classes.moved),
            ("cancelled", classes.cancelled),
            ("added", classes.added),
            ("changed", classes.changed),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        let told = counts.map(|(key, n)| fill(self.locale.of_changes(key), &[("n", &n.to_string())]));
        let counts = told.collect::<Vec<_>>().join(", ");
        self.locale.impact(reason, &[("counts", &counts)]) + &in_brackets(&classes.groups)
    }

    fn days(&self, days: &[String]) -> String {
        let day = |day: &String| day.split("..").map(|day| self.date(day)).collect::<Vec<_>>().join("–");
        days.iter().map(day).collect::<Vec<_>>().join(", ")
    }

    /// A date in figures; what is none as it stands.
    pub(super) fn date(&self, text: &str) -> String {
        match text.parse::<NaiveDate>() {
            Ok(date) => date.format(self.locale.official("schedule-date")).to_string(),
            Err(_) => text.to_owned(),
        }
    }

    /// A time of the day or of the week: «понедельник, 2-я пара».
    pub(super) fn time(&self, text: &str) -> String {
        match (text.parse::<At>(), text.parse::<When>()) {
            (Ok(At::Weekly(weekday, when)), _) => {
                let day = self.locale.official(&format!("weekday-{}", weekday.number()));
                format!("{day}, {}", self.when(when))
            }
            (_, Ok(when)) => self.when(when),
            _ => format!("`{text}`"),
        }
    }

    fn when(&self, when: When) -> String {
        match when {
            When::Slots(first, last) => {
                let key = if first == last { "schedule-slot" } else { "schedule-slots" };
                let values = [("first", first.to_string()), ("last", last.to_string())];
                let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
                fill(self.locale.official(key), &values)
            }
            When::Clock(range) => format!("{}–{}", range.start, range.end),
        }
    }

    /// Where a class is moved to: what is not said stays.
    pub(super) fn destination(&self, moved: &Value) -> String {
        let word = |key: &str| moved.get(key).and_then(Value::as_str);
        let rest = ["room", "teachers", "mode"].into_iter().filter_map(|key| moved.get(key));
        let date = word("on").map(|day| self.date(day));
        let time = word("at").map(|at| self.time(at));
        date.into_iter().chain(time).chain(rest.map(|value| self.plain(value))).collect::<Vec<_>>().join(", ")
    }
}

/// The names of groups after what is said of them.
fn in_brackets<T: std::fmt::Display>(groups: &[T]) -> String {
    let groups: Vec<String> = groups.iter().map(|group| format!("`{group}`")).collect();
    if groups.is_empty() { String::new() } else { format!(" ({})", groups.join(", ")) }
}
