//! The days of a variant with their clock times, and the weeks of its calendar schedule.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::parsed;
use super::{Clock, Hours, HoursByKind, Id, Text};

/// Days with their clock times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Agenda {
    /// Time zones of the participants, at most three; the first is that of the clock times. Without any, times are local.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 3))]
    pub zones: Vec<AgendaZone>,
    /// Days in order.
    pub days: Vec<VariantDay>,
}

/// A time zone of participants. An agenda has no dates, so its distance from UTC is fixed: where clocks are put forward in
/// summer, state the distance of the season.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AgendaZone {
    /// Name that the head of the column shows: «Москва».
    pub name: Text,
    /// Distance from UTC, such as `+03:00`.
    pub utc: UtcOffset,
}

/// A day of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct VariantDay {
    /// What the day is about, taken to the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// When it begins, such as `10:00`.
    pub start: Clock,
    /// Blocks in order of time.
    pub blocks: Vec<DayBlock>,
    /// Self-study until the next day, by module.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub self_study: Vec<DayStudy>,
}

/// A block of a day: work on a module, a break, the attestation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DayBlock {
    /// What kind of block it is; a class unless said.
    #[serde(default, skip_serializing_if = "BlockKind::is_class")]
    pub kind: BlockKind,
    /// When it begins, such as `13:00`; without it, when the one before ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Clock>,
    /// Clock minutes that it takes.
    #[schemars(range(min = 1, max = 720))]
    pub minutes: u16,
    /// The module that a class works on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module: Option<Id>,
    /// Academic hours by kind of work that it counts for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<HoursByKind>,
    /// What is done, taken to the letter; without it, the module's title or the name of the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// How it is done and what comes out of it, a line of CommonMark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Materials that participants need, a line of CommonMark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub materials: Option<Text>,
}

/// A kind of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// Work on a module.
    #[default]
    Class,
    /// A break.
    Break,
    /// Lunch or dinner.
    Meal,
    /// Getting to know each other, questions, feedback: no hours.
    Meeting,
    /// The final attestation.
    Attestation,
}

impl BlockKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Class, Self::Break, Self::Meal, Self::Meeting, Self::Attestation];

    /// The kind as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Break => "break",
            Self::Meal => "meal",
            Self::Meeting => "meeting",
            Self::Attestation => "attestation",
        }
    }

    /// Whether people rest.
    pub const fn is_rest(self) -> bool {
        matches!(self, Self::Break | Self::Meal)
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    fn is_class(&self) -> bool {
        *self == Self::Class
    }
}

/// Self-study on a module after a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DayStudy {
    /// The module.
    pub module: Id,
    /// Academic hours.
    pub hours: Hours,
    /// What is done, a line of CommonMark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// A week of a calendar schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct VariantWeek {
    /// What is worked on, by module.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<WeekWork>,
    /// Hours of the final attestation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attestation: Option<Hours>,
}

/// Work of a week on a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WeekWork {
    /// The module.
    pub module: Id,
    /// Academic hours by kind of work.
    pub hours: HoursByKind,
}

/// A fixed distance from UTC in minutes, written `+03:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcOffset(i16);

impl UtcOffset {
    /// Minutes east of UTC.
    pub const fn minutes(self) -> i16 {
        self.0
    }
}

impl fmt::Display for UtcOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", self.0.abs() / 60, self.0.abs() % 60)
    }
}

impl FromStr for UtcOffset {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const FARTHEST: u16 = 14 * 60;
        let wrong = || format!("`{text}` is no distance from UTC: write `+03:00`");
        let (sign, rest) = match text.split_at_checked(1) {
            Some(("+", rest)) => (1, rest),
            Some(("-", rest)) => (-1, rest),
            _ => return Err(wrong()),
        };
        let minutes = sexagesimal(rest).filter(|&minutes| minutes <= FARTHEST).ok_or_else(wrong)?;
        i16::try_from(minutes).map(|minutes| Self(sign * minutes)).map_err(|_| wrong())
    }
}

/// Minutes of `HH:MM`.
fn sexagesimal(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |digits: &str| {
        (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse::<u16>().ok())?
    };
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    (minutes < 60).then_some(hours * 60 + minutes)
}

parsed!(UtcOffset, "a distance from UTC such as `+03:00`", r"^[+-](0\d|1[0-4]):[0-5]\d$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_from_utc_have_a_sign() {
        for (text, minutes) in [("+03:00", 180), ("-03:30", -210), ("+00:00", 0), ("+14:00", 840)] {
            assert_eq!(text.parse::<UtcOffset>().map(|o| (o.minutes(), o.to_string())), Ok((minutes, text.to_owned())));
        }
        for wrong in ["03:00", "+15:00", "+3", "", "−03:00"] {
            assert!(wrong.parse::<UtcOffset>().is_err(), "{wrong}");
        }
    }
}
