//! `schedule.lock`: what those who subscribe to calendars were told, a line of JSON for each event.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the lock file in the catalogue's folder.
pub const LOCK: &str = "schedule.lock";

/// What the lock file remembers of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locked {
    /// Name of the event, without its domain.
    pub uid: String,
    /// When it begins, RFC 3339.
    pub start: String,
    /// When it ends; as it begins for a deadline.
    pub end: String,
    /// Time zone.
    pub zone: String,
    /// What it is, by language.
    pub title: BTreeMap<String, String>,
    /// Where it is, by language.
    pub place: BTreeMap<String, String>,
    /// Whether it is told as cancelled.
    pub cancelled: bool,
    /// BLAKE3 of all that it says in all languages.
    pub text: String,
    /// How often its time, place or status changed.
    pub sequence: u32,
    /// The day of its last change.
    pub stamp: NaiveDate,
    /// Whom it concerns: `offering:ID`, `group:ID`, `teacher:ID`, `room:ID`.
    #[serde(default)]
    pub hearers: Vec<String>,
}

/// All that a lock file remembers, by name of the event.
pub type Lock = BTreeMap<String, Locked>;

/// Reads a lock file; lines that are none of ours are passed over, so that a merge conflict costs no more than a number.
pub fn read(text: &str) -> Lock {
    let lines = text.lines().filter_map(|line| serde_json::from_str::<Locked>(line).ok());
    lines.map(|locked| (locked.uid.clone(), locked)).collect()
}

/// Writes a lock file: a line an event, by name.
pub fn write(lock: &Lock) -> String {
    let mut text = String::new();
    for locked in lock.values() {
        let line = serde_json::to_string(locked).expect("plain data is JSON");
        writeln!(text, "{line}").expect("a string takes all");
    }
    text
}

impl Locked {
    /// The same event as it is now, which counts a change of its time, place or status, and is stamped anew by any change.
    /// A language that only one of the two has changes nothing.
    pub fn follow(&self, mut now: Self) -> Self {
        let is_same = |(lang, place): (&String, &String)| self.place.get(lang).is_none_or(|before| before == place);
        let moved = (&self.start, &self.end, self.cancelled) != (&now.start, &now.end, now.cancelled)
            || !now.place.iter().all(is_same);
        now.sequence = self.sequence + u32::from(moved);
        if !moved && self.text == now.text {
            now.stamp = self.stamp;
        }
        now
    }

    /// The same event once it is planned no longer.
    pub fn cancel(&self, stamp: NaiveDate) -> Self {
        if self.cancelled {
            return self.clone();
        }
        Self { cancelled: true, sequence: self.sequence + 1, stamp, ..self.clone() }
    }
}
