//! iCalendar by RFC 5545 and RFC 7986: one event a class.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Duration, NaiveDate, Offset as _, TimeZone as _, Utc};
use chrono_tz::{OffsetComponents as _, OffsetName as _, Tz};

use crate::document::schedule::{Event, EventStatus, Feed};

/// Octets of a line before it is folded.
const WIDTH: usize = 75;

/// Writes a feed.
pub fn render(feed: &Feed) -> String {
    let mut out = Lines::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", concat!("-//syllabus//", env!("CARGO_PKG_VERSION"), "//EN"));
    out.line("CALSCALE", "GREGORIAN");
    out.line("METHOD", "PUBLISH");
    out.text("UID", &format!("{}@{}", feed.uid, feed.domain));
    if let Some(changed) = feed.events.iter().map(|event| event.stamp).max() {
        out.line("LAST-MODIFIED", &stamp(changed));
    }
    out.text("NAME", &feed.name);
    out.text("X-WR-CALNAME", &feed.name);
    if let Some(page) = &feed.page {
        out.line("URL", page);
    }
    if let Some(source) = &feed.source {
        out.line("SOURCE;VALUE=URI", source);
    }
    let (name, figures) = feed.colour;
    out.line("COLOR", name);
    out.line("X-APPLE-CALENDAR-COLOR", figures);
    out.line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    out.line("X-PUBLISHED-TTL", "PT6H");
    for (zone, years) in zones(feed) {
        out.zone(zone, years);
    }
    for event in &feed.events {
        out.event(event, feed);
    }
    out.line("END", "VCALENDAR");
    out.0
}

/// Time zones of a feed, each with its first and last year. A calendar must hold something: an empty one has its zone.
fn zones(feed: &Feed) -> BTreeMap<&'static str, (Tz, i32, i32)> {
    let mut zones: BTreeMap<&'static str, (Tz, i32, i32)> = BTreeMap::new();
    for start in feed.events.iter().map(|event| event.start) {
        let (zone, year) = (start.timezone(), start.year());
        let entry = zones.entry(zone.name()).or_insert((zone, year, year));
        entry.1 = entry.1.min(year);
        entry.2 = entry.2.max(year);
    }
    if zones.is_empty() {
        let (zone, year) = feed.zone;
        zones.insert(zone.name(), (zone, year, year));
    }
    zones
}

/// Lines that are folded as they come.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line as it is; a break within it could begin a property of its own and is left out.
    fn line(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for c in format!("{name}:{value}").chars().filter(|c| !c.is_control() && !is_break(*c)) {
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
                c if is_break(c) => escaped.push_str("\\n"),
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }

    fn event(&mut self, event: &Event, feed: &Feed) {
        let stamp = stamp(event.stamp);
        let at = |name: &str, at: DateTime<Tz>| (format!("{name};TZID={}", at.timezone().name()), local(at));
        self.line("BEGIN", "VEVENT");
        self.text("UID", &format!("{}@{}", event.uid, feed.domain));
        self.line("DTSTAMP", &stamp);
        self.line("LAST-MODIFIED", &stamp);
        self.line("SEQUENCE", &event.sequence.to_string());
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
        if let Some(link) = &event.link {
            self.line("URL", link);
            let label = parameter(&feed.conference);
            self.line(&format!("CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL={label}"), link);
        }
        self.text("CATEGORIES", &event.category);
        self.line("COLOR", event.colour);
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

/// A text as the value of a parameter: in quotes, with what can't stand between them by RFC 6868.
fn parameter(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '^' => quoted.push_str("^^"),
            '"' => quoted.push_str("^'"),
            c if is_break(c) => quoted.push_str("^n"),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// Whether some reader takes a character for the end of a line.
const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn stamp(date: NaiveDate) -> String {
    format!("{}T000000Z", date.format("%Y%m%d"))
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
        let mut lines = Lines::default();
        lines.line("URL", "https://x.example/\u{2028}ATTENDEE:a\u{85}b");
        lines.text("SUMMARY", "A\u{2028}B\u{2029}C\u{85}D\u{c}E;F,G\\");
        assert_eq!(lines.0, "URL:https://x.example/ATTENDEE:ab\r\nSUMMARY:A\\nB\\nC\\nD\\nE\\;F\\,G\\\\\r\n");
    }

    #[test]
    fn a_parameter_ends_where_it_should() {
        assert_eq!(parameter("a"), "\"a\"");
        assert_eq!(parameter("a;b:c,d"), "\"a;b:c,d\"");
        assert_eq!(parameter("a\"b^c\nd"), "\"a^'b^^c^nd\"");
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
