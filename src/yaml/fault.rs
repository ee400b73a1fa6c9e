//! What a decoder complains of, and the finding that it becomes.

use std::fmt::{self, Display};

use serde::de::{Error, Expected, Unexpected};

use super::hole::HoleId;
use super::limits::fault;
use super::scalar::Scalar;
use super::tree::{Content, NodeId, Tree};
use crate::report::Diagnostic;
use crate::report::words::{did_you_mean, ticked};
use crate::source::Span;

/// A node with what it is called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) node: NodeId,
    /// The nearest key above it.
    pub(super) key: Option<NodeId>,
    /// Its place in a list.
    pub(super) index: Option<usize>,
    /// The mapping whose key it is, where it is one.
    pub(super) key_of: Option<NodeId>,
}

/// A complaint of the decoder; it gets its spot on the way out.
#[derive(Debug)]
pub(super) struct Fault(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    spot: Option<Spot>,
}

/// What the complaint is about.
#[derive(Debug)]
pub(super) enum Kind {
    UnknownKey(&'static [&'static str]),
    MissingKey(&'static str),
    Type(String),
    Unsuitable(String),
    Variant(&'static [&'static str]),
    Message(String),
    Empty,
    /// Nothing could be put in the place of a value that is already reported.
    Hole(HoleId),
}

impl Fault {
    pub(super) fn new(kind: Kind) -> Self {
        Self(Box::new(Inner { kind, spot: None }))
    }

    /// Sets the spot unless it is known. A hole takes the spot of what holds it.
    pub(super) fn at(mut self, spot: Spot) -> Self {
        self.0.spot.get_or_insert(spot);
        self
    }

    /// Turns any complaint into that of a hole.
    pub(super) fn of_hole(id: HoleId) -> Self {
        Self::new(Kind::Hole(id))
    }

    pub(super) const fn kind(&self) -> &Kind {
        &self.0.kind
    }

    pub(super) const fn spot(&self) -> Option<Spot> {
        self.0.spot
    }

    /// The finding.
    pub(super) fn finding(&self, tree: &Tree<'_>) -> Option<Diagnostic> {
        let spot = self.0.spot?;
        let span = tree.span(spot.node);
        let name = subject(tree, spot);
        let text = tree.scalar(spot.node).map(shortened);
        let found = |code, span: Span, message: String| fault(code, span.file, (span.start, span.end), message);
        Some(match &self.0.kind {
            Kind::Hole(_) => return None,
            Kind::UnknownKey(expected) => {
                let key = tree.key_text(spot.node);
                let mut found = found("unknown-key", span, format!("unknown key `{}`", shortened(key)));
                const LISTED: usize = 12;
                let meant = did_you_mean(key, expected.iter().copied()).or_else(|| decimal_comma(key));
                let listed = || format!("the keys here are {}", ticked(*expected, "and"));
                found.hints.extend(meant.or_else(|| (expected.len() <= LISTED).then(listed)));
                found
            }
            Kind::MissingKey(key) => {
                let place = match spot {
                    Spot { index: None, key: Some(key), .. } => tree.span(key),
                    _ => tree.first_line(spot.node),
                };
                found("missing-key", place, format!("{name} has no `{key}`")).hint(format!("add `{key}: …`"))
            }
            Kind::Empty => {
                let (place, what) = match spot {
                    Spot { index: None, key: Some(key), key_of: None, .. } => (tree.span(key), "key"),
                    _ => (span, "item"),
                };
                let mut found = found("empty-value", place, format!("{name} is empty"));
                found.hints.extend(spot.key.and_then(|key| decimal_comma(tree.key_text(key))));
                found.hint(format!("give it a value, or remove the {what}"))
            }
            Kind::Type(_) | Kind::Unsuitable(_) if tree.is_null(spot.node) && spot.key_of.is_none() => {
                return Self(Box::new(Inner { kind: Kind::Empty, spot: Some(spot) })).finding(tree);
            }
            Kind::Type(expected) => {
                let message = format!("{name} is {}, expected {}", what_is(tree, spot.node), in_words(expected));
                let mut found = found("wrong-type", span, message);
                found.hints.extend(type_hint(tree, spot.node, expected));
                found
            }
            Kind::Unsuitable(expected) => {
                let value = text.unwrap_or_default();
                found("wrong-value", span, format!("{name} is `{value}`, expected {}", in_words(expected)))
            }
            Kind::Variant(expected) => {
                let value = tree.key_text(spot.node);
                let mut found = found("wrong-value", span, format!("{name} can't be `{}`", shortened(value)));
                found.hints.extend(did_you_mean(value, expected.iter().copied()));
                // Hayagriva has most names in two cases; one is enough to read.
                let doubled = |name: &str| expected.contains(&name.to_lowercase().as_str());
                let names = expected.iter().filter(|name| name.chars().all(char::is_lowercase) || !doubled(name));
                found.hint(format!("expected {}", ticked(names, "or")))
            }
            Kind::Message(message) => {
                let message = in_words(message).replace('\n', " ");
                let message = match text {
                    Some(value) if !message.contains(&format!("`{value}`")) => {
                        format!("{name} is `{value}`: {message}")
                    }
                    None if !message.contains('`') => format!("{name}: {message}"),
                    _ => message,
                };
                found("wrong-value", span, message)
            }
        })
    }
}

/// The hint for a key that is the tail of a number with a decimal comma: `{ze: 4,5}`.
fn decimal_comma(key: &str) -> Option<String> {
    let digits = key.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| "a comma separates keys here: write a decimal part after a point".to_owned())
}

/// What a node is called in a message.
fn subject(tree: &Tree<'_>, spot: Spot) -> String {
    let key = spot.key.map(|key| shortened(tree.key_text(key)));
    match (spot.key_of.is_some(), spot.index, key) {
        (true, ..) => "a key".to_owned(),
        (false, Some(index), Some(key)) => format!("item {} of `{key}`", index + 1),
        (false, Some(index), None) => format!("item {}", index + 1),
        (false, None, Some(key)) => format!("`{key}`"),
        (false, None, None) => "the file".to_owned(),
    }
}

fn what_is(tree: &Tree<'_>, node: NodeId) -> String {
    match tree.content(node) {
        Content::List(_) => "a list".to_owned(),
        Content::Map(_) => "a mapping".to_owned(),
        Content::Scalar { text, plain } => match Scalar::of(text) {
            _ if !plain => format!("the text `{}`", shortened(text)),
            Scalar::Null => "empty".to_owned(),
            Scalar::Bool(_) => format!("`{text}`"),
            Scalar::Unsigned(_) | Scalar::Signed(_) | Scalar::Float(_) => format!("the number `{}`", shortened(text)),
            Scalar::Text => format!("the text `{}`", shortened(text)),
        },
    }
}

/// At most forty characters of the first line of a text.
fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() > MOST || line.len() < text.trim_end().len() {
        format!("{}…", line.chars().take(MOST - 1).collect::<String>())
    } else {
        line.to_owned()
    }
}

/// What a visitor expects or says, without the names of Rust.
fn in_words(expected: &str) -> String {
    let words = match expected {
        "a string" | "string" => "a text",
        "a sequence" => "a list",
        "a map" | "map" | "a YAML mapping" => "a mapping",
        "a boolean" => "`true` or `false`",
        "u8" => "a whole number from 0 to 255",
        "u16" => "a whole number from 0 to 65535",
        "u32" | "u64" | "usize" => "a whole number not below 0",
        "i8" | "i16" | "i32" | "i64" => "a whole number",
        "f32" | "f64" => "a number",
        "a formatted date string" => "a date such as `2026-09-01`",
        "input is out of range" | "input contains invalid characters" | "premature end of input" | "trailing input" => {
            "expected a date such as `2026-09-01`"
        }
        other if other.starts_with("data did not match any variant") => "not understood",
        other if other.starts_with("struct ") => "a mapping",
        other => other,
    };
    words.to_owned()
}

fn type_hint(tree: &Tree<'_>, node: NodeId, expected: &str) -> Option<String> {
    match (tree.content(node), expected) {
        (Content::Scalar { text, .. }, "a boolean") if matches!(text.to_lowercase().as_str(), "yes" | "on" | "y") => {
            Some("write `true`".to_owned())
        }
        (Content::Scalar { text, .. }, "a boolean") if matches!(text.to_lowercase().as_str(), "no" | "off" | "n") => {
            Some("write `false`".to_owned())
        }
        (Content::Scalar { text, plain: false }, _) if Scalar::of(text) != Scalar::Text => {
            Some(format!("remove the quotes: `{}`", shortened(text)))
        }
        (Content::Scalar { text, plain: true }, _)
            if expected.contains("string") && Scalar::of(text) != Scalar::Text =>
        {
            Some(format!("put it into quotes: `\"{text}\"`"))
        }
        (Content::Scalar { text, .. }, "a sequence") => Some(format!("write a list: `[{}]`", shortened(text))),
        _ => None,
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            Kind::UnknownKey(_) => f.write_str("an unknown key"),
            Kind::MissingKey(key) => write!(f, "`{key}` is missing"),
            Kind::Type(expected) | Kind::Unsuitable(expected) => write!(f, "expected {expected}"),
            Kind::Variant(expected) => write!(f, "expected {}", ticked(*expected, "or")),
            Kind::Message(message) => f.write_str(message),
            Kind::Empty => f.write_str("an empty value"),
            Kind::Hole(_) => f.write_str("a value that is already reported"),
        }
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(Kind::Message(message.to_string()))
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(Kind::Type(expected.to_string()))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(Kind::Unsuitable(expected.to_string()))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Kind::Variant(expected))
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Kind::UnknownKey(expected))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Kind::MissingKey(field))
    }
}
