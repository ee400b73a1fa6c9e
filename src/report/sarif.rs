//! SARIF 2.1.0, the exchange format of static analysis (OASIS): one run with every rule that it could have broken.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Label, Report, Severity, range::Range};
use crate::source::Sources;

/// What SARIF says of a code.
pub struct Reporting {
    /// The code.
    pub id: &'static str,
    /// What is wrong, in half a sentence.
    pub summary: &'static str,
    /// The whole text in Markdown.
    pub help: &'static str,
    /// Severity where nothing else is said; `None` for a rule that is off.
    pub severity: Option<Severity>,
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    rules: Vec<Descriptor<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'a> {
    id: &'a str,
    short_description: Message<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help<'a>>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
    enabled: bool,
}

#[derive(Serialize)]
struct Message<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Words {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Words,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Words>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}

/// The findings as one SARIF log.
pub fn render(report: &Report, sources: &Sources, rules: &[Reporting]) -> String {
    let index: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(i, rule)| (rule.id, i)).collect();
    let results = report.diagnostics().iter().map(|finding| {
        let sentences = std::iter::once(&finding.message).chain(&finding.hints);
        Outcome {
            rule_id: finding.code,
            rule_index: index.get(finding.code).copied(),
            level: finding.severity.as_str(),
            message: Words { text: sentences.map(String::as_str).collect::<Vec<_>>().join("\n") },
            locations: [location(None, &finding.primary, sources)],
            related_locations: finding
                .labels
                .iter()
                .enumerate()
                .map(|(i, label)| location(Some(i + 1), label, sources))
                .collect(),
        }
    });
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "syllabus",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: rules.iter().map(descriptor).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        }],
    };
    serde_json::to_string_pretty(&log).expect("strings and numbers are JSON") + "\n"
}

fn descriptor(rule: &Reporting) -> Descriptor<'_> {
    Descriptor {
        id: rule.id,
        short_description: Message { text: rule.summary },
        help: (!rule.help.is_empty()).then_some(Help { text: rule.help, markdown: rule.help }),
        default_configuration: Configuration {
            level: rule.severity.map_or("none", Severity::as_str),
            enabled: rule.severity.is_some(),
        },
    }
}

fn location(id: Option<usize>, label: &Label, sources: &Sources) -> Location {
    let range = Range::of(label, sources);
    Location {
        id,
        message: (!label.text.is_empty()).then(|| Words { text: label.text.clone() }),
        physical_location: Physical {
            artifact_location: Artifact { uri: uri(&range.path) },
            region: Region {
                start_line: range.line,
                start_column: range.column,
                end_line: range.end_line,
                end_column: range.end_column,
                byte_offset: range.byte,
                byte_length: range.end_byte - range.byte,
            },
        },
    }
}

/// A path as a relative address: what may not stand in one is escaped by its bytes.
fn uri(path: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    path.bytes().map(escape).collect()
}
