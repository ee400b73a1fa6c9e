//! Keys set in the text of a file, so that all other lines and their comments stay as they are.

use serde_yaml::Value;

use super::Tree;
use super::emit::indented;
use super::lines::{line_end, line_start};
use super::tree::Content;
use crate::source::{FileId, Path};

/// Sets keys of the mapping at a path: what they held is removed, the new values stand at the end of the mapping. `None`
/// where the mapping is not there or is written in a way that leaves no line to write on.
pub fn splice(file: FileId, text: &str, path: &Path, entries: &[(&str, Value)]) -> Option<String> {
    let tree = Tree::parse(file, text, &mut Vec::new())?;
    let node = tree.find(path)?;
    if !matches!(tree.content(node), Content::Map(_)) || text[tree.span(node).start..].starts_with('{') {
        return None;
    }
    let first = tree.span(tree.pairs(node).next()?.0).start;
    let indent = first - line_start(text, first);
    let mut edits = Vec::new();
    for (key, value) in tree.pairs(node).filter(|(key, _)| entries.iter().any(|(name, _)| *name == tree.key_text(*key)))
    {
        let (start, key_end) = (tree.span(key).start, tree.span(key).end);
        let line = line_start(text, start);
        if !text[line..start].bytes().all(|b| b == b' ') {
            return None;
        }
        // An alias is the node of its anchor, which stands earlier.
        edits.push((line, line_end(text, tree.span(value).end.max(key_end)), String::new()));
    }
    let entries = entries.iter().map(|(key, value)| (Value::from(*key), value.clone()));
    let lines = indented(Value::Mapping(entries.collect()), indent);
    let end = line_end(text, tree.span(node).end);
    let gap = if text[..end].ends_with('\n') { "" } else { "\n" };
    edits.push((end, end, format!("{gap}{lines}")));
    let mut result = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        result.replace_range(start..end, &new);
    }
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[track_caller]
    fn case(text: &str, expected: Option<&str>) {
        let sources = Sources::in_memory([("catalog.yaml", text)]);
        let file = sources.by_path("catalog.yaml").expect("it was given");
        let entries = [("topics", Value::from("frozen")), ("frozen", Value::Sequence(vec![Value::from("a")]))];
        let path = Path::root().key("rows").index(0);
        assert_eq!(splice(file, text, &path, &entries).as_deref(), expected);
    }

    #[test]
    fn other_lines_stay() {
        case(
            "rows:\n  # one\n  - id: a # name\n    topics: course # old\n    last: 1 # kept\n\n  # two\n  - id: b\n",
            Some(
                "rows:\n  # one\n  - id: a # name\n    last: 1 # kept\n    topics: frozen\n    frozen: [a]\n\n  # two\n  - id: b\n",
            ),
        );
        case("rows:\n- id: a", Some("rows:\n- id: a\n  topics: frozen\n  frozen: [a]\n"));
        case(
            "rows:\n  - id: a\n    frozen:\n      - b\n      # within\n      - c\n    x: y\n",
            Some("rows:\n  - id: a\n    x: y\n    topics: frozen\n    frozen: [a]\n"),
        );
    }

    #[test]
    fn an_alias_ends_where_it_stands() {
        case(
            "names: &x\n  - b\nrows:\n  - id: a\n    frozen: *x\n    last: 1\n",
            Some("names: &x\n  - b\nrows:\n  - id: a\n    last: 1\n    topics: frozen\n    frozen: [a]\n"),
        );
        case(
            "names: &x [b]\nrows:\n  - id: a\n    frozen: *x\n",
            Some("names: &x [b]\nrows:\n  - id: a\n    topics: frozen\n    frozen: [a]\n"),
        );
    }

    #[test]
    fn what_leaves_no_line_is_refused() {
        case("rows: [{id: a}]\n", None);
        case("rows:\n  - topics: course\n    id: a\n", None);
        case("rows: []\n", None);
    }
}
