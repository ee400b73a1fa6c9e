//! Texts in CommonMark, read only where a rule may find something: most texts have no link, picture or formula.

use crate::catalog::Catalog;
use crate::catalog::texts::{self, Located, TextKind};
use crate::check::Reporter;
use crate::model::Lang;
use crate::prose::{Prose, inline, parse};
use crate::source::{FileId, Path};

/// A text in one language.
pub(super) struct Spot<'a> {
    /// The file.
    pub(super) file: FileId,
    located: &'a Located<'a>,
    lang: Option<&'a Lang>,
}

impl Spot<'_> {
    /// The place of the text.
    pub(super) fn path(&self) -> Path {
        let path = self.located.path();
        self.lang.map_or_else(|| path.clone(), |lang| path.key(lang.as_str()))
    }
}

/// Shows the CommonMark texts that `may` hold what is looked for, in every language, with what they are read as.
pub(super) fn visit(catalog: &Catalog, may: impl Fn(&str) -> bool, mut show: impl FnMut(&Spot<'_>, &Prose, &str)) {
    texts::visit(catalog, |located| {
        if located.kind == TextKind::Title {
            return;
        }
        for (lang, text) in located.text.strings().filter(|(_, text)| may(text)) {
            let prose = if located.kind == TextKind::Line {
                let line = inline(text);
                Prose { issues: line.issues, links: line.links, ..Prose::default() }
            } else {
                parse(text)
            };
            show(&Spot { file: located.file, located: &located, lang }, &prose, text);
        }
    });
}

/// Reports what reading could not keep, where it has one of the names: once for each text and message.
pub(super) fn report(catalog: &Catalog, may: impl Fn(&str) -> bool, names: &[&str], reporter: &mut Reporter) {
    visit(catalog, may, |spot, prose, text| {
        let mut said = Vec::new();
        for issue in prose.issues.iter().filter(|issue| names.contains(&issue.kind.code())) {
            let message = issue.kind.to_string();
            if said.contains(&message) {
                continue;
            }
            reporter
                .at(spot.file, spot.path(), message.clone())
                .text(excerpt(text.get(issue.range.clone()).unwrap_or_default()))
                .hint(issue.kind.hint());
            said.push(message);
        }
    });
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
