//! Values → YAML as people write it: exact numbers without quotes, short mappings and lists on one line.

use serde::Serialize;
use serde_yaml::Value;

/// Longest line of a mapping or list that is written on one.
const WIDTH: usize = 118;
/// Deepest nesting of mappings and lists on one line.
const DEPTH: usize = 2;
/// Keys whose values, however deep, are exact numbers that the model writes as texts.
const NUMBERS: [&str; 9] =
    ["hours", "credits", "weeks", "stated", "total", "practical-training", "online", "minimum", "points"];

/// Writes a value as a YAML document.
pub fn emit<T: Serialize>(value: &T) -> String {
    indented(serde_yaml::to_value(value).expect("models are YAML"), 0)
}

/// A value as lines that begin with so many spaces.
pub(super) fn indented(mut value: Value, indent: usize) -> String {
    numbers(&mut value, false);
    let mut out = String::new();
    block(&value, indent, &mut out);
    out
}

/// Turns exact decimals into numbers.
fn numbers(value: &mut Value, exact: bool) {
    match value {
        Value::Mapping(entries) => {
            for (key, value) in entries.iter_mut() {
                numbers(value, exact || key.as_str().is_some_and(|key| NUMBERS.contains(&key)));
            }
        }
        Value::Sequence(items) => items.iter_mut().for_each(|item| numbers(item, exact)),
        Value::String(text) if exact => {
            // Kept as text where a float would write it otherwise.
            if let Some(number) = serde_yaml::from_str::<Value>(text).ok().filter(Value::is_number)
                && serde_yaml::to_string(&number).is_ok_and(|written| written.trim_end() == text.as_str())
            {
                *value = number;
            }
        }
        _ => {}
    }
}

/// Writes a value that begins on a line of its own, indented.
fn block(value: &Value, indent: usize, out: &mut String) {
    let space = " ".repeat(indent);
    match value {
        Value::Mapping(entries) if !entries.is_empty() => {
            for (i, (key, value)) in entries.iter().enumerate() {
                // The first key of an item stands behind its dash.
                if i > 0 || !out.ends_with("- ") {
                    out.push_str(&space);
                }
                let key = scalar(key);
                out.push_str(&key);
                out.push(':');
                after(value, indent, indent + key.len() + 2, out);
            }
        }
        Value::Sequence(items) if !items.is_empty() => {
            for item in items {
                out.push_str(&space);
                out.push('-');
                match line(item, indent + 2) {
                    Some(line) => out.push_str(&format!(" {line}\n")),
                    None => {
                        out.push(' ');
                        block(item, indent + 2, out);
                    }
                }
            }
        }
        other => out.push_str(&format!("{space}{}\n", flow(other))),
    }
}

/// Writes the value of a key behind its colon.
fn after(value: &Value, indent: usize, column: usize, out: &mut String) {
    match line(value, column) {
        Some(line) => out.push_str(&format!(" {line}\n")),
        None => {
            out.push('\n');
            block(value, indent + 2, out);
        }
    }
}

/// A value on one line, where it fits.
fn line(value: &Value, column: usize) -> Option<String> {
    if !matches!(value, Value::Mapping(_) | Value::Sequence(_)) {
        return Some(scalar(value));
    }
    let line = flow(value);
    (depth(value) <= DEPTH && column + line.chars().count() <= WIDTH).then_some(line)
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Mapping(entries) => 1 + entries.values().map(depth).max().unwrap_or_default(),
        Value::Sequence(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}

fn flow(value: &Value) -> String {
    match value {
        Value::Mapping(entries) => {
            let pairs = entries.iter().map(|(key, value)| format!("{}: {}", scalar(key), flow(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        Value::Sequence(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        other => scalar(other),
    }
}

/// A scalar, in double quotes unless its plain text means the same everywhere.
fn scalar(value: &Value) -> String {
    let Value::String(text) = value else {
        return serde_yaml::to_string(value).unwrap_or_default().trim_end().to_owned();
    };
    let plain = |c: char| c.is_alphanumeric() || " -._/()«»—–№;@+".contains(c);
    let is_plain = text.starts_with(char::is_alphanumeric) && text.chars().all(plain) && !text.ends_with(' ');
    // Other readers take `0612` for a number, which it is not.
    let is_plain = is_plain && text.parse::<f64>().is_err();
    let same = || serde_yaml::from_str::<Value>(text).is_ok_and(|read| read == *value);
    if is_plain && same() { text.clone() } else { serde_json::to_string(text).expect("a text is JSON") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_values_stand_on_one_line() {
        let text = "code: 09.03.04\nrows:\n  - id: a\n    hours: {lecture: 18, lab: 0.35}\n    list: [a, \"b, c\"]\n    \
                    semesters:\n      - {number: 1, hours: {lecture: 2}}\n";
        let value: Value = serde_yaml::from_str(text).expect("YAML");
        assert_eq!(emit(&value), text);
    }

    #[test]
    fn texts_that_look_otherwise_are_quoted() {
        for text in ["true", "12", "", "a: b", "a #b", " a", "- a", "«a»", "a\nb", "null", "0612", "1e3"] {
            assert_eq!(scalar(&Value::from(text)), serde_json::to_string(text).expect("JSON"), "{text}");
        }
        for text in ["ОПК-8.1", "Базы данных", "09.03.04", "Данные (SQL); «Q»", "06.001 D/03.6"] {
            assert_eq!(scalar(&Value::from(text)), text);
        }
    }

    #[test]
    fn exact_numbers_lose_their_quotes() {
        let value: Value =
            serde_yaml::from_str("hours: {lecture: '18', lab: '0.35', odd: '1.50'}\ncode: '18'").expect("YAML");
        assert_eq!(emit(&value), "hours: {lecture: 18, lab: 0.35, odd: \"1.50\"}\ncode: \"18\"\n");
    }
}
