//! `docs/format.md`: its listings are the files of one catalogue, which is sound at the end of every section; its reference has
//! every key of the format.

use std::collections::{BTreeMap, BTreeSet};

use pretty_assertions::assert_eq;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use syllabus::load::schema::{KINDS, schema};
use syllabus::project;
use syllabus::report::short;
use syllabus::source::{Kind, Sources};

use crate::project::Project;

const GUIDE: &str = include_str!("../docs/format.md");
const YEAR: i32 = 2026;

/// Fenced blocks: what stands behind the fence, and the text.
fn blocks(markdown: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let text = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
            blocks.push((info, text));
        }
    }
    blocks
}

/// The file that a listing names in its first line.
fn path(listing: &str) -> String {
    let first = listing.lines().next().unwrap_or_default();
    let path = first.strip_prefix("# ").filter(|path| path.ends_with(".yaml"));
    path.unwrap_or_else(|| panic!("`{first}` names no file")).to_owned()
}

/// The files of the catalogue that `init` makes.
fn starter() -> BTreeMap<String, String> {
    let project = Project::starter();
    let files =
        ["bibliography.yaml", "catalog.yaml", "people.yaml", "courses/sample.yaml", "institutions/university.yaml"];
    files.map(|path| (path.to_owned(), project.read(path))).into()
}

#[test]
fn every_section_leaves_a_sound_catalogue() {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for section in GUIDE.split("\n## ").skip(1) {
        let title = section.lines().next().unwrap_or_default();
        if title.ends_with("from nothing") {
            files = starter();
        }
        for (_, text) in blocks(section).into_iter().filter(|(info, _)| *info == "yaml") {
            files.insert(path(&text), text);
        }
        let sources = Sources::in_memory(files.clone());
        let (proved, mut report) = project::prove(&sources, &[], YEAR);
        let catalog = proved.map(|proved| proved.catalog);
        let theme = catalog.as_ref().and_then(|catalog| {
            let name = catalog.settings.theme.as_ref()?;
            Some(project::theme(name.as_str(), &sources, catalog, &mut report))
        });
        assert_eq!(short::render(&report, &sources), "", "{title}");
        assert!(catalog.is_some(), "{title}: no catalogue");
        assert!(matches!(theme, None | Some(Ok(Some(_)))), "{title}: no theme");
    }
    assert!(files.len() > 1, "no listing was found");
}

#[test]
fn every_extract_stands_in_a_file() {
    let blocks = blocks(GUIDE);
    for (info, text) in &blocks {
        assert!(["yaml", "yaml fragment", "text", "sh"].contains(info), "unknown kind of block `{info}`");
        let mut files = blocks.iter().filter(|(info, _)| *info == "yaml");
        assert!(*info != "yaml fragment" || files.any(|(_, file)| file.contains(text.as_str())), "in no file:\n{text}");
    }
}

/// A table of the reference: the rows below a heading.
struct Table<'a> {
    title: &'a str,
    anchor: String,
    rows: Vec<Row<'a>>,
}

/// A row of a table of the reference.
struct Row<'a> {
    line: usize,
    key: &'a str,
    of: &'a str,
    required: bool,
}

/// The tables of keys of the reference, by their headings in the order of the text; a heading without a table has no rows.
fn tables(reference: &str) -> Vec<Table<'_>> {
    let mut tables = Vec::new();
    let mut is_of_keys = false;
    for (number, line) in reference.lines().enumerate() {
        if let Some(title) = line.strip_prefix("#### ").or_else(|| line.strip_prefix("### ")) {
            tables.push(Table { title, anchor: anchor(title), rows: Vec::new() });
        }
        is_of_keys = line == "| Key | Type | Meaning | Required |" || (is_of_keys && line.starts_with('|'));
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        if let (true, [key, of, meaning, required], Some(table)) = (is_of_keys, &*cells, tables.last_mut())
            && let Some(key) = key.strip_prefix('`').and_then(|key| key.strip_suffix('`'))
        {
            assert!(meaning.ends_with('.'), "`{key}` of “{}” is not explained in a sentence: {meaning}", table.title);
            assert!(["", "yes"].contains(required), "`{key}` of “{}” is required or not", table.title);
            table.rows.push(Row { line: number, key, of, required: *required == "yes" });
        }
    }
    tables
}

/// The link to a heading, as GitHub makes it.
fn anchor(title: &str) -> String {
    let kept = title.to_lowercase().replace(' ', "-");
    kept.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
}

/// The link of a cell.
fn link(cell: &str) -> Option<&str> {
    cell.split_once("](#")?.1.split_once(')').map(|(link, _)| link)
}

/// The schema of a kind of file with what its structs require: in editors, a profile may leave out what it inherits.
fn written(kind: Kind) -> Value {
    match kind {
        Kind::Institution => {
            SchemaSettings::draft07().into_generator().into_root_schema_for::<syllabus::model::Institution>().to_value()
        }
        kind => schema(kind),
    }
}

/// A mapping with keys of its own, or the words that may stand in a place.
enum Leaf<'a> {
    Object(&'a Map<String, Value>),
    Word(&'a str),
}

/// What a value of a schema may be, through references, lists, mappings and alternatives.
fn leaves<'a>(schema: &'a Value, root: &'a Value, found: &mut Vec<Leaf<'a>>) {
    let Some(keywords) = schema.as_object() else { return };
    let reference = schema["$ref"].as_str().and_then(|path| root.pointer(path.strip_prefix('#')?));
    if let Some(target) = reference {
        return leaves(target, root, found);
    }
    found.extend(keywords.contains_key("properties").then_some(Leaf::Object(keywords)));
    found.extend(schema["const"].as_str().map(Leaf::Word));
    found.extend(schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).map(Leaf::Word));
    for keyword in ["allOf", "anyOf", "oneOf"] {
        schema[keyword].as_array().into_iter().flatten().for_each(|one| leaves(one, root, found));
    }
    schema["patternProperties"].as_object().into_iter().flatten().for_each(|(_, one)| leaves(one, root, found));
    ["items", "additionalProperties"].iter().for_each(|keyword| leaves(&schema[*keyword], root, found));
}

/// A walk through the schemas of all files beside the tables of the reference.
struct Walk<'a> {
    tables: &'a [Table<'a>],
    /// Places of tables that are done.
    seen: BTreeSet<usize>,
    faults: Vec<String>,
}

impl<'a> Walk<'a> {
    /// Compares a table with a mapping of the format, and the tables that it leads to with what stands below.
    fn object(&mut self, place: usize, object: &'a Map<String, Value>, root: &'a Value) {
        let table = &self.tables[place];
        let is_required =
            |key: &str| object.get("required").is_some_and(|keys| keys.as_array().unwrap().contains(&json!(key)));
        let keys = object["properties"].as_object().unwrap();
        let expected: Vec<(&str, bool)> = keys.keys().map(|key| (key.as_str(), is_required(key))).collect();
        let told: Vec<(&str, bool)> = table.rows.iter().map(|row| (row.key, row.required)).collect();
        if told != expected {
            let only = |these: &[(&str, bool)], those: &[(&str, bool)]| {
                these
                    .iter()
                    .filter(|row| !those.contains(row))
                    .map(|row| format!("{row:?}"))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let (lacks, has) = (only(&expected, &told), only(&told, &expected));
            self.faults.push(format!("“{}” lacks [{lacks}] and has [{has}], or has another order", table.title));
        }
        if !self.seen.insert(place) {
            return;
        }
        for row in &table.rows {
            let Some(below) = keys.get(row.key) else { continue };
            let mut found = Vec::new();
            leaves(below, root, &mut found);
            for leaf in found {
                let target = || self.tables.iter().position(|table| link(row.of) == Some(&table.anchor));
                match leaf {
                    Leaf::Object(below) => match target() {
                        Some(target) => self.object(target, below, root),
                        None => self.faults.push(format!("`{}` of “{}” leads to no table", row.key, table.title)),
                    },
                    Leaf::Word(word) if row.of.contains('`') && !row.of.contains(&format!("`{word}`")) => {
                        self.faults.push(format!("`{}` of “{}” may be `{word}`", row.key, table.title));
                    }
                    Leaf::Word(_) => {}
                }
            }
        }
    }
}

/// What is missing in the reference, or is not of the format.
fn faults(reference: &str, schemas: &[(Kind, Value)]) -> Vec<String> {
    let tables = tables(reference);
    let mut walk = Walk { tables: &tables, seen: BTreeSet::new(), faults: Vec::new() };
    for (kind, schema) in schemas {
        let file = match kind {
            Kind::Catalog => "`catalog.yaml`",
            Kind::People => "`people.yaml`",
            Kind::Bibliography => "`bibliography.yaml`",
            Kind::Institution => "`institutions/<id>.yaml`",
            Kind::Course => "`courses/<id>.yaml`",
            Kind::Fund => "`courses/<id>/items.yaml`",
            Kind::Variant => "`courses/<id>/variants/<id>.yaml`",
            Kind::Program => "`programs/<id>.yaml`",
            Kind::Resources => "`resources.yaml`",
            Kind::Calendar => "`calendars/<id>.yaml`",
            Kind::Offering => "`offerings/<id>.yaml`",
            kind => panic!("{kind:?} has no place in the reference"),
        };
        let heading = tables.iter().position(|table| table.title.starts_with(file));
        let Some(heading) = heading else {
            walk.faults.push(format!("no section tells of {file}"));
            continue;
        };
        // A file that maps names to things has its table under the next heading.
        let place = if tables[heading].rows.is_empty() { heading + 1 } else { heading };
        let mut found = Vec::new();
        leaves(schema, schema, &mut found);
        for leaf in found {
            if let Leaf::Object(object) = leaf {
                walk.object(place, object, schema);
            }
        }
    }
    let unseen =
        tables.iter().enumerate().filter(|(place, table)| !table.rows.is_empty() && !walk.seen.contains(place));
    let unseen: Vec<String> = unseen.map(|(_, table)| format!("nothing of the format is “{}”", table.title)).collect();
    walk.faults.extend(unseen);
    for row in tables.iter().flat_map(|table| &table.rows) {
        if let Some(link) = link(row.of).filter(|link| tables.iter().filter(|table| table.anchor == *link).count() != 1)
        {
            walk.faults.push(format!("`{}` leads to `#{link}`, which is not one heading", row.key));
        }
    }
    walk.faults
}

fn reference() -> &'static str {
    GUIDE.split_once("\n## Reference\n").unwrap().1
}

#[test]
fn the_reference_has_every_key_of_every_file() {
    let schemas = KINDS.map(|(_, kind)| (kind, written(kind)));
    assert_eq!(faults(reference(), &schemas), Vec::<String>::new());
}

#[test]
fn a_row_that_is_missing_or_wrong_is_noticed() {
    let schemas = KINDS.map(|(_, kind)| (kind, written(kind)));
    let lines: Vec<&str> = reference().lines().collect();
    for row in tables(reference()).iter().flat_map(|table| &table.rows) {
        let line = lines[row.line];
        let other = match line.strip_suffix(" yes |") {
            Some(start) => format!("{start}  |"),
            None => format!("{} yes |", line.strip_suffix("  |").unwrap()),
        };
        for changed in [None, Some(&*other)] {
            let mut lines = lines.clone();
            lines.splice(row.line..=row.line, changed);
            assert_ne!(faults(&lines.join("\n"), &schemas), [""; 0], "{line}");
        }
    }
}
