//! What a plain scalar means by the core schema of YAML 1.2: `null`, `true`, `12`, `1.5`, or a text.

/// The meaning of a plain scalar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Scalar {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text,
}

impl Scalar {
    /// The meaning of a plain scalar. A number with needless zeros before it, such as `010` or `01.09`, is a text: readers
    /// of YAML disagree about it.
    pub(super) fn of(text: &str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => return Self::Null,
            "true" | "True" | "TRUE" => return Self::Bool(true),
            "false" | "False" | "FALSE" => return Self::Bool(false),
            ".nan" | ".NaN" | ".NAN" => return Self::Float(f64::NAN),
            ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Self::Float(f64::INFINITY),
            "-.inf" | "-.Inf" | "-.INF" => return Self::Float(f64::NEG_INFINITY),
            _ => {}
        }
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let padded = digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit();
        if padded || !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            return Self::Text;
        }
        if digits.bytes().all(|b| b.is_ascii_digit()) {
            let unsigned = text.strip_prefix('+').unwrap_or(text);
            return unsigned
                .parse()
                .map(Self::Unsigned)
                .or_else(|_| text.parse().map(Self::Signed))
                .or_else(|_| text.parse().map(Self::Float))
                .unwrap_or(Self::Text);
        }
        let radix = |prefix, radix| digits.strip_prefix(prefix).and_then(|d| u64::from_str_radix(d, radix).ok());
        if digits == text
            && let Some(number) = radix("0x", 16).or_else(|| radix("0o", 8))
        {
            return Self::Unsigned(number);
        }
        let decimal = digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
        if decimal { text.parse().map_or(Self::Text, Self::Float) } else { Self::Text }
    }

    /// The name of the core tag for it.
    pub(super) const fn tag(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "bool",
            Self::Unsigned(_) | Self::Signed(_) => "int",
            Self::Float(_) => "float",
            Self::Text => "str",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn means(text: &str, expected: Scalar) {
        assert_eq!(Scalar::of(text), expected, "{text}");
    }

    #[test]
    fn the_core_schema_decides() {
        means("", Scalar::Null);
        means("~", Scalar::Null);
        means("true", Scalar::Bool(true));
        means("yes", Scalar::Text);
        means("12", Scalar::Unsigned(12));
        means("+12", Scalar::Unsigned(12));
        means("-3", Scalar::Signed(-3));
        means("0x1F", Scalar::Unsigned(31));
        means("0o17", Scalar::Unsigned(15));
        means("1.5", Scalar::Float(1.5));
        means("1e3", Scalar::Float(1000.0));
        means(".5", Scalar::Float(0.5));
        means("18446744073709551616", Scalar::Float(18_446_744_073_709_551_616.0));
    }

    #[test]
    fn doubtful_numbers_are_texts() {
        for text in
            ["010", "01.09", "1.2.3", "1_000", "12:30", ".", "-", "e3", "inf", "nan", "0x", "-0x1", "2026-09-01"]
        {
            means(text, Scalar::Text);
        }
    }
}
