//! What reading the CommonMark texts of a catalogue has found, gathered once for all rules that ask for it.

use crate::catalog::Catalog;
use crate::catalog::texts::{self, TextKind};
use crate::check::{Context, Reporter};
use crate::prose::{IssueKind, LinkFact, PictureFact, inline, parse};
use crate::source::{FileId, Path};

/// What there is to say of a text in one language.
pub(super) struct Remarks {
    /// The file.
    pub(super) file: FileId,
    /// The text.
    pub(super) path: Path,
    /// Its links.
    pub(super) links: Vec<LinkFact>,
    /// Its pictures.
    pub(super) pictures: Vec<PictureFact>,
    /// What could not be kept, with the beginning of what it was.
    issues: Vec<(IssueKind, String)>,
}

/// Reads the texts that may hold a link, a picture, a formula, HTML, or too much of anything: most do not.
pub(super) fn gather(catalog: &Catalog) -> Vec<Remarks> {
    let mut found = Vec::new();
    texts::visit(catalog, |located| {
        if located.kind == TextKind::Title {
            return;
        }
        for (lang, text) in located.text.strings().filter(|(_, text)| is_worth_reading(text)) {
            let (issues, links, pictures) = if located.kind == TextKind::Line {
                let line = inline(text);
                (line.issues, line.links, Vec::new())
            } else {
                let prose = parse(text);
                (prose.issues, prose.links, prose.pictures)
            };
            if issues.is_empty() && links.is_empty() && pictures.is_empty() {
                continue;
            }
            let path = located.path();
            let path = lang.map_or_else(|| path.clone(), |lang| path.key(lang.as_str()));
            let piece = |range| excerpt(text.get(range).unwrap_or_default());
            let issues = issues.into_iter().map(|issue| (issue.kind, piece(issue.range))).collect();
            found.push(Remarks { file: located.file, path, links, pictures, issues });
        }
    });
    found
}

/// Reports what reading could not keep, where it has one of the names: once for each text and message.
pub(super) fn report(context: &Context<'_>, names: &[&str], reporter: &mut Reporter) {
    for text in context.remarks() {
        let mut said = Vec::new();
        for (kind, excerpt) in text.issues.iter().filter(|(kind, _)| names.contains(&kind.code())) {
            let message = kind.to_string();
            if !said.contains(&message) {
                reporter.at(text.file, text.path.clone(), message.clone()).text(excerpt).hint(kind.hint());
                said.push(message);
            }
        }
    }
}

/// Whether a text has a mark of what rules ask about, a line with marks enough to nest beyond any use, or bytes enough to be
/// cut.
fn is_worth_reading(text: &str) -> bool {
    const MARKS: usize = 20;
    const LONG: usize = 50_000;
    // Most texts have no mark at all; the machine sees that in many bytes at once.
    let rare = |b: u8| matches!(b, b'<' | b']' | b'$' | b'\n' | b'>' | b'*' | b'_' | b'~' | b'-' | b'+');
    let marked = |text: &[u8]| text.iter().fold(false, |any, &b| any | rare(b));
    if !text.starts_with(' ') && !text.as_bytes().chunks(32).any(marked) {
        return text.len() > LONG;
    }
    let (mut marks, mut at_head) = (0, true);
    for byte in text.bytes() {
        match byte {
            b'<' | b']' | b'$' => return true,
            b'\n' => (marks, at_head) = (0, true),
            b'>' | b'*' | b'_' | b'~' | b'-' | b'+' => marks += 1,
            b' ' if at_head => marks += 1,
            _ => at_head = false,
        }
        if marks > MARKS {
            return true;
        }
    }
    text.len() > LONG
}

/// The beginning of the first line of a piece of text.
fn excerpt(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.trim().lines().next().unwrap_or_default();
    let mut excerpt: String = line.chars().take(LONGEST).collect();
    if excerpt.len() < line.len() {
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_with_marks_are_read() {
        for plain in ["", "Схема базы данных", "- пункт\n- пункт\n  - **глубже**", "a_b * c > d"]
        {
            assert!(!is_worth_reading(plain), "{plain}");
        }
        let (deep, indented) = (">".repeat(21), format!("- a\n{}- b", " ".repeat(21)));
        for marked in ["[a](b)", "<b>", "$x$", "![](a.png)", &deep, &indented, &"a".repeat(50_001)] {
            assert!(is_worth_reading(marked), "{marked}");
        }
    }

    #[test]
    fn excerpts_are_short() {
        assert_eq!(excerpt(" <b>\nline"), "<b>");
        assert_eq!(excerpt(&"я".repeat(41)), format!("{}…", "я".repeat(40)));
    }
}
