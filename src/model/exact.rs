//! Exact decimal numbers: hours, credits and percentages are hundredths in an integer, never floats.

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Sub};
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

/// The largest number that the format accepts: nothing in a course comes near it, and sums of 200 000 of them still fit.
const LARGEST: i64 = 1_000_000;

/// The largest amount of money: in some currencies a price has many digits.
const LARGEST_MONEY: i64 = 1_000_000_000;

/// Why a text is not an exact decimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotExact {
    /// Not digits with at most one decimal point.
    NotANumber,
    /// A decimal comma, as Russian texts write it.
    Comma,
    /// A minus sign.
    Negative,
    /// More than two digits after the point.
    TooFine,
    /// More than the largest number of its kind.
    TooLarge(i64),
}

impl fmt::Display for NotExact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLarge(largest) => return write!(f, "the number must not be above {largest}"),
            Self::NotANumber => "expected a number such as `36` or `0.35`",
            Self::Comma => "write the decimal part after a point: `0.35`",
            Self::Negative => "the number must not be negative",
            Self::TooFine => "at most two digits after the point are kept",
        })
    }
}

/// Reads a decimal with at most two digits after the point as hundredths.
fn hundredths(text: &str, largest: i64) -> Result<i64, NotExact> {
    let text = text.trim();
    if text.starts_with('-') {
        return Err(NotExact::Negative);
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || text.ends_with('.') {
        let comma = text.contains(',') && digits(&text.replacen(',', "", 1));
        return Err(if comma { NotExact::Comma } else { NotExact::NotANumber });
    }
    let part = part.trim_end_matches('0');
    if part.len() > 2 {
        return Err(NotExact::TooFine);
    }
    let whole: i64 = whole.parse().map_err(|_| NotExact::TooLarge(largest))?;
    if whole > largest {
        return Err(NotExact::TooLarge(largest));
    }
    let part: i64 = format!("{part:0<2}").parse().map_err(|_| NotExact::NotANumber)?;
    Ok(whole * 100 + part)
}

/// Takes the source text of a number, so that no float ever stands between the file and the value.
struct Exact {
    largest: i64,
}

impl Visitor<'_> for Exact {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number such as `36` or `0.35`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<i64, E> {
        hundredths(text, self.largest).map_err(E::custom)
    }
}

macro_rules! exact {
    ($(#[$doc:meta])* $name:ident, $what:literal, $largest:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(i64);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);

            /// A whole number of units.
            pub const fn whole(units: i64) -> Self {
                Self(units * 100)
            }

            /// A number of hundredths of the unit.
            pub const fn from_hundredths(hundredths: i64) -> Self {
                Self(hundredths)
            }

            /// The number in hundredths of the unit.
            pub const fn hundredths(self) -> i64 {
                self.0
            }

            /// Whether it is nothing.
            pub const fn is_zero(self) -> bool {
                self.0 == 0
            }
        }

        impl FromStr for $name {
            type Err = NotExact;

            fn from_str(text: &str) -> Result<Self, NotExact> {
                hundredths(text, $largest).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let sign = if self.0 < 0 { "-" } else { "" };
                let (whole, part) = (self.0.abs() / 100, self.0.abs() % 100);
                match (part, part % 10) {
                    (0, _) => write!(f, "{sign}{whole}"),
                    (_, 0) => write!(f, "{sign}{whole}.{}", part / 10),
                    _ => write!(f, "{sign}{whole}.{part:02}"),
                }
            }
        }

        impl Add for $name {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl Sub for $name {
            type Output = Self;

            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
                items.fold(Self::ZERO, Add::add)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Exact { largest: $largest }).map(Self)
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
                json_schema!({ "type": ["number", "string"], "minimum": 0, "maximum": $largest, "pattern": r"^\d+(\.\d{1,2}0*)?$", "title": $what })
            }
        }
    };
}

exact!(
    /// Academic hours, exact to a hundredth. How long one is in minutes is the institution's matter.
    Hours,
    "academic hours, exact to a hundredth",
    LARGEST
);
exact!(
    /// Credits of one credit system, exact to a hundredth.
    Credits,
    "credits, exact to a hundredth",
    LARGEST
);
exact!(
    /// Hundredths of a whole: an assessment weight, a share of hours, points of a scale.
    Percent,
    "per cent, exact to a hundredth",
    LARGEST
);
exact!(
    /// An amount of money in the unit of its currency, exact to a hundredth.
    Money,
    "money, exact to a hundredth",
    LARGEST_MONEY
);

exact!(
    /// A length, a size or a ratio of a page, exact to a hundredth.
    Measure,
    "a length, a size or a ratio, exact to a hundredth",
    LARGEST
);

impl Percent {
    /// All of it.
    pub const WHOLE: Self = Self::whole(100);
}

impl Mul<Hours> for Credits {
    /// In ten-thousandths, so that nothing is rounded: compare it with [`Hours::hundredths`]` * 100`.
    type Output = i64;

    fn mul(self, hours_per_credit: Hours) -> i64 {
        self.0 * hours_per_credit.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: Result<&str, NotExact>) {
        assert_eq!(text.parse::<Hours>().map(|h| h.to_string()), expected.map(str::to_owned));
    }

    #[test]
    fn decimals_are_exact() {
        reads("36", Ok("36"));
        reads("0.35", Ok("0.35"));
        reads("1.50", Ok("1.5"));
        reads("2.000", Ok("2"));
        reads("0.05", Ok("0.05"));
        reads("1000000", Ok("1000000"));
    }

    #[test]
    fn what_is_not_a_decimal_is_named() {
        reads("0,35", Err(NotExact::Comma));
        reads("-1", Err(NotExact::Negative));
        reads("0.125", Err(NotExact::TooFine));
        reads("1000001", Err(NotExact::TooLarge(LARGEST)));
        reads("99999999999999999999", Err(NotExact::TooLarge(LARGEST)));
        reads("1e3", Err(NotExact::NotANumber));
        reads("", Err(NotExact::NotANumber));
        reads("4.", Err(NotExact::NotANumber));
        reads(".5", Err(NotExact::NotANumber));
        reads("١", Err(NotExact::NotANumber));
    }

    #[test]
    fn tenths_add_up() {
        let ten: Hours = (0..10).map(|_| Hours::from_hundredths(10)).sum();
        assert_eq!(ten, Hours::whole(1));
    }
}
