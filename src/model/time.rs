//! Times as people write them: a time of day, a numbered slot, a day of the week, a set of weeks, a range of dates.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use super::id::{Id, parsed};

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;

/// A time of day, such as `09:00`, kept as minutes from midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(u16);

impl Clock {
    /// Minutes from midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// The time as many minutes from midnight; the end of the day is the latest.
    pub fn of_minutes(minutes: u16) -> Self {
        Self(minutes.min(DAY))
    }

    /// The time for a date's clock; the end of the day is its last minute.
    pub fn time(self) -> NaiveTime {
        let seconds = u32::from(self.0.min(DAY - 1)) * 60;
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).expect("a minute of a day")
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for Clock {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse::<u16>().ok()).flatten();
        let parts = text.trim().split_once(':').filter(|(h, m)| (1..=2).contains(&h.len()) && m.len() == 2);
        let read = parts.and_then(|(hours, minutes)| Some((number(hours)?, number(minutes)?)));
        match read {
            Some((hours, minutes)) if (hours < 24 && minutes < 60) || (hours == 24 && minutes == 0) => {
                Ok(Self(hours * 60 + minutes))
            }
            _ => Err(format!("`{text}` is not a time of day: write `09:00` or `18:30`")),
        }
    }
}

parsed!(Clock, "a time of day such as `09:00`", r"^\s*\d{1,2}:\d{2}\s*$");

/// A range of a day, such as `09:00-10:35`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockRange {
    /// Its beginning.
    pub start: Clock,
    /// Its end, after the beginning.
    pub end: Clock,
}

impl ClockRange {
    /// How long it is.
    pub const fn minutes(self) -> u16 {
        self.end.0 - self.start.0
    }

    /// Whether two ranges have a minute in common.
    pub fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl fmt::Display for ClockRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start, self.end)
    }
}

impl FromStr for ClockRange {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a range of a day: write `09:00-10:35`");
        let (start, end) = text.split_once('-').ok_or_else(wrong)?;
        let range = Self { start: start.parse()?, end: end.parse()? };
        if range.start < range.end { Ok(range) } else { Err(format!("`{text}` ends before it begins")) }
    }
}

parsed!(ClockRange, "a range of a day such as `09:00-10:35`", r"^\s*\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}\s*$");

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Weekday {
    /// All days from Monday on.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// The day of a date.
    pub fn of(date: NaiveDate) -> Self {
        Self::ALL[date.weekday().num_days_from_monday() as usize]
    }

    /// The number of the day by ISO 8601: Monday is 1.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The day as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mon => "mon",
            Self::Tue => "tue",
            Self::Wed => "wed",
            Self::Thu => "thu",
            Self::Fri => "fri",
            Self::Sat => "sat",
            Self::Sun => "sun",
        }
    }

    /// The day's English name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mon => "Monday",
            Self::Tue => "Tuesday",
            Self::Wed => "Wednesday",
            Self::Thu => "Thursday",
            Self::Fri => "Friday",
            Self::Sat => "Saturday",
            Self::Sun => "Sunday",
        }
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// When on a day: a slot of the bells `3`, several in a row `3-4`, or a free time `18:30-20:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// Slots of the bells, the first and the last.
    Slots(u8, u8),
    /// A time that no bell rings.
    Clock(ClockRange),
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slots(first, last) if first == last => write!(f, "{first}"),
            Self::Slots(first, last) => write!(f, "{first}-{last}"),
            Self::Clock(range) => write!(f, "{range}"),
        }
    }
}

impl FromStr for When {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.contains(':') {
            return text.parse().map(Self::Clock);
        }
        let wrong = || format!("`{text}` is no time: write a slot `3`, slots in a row `3-4`, or a time `18:30-20:00`");
        let slot = |s: &str| s.trim().parse::<u8>().ok().filter(|n| (1..=20).contains(n)).ok_or_else(wrong);
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let (first, last) = (slot(first)?, slot(last)?);
        if first <= last { Ok(Self::Slots(first, last)) } else { Err(wrong()) }
    }
}

parsed!(
    When,
    "a slot `3`, slots in a row `3-4`, or a time `18:30-20:00`",
    r"^\s*(\d+(\s*-\s*\d+)?|\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2})\s*$"
);

/// When in a week: `mon 2`, `tue 3-4`, `thu 18:30-20:00`, or `auto` for a time that is still to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// Not known yet.
    Auto,
    /// A day of the week with a time.
    Weekly(Weekday, When),
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => f.write_str("auto"),
            Self::Weekly(weekday, when) => write!(f, "{weekday} {when}"),
        }
    }
}

impl FromStr for At {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text == "auto" {
            return Ok(Self::Auto);
        }
        let wrong = || format!("`{text}` is no time of a week: write `mon 2`, `tue 3-4` or `thu 18:30-20:00`");
        let (day, when) = text.split_once(' ').ok_or_else(wrong)?;
        let day = Weekday::ALL.into_iter().find(|weekday| weekday.as_str() == day).ok_or_else(wrong)?;
        Ok(Self::Weekly(day, when.trim().parse()?))
    }
}

parsed!(
    At,
    "a day with a slot or a time such as `mon 2`, `tue 3-4` or `thu 18:30-20:00`, or `auto`",
    r"^\s*(auto|(mon|tue|wed|thu|fri|sat|sun)\s+(\d+(\s*-\s*\d+)?|\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}))\s*$"
);

/// Weeks of a term: `all`, a label `num`, numbers `1, 3, 5-9`, a label within numbers `num 3-15`, or `every 3 from 2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct WeekSet {
    /// Only weeks of this label.
    pub label: Option<Id>,
    /// Only weeks within these ranges, if there are any; rising.
    pub ranges: Vec<(u8, u8)>,
    /// Only every so many weeks, from a week on.
    pub every: Option<(u8, u8)>,
}

impl WeekSet {
    /// Whether all weeks are meant.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a week of a number and a label is meant.
    pub fn has(&self, week: i64, label: Option<&Id>) -> bool {
        let within = |&(from, to): &(u8, u8)| (i64::from(from)..=i64::from(to)).contains(&week);
        let in_turn =
            |(every, from): (u8, u8)| week >= i64::from(from) && (week - i64::from(from)) % i64::from(every) == 0;
        (self.label.is_none() || self.label.as_ref() == label)
            && (self.ranges.is_empty() || self.ranges.iter().any(within))
            && self.every.is_none_or(in_turn)
    }
}

impl fmt::Display for WeekSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_all() {
            return f.write_str("all");
        }
        let mut parts: Vec<String> = self.label.iter().map(Id::to_string).collect();
        let ranges: Vec<String> =
            self.ranges.iter().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}-{b}") }).collect();
        parts.extend((!ranges.is_empty()).then(|| ranges.join(", ")));
        parts.extend(self.every.map(|(every, from)| format!("every {every} from {from}")));
        f.write_str(&parts.join(" "))
    }
}

impl FromStr for WeekSet {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` does not name weeks: write `all`, a label, `1, 3, 5-9` rising, `num 3-15` or `every 3 from 2`"
            )
        };
        let week = |s: &str| s.trim().parse::<u8>().ok().filter(|w| (1..=60).contains(w)).ok_or_else(wrong);
        let trimmed = text.trim();
        if trimmed == "all" {
            return Ok(Self::default());
        }
        if let Some(rest) = trimmed.strip_prefix("every ") {
            let (every, from) = rest.split_once(" from ").ok_or_else(wrong)?;
            return Ok(Self { every: Some((week(every)?, week(from)?)), ..Self::default() });
        }
        let mut set = Self::default();
        let mut rest = trimmed;
        if trimmed.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (label, ranges) = trimmed.split_once(' ').unwrap_or((trimmed, ""));
            set.label = Some(label.parse().map_err(|_| wrong())?);
            rest = ranges.trim();
            if rest.is_empty() {
                return Ok(set);
            }
        }
        for part in rest.split(',') {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            let range = (week(from)?, week(to)?);
            if range.0 > range.1 || set.ranges.last().is_some_and(|last| last.1 >= range.0) {
                return Err(wrong());
            }
            set.ranges.push(range);
        }
        Ok(set)
    }
}

parsed!(
    WeekSet,
    "weeks: `all`, a label, `1, 3, 5-9`, `num 3-15` or `every 3 from 2`",
    r"^\s*(all|every\s+\d+\s+from\s+\d+|[a-z][a-z0-9-]*(\s+\d+(\s*-\s*\d+)?(\s*,\s*\d+(\s*-\s*\d+)?)*)?|\d+(\s*-\s*\d+)?(\s*,\s*\d+(\s*-\s*\d+)?)*)\s*$"
);

/// A date, or dates from one to another: `2026-10-05` or `2026-10-05..2026-10-09`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateRange {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl DateRange {
    /// Its days.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(move |day| *day <= self.to)
    }

    /// Whether a date is within.
    pub fn has(self, date: NaiveDate) -> bool {
        (self.from..=self.to).contains(&date)
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { write!(f, "{}", self.from) } else { write!(f, "{}..{}", self.from, self.to) }
    }
}

/// A date that a calendar can hold.
fn date(text: &str) -> Result<NaiveDate, String> {
    let wrong = || format!("`{text}` is no date: write `2026-10-05`, or `2026-10-05..2026-10-09` for several days");
    text.trim().parse::<NaiveDate>().ok().filter(|day| (1970..=2199).contains(&day.year())).ok_or_else(wrong)
}

impl FromStr for DateRange {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        let range = Self { from: date(from)?, to: date(to)? };
        if range.from > range.to {
            return Err(format!("`{text}` ends before it begins"));
        }
        if range.from.checked_add_days(Days::new(400)).is_some_and(|far| far < range.to) {
            return Err(format!("`{text}` is longer than a year"));
        }
        Ok(range)
    }
}

parsed!(
    DateRange,
    "a date `2026-10-05`, or dates `2026-10-05..2026-10-09`",
    r"^\s*\d{4}-\d{2}-\d{2}\s*(\.\.\s*\d{4}-\d{2}-\d{2}\s*)?$"
);

/// A time zone of the IANA database, such as `Europe/Moscow`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// The zone itself.
    pub const fn tz(self) -> chrono_tz::Tz {
        self.0
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl FromStr for Zone {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.trim().parse().map(Self).map_err(|_| {
            let near = crate::report::words::did_you_mean(text, chrono_tz::TZ_VARIANTS.iter().map(|tz| tz.name()));
            let near = near.map(|near| format!("; {near}")).unwrap_or_default();
            format!("`{text}` is no time zone of the IANA database, such as `Europe/Moscow`{near}")
        })
    }
}

parsed!(Zone, "a time zone of the IANA database such as `Europe/Moscow`", r"^[A-Za-z0-9+_/-]+$");

/// When something is due after what it follows: `+7d`, or `+7d 23:59`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Due {
    /// Days after the session that ends the content.
    pub days: u16,
    /// Time of that day; the end of the day unless given.
    pub at: Option<Clock>,
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}d", self.days)?;
        self.at.map_or(Ok(()), |at| write!(f, " {at}"))
    }
}

impl FromStr for Due {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` does not say when: write `+7d` or `+7d 23:59`");
        let (days, at) = text.trim().split_once(' ').map_or((text.trim(), None), |(days, at)| (days, Some(at)));
        let days = days.strip_prefix('+').and_then(|days| days.strip_suffix('d')).ok_or_else(wrong)?;
        let days = days.parse::<u16>().ok().filter(|days| *days <= 400).ok_or_else(wrong)?;
        Ok(Self { days, at: at.map(str::parse).transpose()? })
    }
}

parsed!(Due, "days after, such as `+7d` or `+7d 23:59`", r"^\s*\+\d+d(\s+\d{1,2}:\d{2})?\s*$");

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn round<T: FromStr<Err = String> + fmt::Display>(cases: &[(&str, &str)], wrong: &[&str]) {
        for (text, expected) in cases {
            assert_eq!(text.parse::<T>().map(|value| value.to_string()).as_deref(), Ok(*expected));
        }
        for text in wrong {
            assert!(text.parse::<T>().is_err(), "{text}");
        }
    }

    #[test]
    fn times_are_read_and_written() {
        round::<Clock>(&[("9:00", "09:00"), ("24:00", "24:00")], &["24:01", "9", "9:5", "09:60", "-1:00", "+9:00"]);
        round::<ClockRange>(&[("9:00-10:35", "09:00-10:35")], &["10:00-10:00", "10:00", "a-b"]);
        round::<When>(&[("3", "3"), ("3-4", "3-4"), ("18:30-20:00", "18:30-20:00")], &["0", "4-3", "x", ""]);
        round::<At>(&[("auto", "auto"), ("mon 2", "mon 2"), ("tue  3-4", "tue 3-4")], &["mon", "monday 2", "2", ""]);
        round::<DateRange>(&[("2026-10-05..2026-10-09", "2026-10-05..2026-10-09")], &["2026-10-09..2026-10-05", "1"]);
        round::<Zone>(&[("Europe/Moscow", "Europe/Moscow")], &["Moscow", "MSK+3"]);
        round::<Due>(&[("+7d 23:59", "+7d 23:59"), ("+0d", "+0d")], &["7d", "+d", "+7", "+7d later"]);
    }

    #[test]
    fn weeks_are_sets() {
        let cases = [
            ("all", "all"),
            ("num", "num"),
            ("1, 3,5-9", "1, 3, 5-9"),
            ("num 3-15", "num 3-15"),
            ("every 3 from 2", "every 3 from 2"),
        ];
        round::<WeekSet>(&cases, &["", "3-1", "1,1", "0", "Num", "every 0 from 1", "num x"]);
        let num: Id = "num".parse().unwrap();
        let set: WeekSet = "num 3-15".parse().unwrap();
        assert!(set.has(3, Some(&num)) && !set.has(1, Some(&num)) && !set.has(4, None));
        let set: WeekSet = "every 3 from 2".parse().unwrap();
        assert_eq!((1..9).filter(|week| set.has(*week, None)).collect::<Vec<_>>(), [2, 5, 8]);
    }
}
