//! How large a file may be, and which characters it may hold. Checked while events come, so that no file costs much.

use crate::report::{Code, Diagnostic, Place};
use crate::source::{FileId, Span};

/// Deepest nesting, aliases followed.
pub const DEPTH: usize = 64;
/// Most nodes, aliases followed.
pub const NODES: usize = 200_000;
/// Most bytes of all scalars together, aliases followed.
pub const EXPANDED: usize = 4 << 20;
/// Most faults of format that are reported of one file.
pub const FAULTS: usize = 50;

/// All faults of format.
pub static CODES: &[Code] = &[
    Code { name: "file-too-large", summary: "a file is larger than 1 MiB" },
    Code { name: "yaml-encoding", summary: "a file is not clean UTF-8 text" },
    Code { name: "yaml-syntax", summary: "a file is not YAML" },
    Code { name: "yaml-too-deep", summary: "values are nested more than 64 levels deep" },
    Code { name: "yaml-too-many-nodes", summary: "a file has more than 200000 values" },
    Code { name: "yaml-expands", summary: "aliases make a file too large, or a value holds itself" },
    Code { name: "yaml-several-documents", summary: "a file has more than one document" },
    Code { name: "yaml-tag", summary: "a value has a tag that the format does not know" },
    Code { name: "yaml-merge-key", summary: "a mapping is merged into another by `<<`" },
    Code { name: "yaml-complex-key", summary: "a key is not a word or phrase" },
    Code { name: "yaml-duplicate-key", summary: "a key is given twice in one mapping" },
    Code { name: "unknown-key", summary: "a key is not one of the format" },
    Code { name: "missing-key", summary: "a key that must be given is missing" },
    Code { name: "empty-value", summary: "a key has no value" },
    Code { name: "wrong-type", summary: "a value is of another type than expected" },
    Code { name: "wrong-value", summary: "a value is of the right type and yet not allowed" },
];

/// A fault at a range of bytes.
pub(super) fn fault(
    code: &'static str,
    file: FileId,
    (start, end): (usize, usize),
    message: impl Into<String>,
) -> Diagnostic {
    Diagnostic::error(code, Place::Span(Span { file, start, end }), message)
}

/// Reports every character that must not stand in a file: those that readers of YAML disagree about, and those that nobody sees.
pub(super) fn check_characters(file: FileId, text: &str, faults: &mut Vec<Diagnostic>) {
    let bytes = text.as_bytes();
    for at in suspicious(bytes) {
        let rest = &text[at..];
        let Some(character) = rest.chars().next() else { continue };
        if character == '\r' && rest.as_bytes().get(1) == Some(&b'\n') {
            continue;
        }
        let Some(name) = forbidden(character) else { continue };
        let found = fault("yaml-encoding", file, (at, at + character.len_utf8()), format!("{name} in the file"));
        let hint = if character == '\u{feff}' { "save the file as UTF-8 without it" } else { "remove it" };
        faults.push(found.hint(hint));
        if faults.len() == FAULTS {
            return;
        }
    }
}

/// Places of bytes that may begin a character that must not stand. Whole chunks without any are passed over at once.
fn suspicious(bytes: &[u8]) -> impl Iterator<Item = usize> {
    const CHUNK: usize = 64;
    let is_control = |b: u8| (b < 32 && b != b'\n' && b != b'\t') || b == 127;
    let is_head = |b: u8| matches!(b, 0xC2 | 0xE2 | 0xEF);
    // What follows a head byte in a forbidden character; dashes and quotation marks have the same heads.
    let follows = move |at: usize| {
        let next = |n: usize| bytes.get(at + n).copied().unwrap_or_default();
        match bytes[at] {
            0xC2 => next(1) < 0xA0,
            0xE2 => next(1) == 0x80 && matches!(next(2), 0xA8 | 0xA9),
            0xEF => matches!(next(1), 0xBB | 0xBF),
            _ => true,
        }
    };
    let chunks = bytes.chunks(CHUNK).enumerate();
    let worth = chunks.filter(move |(_, chunk)| chunk.iter().fold(false, |any, &b| any | is_control(b) | is_head(b)));
    worth
        .flat_map(|(i, chunk)| i * CHUNK..i * CHUNK + chunk.len())
        .filter(move |&at| is_control(bytes[at]) || is_head(bytes[at]))
        .filter(move |&at| follows(at))
}

/// The name of a character that must not stand in a text; a line feed or a tab may.
pub(super) fn forbidden(character: char) -> Option<String> {
    Some(match character {
        '\n' | '\t' => return None,
        '\0' => "a NUL character".to_owned(),
        '\r' => "a carriage return without a line feed".to_owned(),
        '\u{feff}' => "a byte order mark (BOM)".to_owned(),
        '\u{85}' => "a next-line character (NEL, U+0085)".to_owned(),
        '\u{2028}' | '\u{2029}' => format!("a line separator (U+{:04X})", u32::from(character)),
        c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {
            format!("a control character (U+{:04X})", u32::from(c))
        }
        _ => return None,
    })
}
