//! Hyphens that stand for dashes.

use super::GONE;

/// Makes dashes of hyphens between spaces.
pub(super) fn set(lang: &str, chars: &mut [char], fixed: &[bool]) {
    let dash = match lang {
        "ru" => '—',
        "en" => '–',
        _ => return,
    };
    let mut at = 0;
    while at < chars.len() {
        let length = chars[at..].iter().take_while(|c| matches!(c, '-' | '–' | '—')).count();
        if is_dash(&chars[at..at + length], lang) && is_alone(chars, at, length) && !fixed[at] {
            chars[at] = dash;
            chars[at + 1..at + length].fill(GONE);
        }
        at += length.max(1);
    }
}

/// Whether a row of hyphens may stand for a dash: one to three hyphens; in Russian also a dash that is too short.
fn is_dash(row: &[char], lang: &str) -> bool {
    match row {
        ['–'] => lang == "ru",
        _ => (1..=3).contains(&row.len()) && row.iter().all(|c| *c == '-'),
    }
}

/// Whether there are spaces on both sides, and not numbers behind them, between which it would be a minus.
fn is_alone(chars: &[char], at: usize, length: usize) -> bool {
    let before = &chars[..at];
    let after = &chars[at + length..];
    let spaced = before.last().is_some_and(|c| c.is_whitespace()) && after.first().is_some_and(|c| c.is_whitespace());
    let number = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
    let minus =
        number(before.iter().rev().find(|c| !c.is_whitespace())) && number(after.iter().find(|c| !c.is_whitespace()));
    spaced && !minus
}
