//! The fixtures are what they are for: `full` uses every field, and `broken` has thirty faults and no echo of any.

use std::collections::{BTreeMap, BTreeSet};

use pretty_assertions::assert_eq;
use serde_json::Value;
use syllabus::load::schema;
use syllabus::project;
use syllabus::report::{human, json};

use crate::golden::{YEAR, compare, fixture};

/// What `broken` is broken by: file and line, and the name of the fault.
const FAULTS: [(&str, &str); 30] = [
    ("bibliography.yaml:5", "literature-year-in-future"),
    ("bibliography.yaml:6", "literature-bad-isbn"),
    ("bibliography.yaml:11", "literature-url-without-date"),
    ("catalog.yaml:3", "unknown-institution"),
    ("catalog.yaml:4", "unknown-rule"),
    ("courses/format.yaml:2", "missing-key"),
    ("courses/format.yaml:3", "unknown-key"),
    ("courses/format.yaml:6", "yaml-duplicate-key"),
    ("courses/format.yaml:7", "wrong-value"),
    ("courses/format.yaml:9", "wrong-type"),
    ("courses/format.yaml:12", "empty-value"),
    ("courses/references.yaml:9", "unknown-person"),
    ("courses/references.yaml:10", "unknown-credit-system"),
    ("courses/references.yaml:12", "unknown-prerequisite"),
    ("courses/references.yaml:25", "twice-defined"),
    ("courses/references.yaml:27", "unknown-outcome"),
    ("courses/references.yaml:28", "unknown-module"),
    ("courses/references.yaml:29", "unknown-scale"),
    ("courses/references.yaml:30", "unknown-work"),
    ("courses/references.yaml:32", "locked-policy"),
    ("courses/rules.yaml:3", "translation-missing"),
    ("courses/rules.yaml:5", "image-without-alt"),
    ("courses/rules.yaml:6", "translation-numbers-differ"),
    ("courses/rules.yaml:12", "hours-not-course"),
    ("courses/rules.yaml:13", "prerequisite-self"),
    ("courses/rules.yaml:16", "outcome-verb-not-measurable"),
    ("courses/rules.yaml:20", "outcome-not-assessed"),
    ("courses/rules.yaml:31", "weights-not-total"),
    ("institutions/university.yaml:14", "scale-gap"),
    ("institutions/university.yaml:15", "scale-overlap"),
];

/// Columns of the golden report.
const WIDTH: usize = 120;

#[test]
fn broken_has_thirty_faults_and_no_echo() {
    let sources = fixture("broken");
    let (_, report) = project::prove(&sources, &[], YEAR);
    let found: Vec<(String, &str)> = report
        .diagnostics()
        .iter()
        .map(|finding| {
            let span = finding.primary.place.span();
            let line = sources.position(span.file, span.start).line;
            (format!("{}:{line}", sources.file(span.file).path), finding.code)
        })
        .collect();
    assert_eq!(found, FAULTS.map(|(place, code)| (place.to_owned(), code)));
    assert_eq!(FAULTS.iter().map(|(_, code)| code).collect::<BTreeSet<_>>().len(), FAULTS.len(), "each fault once");
    let human = anstream::adapter::strip_str(&human::render(&report, &sources, WIDTH)).to_string();
    let json = json::render(&report, &sources);
    let tree = [("human.txt", human), ("report.json", json)];
    compare("broken", &tree.map(|(path, text)| (path.to_owned(), text.into_bytes())).into());
}

/// A field of the format: the definition that has it, and its key.
type Field = (String, String);

/// A kind of file with its schema.
struct Format {
    name: &'static str,
    schema: Value,
}

impl Format {
    /// The schemas that stand in one place: what is referred to, and each alternative.
    fn expand<'a>(&'a self, schema: &'a Value, name: &str, found: &mut Vec<(String, &'a Value)>) {
        found.push((name.to_owned(), schema));
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.trim_start_matches("#/definitions/");
            self.expand(&self.schema["definitions"][name], name, found);
        }
        for keyword in ["allOf", "anyOf", "oneOf"] {
            schema[keyword].as_array().into_iter().flatten().for_each(|schema| self.expand(schema, name, found));
        }
    }

    /// Every field that the schema has.
    fn fields(&self) -> BTreeSet<Field> {
        let definitions = self.schema["definitions"].as_object().into_iter().flatten();
        let mut places = Vec::new();
        for (name, schema) in
            definitions.map(|(name, schema)| (name.as_str(), schema)).chain([(self.name, &self.schema)])
        {
            self.expand(schema, name, &mut places);
        }
        let fields = places.iter().flat_map(|(name, schema)| {
            schema["properties"].as_object().into_iter().flatten().map(|(key, _)| (name.clone(), key.clone()))
        });
        fields.collect()
    }

    /// Notes the fields that a value uses.
    fn note(&self, schema: &Value, name: &str, value: &Value, used: &mut BTreeSet<Field>) {
        let mut places = Vec::new();
        self.expand(schema, name, &mut places);
        for (name, schema) in places {
            for (key, value) in value.as_object().into_iter().flatten() {
                if schema["properties"][key].is_null() {
                    let patterns = schema["patternProperties"].as_object().into_iter().flatten();
                    let others = patterns.map(|(_, schema)| schema).chain([&schema["additionalProperties"]]);
                    others.for_each(|schema| self.note(schema, &name, value, used));
                } else {
                    used.insert((name.clone(), key.clone()));
                    self.note(&schema["properties"][key], &name, value, used);
                }
            }
            for value in value.as_array().into_iter().flatten() {
                self.note(&schema["items"], &name, value, used);
            }
        }
    }
}

#[test]
fn full_uses_every_field() {
    let sources = fixture("full");
    let mut unused: BTreeMap<&str, Vec<Field>> = BTreeMap::new();
    for (name, kind) in schema::KINDS {
        let format = Format { name, schema: schema::schema(kind) };
        let mut used = BTreeSet::new();
        for (_, file) in sources.files().filter(|(_, file)| file.kind == kind) {
            let value: Value = serde_yaml::from_str(&file.text).unwrap();
            format.note(&format.schema, name, &value, &mut used);
        }
        let fields = format.fields();
        assert!(fields.len() >= 6, "the schema of {name} has {} fields only", fields.len());
        unused.insert(name, fields.difference(&used).cloned().collect());
    }
    assert_eq!(unused, schema::KINDS.map(|(name, _)| (name, Vec::new())).into());
}
