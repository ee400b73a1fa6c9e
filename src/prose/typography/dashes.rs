//! Hyphens that stand for dashes.

use super::{GONE, NBSP};

/// Makes dashes of hyphens between spaces, with a no-break space before them.
pub(super) fn set(lang: &str, chars: &mut [char], fixed: &mut [bool]) {
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
        if at > 0
            && length == 1
            && matches!(chars[at], '–' | '—')
            && chars[at - 1] == ' '
            && !starts_line(chars, at - 1)
        {
            chars[at - 1] = NBSP;
        } else if at > 0 && length > 1 && chars[at] == dash && chars[at - 1] == ' ' && !starts_line(chars, at - 1) {
            chars[at - 1] = NBSP;
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

/// Whether nothing but space stands before a place on its line.
fn starts_line(chars: &[char], at: usize) -> bool {
    chars[..at].iter().rev().take_while(|c| **c != '\n').all(|c| c.is_whitespace())
}
