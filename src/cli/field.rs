//! What decided the value of a profile's field: who set it, instead of what, and who keeps it.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use serde_json::Value;

use crate::model::Institution;
use crate::source::{FileId, Kind, Path, Segment, Sources};
use crate::yaml::{Chain, End, Link, Tree, decode, path_of};

const BOLD: Style = Style::new().bold();
const PLACE: Style = AnsiColor::Cyan.on_default();

/// Explains a field, such as `limits.literature-age`, of every institution, or of the one that stands before it:
/// `sample-university.limits.literature-age`. `None` where no profile has it.
pub(super) fn explain(field: &str, sources: &Sources) -> Option<String> {
    let (first, rest) = field.split_once('.').unwrap_or((field, ""));
    let text = match sources.profile(first) {
        Some(file) => Field { sources, file }.explain(rest),
        None => {
            let institutions = sources.files().filter(|(_, file)| file.kind == Kind::Institution);
            institutions.map(|(file, _)| Field { sources, file }.explain(field)).collect()
        }
    };
    Some(text).filter(|text| !text.is_empty())
}

/// Names of fields of one or two keys that institutions have.
pub(super) fn known(sources: &Sources) -> Vec<String> {
    let institutions = sources.files().filter(|(_, file)| file.kind == Kind::Institution);
    let trees = institutions.filter_map(|(file, _)| Chain::of(sources, file).into_tree());
    trees.flat_map(|tree| tree.fields()).map(|path| path.to_string()).collect()
}

/// A field of a profile.
struct Field<'a> {
    sources: &'a Sources,
    file: FileId,
}

impl Field<'_> {
    fn explain(&self, field: &str) -> String {
        let path = if field.is_empty() { Path::root() } else { path_of(field) };
        let chain = Chain::of(self.sources, self.file);
        let whole = chain.end == End::Whole;
        let Some(merged) = Chain::of(self.sources, self.file).into_tree() else { return String::new() };
        let name = Kind::id(&self.sources.file(self.file).path);
        let leaves = merged.leaves(&path);
        let mut text = String::new();
        for leaf in &leaves {
            let value = merged.line_at(leaf).unwrap_or_default();
            let _ = writeln!(text, "{BOLD}{name}.{leaf}{BOLD:#}: {}", shortened(&value));
            self.chain(&chain, leaf, &mut text);
        }
        if let Some(value) = default(&merged, &path).filter(|_| leaves.is_empty() && whole) {
            let _ = writeln!(text, "{BOLD}{name}.{path}{BOLD:#}: {}", shortened(&value));
            line(&mut text, "default", "", "no profile of the chain sets it");
        }
        text
    }

    /// The profiles that have a say in a value, the lowest first.
    fn chain(&self, chain: &Chain<'_>, leaf: &Path, text: &mut String) {
        let mut verb = "set";
        for link in chain.links.iter().filter(|link| link.tree.has(leaf)) {
            let place = self.place(link, leaf, true);
            if verb == "set" {
                line(text, verb, &place, "");
            } else {
                line(text, verb, &place, &shortened(&link.tree.line_at(leaf).unwrap_or_default()));
            }
            if let Some(reason) = reason(link, leaf) {
                line(text, "because", "", &reason);
            }
            verb = "instead of";
        }
        for (list, verb) in [("locked", "locked"), ("guarded", "guarded")] {
            for link in &chain.links {
                for (i, _) in link.tree.names_at(list).iter().enumerate().filter(|(_, name)| concerns(name, leaf)) {
                    line(text, verb, &self.place(link, &Path::root().key(list).index(i), false), "");
                }
            }
        }
    }

    /// File and line of a value, or of its key.
    fn place(&self, link: &Link<'_>, path: &Path, is_key: bool) -> String {
        let span = if is_key { link.tree.key(path) } else { link.tree.value(path) };
        let line = self.sources.position(span.file, span.start).line;
        format!("{}:{line}", self.sources.display_path(span.file))
    }
}

fn line(text: &mut String, verb: &str, place: &str, value: &str) {
    let space = if place.is_empty() || value.is_empty() { "" } else { "  " };
    let _ = writeln!(text, "  {verb:10}  {PLACE}{place}{PLACE:#}{space}{value}");
}

/// Whether a field that is locked or guarded is a value, holds it, or is a part of it.
fn concerns(field: &str, leaf: &Path) -> bool {
    let path = path_of(field);
    leaf.is_within(&path) || path.is_within(leaf)
}

/// The reason that a profile gives for a change.
fn reason(link: &Link<'_>, leaf: &Path) -> Option<String> {
    let fields = link.tree.fields_at("overrides", "field");
    let at = fields.iter().position(|field| field.is_some_and(|field| concerns(field, leaf)))?;
    link.tree.fields_at("overrides", "reason").get(at).copied().flatten().map(str::to_owned)
}

/// The value that the program gives to a field that no profile sets.
fn default(merged: &Tree<'_>, path: &Path) -> Option<String> {
    let institution: Institution = decode(merged, &mut Vec::new())?;
    let value = serde_json::to_value(institution).ok()?;
    let found = path.segments().iter().try_fold(&value, |value, segment| match segment {
        Segment::Key(key) => value.get(key),
        Segment::Index(index) => value.get(index),
    })?;
    match found {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(found.to_string()),
        Value::Array(items) if !items.is_empty() => Some(found.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// At most eighty characters of a value.
fn shortened(value: &str) -> String {
    const MOST: usize = 80;
    if value.chars().count() > MOST {
        format!("{}…", value.chars().take(MOST - 1).collect::<String>())
    } else {
        value.to_owned()
    }
}
