//! Texts in one language or in several.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::{Serialize, Serializer};

use super::id::Lang;
use crate::yaml::AS_WRITTEN;

/// A text: one string for all languages, or one for each: `{ru: Базы данных, en: Databases}`.
///
/// Long texts (descriptions, tasks, policies) are CommonMark; titles are taken to the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// One string, whatever the language.
    One(String),
    /// A string for each language.
    Many(BTreeMap<Lang, String>),
}

impl Text {
    /// The text in a language, if it is written in it or for all languages.
    pub fn exact(&self, lang: &Lang) -> Option<&str> {
        match self {
            Self::One(text) => Some(text),
            Self::Many(texts) => texts.get(lang).map(String::as_str),
        }
    }

    /// The text in a language; without one, in the first of the `fallback` languages that has it, else in any.
    pub fn get<'a>(&'a self, lang: &Lang, fallback: &[Lang]) -> &'a str {
        self.exact(lang)
            .or_else(|| fallback.iter().find_map(|lang| self.exact(lang)))
            .or_else(|| self.strings().next().map(|(_, text)| text))
            .unwrap_or_default()
    }

    /// Every string of the text with its language, where it has one.
    pub fn strings(&self) -> impl Iterator<Item = (Option<&Lang>, &str)> {
        let (one, many) = match self {
            Self::One(text) => (Some((None, text.as_str())), None),
            Self::Many(texts) => (None, Some(texts.iter().map(|(lang, text)| (Some(lang), text.as_str())))),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::One(text.to_owned())
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a text for each language such as `{ru: …, en: …}`")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Text, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::One(text.to_owned()))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Text, E> {
        Ok(Text::One(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Text, E> {
        Ok(Text::One(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Text, E> {
        Ok(Text::One(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Text, E> {
        Ok(Text::One(value.to_string()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut texts = BTreeMap::new();
        while let Some((lang, text)) = map.next_entry()? {
            texts.insert(lang, text);
        }
        if texts.is_empty() {
            return Err(A::Error::custom("a text needs at least one language"));
        }
        Ok(Text::Many(texts))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(AS_WRITTEN, TextVisitor)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(text) => serializer.serialize_str(text),
            Self::Many(texts) => serializer.collect_map(texts),
        }
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text: one string for all languages, or one for each: `{ru: …, en: …}`",
            "anyOf": [
                { "type": ["string", "number", "boolean"] },
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": { "pattern": "^[a-z]{2,3}$" },
                    "additionalProperties": { "type": ["string", "number", "boolean"] }
                }
            ]
        })
    }
}
