//! Names: slugs of things, tags of languages, links to outcomes.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

use super::outcome::Bloom;

/// Deserialises through `FromStr`, so that a bad name is reported at its own place.
pub(super) struct Parsed<T>(pub(super) &'static str, pub(super) std::marker::PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

macro_rules! parsed {
    ($name:ident, $expected:literal, $pattern:literal) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::model::id::Parsed($expected, std::marker::PhantomData))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.to_string())
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "title": $expected, "pattern": $pattern })
            }
        }
    };
}

pub(super) use parsed;

/// A slug: small Latin letters, digits and hyphens, such as `data-analysis`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Id {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if text.is_empty() {
            return Err("an id must not be empty".into());
        }
        if !text.bytes().all(fits) {
            return Err(format!(
                "`{text}` is not an id: small Latin letters, digits and hyphens only, such as `data-analysis`"
            ));
        }
        if text.len() > 64 {
            return Err(format!("an id has at most 64 characters, `{text}` has {}", text.len()));
        }
        Ok(Self(text.to_owned()))
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

parsed!(Id, "an id: small Latin letters, digits and hyphens", "^[a-z0-9-]{1,64}$");

/// A language tag such as `ru` or `en`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 3]);

impl Lang {
    /// The tag as text.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|&b| b == 0).unwrap_or(self.0.len());
        str::from_utf8(&self.0[..length]).expect("a tag is of Latin letters")
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({:?})", self.as_str())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Lang {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match *text.as_bytes() {
            [a, b] if [a, b].iter().all(u8::is_ascii_lowercase) => Ok(Self([a, b, 0])),
            [a, b, c] if [a, b, c].iter().all(u8::is_ascii_lowercase) => Ok(Self([a, b, c])),
            _ => Err(format!("`{text}` is not a language tag: two or three small Latin letters, such as `ru` or `en`")),
        }
    }
}

parsed!(Lang, "a language tag such as `ru` or `en`", "^[a-z]{2,3}$");

/// A link to an outcome of the same course: `normalise`, or `normalise@apply` for a Bloom level other than its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutcomeLink {
    /// The outcome.
    pub outcome: Id,
    /// The level reached here; without it, the outcome's own.
    pub level: Option<Bloom>,
}

impl fmt::Display for OutcomeLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.level {
            Some(level) => write!(f, "{}@{level}", self.outcome),
            None => write!(f, "{}", self.outcome),
        }
    }
}

impl FromStr for OutcomeLink {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (outcome, level) = match text.split_once('@') {
            Some((outcome, level)) => (outcome, Some(level.parse()?)),
            None => (text, None),
        };
        Ok(Self { outcome: outcome.parse()?, level })
    }
}

parsed!(
    OutcomeLink,
    "an outcome's id, with `@level` where the level is not its own",
    "^[a-z0-9-]{1,64}(@(remember|understand|apply|analyse|evaluate|create))?$"
);

/// A link to an outcome of any course, at a level: `databases/normalise@apply`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutcomeRef {
    /// The course that gives the outcome.
    pub course: Id,
    /// The outcome, and the lowest level that is enough.
    pub link: OutcomeLink,
}

impl fmt::Display for OutcomeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.course, self.link)
    }
}

impl FromStr for OutcomeRef {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (course, link) = text
            .split_once('/')
            .ok_or_else(|| format!("`{text}` names no course: write `course/outcome` or `course/outcome@level`"))?;
        Ok(Self { course: course.parse()?, link: link.parse()? })
    }
}

parsed!(
    OutcomeRef,
    "`course/outcome` or `course/outcome@level`",
    "^[a-z0-9-]{1,64}/[a-z0-9-]{1,64}(@(remember|understand|apply|analyse|evaluate|create))?$"
);

/// A row of a programme's plan: `software-engineering/databases`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The programme.
    pub program: Id,
    /// The row.
    pub row: Id,
}

impl fmt::Display for RowRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.program, self.row)
    }
}

impl FromStr for RowRef {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (program, row) =
            text.split_once('/').ok_or_else(|| format!("`{text}` names no programme: write `program/row`"))?;
        Ok(Self { program: program.parse()?, row: row.parse()? })
    }
}

parsed!(RowRef, "`program/row`", "^[a-z0-9-]{1,64}/[a-z0-9-]{1,64}$");

/// Teaching weeks counted from the course's first: `3`, `1-4` or `1, 3, 5-7`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weeks(Vec<(u8, u8)>);

impl Weeks {
    /// The weeks as inclusive ranges, in rising order.
    pub fn ranges(&self) -> &[(u8, u8)] {
        &self.0
    }
}

impl fmt::Display for Weeks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (from, to)) in self.0.iter().enumerate() {
            let comma = if i > 0 { ", " } else { "" };
            if from == to { write!(f, "{comma}{from}")? } else { write!(f, "{comma}{from}-{to}")? }
        }
        Ok(())
    }
}

impl FromStr for Weeks {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` does not name weeks: write `3`, `1-4` or `1, 3, 5-7`, rising, from 1 to 60");
        let week = |s: &str| s.trim().parse::<u8>().ok().filter(|w| (1..=60).contains(w)).ok_or_else(wrong);
        let mut ranges: Vec<(u8, u8)> = Vec::new();
        for part in text.split(',') {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            let range = (week(from)?, week(to)?);
            if range.0 > range.1 || ranges.last().is_some_and(|last| last.1 >= range.0) {
                return Err(wrong());
            }
            ranges.push(range);
        }
        Ok(Self(ranges))
    }
}

parsed!(
    Weeks,
    "teaching weeks such as `3`, `1-4` or `1, 3, 5-7`",
    r"^\s*\d+(\s*-\s*\d+)?(\s*,\s*\d+(\s*-\s*\d+)?)*\s*$"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_round_trip() {
        for text in ["databases/normalise@apply", "databases/normalise"] {
            assert_eq!(text.parse::<OutcomeRef>().map(|r| r.to_string()), Ok(text.to_owned()));
        }
        assert!("normalise".parse::<OutcomeRef>().is_err());
        assert!("db/normalise@fly".parse::<OutcomeRef>().is_err());
    }

    #[test]
    fn weeks_rise() {
        assert_eq!("1, 3,5-7".parse::<Weeks>().map(|w| w.to_string()), Ok("1, 3, 5-7".to_owned()));
        for wrong in ["", "0", "3-1", "1,1", "2-4,4", "61", "a"] {
            assert!(wrong.parse::<Weeks>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn ids_are_slugs() {
        assert!("data-analysis-2".parse::<Id>().is_ok());
        for wrong in ["", "Data", "data analysis", "данные", &"a".repeat(65)] {
            assert!(wrong.parse::<Id>().is_err(), "{wrong}");
        }
    }
}
