//! Exact money in words: amounts, and the tax within them.

use crate::locale::Locale;
use crate::model::{Money, Percent};

/// The tax that an amount includes, rounded half up to a hundredth.
pub(super) fn tax_within(amount: Money, rate: Percent) -> Money {
    let whole = i128::from(Percent::WHOLE.hundredths() + rate.hundredths());
    let part = i128::from(amount.hundredths()) * i128::from(rate.hundredths());
    let rounded = (part * 2 + whole) / (whole * 2);
    Money::from_hundredths(i64::try_from(rounded).expect("a part is not larger than the whole"))
}

/// An amount with its currency: «240 000 ₽», «33 333,33 ₽»; hundredths are printed where there are any.
pub(super) fn amount(locale: &Locale, amount: Money, currency: &str) -> String {
    let (whole, part) = (amount.hundredths() / 100, amount.hundredths() % 100);
    let digits = whole.to_string();
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push_str(locale.training("thousands"));
        }
        grouped.push(digit);
    }
    if part > 0 {
        grouped.push_str(&locale.number(Money::from_hundredths(part)).replacen('0', "", 1));
        if part % 10 == 0 {
            grouped.push('0');
        }
    }
    format!("{grouped}\u{a0}{currency}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(tag: &str, money: &str, expected: &str) {
        let locale = Locale::of(&tag.parse().unwrap()).unwrap();
        let text = amount(locale, money.parse().unwrap(), "X").replace('\u{a0}', " ");
        assert_eq!(text, expected);
    }

    #[test]
    fn amounts_are_grouped_by_thousands() {
        reads("ru", "240000", "240 000 X");
        reads("en", "1234567.5", "1,234,567.50 X");
        reads("ru", "33333.33", "33 333,33 X");
        reads("ru", "999.05", "999,05 X");
        reads("en", "0.5", "0.50 X");
    }

    #[test]
    fn the_tax_is_a_part_of_the_amount() {
        let tax = |amount: &str, rate: &str| tax_within(amount.parse().unwrap(), rate.parse().unwrap()).to_string();
        assert_eq!(tax("120", "20"), "20");
        assert_eq!(tax("240000", "22"), "43278.69");
        assert_eq!(tax("100", "0"), "0");
        assert_eq!(tax("1000000000", "99.99"), "499974998.75");
    }
}
