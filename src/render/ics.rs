//! iCalendar by RFC 5545: one event a class, its name from its content, its number of changes from the lock file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chrono::{DateTime, Datelike, Duration, NaiveDate, Offset as _, TimeZone as _, Utc};
use chrono_tz::{OffsetComponents as _, OffsetName as _, Tz};
use serde::{Deserialize, Serialize};

use crate::document::schedule::{Event, EventStatus, Feed};

/// Name of the lock file in the catalogue's folder.
pub const LOCK: &str = "schedule.lock";

/// Octets of a line before it is folded.
const WIDTH: usize = 75;

/// What the lock file remembers of an event: a line of JSON each.
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
    /// Where it is.
    pub place: String,
    /// Whether it takes place.
    pub cancelled: bool,
    /// BLAKE3 of what it says.
    pub text: String,
    /// How often its time, place or status changed.
    pub sequence: u32,
    /// The day of its last change.
    pub stamp: NaiveDate,
    /// Whom it concerns, as the event has it.
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

/// What the lock file says of an event once it is as it is now.
pub fn locked(event: &Event, lock: &Lock, stamp: NaiveDate) -> Locked {
    let end = event.end.unwrap_or(event.start);
    let said = format!("{}\0{}\0{}", event.summary, event.description, event.url.as_deref().unwrap_or_default());
    let mut now = Locked {
        uid: event.uid.clone(),
        start: event.start.to_rfc3339(),
        end: end.to_rfc3339(),
        zone: event.start.timezone().name().to_owned(),
        place: event.location.clone(),
        cancelled: event.status == EventStatus::Cancelled,
        text: super::record::hash(said.as_bytes()),
        sequence: 0,
        stamp,
        hearers: event.hearers.clone(),
    };
    let Some(before) = lock.get(&event.uid) else { return now };
    let moved = (&before.start, &before.end, &before.place, before.cancelled)
        != (&now.start, &now.end, &now.place, now.cancelled);
    now.sequence = before.sequence + u32::from(moved);
    if !moved && before.text == now.text {
        now.stamp = before.stamp;
    }
    now
}

/// Writes a feed. What the lock file knows of its hearers and the plan no longer has for them is told as cancelled.
pub fn render(feed: &Feed, lock: &Lock) -> String {
    let mut out = Lines::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", concat!("-//syllabus//", env!("CARGO_PKG_VERSION"), "//EN"));
    out.line("CALSCALE", "GREGORIAN");
    out.line("METHOD", "PUBLISH");
    out.text("NAME", &feed.name);
    out.text("X-WR-CALNAME", &feed.name);
    out.line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    out.line("X-PUBLISHED-TTL", "PT6H");
    let gone = gone(feed, lock);
    for (zone, years) in zones(feed, &gone) {
        out.zone(zone, years);
    }
    for event in &feed.events {
        out.event(event, &locked(event, lock, feed.stamp), &feed.domain);
    }
    for (event, locked) in &gone {
        out.event(event, locked, &feed.domain);
    }
    out.line("END", "VCALENDAR");
    out.0
}

/// Events that the lock file knows to concern a feed's hearers and the feed no longer has.
pub fn gone(feed: &Feed, lock: &Lock) -> Vec<(Event, Locked)> {
    let planned: BTreeSet<&str> = feed.events.iter().map(|event| event.uid.as_str()).collect();
    let is_ours = |locked: &&Locked| locked.hearers.iter().any(|hearer| feed.hearers.contains(hearer));
    let missing = lock.values().filter(is_ours).filter(|locked| !planned.contains(locked.uid.as_str()));
    let event = |before: &Locked| {
        let zone: Tz = before.zone.parse().ok()?;
        let at = |text: &str| DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&zone));
        let mut locked = before.clone();
        if !before.cancelled {
            locked.cancelled = true;
            locked.sequence += 1;
            locked.stamp = feed.stamp;
        }
        let event = Event {
            uid: before.uid.clone(),
            start: at(&before.start)?,
            end: at(&before.end),
            summary: feed.name.clone(),
            description: String::new(),
            location: before.place.clone(),
            url: None,
            category: "CANCELLED".to_owned(),
            status: EventStatus::Cancelled,
            hearers: before.hearers.clone(),
        };
        Some((event, locked))
    };
    missing.filter_map(event).collect()
}

/// Time zones of a feed, each with its first and last year.
fn zones(feed: &Feed, gone: &[(Event, Locked)]) -> BTreeMap<&'static str, (Tz, i32, i32)> {
    let mut zones: BTreeMap<&'static str, (Tz, i32, i32)> = BTreeMap::new();
    for event in feed.events.iter().chain(gone.iter().map(|(event, _)| event)) {
        let (zone, year) = (event.start.timezone(), event.start.year());
        let entry = zones.entry(zone.name()).or_insert((zone, year, year));
        entry.1 = entry.1.min(year);
        entry.2 = entry.2.max(year);
    }
    zones
}

/// Lines that are folded as they come.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line as it is; a break within it would begin a property of its own and is left out.
    fn line(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for c in format!("{name}:{value}").chars().filter(|c| !c.is_control()) {
            if width + c.len_utf8() > WIDTH {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value is a text.
    fn text(&mut self, name: &str, text: &str) {
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }

    fn event(&mut self, event: &Event, locked: &Locked, domain: &str) {
        let stamp = format!("{}T000000Z", locked.stamp.format("%Y%m%d"));
        let at = |name: &str, at: DateTime<Tz>| (format!("{name};TZID={}", at.timezone().name()), local(at));
        self.line("BEGIN", "VEVENT");
        self.text("UID", &format!("{}@{domain}", event.uid));
        self.line("DTSTAMP", &stamp);
        self.line("LAST-MODIFIED", &stamp);
        self.line("SEQUENCE", &locked.sequence.to_string());
        let (name, value) = at("DTSTART", event.start);
        self.line(&name, &value);
        // Readers take an event without an end for one of a whole day or for a fault: a deadline takes a minute.
        let end = event.end.filter(|end| *end > event.start).unwrap_or(event.start + Duration::minutes(1));
        let (name, value) = at("DTEND", end);
        self.line(&name, &value);
        self.text("SUMMARY", &event.summary);
        if !event.description.is_empty() {
            self.text("DESCRIPTION", &event.description);
        }
        if !event.location.is_empty() {
            self.text("LOCATION", &event.location);
        }
        if let Some(url) = &event.url {
            self.line("URL", url);
        }
        self.text("CATEGORIES", &event.category);
        self.line(
            "STATUS",
            match event.status {
                EventStatus::Confirmed => "CONFIRMED",
                EventStatus::Tentative => "TENTATIVE",
                EventStatus::Cancelled => "CANCELLED",
            },
        );
        let free = event.end.is_none() || event.status == EventStatus::Cancelled;
        self.line("TRANSP", if free { "TRANSPARENT" } else { "OPAQUE" });
        self.line("END", "VEVENT");
    }

    /// A time zone with each change of its offset from the first to the last of some years.
    fn zone(&mut self, name: &str, (zone, first, last): (Tz, i32, i32)) {
        self.line("BEGIN", "VTIMEZONE");
        self.line("TZID", name);
        for change in changes(zone, first, last) {
            let part = if change.summer { "DAYLIGHT" } else { "STANDARD" };
            self.line("BEGIN", part);
            self.line("DTSTART", &change.begins);
            self.line("TZOFFSETFROM", &offset(change.from));
            self.line("TZOFFSETTO", &offset(change.to));
            self.text("TZNAME", &change.name);
            self.line("END", part);
        }
        self.line("END", "VTIMEZONE");
    }
}

/// A change of the offset of a time zone.
struct Change {
    /// Local time before the change.
    begins: String,
    from: i32,
    to: i32,
    summer: bool,
    name: String,
}

fn changes(zone: Tz, first: i32, last: i32) -> Vec<Change> {
    let seconds = |at: DateTime<Utc>| zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc();
    let change = |at: DateTime<Utc>, from: i32| {
        let offset = zone.offset_from_utc_datetime(&at.naive_utc());
        let begins = (at.naive_utc() + Duration::seconds(from.into())).format("%Y%m%dT%H%M%S").to_string();
        let summer = !offset.dst_offset().is_zero();
        let name = offset.abbreviation().unwrap_or_else(|| zone.name()).to_owned();
        Change { begins, from, to: offset.fix().local_minus_utc(), summer, name }
    };
    let Some(mut at) = Utc.with_ymd_and_hms(first, 1, 1, 0, 0, 0).single() else { return Vec::new() };
    let Some(end) = Utc.with_ymd_and_hms(last + 1, 1, 1, 0, 0, 0).single() else { return Vec::new() };
    let mut found = vec![change(at, seconds(at))];
    while at < end {
        let next = at + Duration::days(1);
        if seconds(at) != seconds(next) {
            // The change is within the day: the second is found by halves.
            let (mut before, mut after) = (at, next);
            while after - before > Duration::seconds(1) {
                let middle = before + (after - before) / 2;
                if seconds(middle) == seconds(before) { before = middle } else { after = middle }
            }
            found.push(change(after, seconds(before)));
        }
        at = next;
    }
    found
}

fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

fn local(at: DateTime<Tz>) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_in_octets_between_characters() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", &"Базы, данных; \\ ".repeat(8));
        assert!(lines.0.split("\r\n").all(|line| line.len() <= WIDTH), "{}", lines.0);
        assert!(lines.0.replace("\r\n ", "").starts_with("SUMMARY:Базы\\, данных\\; \\\\ Базы"));
    }

    #[test]
    fn a_break_in_an_address_begins_no_property() {
        let mut lines = Lines::default();
        lines.line("URL", "https://x.example/\r\nATTENDEE:mailto:a@b");
        lines.text("LOCATION", "A\r\nATTENDEE:b");
        assert_eq!(lines.0, "URL:https://x.example/ATTENDEE:mailto:a@b\r\nLOCATION:A\\nATTENDEE:b\r\n");
    }

    #[test]
    fn zones_tell_each_change() {
        let berlin = changes(chrono_tz::Europe::Berlin, 2026, 2026);
        let told: Vec<(&str, i32, i32, bool)> =
            berlin.iter().map(|change| (change.begins.as_str(), change.from, change.to, change.summer)).collect();
        assert_eq!(
            told,
            [
                ("20260101T010000", 3600, 3600, false),
                ("20260329T020000", 3600, 7200, true),
                ("20261025T030000", 7200, 3600, false),
            ]
        );
        assert_eq!(changes(chrono_tz::Europe::Moscow, 2026, 2027).len(), 1);
    }
}
