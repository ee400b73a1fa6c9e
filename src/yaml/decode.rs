//! Tree → structs: a `serde` deserializer that reports every fault of a file in one run.

use std::slice;

use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Unexpected, VariantAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;

use super::fault::{Fault, Kind, Spot};
use super::hole::{Hole, HoleId, Holes};
use super::limits::FAULTS;
use super::scalar::Scalar;
use super::tree::{Content, NodeId, Tree, is_blank};
use crate::report::Diagnostic;

/// Name of the newtype that asks for a scalar as it is written, `1.10` and not `1.1`, and takes a mapping as well.
pub const AS_WRITTEN: &str = "syllabus::as-written";

/// Decodes a tree. Every fault is reported; a value is there only if nothing was.
pub fn decode<'t, T: Deserialize<'t>>(tree: &'t Tree<'t>, faults: &mut Vec<Diagnostic>) -> Option<T> {
    repeat(tree, faults, |holes| T::deserialize(Node::root(tree, holes)))
}

/// Decodes one pair of the mapping at the root as if it stood alone.
pub fn decode_pair<'t, T: Deserialize<'t>>(tree: &'t Tree<'t>, key: &str, faults: &mut Vec<Diagnostic>) -> Option<T> {
    let at = tree.pairs(tree.root()).position(|(name, _)| tree.key_text(name) == key)?;
    repeat(tree, faults, |holes| T::deserialize(Node { only: Some(at), ..Node::root(tree, holes) }))
}

/// Decodes again and again, each time passing over what is known to be wrong, until nothing new is found.
fn repeat<'t, T>(
    tree: &'t Tree<'t>,
    faults: &mut Vec<Diagnostic>,
    pass: impl Fn(&Holes) -> Result<T, Fault>,
) -> Option<T> {
    // Each pass finds a fault or tries the next answer for one; the bound is for what no answer fits.
    const PASSES: usize = 8 * FAULTS;
    let before = faults.len();
    let mut holes = Holes::default();
    for number in 0..PASSES {
        match pass(&holes).map_err(|fault| fault.at(Node::root(tree, &holes).spot)) {
            Ok(value) => return (number == 0 && faults.len() == before).then_some(value),
            Err(fault) if holes.learn(&fault, tree, faults) => {}
            Err(_) => return None,
        }
    }
    None
}

/// A node that is being decoded.
#[derive(Clone, Copy)]
struct Node<'t, 'h> {
    tree: &'t Tree<'t>,
    holes: &'h Holes,
    spot: Spot,
    /// The one pair that a mapping is taken to have.
    only: Option<usize>,
}

impl<'t, 'h> Node<'t, 'h> {
    fn root(tree: &'t Tree<'t>, holes: &'h Holes) -> Self {
        let spot = Spot { node: tree.root(), key: None, index: None, key_of: None };
        Self { tree, holes, spot, only: None }
    }

    fn with(self, spot: Spot) -> Self {
        Self { spot, only: None, ..self }
    }

    fn content(self) -> &'t Content<'t> {
        self.tree.content(self.spot.node)
    }

    /// A scalar as it is written; what is empty or no scalar is refused by the visitor's own words.
    fn text<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        let result = match self.content() {
            Content::Scalar { text, plain } if is_blank(text) || (*plain && self.tree.is_null(self.spot.node)) => {
                Err(Fault::new(Kind::Empty))
            }
            Content::Scalar { text, .. } => visitor.visit_str(text),
            Content::List(_) => Err(Fault::invalid_type(Unexpected::Seq, &visitor)),
            Content::Map(_) => Err(Fault::invalid_type(Unexpected::Map, &visitor)),
        };
        result.map_err(|fault| fault.at(self.spot))
    }

    /// A plain number or boolean; what is quoted is a text and refused.
    fn plain<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        let result = match self.content() {
            Content::Scalar { text, plain: true } => match Scalar::of(text) {
                Scalar::Null => Err(Fault::new(Kind::Empty)),
                Scalar::Bool(value) => visitor.visit_bool(value),
                Scalar::Unsigned(value) => visitor.visit_u64(value),
                Scalar::Signed(value) => visitor.visit_i64(value),
                Scalar::Float(value) => visitor.visit_f64(value),
                Scalar::Text => Err(Fault::invalid_type(Unexpected::Str(text), &visitor)),
            },
            Content::Scalar { text, .. } => Err(Fault::invalid_type(Unexpected::Str(text), &visitor)),
            Content::List(_) => Err(Fault::invalid_type(Unexpected::Seq, &visitor)),
            Content::Map(_) => Err(Fault::invalid_type(Unexpected::Map, &visitor)),
        };
        result.map_err(|fault| fault.at(self.spot))
    }

    fn list<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        let result = match self.content() {
            Content::List(items) => {
                visitor.visit_seq(Items { of: self, items: self.tree.children(items).iter(), next: 0 })
            }
            _ => Err(Fault::invalid_type(Unexpected::Other("no list"), &visitor)),
        };
        result.map_err(|fault| fault.at(self.spot))
    }

    fn map<V: Visitor<'t>>(self, visitor: V, fields: &'static [&'static str]) -> Result<V::Value, Fault> {
        let result = match self.content() {
            Content::Map(range) => {
                let all = self.tree.children(range);
                let pairs = self.only.and_then(|at| all.get(2 * at..2 * at + 2)).unwrap_or(all);
                let missing = self.holes.missing(self.spot.node);
                visitor.visit_map(Pairs {
                    of: self,
                    pairs: pairs.chunks_exact(2),
                    missing: missing.into_iter(),
                    is_struct: !fields.is_empty(),
                    value: None,
                })
            }
            _ => Err(Fault::invalid_type(Unexpected::Other("no mapping"), &visitor)),
        };
        result.map_err(|fault| fault.at(self.spot))
    }
}

impl<'de> Deserializer<'de> for Node<'de, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.content() {
            Content::Scalar { text, plain: true } if Scalar::of(text) == Scalar::Null => {
                visitor.visit_unit().map_err(|fault: Fault| fault.at(self.spot))
            }
            Content::Scalar { text, plain } if !plain || Scalar::of(text) == Scalar::Text => {
                visitor.visit_str(text).map_err(|fault: Fault| fault.at(self.spot))
            }
            Content::Scalar { .. } => self.plain(visitor),
            Content::List(_) => self.list(visitor),
            Content::Map(_) => self.map(visitor, &[]),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.plain(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.plain(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.plain(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.plain(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.plain(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.plain(visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.plain(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.plain(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.text(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.text(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.tree.is_null(self.spot.node) {
            return Err(Fault::new(Kind::Empty).at(self.spot));
        }
        visitor.visit_some(self).map_err(|fault: Fault| fault.at(self.spot))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.map(visitor, &[])
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.map(visitor, fields)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        match self.content() {
            Content::Scalar { .. } if name == AS_WRITTEN => self.text(visitor),
            Content::Map(_) if name == AS_WRITTEN => self.map(visitor, &[]),
            _ => visitor.visit_newtype_struct(self).map_err(|fault: Fault| fault.at(self.spot)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let result = match self.content() {
            Content::Scalar { .. } if self.tree.is_null(self.spot.node) => Err(Fault::new(Kind::Empty)),
            Content::Scalar { text, .. } => visitor.visit_enum(Variant(text)),
            Content::List(_) | Content::Map(_) => {
                let expected = crate::report::words::ticked(variants, "or");
                Err(Fault::new(Kind::Type(expected)))
            }
        };
        result.map_err(|fault| fault.at(self.spot))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 f32 char bytes byte_buf unit unit_struct tuple_struct
    }
}

/// The items of a list; those that are known to be wrong are passed over.
struct Items<'t, 'h> {
    of: Node<'t, 'h>,
    items: slice::Iter<'t, NodeId>,
    next: usize,
}

impl<'t> SeqAccess<'t> for Items<'t, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        for &node in self.items.by_ref() {
            let index = Some(self.next);
            self.next += 1;
            if self.of.holes.hole(HoleId::Value(node)).is_none() {
                let spot = Spot { node, key: self.of.spot.key, index, key_of: None };
                return seed.deserialize(self.of.with(spot)).map(Some).map_err(|fault| fault.at(spot));
            }
        }
        Ok(None)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The pairs of a mapping; those that are known to be wrong are passed over, or stand as holes in a struct.
struct Pairs<'t, 'h> {
    of: Node<'t, 'h>,
    pairs: slice::ChunksExact<'t, NodeId>,
    missing: std::vec::IntoIter<&'static str>,
    is_struct: bool,
    value: Option<Next>,
}

/// The value after a key.
enum Next {
    Node(NodeId, NodeId),
    Hole(Hole),
}

impl<'t> MapAccess<'t> for Pairs<'t, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let map = self.of.spot.node;
        for pair in self.pairs.by_ref() {
            let (key, value) = (pair[0], pair[1]);
            let hole = self.of.holes.hole(HoleId::Value(value));
            if self.of.holes.passes_over_key(key) || (hole.is_some() && !self.is_struct) {
                continue;
            }
            self.value = Some(hole.map_or(Next::Node(key, value), Next::Hole));
            let spot = Spot { node: key, key: Some(key), index: None, key_of: Some(map) };
            return seed.deserialize(self.of.with(spot)).map(Some).map_err(|fault| fault.at(spot));
        }
        for key in self.missing.by_ref() {
            if let Some(hole) = self.of.holes.hole(HoleId::Missing(map, key)) {
                self.value = Some(Next::Hole(hole));
                return seed.deserialize(BorrowedStrDeserializer::<Fault>::new(key)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        match self.value.take() {
            Some(Next::Node(key, node)) => {
                let spot = Spot { node, key: Some(key), index: None, key_of: None };
                seed.deserialize(self.of.with(spot)).map_err(|fault| fault.at(spot))
            }
            Some(Next::Hole(hole)) => seed.deserialize(hole),
            None => Err(Fault::custom("a value is asked for before its key")),
        }
    }
}

/// A variant by its name.
struct Variant<'t>(&'t str);

impl<'t> EnumAccess<'t> for Variant<'t> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'t>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        seed.deserialize(StrDeserializer::<Fault>::new(self.0)).map(|variant| (variant, self))
    }
}

impl<'t> VariantAccess<'t> for Variant<'t> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'t>>(self, _: T) -> Result<T::Value, Fault> {
        Err(Fault::new(Kind::Type("a mapping".to_owned())))
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Fault::new(Kind::Type("a list".to_owned())))
    }

    fn struct_variant<V: Visitor<'t>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(Fault::new(Kind::Type("a mapping".to_owned())))
    }
}
