//! A field of study must be a code of ISCED-F 2013.

use crate::check::{Context, Reporter, Rule};
use crate::model::Level;
use crate::source::Path;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "isced-unknown",
    summary: "a field of study is not in ISCED-F",
    docs: include_str!("isced_unknown.md"),
    level: Level::Warn,
    check,
};

/// Narrow fields with the number of their detailed fields.
const NARROW: &[(&str, u8)] = &[
    ("001", 1),
    ("002", 1),
    ("003", 1),
    ("011", 4),
    ("021", 5),
    ("022", 3),
    ("023", 2),
    ("031", 4),
    ("032", 2),
    ("041", 7),
    ("042", 1),
    ("051", 2),
    ("052", 2),
    ("053", 3),
    ("054", 2),
    ("061", 3),
    ("071", 6),
    ("072", 4),
    ("073", 2),
    ("081", 2),
    ("082", 1),
    ("083", 1),
    ("084", 1),
    ("091", 7),
    ("092", 3),
    ("101", 5),
    ("102", 2),
    ("103", 2),
    ("104", 1),
];

fn check(context: &Context<'_>, reporter: &mut Reporter) {
    for item in context.catalog.courses.values() {
        let Some(code) = item.value.isced_f.as_deref().filter(|code| !is_known(code)) else { continue };
        reporter
            .at(item.file, Path::root().key("isced-f"), format!("`{code}` is not a field of ISCED-F 2013"))
            .hint("write four digits, such as `0612` for databases and networks or `0613` for software");
    }
}

/// Whether a code names a detailed field, or the rest of a narrow field (`0`, `9`) or of a broad one (`00`, `88`, `99`).
fn is_known(code: &str) -> bool {
    if code.len() != 4 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let (broad, rest) = code.split_at(2);
    let (narrow, detailed) = code.split_at(3);
    let whole_broad = broad <= "10" && matches!(rest, "00" | "88" | "99");
    let last = NARROW.iter().find(|(known, _)| *known == narrow).map(|(_, last)| *last);
    whole_broad
        || last.is_some_and(|last| detailed == "9" || detailed.parse::<u8>().is_ok_and(|detailed| detailed <= last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_known() {
        for code in ["0612", "0613", "0610", "0619", "0688", "0542", "1041", "0000"] {
            assert!(is_known(code), "{code}");
        }
        for code in ["612", "0614", "0620", "1141", "9999", "06.1", "06125", ""] {
            assert!(!is_known(code), "{code}");
        }
    }
}
