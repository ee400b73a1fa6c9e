//! What stands for a value that is already reported, so that one fault does not hide the next.
//!
//! Derived structs stop at their first fault. A file with faults is therefore decoded again with the faulty value passed
//! over, until nothing new is found. Where a struct can't do without the value, a hole answers in its place.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::fault::{Fault, Kind};
use super::limits::FAULTS;
use super::tree::{NodeId, Tree};
use crate::report::Diagnostic;
use crate::report::words::nearest;

/// A place for a hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum HoleId {
    /// A value that is wrong.
    Value(NodeId),
    /// A key that a mapping lacks.
    Missing(NodeId, &'static str),
}

/// What earlier passes over a file have found.
#[derive(Debug, Default)]
pub(super) struct Holes {
    /// Holes with the number of the answer that they try.
    answers: BTreeMap<HoleId, usize>,
    /// Keys that are wrong: their pairs are passed over.
    keys: BTreeSet<NodeId>,
    /// Keys that unknown ones were probably meant to be.
    meant: BTreeSet<(NodeId, &'static str)>,
}

/// Texts that a hole answers with, one after the other, until its place takes one: a name, a number, a link, a date,
/// a time, a time of a week, a time zone.
const ANSWERS: [&str; 7] = ["xx", "1", "xx/xx", "2000-01-01", "09:00-10:00", "mon 1", "UTC"];

impl Holes {
    pub(super) fn hole(&self, id: HoleId) -> Option<Hole> {
        if self.answers.is_empty() {
            return None;
        }
        self.answers.get(&id).map(|&answer| Hole { id, answer: ANSWERS[answer], depth: 0 })
    }

    pub(super) fn passes_over_key(&self, key: NodeId) -> bool {
        self.keys.contains(&key)
    }

    /// The keys that a mapping lacks.
    pub(super) fn missing(&self, map: NodeId) -> Vec<&'static str> {
        let missing = self.answers.range(HoleId::Missing(map, "")..).map_while(|(id, _)| match id {
            HoleId::Missing(of, key) if *of == map => Some(*key),
            HoleId::Missing(..) | HoleId::Value(_) => None,
        });
        missing.collect()
    }

    /// Takes a fault in, and reports it unless it is an echo. Says whether another pass can find more.
    pub(super) fn learn(&mut self, fault: &Fault, tree: &Tree<'_>, faults: &mut Vec<Diagnostic>) -> bool {
        let Some(spot) = fault.spot() else { return false };
        let mut echo = false;
        match *fault.kind() {
            Kind::Hole(id) => {
                let answer = self.answers.entry(id).or_insert(0);
                if *answer + 1 < ANSWERS.len() {
                    *answer += 1;
                    return true;
                }
                return self.open(HoleId::Value(spot.node), tree);
            }
            Kind::MissingKey(key) => {
                echo = tree.is_maimed(spot.node) || self.meant.contains(&(spot.node, key));
                if !self.open(HoleId::Missing(spot.node, key), tree) {
                    return false;
                }
            }
            Kind::UnknownKey(expected) => {
                if let (Some(meant), Some(map)) =
                    (nearest(tree.key_text(spot.node), expected.iter().copied()), spot.key_of)
                {
                    self.meant.extend(expected.iter().find(|key| **key == meant).map(|key| (map, *key)));
                }
                self.keys.insert(spot.node);
            }
            _ if spot.key_of.is_some() => {
                self.keys.insert(spot.node);
            }
            _ => {
                // What a mapping is found to lack may be what was passed over.
                echo = tree
                    .pairs(spot.node)
                    .any(|(key, value)| self.keys.contains(&key) || self.answers.contains_key(&HoleId::Value(value)));
                if !self.open(HoleId::Value(spot.node), tree) {
                    faults.extend(fault.finding(tree).filter(|_| !echo));
                    return false;
                }
            }
        }
        if !echo {
            faults.extend(fault.finding(tree));
        }
        faults.len() < FAULTS
    }

    /// Makes a hole; the root can't be one, and none is made twice.
    fn open(&mut self, id: HoleId, tree: &Tree<'_>) -> bool {
        id != HoleId::Value(tree.root()) && self.answers.insert(id, 0).is_none()
    }
}

/// Answers whatever is asked with something harmless.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hole {
    id: HoleId,
    answer: &'static str,
    depth: usize,
}

impl Hole {
    fn lost<E>(self) -> impl FnOnce(E) -> Fault {
        move |_| Fault::of_hole(self.id)
    }
}

impl<'de> Deserializer<'de> for Hole {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str::<Fault>(self.answer).map_err(self.lost())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_none::<Fault>().map_err(self.lost())
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit::<Fault>().map_err(self.lost())
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_bool::<Fault>(false).map_err(self.lost())
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_u64::<Fault>(1).map_err(self.lost())
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let none = serde::de::value::SeqDeserializer::<_, Fault>::new(std::iter::empty::<&str>());
        visitor.visit_seq(none).map_err(self.lost())
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(Fields { hole: self, names: [].iter() }).map_err(self.lost())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        const DEEPEST: usize = 8;
        if self.depth == DEEPEST {
            return Err(Fault::of_hole(self.id));
        }
        let inner = Self { depth: self.depth + 1, ..self };
        visitor.visit_map(Fields { hole: inner, names: fields.iter() }).map_err(self.lost())
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let first = variants.first().copied().unwrap_or_default();
        visitor.visit_enum(StrDeserializer::<Fault>::new(first)).map_err(self.lost())
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self).map_err(self.lost())
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u32 f32 f64 char str string bytes byte_buf unit_struct tuple tuple_struct identifier
    }
}

/// All fields of a struct, each a hole.
struct Fields {
    hole: Hole,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some(name) = self.names.next() else { return Ok(None) };
        seed.deserialize(BorrowedStrDeserializer::<Fault>::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        seed.deserialize(self.hole)
    }
}
