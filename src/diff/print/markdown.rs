//! Changes for a pull request.

use std::fmt::Write as _;

use super::{Places, by_owner};
use crate::diff::Diff;
use crate::diff::words::{Detail, Speaker};

/// All changes as Markdown: a heading, a list for each file, what is broken in bold. Says so where nothing changed.
pub fn render(diff: &Diff, speaker: &Speaker<'_>, places: &mut Places<'_>) -> String {
    let words = speaker.locale();
    let mut out = format!("## {}\n", words.of_changes("heading"));
    if diff.changes.is_empty() {
        let _ = writeln!(out, "\n{}", words.of_changes("empty"));
    }
    for (owner, changes) in by_owner(diff) {
        let title = changes.iter().find_map(|change| change.title.as_ref()).map(|title| speaker.text(title));
        let title = title.map(|title| format!(": {}", escaped(&title))).unwrap_or_default();
        let _ = writeln!(out, "\n### {}{title}\n", speaker.owner(owner));
        for change in changes {
            let sentence = speaker.sentence(change);
            let level = speaker.level(diff, diff.approval.needed(change.kind));
            let place = places.of(change).map(|place| format!(" · `{place}`")).unwrap_or_default();
            let _ = writeln!(out, "- {} · *{}*{place}", called(&sentence.text), escaped(&level));
            sentence.details.iter().for_each(|detail| quote(&mut out, detail));
            for impact in &change.impact {
                let strong = if impact.breaks { "**" } else { "" };
                let text = called(&speaker.impact(impact));
                let _ = writeln!(out, "  - {strong}{text}{strong} · `{}`", places.of_impact(impact));
            }
        }
    }
    out
}

fn quote(out: &mut String, detail: &Detail) {
    let lang = detail.lang.as_ref().map(|lang| format!("{lang}: ")).unwrap_or_default();
    let sides = [("−", &detail.old), ("+", &detail.new)];
    for (sign, text) in sides.into_iter().filter_map(|(sign, text)| Some((sign, text.as_ref()?))) {
        let _ = writeln!(out, "  - {sign} {lang}{}", escaped(text));
    }
}

/// A sentence as CommonMark, whose backticks are code and whose all else is to the letter.
pub fn marked(text: &str) -> String {
    parts(text, literal)
}

/// A sentence of a pull request: as [`marked`], and it calls nobody.
fn called(text: &str) -> String {
    parts(text, escaped)
}

fn parts(text: &str, plain: fn(&str) -> String) -> String {
    let parts = text.split('`').enumerate();
    let whole = text.matches('`').count().is_multiple_of(2);
    let shown = parts.map(|(i, part)| if i % 2 == 1 && whole { format!("`{part}`") } else { plain(part) });
    shown.collect()
}

/// A text of a pull request: to the letter, but for a zero-width sign that breaks mentions.
fn escaped(text: &str) -> String {
    literal(text).replace('@', "@\u{2060}")
}

/// A text that Markdown, HTML and formulas leave as it is.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => out.extend(['\\', letter]),
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            '\n' | '\r' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_authors_write_stays_text() {
        assert_eq!(marked("a `b*c` *d* <img>"), "a `b*c` \\*d\\* &lt;img&gt;");
        assert_eq!(marked("a ` b"), "a  b");
        assert_eq!(marked("a@b.org `@c`"), "a@b.org `@c`");
        assert_eq!(called("@a `@c`"), "@\u{2060}a `@c`");
        assert_eq!(escaped("@octocat [x](y)"), "@\u{2060}octocat \\[x\\](y)");
    }
}
