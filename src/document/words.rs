//! Small pieces of text that views share.

use chrono::{Datelike, NaiveDate};

use crate::locale::Locale;
use crate::model::institution::CreditHours;
use crate::model::{Credits, Hours};

/// The letter of a column: `A` … `Z`, then `AA`.
pub(super) fn letter(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).expect("below 26"));
    if index < 26 { letter.to_string() } else { format!("{}{letter}", self::letter(index / 26 - 1)) }
}

/// A date as year, month and day.
pub(super) fn day(date: NaiveDate) -> [i32; 3] {
    [date.year(), date.month().cast_signed(), date.day().cast_signed()]
}

/// A share of the whole in per cent, rounded half up to a tenth.
pub(super) fn share(locale: &Locale, part: Hours, whole: Hours) -> String {
    if whole.is_zero() {
        return String::new();
    }
    let tenths = (part.hundredths() * 2000 + whole.hundredths()) / (whole.hundredths() * 2);
    locale.percent(crate::model::Percent::from_hundredths(tenths * 10))
}

/// How the hours of a course follow from its credits in one credit system.
///
/// An exact system gives `6 з. е. × 36 ч = 216 ч`. A system of clock hours first turns academic hours into clock hours:
/// `216 × 45 ÷ 60 = 162; 162 ÷ 6 = 27`.
pub(super) fn proof(
    locale: &Locale,
    credits: Credits,
    unit: &str,
    rate: &CreditHours,
    total: Hours,
    academic: u8,
) -> String {
    let amount = locale.amount(credits, unit);
    let minutes = rate.minutes.unwrap_or(academic);
    if rate.min == rate.max && minutes == academic {
        return format!("{amount}\u{a0}× {} = {}", locale.hours(rate.min), locale.hours(total));
    }
    // Rounded half up to hundredths of an hour: the exact comparison is the rule's, this is what people read.
    let clock = |numerator: i64, divisor: i64| {
        let hundredths = if divisor == 0 { 0 } else { (numerator * 2 + divisor) / (divisor * 2) };
        locale.number(Hours::from_hundredths(hundredths))
    };
    let in_minutes = total.hundredths() * i64::from(academic);
    let range = if rate.min == rate.max { locale.number(rate.min) } else { locale.range(rate.min, rate.max) };
    crate::locale::fill(
        locale.label("workload-clock"),
        &[
            ("academic", &academic.to_string()),
            ("minutes", &minutes.to_string()),
            ("amount", &amount),
            ("hours", &locale.hours(total)),
            ("clock", &clock(in_minutes, i64::from(minutes))),
            ("each", &clock(in_minutes * 100, credits.hundredths() * i64::from(minutes))),
            ("range", &range),
        ],
    )
}

/// A text with its first letter small, for use within a line; one that begins with an abbreviation stays.
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
