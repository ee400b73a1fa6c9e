//! `bibliography.yaml`: Hayagriva's format, with `gost:` for a description kept to the letter.
//!
//! Reference of the format: <https://github.com/typst/hayagriva/blob/main/docs/file-format.md>. A field stands here when a
//! printed description or a rule uses it; the rest of Hayagriva's fields are accepted and left alone.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::Allowance;

/// All works that courses may name, by key.
pub type Bibliography = BTreeMap<String, Entry>;

/// A work.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Entry {
    /// Type such as `book`, `article`, `web`, `report`, `legislation`; a parent may leave it out.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Phrase>,
    /// Authors: «Фамилия, Имя Отчество».
    #[serde(default, skip_serializing_if = "Many::is_empty")]
    pub author: Many<PersonName>,
    /// Editors.
    #[serde(default, skip_serializing_if = "Many::is_empty")]
    pub editor: Many<PersonName>,
    /// Other people, such as translators; not printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliated: Option<Unused>,
    /// Date: `2021`, `2021-05` or `2021-05-01`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Publisher, with its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher>,
    /// Place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Phrase>,
    /// Organisation behind a standard, report or site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<Phrase>,
    /// Edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Volume.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<String>,
    /// Number of volumes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume_total: Option<String>,
    /// Issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
    /// Chapter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chapter: Option<String>,
    /// Pages within the parent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_range: Option<String>,
    /// Number of pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_total: Option<String>,
    /// Address, with the date of access.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// ISBN, DOI, ISSN and other numbers.
    #[serde(default, alias = "serial", skip_serializing_if = "Option::is_none")]
    pub serial_number: Option<SerialNumber>,
    /// Language of the work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Electronic library (ЭБС) or archive that holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<Phrase>,
    /// Place of the archive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive_location: Option<Phrase>,
    /// Call number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_number: Option<Phrase>,
    /// Remark printed after the description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Phrase>,
    /// Abstract; not printed.
    #[serde(rename = "abstract", default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Phrase>,
    /// Genre: «учебное пособие», "textbook".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub genre: Option<Phrase>,
    /// Running time of a recording; not printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runtime: Option<Unused>,
    /// Part of a recording; not printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_range: Option<Unused>,
    /// What it appeared in: a journal, a collection, a site.
    #[serde(default, skip_serializing_if = "Many::is_empty")]
    pub parent: Many<Box<Entry>>,
    /// The description by ГОСТ Р 7.0.100-2018, printed to the letter in Russian documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gost: Option<String>,
    /// Exceptions from rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

impl Entry {
    /// The year at the head of the date.
    pub fn year(&self) -> Option<i32> {
        self.date.as_deref()?.split('-').next()?.trim().parse().ok()
    }
}

/// Lets the schema of a map take a text as well.
fn or_text(schema: &mut Schema) {
    or_scalar(schema, json_schema!({ "type": "string", "minLength": 1 }));
}

/// Lets the schema of a map take a text or a number as well.
fn or_number(schema: &mut Schema) {
    or_scalar(schema, json_schema!({ "type": ["string", "number"] }));
}

fn or_scalar(schema: &mut Schema, scalar: Schema) {
    let description = schema.remove("description");
    let map = std::mem::take(schema);
    schema.insert("anyOf".to_owned(), [scalar, map].into_iter().map(Schema::to_value).collect());
    if let Some(description) = description {
        schema.insert("description".to_owned(), description);
    }
}

/// A phrase: a string, or Hayagriva's `{value: …, short: …}`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, transform = or_text)]
pub struct Phrase {
    /// The phrase.
    pub value: String,
    /// A shorter form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Whether its case is to be kept.
    #[serde(default)]
    pub verbatim: bool,
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

/// A name: `Family, Given`, or its parts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(deny_unknown_fields, transform = or_text)]
pub struct PersonName {
    /// Family name.
    pub name: String,
    /// Given names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// Particle before the family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// Suffix such as `Jr.`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// Pseudonym.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
}

/// A publisher.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, transform = or_text)]
pub struct Publisher {
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Phrase>,
    /// Place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Phrase>,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, transform = or_text)]
pub struct Url {
    /// The address.
    pub value: String,
    /// When it was last seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// Numbers of a work.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[schemars(transform = or_number)]
pub struct SerialNumber(pub BTreeMap<String, String>);

impl SerialNumber {
    /// A number by its kind, such as `isbn`.
    pub fn get(&self, kind: &str) -> Option<&str> {
        self.0.get(kind).map(String::as_str)
    }
}

/// A field of Hayagriva's format that nothing here reads.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Unused;

impl<'de> Deserialize<'de> for Unused {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

impl JsonSchema for Unused {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Unused".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!(true)
    }
}

/// One or several of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Many<T>(pub Vec<T>);

impl<T> Many<T> {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

struct ManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ManyVisitor<T> {
    type Value = Many<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one item or a list")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Many<T>, E> {
        T::deserialize(serde::de::value::StrDeserializer::new(text)).map(|one| Many(vec![one]))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Many<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(|one| Many(vec![one]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Many<T>, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(items)).map(Many)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ManyVisitor(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Many<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Many_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

/// A value that Hayagriva writes as a string or as a map.
trait Loose: Sized {
    /// What stands for the value in messages.
    const EXPECTED: &'static str;
    /// The map form.
    type Fields: for<'de> Deserialize<'de> + Into<Self>;

    /// Reads the string form.
    fn from_text(text: &str) -> Self;
}

struct LooseVisitor<T>(PhantomData<T>);

impl<'de, T: Loose> Visitor<'de> for LooseVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from_text(text))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        Ok(T::from_text(&number.to_string()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::Fields::deserialize(MapAccessDeserializer::new(map)).map(Into::into)
    }
}

macro_rules! loose {
    ($name:ident, $expected:literal, $fields:ty, $from_text:expr) => {
        impl Loose for $name {
            const EXPECTED: &'static str = $expected;
            type Fields = $fields;

            fn from_text(text: &str) -> Self {
                let from_text: fn(&str) -> Self = $from_text;
                from_text(text)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(LooseVisitor(PhantomData))
            }
        }
    };
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct PhraseFields {
    value: String,
    short: Option<String>,
    #[serde(default)]
    verbatim: bool,
}

impl From<PhraseFields> for Phrase {
    fn from(fields: PhraseFields) -> Self {
        Self { value: fields.value, short: fields.short, verbatim: fields.verbatim }
    }
}

loose!(Phrase, "a phrase", PhraseFields, |text| Phrase { value: text.to_owned(), ..Phrase::default() });

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct PersonNameFields {
    name: String,
    given_name: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    alias: Option<String>,
}

impl From<PersonNameFields> for PersonName {
    fn from(fields: PersonNameFields) -> Self {
        let PersonNameFields { name, given_name, prefix, suffix, alias } = fields;
        Self { name, given_name, prefix, suffix, alias }
    }
}

loose!(PersonName, "a name such as `Family, Given`", PersonNameFields, |text| {
    let mut parts = text.split(',').map(str::trim);
    let name = parts.next().unwrap_or_default().to_owned();
    let rest: Vec<_> = parts.collect();
    let (suffix, given) = if rest.len() > 1 { (rest.first(), rest.last()) } else { (None, rest.first()) };
    PersonName {
        name,
        given_name: given.map(|s| (*s).to_owned()),
        suffix: suffix.map(|s| (*s).to_owned()),
        ..PersonName::default()
    }
});

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct PublisherFields {
    name: Option<Phrase>,
    location: Option<Phrase>,
}

impl From<PublisherFields> for Publisher {
    fn from(fields: PublisherFields) -> Self {
        Self { name: fields.name, location: fields.location }
    }
}

loose!(Publisher, "a publisher's name, or `{name: …, location: …}`", PublisherFields, |text| Publisher {
    name: Some(Phrase::from_text(text)),
    location: None
});

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct UrlFields {
    value: String,
    date: Option<String>,
}

impl From<UrlFields> for Url {
    fn from(fields: UrlFields) -> Self {
        Self { value: fields.value, date: fields.date }
    }
}

loose!(Url, "an address, or `{value: …, date: …}` with the date of access", UrlFields, |text| Url {
    value: text.to_owned(),
    date: None
});

#[derive(Deserialize)]
#[serde(transparent)]
struct SerialNumberFields(BTreeMap<String, String>);

impl From<SerialNumberFields> for SerialNumber {
    fn from(fields: SerialNumberFields) -> Self {
        Self(fields.0)
    }
}

loose!(SerialNumber, "a number, or numbers by kind such as `{isbn: …}`", SerialNumberFields, |text| SerialNumber(
    BTreeMap::from([("serial".to_owned(), text.to_owned())])
));
