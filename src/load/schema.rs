//! JSON Schemas of the files of a catalogue, for editors: draft-07, from the structs that the files are decoded into.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use crate::model::{
    AssessmentFund, Bibliography, Calendar, CatalogFile, Course, Id, Institution, Offering, Person, Program, Resources,
    Variant,
};
use crate::source::Kind;

/// The kinds of files that have a schema, each with the schema's name.
pub const KINDS: [(&str, Kind); 11] = [
    ("catalog", Kind::Catalog),
    ("people", Kind::People),
    ("bibliography", Kind::Bibliography),
    ("institution", Kind::Institution),
    ("course", Kind::Course),
    ("items", Kind::Fund),
    ("variant", Kind::Variant),
    ("program", Kind::Program),
    ("resources", Kind::Resources),
    ("calendar", Kind::Calendar),
    ("offering", Kind::Offering),
];

/// The schema of a kind of file; a template or a stray file may hold anything.
pub fn schema(kind: Kind) -> Value {
    match kind {
        Kind::Catalog => of::<CatalogFile>("Catalogue"),
        Kind::People => of::<BTreeMap<Id, Person>>("People"),
        Kind::Bibliography => of::<Bibliography>("Bibliography"),
        Kind::Institution | Kind::Profile => inheriting(of::<Institution>("Institution")),
        Kind::Course => of::<Course>("Course"),
        Kind::Fund => of::<AssessmentFund>("Assessment fund"),
        Kind::Variant => of::<Variant>("Variant"),
        Kind::Program => of::<Program>("Programme"),
        Kind::Resources => of::<Resources>("Resources"),
        Kind::Calendar => of::<Calendar>("Calendar"),
        Kind::Offering => of::<Offering>("Offering"),
        Kind::Template | Kind::Stray => json!(true),
    }
}

fn of<T: JsonSchema>(title: &str) -> Value {
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(as_decoded));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), json!(title));
    schema.to_value()
}

/// Lets a file leave out what it inherits: only items of lists must have what they are known by, and a file that extends none
/// must have what every institution has.
fn inheriting(mut schema: Value) -> Value {
    let whole = schema["required"].take();
    let definitions = schema["definitions"].as_object_mut().into_iter().flatten().map(|(_, schema)| schema);
    for schema in definitions {
        if let Some(Value::Array(keys)) = schema.get_mut("required") {
            keys.retain(|key| ["id", "rule", "reason", "field"].iter().any(|kept| key == kept));
        }
    }
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("required");
        schema.insert("anyOf".to_owned(), json!([{ "required": ["extends"] }, { "required": whole }]));
    }
    schema
}

/// Brings a schema into line with the decoder: nothing may be left empty, and a text may look like a number.
fn as_decoded(schema: &mut Schema) {
    if schema.get("default").is_some_and(Value::is_null) {
        schema.remove("default");
    }
    if let Some(Value::Array(any)) = schema.get_mut("anyOf") {
        any.retain(|one| one != &json!({ "type": "null" }));
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|one| one != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            schema.insert("type".to_owned(), one);
        }
    }
    // Formats of Rust's integers mean nothing to readers of JSON Schema; the bounds stand beside them.
    if schema.get("format").and_then(Value::as_str).is_some_and(|format| format.contains("int")) {
        schema.remove("format");
    }
    let pattern = schema.get("pattern").and_then(Value::as_str);
    let free = ["enum", "const", "format", "minLength"].iter().all(|keyword| schema.get(*keyword).is_none());
    let digits = pattern.is_none_or(|pattern| pattern.contains("0-9") || pattern.contains("\\d"));
    if schema.get("type").is_some_and(|one| one == "string") && free && digits {
        schema.insert("type".to_owned(), json!(["string", "number"]));
    }
}
