//! Changes for a terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::{Places, by_owner};
use crate::diff::Diff;
use crate::diff::words::Speaker;

const BOLD: Style = Style::new().bold();
const LEVEL: Style = AnsiColor::Cyan.on_default();
const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const BREAKS: Style = AnsiColor::Yellow.on_default();

/// All changes, each with the level that it needs, its place, and what it breaks or touches; nothing where there is none.
pub fn render(diff: &Diff, speaker: &Speaker<'_>, places: &mut Places<'_>) -> String {
    let mut out = String::new();
    for (owner, changes) in by_owner(diff) {
        let title = changes.iter().find_map(|change| change.title.as_ref()).map(|title| speaker.text(title));
        let title = title.map(|title| format!(": {title}")).unwrap_or_default();
        let _ = writeln!(out, "{BOLD}{}{title}{BOLD:#}", speaker.owner(owner));
        for change in changes {
            let sentence = speaker.sentence(change);
            let level = speaker.level(diff, diff.approval.needed(change.kind));
            let _ = writeln!(out, "  {} {LEVEL}[{level}]{LEVEL:#}", sentence.text);
            for detail in &sentence.details {
                let lang = detail.lang.as_ref().map(|lang| format!("{lang}: ")).unwrap_or_default();
                for (sign, style, text) in [("-", OLD, &detail.old), ("+", NEW, &detail.new)] {
                    if let Some(text) = text {
                        let _ = writeln!(out, "    {style}{sign} {lang}{}{style:#}", text);
                    }
                }
            }
            if let Some(place) = places.of(change) {
                let _ = writeln!(out, "    {place}");
            }
            for impact in &change.impact {
                let _ = writeln!(out, "    {BREAKS}{}{BREAKS:#}", speaker.impact(impact));
                let _ = writeln!(out, "      {}", places.of_impact(impact));
            }
        }
    }
    out
}
