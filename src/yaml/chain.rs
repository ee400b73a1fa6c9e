//! A profile with all that it extends, from the file itself upwards.

use std::collections::BTreeSet;

use super::Tree;
use super::tree::{Content, NodeId};
use crate::source::{FileId, Path, Sources};

/// Keys that hold for one file alone.
const OWN: [&str; 5] = ["extends", "locked", "guarded", "overrides", "allow"];

/// A profile and those that it extends.
#[derive(Debug)]
pub struct Chain<'a> {
    /// The profiles, the lowest first.
    pub links: Vec<Link<'a>>,
    /// How the chain ends.
    pub end: End,
}

/// A profile of a chain.
#[derive(Debug)]
pub struct Link<'a> {
    /// The file.
    pub file: FileId,
    /// Its tree alone.
    pub tree: Tree<'a>,
}

/// How a chain ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With a profile that extends none.
    Whole,
    /// With a file that is no YAML.
    Unreadable(FileId),
    /// With a name that no profile has, in the last link.
    Unknown,
    /// With a profile that is already in the chain.
    Circle(FileId),
    /// Nowhere within [`Chain::MOST`] profiles.
    Long,
}

impl<'a> Chain<'a> {
    /// Most profiles of a chain.
    pub const MOST: usize = 12;

    /// Follows a profile to the last one that it extends.
    pub fn of(sources: &'a Sources, file: FileId) -> Self {
        let mut links: Vec<Link<'a>> = Vec::new();
        let mut next = file;
        loop {
            if links.iter().any(|link| link.file == next) {
                return Self { links, end: End::Circle(next) };
            }
            if links.len() == Self::MOST {
                return Self { links, end: End::Long };
            }
            let source = sources.file(next);
            let tree = source.fault.is_none().then(|| Tree::parse(next, &source.text, &mut Vec::new())).flatten();
            let Some(tree) = tree else { return Self { links, end: End::Unreadable(next) } };
            let parent = tree.name_at("extends").map(|name| sources.profile(name));
            links.push(Link { file: next, tree });
            match parent {
                None => return Self { links, end: End::Whole },
                Some(None) => return Self { links, end: End::Unknown },
                Some(Some(file)) => next = file,
            }
        }
    }

    /// The tree in which each profile stands over those that it extends.
    pub fn into_tree(self) -> Option<Tree<'a>> {
        let trees = self.links.into_iter().rev().map(|link| link.tree);
        trees.reduce(|below, above| below.under(above, &OWN))
    }
}

impl Tree<'_> {
    /// The scalar that a key of the root holds.
    pub fn name_at(&self, key: &str) -> Option<&str> {
        let (node, _, whole) = self.follow(&Path::root().key(key));
        whole.then(|| self.scalar(node)).flatten()
    }

    /// The scalars of a list that a key of the root holds.
    pub fn names_at(&self, key: &str) -> Vec<&str> {
        let (node, _, whole) = self.follow(&Path::root().key(key));
        if whole { self.items(node).iter().filter_map(|&item| self.scalar(item)).collect() } else { Vec::new() }
    }

    /// The scalars that the items of a list hold at a key; `None` for an item without it.
    pub fn fields_at(&self, list: &str, key: &str) -> Vec<Option<&str>> {
        let (node, _, whole) = self.follow(&Path::root().key(list));
        let field = |&item: &NodeId| {
            self.pairs(item).find(|(name, _)| self.key_text(*name) == key).and_then(|(_, value)| self.scalar(value))
        };
        if whole { self.items(node).iter().map(field).collect() } else { Vec::new() }
    }

    /// Paths of all fields of one or two keys.
    pub fn fields(&self) -> BTreeSet<Path> {
        let mut fields = BTreeSet::new();
        for (key, value) in self.pairs(self.root()) {
            let path = Path::root().key(self.key_text(key));
            fields.extend(self.pairs(value).map(|(key, _)| path.key(self.key_text(key))));
            if self.has_ids(value) {
                fields.extend(self.items(value).iter().filter_map(|&item| self.id_of(item)).map(|id| path.key(id)));
            }
            fields.insert(path);
        }
        fields
    }

    /// Whether there is a value at a path.
    pub fn has(&self, path: &Path) -> bool {
        self.follow(path).2
    }

    /// Whether a tree that is laid over others changes the value at a path, with a part of it or with what replaces the
    /// collection that holds it.
    pub fn changes(&self, path: &Path) -> bool {
        let (node, _, whole) = self.follow(path);
        if whole {
            return true;
        }
        match self.content(node) {
            Content::Scalar { .. } => true,
            Content::Map(_) => node != self.root() && self.is_text(node),
            Content::List(range) => range.is_empty() || !self.has_ids(node),
        }
    }

    /// The value at a path in one line.
    pub fn line_at(&self, path: &Path) -> Option<String> {
        let (node, _, whole) = self.follow(path);
        whole.then(|| self.in_one_line(node))
    }

    /// Paths of the values below a path that no further path leads into: scalars, texts, lists of names; ids of items are
    /// not among them.
    pub fn leaves(&self, path: &Path) -> Vec<Path> {
        let (node, _, whole) = self.follow(path);
        let mut leaves = Vec::new();
        if whole {
            self.gather(node, path, &mut leaves);
        }
        leaves
    }

    fn gather(&self, node: NodeId, path: &Path, leaves: &mut Vec<Path>) {
        match self.content(node) {
            Content::Map(_) if !self.is_text(node) => {
                for (key, value) in self.pairs(node).filter(|(key, _)| self.key_text(*key) != "id") {
                    self.gather(value, &path.key(self.key_text(key)), leaves);
                }
            }
            Content::List(range) if !range.is_empty() && self.has_ids(node) => {
                for &item in self.items(node) {
                    self.gather(item, &path.key(self.id_of(item).unwrap_or_default()), leaves);
                }
            }
            _ => leaves.push(path.clone()),
        }
    }
}

/// A path from its written form: `limits.literature-age`, with the ids of items in lists: `policies.integrity.title`.
pub fn path_of(field: &str) -> Path {
    field.split('.').fold(Path::root(), |path, key| path.key(key))
}
