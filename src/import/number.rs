//! Numbers as other programs write them: with a decimal comma, trailing zeros, or the noise of floats.

/// A number in hundredths, and whether it had to be rounded; `None` where it is no number of zero or more.
pub(super) fn hundredths(text: &str) -> Option<(i64, bool)> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || part.len() > 20 || !digits(whole) || !digits(part) {
        return None;
    }
    let padded = format!("{part:0<3}");
    let whole: i64 = whole.parse().ok()?;
    let first: i64 = padded[..2].parse().ok()?;
    let up = padded.as_bytes()[2] >= b'5';
    let rounded = padded[2..].bytes().any(|b| b != b'0');
    Some((whole * 100 + first + i64::from(up), rounded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let cases = [
            ("16", Some((1600, false))),
            ("16.0000", Some((1600, false))),
            ("0,35", Some((35, false))),
            (" 1.5 ", Some((150, false))),
            ("17.829999923706", Some((1783, true))),
            ("0.994999", Some((99, true))),
            ("-1", None),
            ("1e3", None),
            ("", None),
            ("9999999", None),
        ];
        for (text, expected) in cases {
            assert_eq!(hundredths(text), expected, "{text}");
        }
    }
}
