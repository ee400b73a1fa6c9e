//! Ways to print changes: for a terminal, for a pull request, for programs.

pub mod human;
pub mod json;
pub mod markdown;

use std::collections::BTreeMap;

use crate::source::{FileId, Path, Position, Sources};
use crate::yaml::Tree;

use super::{Change, Diff, Impact, Owner, Site};

/// The two catalogues of a diff, for the lines and columns of places.
pub struct Places<'a> {
    before: Side<'a>,
    after: Side<'a>,
}

struct Side<'a> {
    sources: &'a Sources,
    trees: BTreeMap<FileId, Option<Tree<'a>>>,
}

impl<'a> Places<'a> {
    /// The places of changes between two catalogues.
    pub fn new(before: &'a Sources, after: &'a Sources) -> Self {
        let side = |sources| Side { sources, trees: BTreeMap::new() };
        Self { before: side(before), after: side(after) }
    }

    /// The place that a change is best looked at: where it is now, else where it was.
    fn of(&mut self, change: &Change) -> Option<String> {
        match (&change.before, &change.after) {
            (_, Some(site)) => Some(self.after.named(site)),
            (Some(site), None) => Some(self.before.named(site)),
            (None, None) => None,
        }
    }

    /// The place of an impact.
    fn of_impact(&mut self, impact: &Impact) -> String {
        self.after.named(&impact.site)
    }
}

impl Side<'_> {
    /// A place as `path:line:column`.
    fn named(&mut self, site: &Site) -> String {
        let Position { line, column } = self.position(site);
        format!("{}:{line}:{column}", self.sources.display_path(site.file))
    }

    fn position(&mut self, site: &Site) -> Position {
        if site.path == Path::root() {
            return Position { line: 1, column: 1 };
        }
        let sources = self.sources;
        let text = &sources.file(site.file).text;
        let tree = self.trees.entry(site.file).or_insert_with(|| Tree::parse(site.file, text, &mut Vec::new()));
        let start = tree.as_ref().map_or(0, |tree| tree.value(&site.path).start);
        sources.position(site.file, start)
    }
}

/// The changes by what they are changes of, in the order of the diff.
fn by_owner(diff: &Diff) -> Vec<(&Owner, Vec<&Change>)> {
    let mut groups: Vec<(&Owner, Vec<&Change>)> = Vec::new();
    for change in &diff.changes {
        match groups.last_mut() {
            Some((owner, changes)) if **owner == change.owner => changes.push(change),
            _ => groups.push((&change.owner, vec![change])),
        }
    }
    groups
}
