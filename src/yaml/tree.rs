//! A file as a tree of nodes with byte ranges. Aliases share what they name, so a tree is never larger than its file. The tree
//! of a profile that extends others holds the nodes of all their files.

mod builder;

use std::borrow::Cow;
use std::ops::Range;

use super::events::{Stop, each};
use super::limits::{check_characters, fault};
use crate::report::Diagnostic;
use crate::source::{FileId, Path, Segment, Span};
use builder::Builder;

pub(super) use builder::index;

/// A node of a [`Tree`], by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NodeId(pub(super) u32);

/// What a node is.
#[derive(Debug)]
pub(super) enum Content<'a> {
    /// A scalar; `plain` where it stands without quotes and is no block.
    Scalar { text: Cow<'a, str>, plain: bool },
    /// A list: its items.
    List(Range<u32>),
    /// A mapping: its keys and values, by turns.
    Map(Range<u32>),
}

#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The file that it stands in, by its place among the tree's texts.
    pub(super) text: u32,
    pub(super) content: Content<'a>,
}

/// A file as a tree.
#[derive(Debug)]
pub struct Tree<'a> {
    /// The files; one unless trees were laid over each other.
    pub(super) texts: Vec<(FileId, &'a str)>,
    pub(super) nodes: Vec<Node<'a>>,
    /// Children of lists and mappings, each collection's in a row.
    pub(super) children: Vec<NodeId>,
    /// Mappings that lost a pair to a fault: what they lack is not said to be missing.
    pub(super) maimed: Vec<NodeId>,
    pub(super) root: NodeId,
}

impl<'a> Tree<'a> {
    /// Reads a file. What is wrong is reported; where the text as a whole can't be trusted there is no tree.
    pub fn parse(file: FileId, text: &'a str, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let before = faults.len();
        check_characters(file, text, faults);
        if faults.len() > before {
            return None;
        }
        // Most files have a node for some twenty bytes.
        let nodes = text.len() / 20;
        let tree = Self {
            texts: vec![(file, text)],
            nodes: Vec::with_capacity(nodes),
            children: Vec::with_capacity(nodes),
            maimed: Vec::new(),
            root: NodeId(0),
        };
        let mut builder = Builder::new(tree, faults);
        match each(text, |item| builder.take(item)) {
            Ok(()) => return builder.finish(),
            Err(Stop::Refused(breach)) => faults.push(*breach),
            Err(Stop::Syntax(wrong)) => {
                let code = if wrong.deep { "yaml-too-deep" } else { "yaml-syntax" };
                let mut found = fault(code, file, character_at(text, wrong.at), wrong.message);
                found.hints.extend(wrong.hint.map(str::to_owned));
                faults.push(found);
            }
        }
        None
    }

    pub(super) const fn root(&self) -> NodeId {
        self.root
    }

    pub(super) fn content(&self, id: NodeId) -> &Content<'a> {
        &self.nodes[id.0 as usize].content
    }

    pub(super) fn children(&self, range: &Range<u32>) -> &[NodeId] {
        &self.children[range.start as usize..range.end as usize]
    }

    /// The text of a scalar.
    pub(super) fn scalar(&self, id: NodeId) -> Option<&str> {
        match self.content(id) {
            Content::Scalar { text, .. } => Some(text),
            Content::List(_) | Content::Map(_) => None,
        }
    }

    /// The text of a key; keys are scalars.
    pub(super) fn key_text(&self, id: NodeId) -> &str {
        self.scalar(id).unwrap_or_default()
    }

    /// Keys and values of a mapping; none for anything else.
    pub(super) fn pairs(&self, id: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> {
        let children = match self.content(id) {
            Content::Map(range) => self.children(range),
            Content::Scalar { .. } | Content::List(_) => &[],
        };
        children.chunks_exact(2).map(|pair| (pair[0], pair[1]))
    }

    /// Whether the node is a scalar that stands for nothing: left out, `~` or `null`.
    pub(super) fn is_null(&self, id: NodeId) -> bool {
        matches!(self.content(id), Content::Scalar { text, plain: true } if matches!(&**text, "" | "~" | "null" | "Null" | "NULL"))
    }

    /// Whether the mapping lost a pair to a fault.
    pub(super) fn is_maimed(&self, id: NodeId) -> bool {
        self.maimed.binary_search(&id).is_ok()
    }

    /// The range of a node.
    pub(super) fn span(&self, id: NodeId) -> Span {
        let node = &self.nodes[id.0 as usize];
        Span { file: self.texts[node.text as usize].0, start: node.start as usize, end: node.end as usize }
    }

    /// The first line of a node: for collections whose faults are about the whole.
    pub(super) fn first_line(&self, id: NodeId) -> Span {
        let span = self.span(id);
        let text = self.texts[self.nodes[id.0 as usize].text as usize].1;
        let line = text[span.start..span.end].lines().next().unwrap_or_default().trim_end();
        Span { end: span.start + line.len(), ..span }
    }

    /// Keys of the mapping at the root, each with the range of the pair.
    pub fn entries(&self) -> impl Iterator<Item = (&str, Span)> {
        self.pairs(self.root).map(|(key, value)| {
            let (key_span, end) = (self.span(key), self.span(value).end);
            (self.key_text(key), Span { end: end.max(key_span.end), ..key_span })
        })
    }

    /// The range of the value at a path, or of the longest part of the path that is there.
    pub fn value(&self, path: &Path) -> Span {
        let (found, key, whole) = self.follow(path);
        match key {
            _ if found == self.root => self.first_line(found),
            Some(key) if !whole || self.is_null(found) => self.span(key),
            _ if !whole => self.first_line(found),
            _ => self.span(found),
        }
    }

    /// The range of the key that ends a path, or of the longest part of the path that is there.
    pub fn key(&self, path: &Path) -> Span {
        let (found, key, _) = self.follow(path);
        key.map_or_else(|| self.first_line(found), |key| self.span(key))
    }

    /// The node at a path, where it is there.
    pub(super) fn find(&self, path: &Path) -> Option<NodeId> {
        let (found, _, whole) = self.follow(path);
        whole.then_some(found)
    }

    /// Follows a path as far as it goes: the node, its key unless it is an item of a list, and whether that was all.
    pub(super) fn follow(&self, path: &Path) -> (NodeId, Option<NodeId>, bool) {
        let (mut node, mut last_key) = (self.root, None);
        for segment in path.segments() {
            let next = match (segment, self.content(node)) {
                (Segment::Key(name), Content::Map(_)) => {
                    self.pairs(node).find(|(key, _)| self.key_text(*key) == name).map(|(key, value)| (value, Some(key)))
                }
                (Segment::Index(index), Content::List(items)) => {
                    self.children(items).get(*index).map(|item| (*item, None))
                }
                // Items of lists that are laid over each other are named by their ids.
                (Segment::Key(name), Content::List(_)) => self.item(node, name).map(|item| (item, None)),
                _ => None,
            };
            match next {
                Some((value, key)) => (node, last_key) = (value, key),
                None => return (node, last_key, false),
            }
        }
        (node, last_key, true)
    }
}

/// Whether a text has nothing but blanks. Most texts show by their first letter that they have more.
pub(super) fn is_blank(text: &str) -> bool {
    !text.starts_with(|c: char| c.is_ascii_graphic()) && text.trim().is_empty()
}

/// The range of the character at a byte; empty at the end of the text.
fn character_at(text: &str, at: usize) -> (usize, usize) {
    let at = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    let length = text[at..].chars().next().filter(|&c| c != '\n' && c != '\r').map_or(0, char::len_utf8);
    (at, at + length)
}
