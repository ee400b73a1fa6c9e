//! A file as a tree of nodes with byte ranges. Aliases share what they name, so a tree is never larger than its file. The tree
//! of a profile that extends others holds the nodes of all their files.

use std::borrow::Cow;
use std::ops::Range;

use super::events::{Event, Events, Item};
use super::limits::{DEPTH, EXPANDED, FAULTS, NODES, check_characters, fault, forbidden};
use crate::report::{Diagnostic, Place};
use crate::source::{FileId, Path, Segment, Span};

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
        let tree = Self {
            texts: vec![(file, text)],
            nodes: Vec::new(),
            children: Vec::new(),
            maimed: Vec::new(),
            root: NodeId(0),
        };
        let mut builder =
            Builder { tree, open: Vec::new(), pending: Vec::new(), anchors: Vec::new(), expanded: 0, count: 0, faults };
        for item in Events::of(text) {
            let item = match item {
                Ok(item) => item,
                Err(wrong) => {
                    let code = if wrong.deep { "yaml-too-deep" } else { "yaml-syntax" };
                    let mut found = fault(code, file, character_at(text, wrong.at), wrong.message);
                    found.hints.extend(wrong.hint.map(str::to_owned));
                    builder.faults.push(found);
                    return None;
                }
            };
            if let Err(breach) = builder.take(item) {
                builder.faults.push(*breach);
                return None;
            }
        }
        builder.finish()
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

/// The range of the character at a byte; empty at the end of the text.
fn character_at(text: &str, at: usize) -> (usize, usize) {
    let at = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    let length = text[at..].chars().next().filter(|&c| c != '\n' && c != '\r').map_or(0, char::len_utf8);
    (at, at + length)
}

/// An open list or mapping.
struct Open {
    node: NodeId,
    flow: bool,
    map: bool,
    anchor: usize,
    /// Where its children begin among the pending ones.
    first: usize,
    /// Totals when it began.
    before: (usize, usize),
    /// Byte after the last of what it holds so far.
    end: usize,
    /// Deepest level within it.
    deepest: usize,
}

/// A node that aliases may name.
struct Anchor {
    node: NodeId,
    bytes: usize,
    count: usize,
    height: usize,
    closed: bool,
}

struct Builder<'a, 'r> {
    tree: Tree<'a>,
    open: Vec<Open>,
    /// Children of open collections.
    pending: Vec<NodeId>,
    /// Anchors by their number; numbers begin with 1.
    anchors: Vec<Anchor>,
    /// Bytes of scalars so far, aliases followed.
    expanded: usize,
    /// Nodes so far, aliases followed.
    count: usize,
    faults: &'r mut Vec<Diagnostic>,
}

type Breach = Box<Diagnostic>;

impl<'a> Builder<'a, '_> {
    /// Takes an event; a limit that is passed ends the reading.
    fn take(&mut self, item: Item<'a>) -> Result<(), Breach> {
        let Item { event, range, anchor, tag } = item;
        match event {
            Event::Document if self.tree.nodes.is_empty() => {}
            Event::Document => {
                let found = self.fault("yaml-several-documents", &range, "a second document in the file");
                return Err(Box::new(found.hint("keep one document in a file, without a `---` after its first line")));
            }
            Event::Scalar { text, plain } => {
                let plain = plain && !matches!(tag, Some((Some("str"), _)));
                let range = self.trimmed(range);
                if let Cow::Owned(owned) = &text {
                    self.check_escapes(owned, &range);
                }
                let bytes = text.len();
                let content = Content::Scalar { text, plain };
                self.check_tag(&content, tag);
                let end = range.end;
                let node = self.add(content, range)?;
                self.expanded = self.expanded.saturating_add(bytes);
                self.remember(anchor, Anchor { node, bytes, count: 1, height: 0, closed: true });
                self.hold(node, if bytes == 0 && plain { 0 } else { end });
            }
            Event::List { flow } => self.start(Content::List(0..0), flow, anchor, tag, range)?,
            Event::Map { flow } => self.start(Content::Map(0..0), flow, anchor, tag, range)?,
            Event::End => self.end(&range),
            Event::Alias(number) => self.alias(number, &range)?,
        }
        Ok(())
    }

    fn file(&self) -> FileId {
        self.tree.texts[0].0
    }

    fn text(&self) -> &'a str {
        self.tree.texts[0].1
    }

    fn fault(&self, code: &'static str, range: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        fault(code, self.file(), (range.start, range.end), message)
    }

    fn report(&mut self, found: Diagnostic) {
        if self.faults.len() < FAULTS {
            self.faults.push(found);
        }
    }

    fn add(&mut self, content: Content<'a>, range: Range<usize>) -> Result<NodeId, Breach> {
        let id = NodeId(index(self.tree.nodes.len()));
        self.count = self.count.saturating_add(1);
        if self.count > NODES {
            let found = self.fault("yaml-too-many-nodes", &range, format!("the file has more than {NODES} values"));
            return Err(Box::new(found.hint("split it into several files")));
        }
        self.tree.nodes.push(Node { start: index(range.start), end: index(range.end), text: 0, content });
        Ok(id)
    }

    fn remember(&mut self, number: usize, anchor: Anchor) {
        if number > 0 {
            debug_assert_eq!(number, self.anchors.len() + 1, "anchors are numbered in order");
            self.anchors.push(anchor);
        }
    }

    /// A scalar's range without the blanks and line ends that a block or an unfinished line leaves behind it. An item that
    /// was left out stands for its `-`.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let text = self.text().get(range.clone()).unwrap_or_default();
        let before = self.text().get(..range.start).unwrap_or_default().trim_end();
        match before.strip_suffix('-') {
            Some(rest) if range.is_empty() => rest.len()..before.len(),
            _ => range.start..range.start + text.trim_end().len(),
        }
    }

    /// Reports characters that only an escape could bring into a text.
    fn check_escapes(&mut self, text: &str, range: &Range<usize>) {
        if let Some(name) = text.chars().filter(|&c| c != '\r').find_map(forbidden) {
            let found = self.fault("yaml-encoding", range, format!("{name} in a text"));
            self.report(found.hint("remove the escape"));
        }
    }

    fn check_tag(&mut self, content: &Content<'_>, tag: Option<(Option<&'static str>, Range<usize>)>) {
        let Some((name, range)) = tag else { return };
        let fits = match (name, content) {
            (Some("str"), Content::Scalar { .. })
            | (Some("seq"), Content::List(_))
            | (Some("map"), Content::Map(_)) => true,
            (Some(name), Content::Scalar { text, plain: true }) => super::scalar::Scalar::of(text).tag() == name,
            _ => false,
        };
        if !fits {
            let written = self.text().get(range.clone()).unwrap_or_default();
            let message = match name {
                Some(_) => format!("the tag `{written}` does not fit the value"),
                None => format!("the tag `{written}` is not known here"),
            };
            let found = self.fault("yaml-tag", &range, message);
            self.report(found.hint("remove the tag"));
        }
    }

    fn start(
        &mut self,
        content: Content<'a>,
        flow: bool,
        anchor: usize,
        tag: Option<(Option<&'static str>, Range<usize>)>,
        range: Range<usize>,
    ) -> Result<(), Breach> {
        let depth = self.open.len() + 1;
        if depth > DEPTH {
            return Err(Box::new(self.too_deep(&range)));
        }
        self.check_tag(&content, tag);
        let map = matches!(content, Content::Map(_));
        let before = (self.expanded, self.count);
        let start = range.start;
        let node = self.add(content, range)?;
        self.remember(anchor, Anchor { node, bytes: 0, count: 0, height: 0, closed: false });
        self.open.push(Open { node, flow, map, anchor, first: self.pending.len(), before, end: start, deepest: depth });
        Ok(())
    }

    fn too_deep(&self, range: &Range<usize>) -> Diagnostic {
        self.fault("yaml-too-deep", range, format!("values are nested more than {DEPTH} levels deep"))
    }

    fn end(&mut self, range: &Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        let depth = self.open.len() + 1;
        if let Some(outer) = self.open.last_mut() {
            outer.deepest = outer.deepest.max(open.deepest);
        }
        if open.anchor > 0 {
            let anchor = &mut self.anchors[open.anchor - 1];
            anchor.bytes = self.expanded - open.before.0;
            anchor.count = self.count - open.before.1;
            anchor.height = open.deepest + 1 - depth;
            anchor.closed = true;
        }
        let children = self.pending.split_off(open.first);
        let end = if open.flow { range.end } else { open.end };
        self.tree.nodes[open.node.0 as usize].end = index(end);
        let children = if open.map { self.checked_pairs(open.node, &children) } else { children };
        let first = index(self.tree.children.len());
        self.tree.children.extend(children);
        let range = first..index(self.tree.children.len());
        self.tree.nodes[open.node.0 as usize].content =
            if open.map { Content::Map(range) } else { Content::List(range) };
        self.hold(open.node, end);
    }

    /// Gives a node to the collection that is open.
    fn hold(&mut self, node: NodeId, end: usize) {
        if let Some(open) = self.open.last_mut() {
            open.end = open.end.max(end);
        }
        self.pending.push(node);
    }

    /// The pairs of a mapping without those whose key is no key or stands a second time.
    fn checked_pairs(&mut self, map: NodeId, children: &[NodeId]) -> Vec<NodeId> {
        let mut pairs = Vec::with_capacity(children.len());
        for pair in children.chunks_exact(2) {
            if let Some(found) = self.bad_key(pair[0]) {
                self.report(found);
                if self.tree.maimed.last() != Some(&map) {
                    self.tree.maimed.push(map);
                }
            } else {
                pairs.push((pair[0], pair[1]));
            }
        }
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by(|&a, &b| self.tree.key_text(pairs[a].0).cmp(self.tree.key_text(pairs[b].0)));
        let mut doubles: Vec<(usize, usize)> = Vec::new();
        for same in order.chunk_by(|&a, &b| self.tree.key_text(pairs[a].0) == self.tree.key_text(pairs[b].0)) {
            doubles.extend(same[1..].iter().map(|&later| (later, same[0])));
        }
        doubles.sort_unstable();
        for &(later, first) in doubles.iter().take(FAULTS) {
            let (span, first) = (self.tree.span(pairs[later].0), self.tree.span(pairs[first].0));
            let message = format!("key `{}` is given twice", self.tree.key_text(pairs[later].0));
            let found = self.fault("yaml-duplicate-key", &(span.start..span.end), message);
            self.report(found.label(Place::Span(first), "first given here").hint("keep one of the two"));
        }
        let is_double = |i: usize| doubles.binary_search_by_key(&i, |&(later, _)| later).is_ok();
        let kept = pairs.iter().enumerate().filter(|(i, _)| !is_double(*i));
        kept.flat_map(|(_, &(key, value))| [key, value]).collect()
    }

    fn bad_key(&self, key: NodeId) -> Option<Diagnostic> {
        let span = self.tree.first_line(key);
        let found = |code, message| Some(fault(code, self.file(), (span.start, span.end), message));
        let complex = |message| {
            found("yaml-complex-key", message).map(|found| found.hint("write a word or phrase before the `:`"))
        };
        match self.tree.content(key) {
            Content::Scalar { text, plain: true } if text == "<<" => {
                let found = found("yaml-merge-key", "mappings can't be merged by `<<`");
                found.map(|found| {
                    found.hint("write the keys out, or name the whole mapping by an alias: `key: *anchor`")
                })
            }
            Content::Scalar { text, .. } if text.trim().is_empty() => complex("a key is empty"),
            Content::Scalar { .. } => None,
            Content::List(_) => complex("a key is a list, not a word or phrase"),
            Content::Map(_) => complex("a key is a mapping, not a word or phrase"),
        }
    }

    fn alias(&mut self, number: usize, range: &Range<usize>) -> Result<(), Breach> {
        let Some(anchor) = number.checked_sub(1).and_then(|at| self.anchors.get(at)) else { return Ok(()) };
        let named = Place::Span(self.tree.first_line(anchor.node));
        if !anchor.closed {
            let found = self.fault("yaml-expands", range, "an alias within the value that it names");
            return Err(Box::new(found.label(named, "the value would hold itself")));
        }
        if self.open.len() + anchor.height > DEPTH {
            return Err(Box::new(self.too_deep(range).label(named, "the alias names this")));
        }
        self.expanded = self.expanded.saturating_add(anchor.bytes);
        self.count = self.count.saturating_add(anchor.count);
        let node = anchor.node;
        let deepest = self.open.len() + anchor.height;
        if self.expanded > EXPANDED || self.count > NODES {
            let message = "aliases make the file too large";
            let found = self.fault("yaml-expands", range, message).label(named, "the alias repeats this");
            let limits = format!("with aliases followed a file has at most {NODES} values and {} MiB", EXPANDED >> 20);
            return Err(Box::new(found.hint(limits)));
        }
        if let Some(open) = self.open.last_mut() {
            open.deepest = open.deepest.max(deepest);
        }
        self.hold(node, range.end);
        Ok(())
    }

    fn finish(mut self) -> Option<Tree<'a>> {
        let Some(root) = self.pending.pop().filter(|&root| !self.tree.is_null(root)) else {
            let found = self.fault("empty-value", &(0..0), "the file is empty");
            self.report(found.hint("remove the file, or describe something in it"));
            return None;
        };
        self.tree.maimed.sort_unstable();
        self.tree.root = root;
        Some(self.tree)
    }
}

/// A number of a byte or node. Files are at most 1 MiB.
pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
