//! Events → tree: ranges, anchors, limits, and the pairs of mappings.

use std::borrow::Cow;
use std::ops::Range;

use super::super::events::{Event, Item};
use super::super::limits::{DEPTH, EXPANDED, FAULTS, NODES, fault, forbidden};
use super::super::scalar::Scalar;
use super::{Content, Node, NodeId, Tree, is_blank};
use crate::report::{Diagnostic, Place};
use crate::source::FileId;

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

/// A tree that grows by the events of its file.
pub(super) struct Builder<'a, 'r> {
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

/// The fault of a limit that is passed.
type Breach = Box<Diagnostic>;

impl<'a, 'r> Builder<'a, 'r> {
    /// A builder of a tree that has no nodes yet.
    pub(super) fn new(tree: Tree<'a>, faults: &'r mut Vec<Diagnostic>) -> Self {
        Self { tree, open: Vec::new(), pending: Vec::new(), anchors: Vec::new(), expanded: 0, count: 0, faults }
    }

    /// Takes an event; a limit that is passed ends the reading.
    pub(super) fn take(&mut self, item: Item<'a>) -> Result<(), Breach> {
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
        if !range.is_empty() {
            return range.start..range.start + text.trim_end().len();
        }
        let before = self.text().get(..range.start).unwrap_or_default().trim_end();
        match before.strip_suffix('-') {
            Some(rest) => rest.len()..before.len(),
            None => range,
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
            (Some(name), Content::Scalar { text, plain: true }) => Scalar::of(text).tag() == name,
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
        let end = if open.flow { range.end } else { open.end };
        self.tree.nodes[open.node.0 as usize].end = index(end);
        let first = index(self.tree.children.len());
        if open.map {
            self.keep_sound_pairs(open.node, open.first);
        } else {
            self.tree.children.extend(self.pending.drain(open.first..));
        }
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

    /// Moves the pending children of a mapping to its pairs, without those whose key is no key or stands a second time.
    fn keep_sound_pairs(&mut self, map: NodeId, first: usize) {
        let pending = &self.pending[first..];
        if pending.chunks_exact(2).all(|pair| self.is_key(pair[0])) && !self.has_doubles(pending) {
            let whole = pending.len() - pending.len() % 2;
            self.tree.children.extend(self.pending.drain(first..).take(whole));
            return;
        }
        let children: Vec<NodeId> = self.pending.drain(first..).collect();
        let pairs = self.checked_pairs(map, &children);
        self.tree.children.extend(pairs);
    }

    /// Whether a key stands twice among children. Most mappings are small: comparing each with each is cheaper than sorting.
    fn has_doubles(&self, children: &[NodeId]) -> bool {
        const SMALL: usize = 16;
        let key = |pair: &[NodeId]| self.tree.key_text(pair[0]);
        if children.len() <= 2 * SMALL {
            let pairs = || children.chunks_exact(2).map(key);
            return pairs().enumerate().any(|(i, text)| pairs().take(i).any(|earlier| earlier == text));
        }
        let mut keys: Vec<&str> = children.chunks_exact(2).map(key).collect();
        keys.sort_unstable();
        keys.windows(2).any(|pair| pair[0] == pair[1])
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

    /// Whether a node can be a key; what is wrong with it otherwise says [`Self::bad_key`].
    fn is_key(&self, key: NodeId) -> bool {
        match self.tree.content(key) {
            Content::Scalar { text, plain } => !(is_blank(text) || *plain && text == "<<"),
            Content::List(_) | Content::Map(_) => false,
        }
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

    /// The tree; an empty file has none.
    pub(super) fn finish(mut self) -> Option<Tree<'a>> {
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
pub(in crate::yaml) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
