//! Trees laid over each other: what a profile says stands before what it inherits.
//!
//! Mappings are laid over each other key by key, lists whose items have an `id` item by item. Everything else is one value
//! that replaces the one below: a text with its languages, a list of names, a number. An empty list replaces as well.

use std::collections::BTreeMap;

use super::scalar::Scalar;
use super::tree::{Content, Node, NodeId, Tree, index};

impl<'a> Tree<'a> {
    /// Lays a tree over this one. Keys of the root in `own` are never inherited.
    pub(super) fn under(mut self, upper: Self, own: &[&str]) -> Self {
        let below = self.root;
        let above = self.adopt(upper);
        self.root = self.lay(below, above, own);
        self
    }

    /// Takes the nodes of another tree in, and gives back its root.
    fn adopt(&mut self, other: Self) -> NodeId {
        let (nodes, children, texts) = (index(self.nodes.len()), index(self.children.len()), index(self.texts.len()));
        let moved = |id: NodeId| NodeId(id.0 + nodes);
        self.texts.extend(other.texts);
        self.children.extend(other.children.into_iter().map(moved));
        self.maimed.extend(other.maimed.into_iter().map(moved));
        self.nodes.extend(other.nodes.into_iter().map(|node| Node {
            text: node.text + texts,
            content: match node.content {
                Content::List(range) => Content::List(range.start + children..range.end + children),
                Content::Map(range) => Content::Map(range.start + children..range.end + children),
                scalar @ Content::Scalar { .. } => scalar,
            },
            ..node
        }));
        moved(other.root)
    }

    /// Lays a node over another: the node that holds for both.
    fn lay(&mut self, below: NodeId, above: NodeId, own: &[&str]) -> NodeId {
        match (self.content(below), self.content(above)) {
            (Content::Map(_), Content::Map(_)) if !self.is_text(below) && !self.is_text(above) => {
                self.lay_map(below, above, own)
            }
            (Content::List(_), Content::List(range))
                if !range.is_empty() && self.has_ids(below) && self.has_ids(above) =>
            {
                self.lay_list(below, above)
            }
            _ => above,
        }
    }

    fn lay_map(&mut self, below: NodeId, above: NodeId, own: &[&str]) -> NodeId {
        let mut pairs: Vec<(NodeId, NodeId)> =
            self.pairs(below).filter(|(key, _)| !own.contains(&self.key_text(*key))).collect();
        let places: BTreeMap<String, usize> =
            pairs.iter().enumerate().map(|(at, (key, _))| (self.key_text(*key).to_owned(), at)).collect();
        for (key, value) in self.pairs(above).collect::<Vec<_>>() {
            match places.get(self.key_text(key)) {
                Some(&at) => pairs[at] = (key, self.lay(pairs[at].1, value, &[])),
                None => pairs.push((key, value)),
            }
        }
        let is_maimed = self.is_maimed(below) || self.is_maimed(above);
        let node = self.collect(above, pairs.into_iter().flat_map(|(key, value)| [key, value]), Content::Map);
        if is_maimed {
            self.maimed.push(node);
        }
        node
    }

    fn lay_list(&mut self, below: NodeId, above: NodeId) -> NodeId {
        let mut items = self.items(below).to_vec();
        let places: BTreeMap<String, usize> =
            items.iter().enumerate().filter_map(|(at, &item)| Some((self.id_of(item)?.to_owned(), at))).collect();
        for item in self.items(above).to_vec() {
            match self.id_of(item).and_then(|id| places.get(id)) {
                Some(&at) => items[at] = self.lay_map(items[at], item, &[]),
                None => items.push(item),
            }
        }
        self.collect(above, items, Content::List)
    }

    /// A collection in the place of another one.
    fn collect(
        &mut self,
        place: NodeId,
        children: impl IntoIterator<Item = NodeId>,
        content: fn(std::ops::Range<u32>) -> Content<'a>,
    ) -> NodeId {
        let first = index(self.children.len());
        self.children.extend(children);
        let content = content(first..index(self.children.len()));
        let Node { start, end, text, .. } = self.nodes[place.0 as usize];
        let id = NodeId(index(self.nodes.len()));
        self.nodes.push(Node { start, end, text, content });
        id
    }

    /// The items of a list; none for anything else.
    pub(super) fn items(&self, list: NodeId) -> &[NodeId] {
        match self.content(list) {
            Content::List(range) => self.children(range),
            Content::Scalar { .. } | Content::Map(_) => &[],
        }
    }

    /// The item of a list that has an id.
    pub(super) fn item(&self, list: NodeId, id: &str) -> Option<NodeId> {
        self.items(list).iter().copied().find(|&item| self.id_of(item) == Some(id))
    }

    /// The id of an item of a list.
    pub(super) fn id_of(&self, item: NodeId) -> Option<&str> {
        self.pairs(item).find(|(key, _)| self.key_text(*key) == "id").and_then(|(_, id)| self.scalar(id))
    }

    /// Whether every item of a list has an id of its own.
    pub(super) fn has_ids(&self, list: NodeId) -> bool {
        let ids: Option<Vec<&str>> = self.items(list).iter().map(|&item| self.id_of(item)).collect();
        ids.is_some_and(|mut ids| {
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            ids.len() == all
        })
    }

    /// Whether a mapping is a text in several languages: short lower-case keys, one of them of two letters, and scalars.
    pub(super) fn is_text(&self, map: NodeId) -> bool {
        let is_tag = |key: &str| (2..=3).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_lowercase());
        let two = self.pairs(map).map(|(key, _)| self.key_text(key)).any(|key| key.len() == 2 && key != "id");
        two && self.pairs(map).all(|(key, value)| is_tag(self.key_text(key)) && self.scalar(value).is_some())
    }

    /// A value in one line, as YAML writes it between brackets.
    pub(super) fn in_one_line(&self, node: NodeId) -> String {
        match self.content(node) {
            Content::Scalar { text, plain } => {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let quoted = !plain && Scalar::of(&text) != Scalar::Text;
                if quoted || text.is_empty() { format!("\"{text}\"") } else { text }
            }
            Content::List(_) => {
                let items: Vec<String> = self.items(node).iter().map(|&item| self.in_one_line(item)).collect();
                format!("[{}]", items.join(", "))
            }
            Content::Map(_) => {
                let pairs = self.pairs(node);
                let pairs: Vec<String> =
                    pairs.map(|(key, value)| format!("{}: {}", self.key_text(key), self.in_one_line(value))).collect();
                format!("{{{}}}", pairs.join(", "))
            }
        }
    }
}
