//! Days as weeks: whole ones and an exact fraction, «31⅔».

/// Fractions that are one sign, by numerator and denominator.
const SIGNS: [(usize, usize, char); 9] = [
    (1, 2, '½'),
    (1, 3, '⅓'),
    (2, 3, '⅔'),
    (1, 6, '⅙'),
    (5, 6, '⅚'),
    (1, 5, '⅕'),
    (2, 5, '⅖'),
    (3, 5, '⅗'),
    (4, 5, '⅘'),
];

/// So many days in weeks of `week_days` days, as documents write it; `None` for no day.
pub(super) fn weeks(days: usize, week_days: u8) -> Option<String> {
    let in_week = usize::from(week_days.max(1));
    let (whole, rest) = (days / in_week, days % in_week);
    let common = divisor(rest, in_week);
    let (numerator, denominator) = (rest / common, in_week / common);
    let sign = SIGNS.iter().find(|(n, d, _)| (*n, *d) == (numerator, denominator)).map(|(.., sign)| *sign);
    match (whole, rest, sign) {
        (0, 0, _) => None,
        (_, 0, _) => Some(whole.to_string()),
        (0, _, Some(sign)) => Some(sign.to_string()),
        (_, _, Some(sign)) => Some(format!("{whole}{sign}")),
        (0, _, None) => Some(format!("{numerator}/{denominator}")),
        (_, _, None) => Some(format!("{whole}\u{a0}{numerator}/{denominator}")),
    }
}

/// The greatest common divisor; `b` is not zero.
const fn divisor(a: usize, b: usize) -> usize {
    if a == 0 { b } else { divisor(b % a, a) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_weeks_and_exact_fractions() {
        let case = |days, week| weeks(days, week).unwrap_or_default();
        let sixths: Vec<String> = (0..=7).map(|days| case(days, 6)).collect();
        assert_eq!(sixths, ["", "⅙", "⅓", "½", "⅔", "⅚", "1", "1⅙"]);
        let fifths: Vec<String> = (1..=6).map(|days| case(days, 5)).collect();
        assert_eq!(fifths, ["⅕", "⅖", "⅗", "⅘", "1", "1⅕"]);
        assert_eq!(
            [case(190, 6), case(313, 6), case(2, 7), case(16, 7), case(5, 1)],
            ["31⅔", "52⅙", "2/7", "2\u{a0}2/7", "5"]
        );
        assert_eq!([case(2, 4), case(6, 4)], ["½", "1½"]);
    }
}
