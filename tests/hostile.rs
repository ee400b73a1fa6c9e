//! Files that are made to cost time or memory: each is refused at once, with its named finding at its place.

use std::fmt::Write as _;
use std::time::Instant;

use proptest::prelude::*;
use syllabus::report::Place;
use syllabus::source::{File, Sources};

use crate::yaml::loaded;

/// Loads a course from a text and gives what was found, first line first.
fn found(text: &str) -> String {
    let sources = Sources::in_memory([("courses/x.yaml", text)]);
    let start = Instant::now();
    let (loaded, list) = loaded(&sources);
    println!("{:>9.3?} {:>8} bytes: {}", start.elapsed(), text.len(), list.lines().next().unwrap_or_default());
    assert!(loaded.courses.is_empty() && loaded.broken.len() == 1, "it was taken for a course");
    list
}

/// Asserts that the first finding is at a place, with a code and a message.
#[track_caller]
fn refused(text: &str, expected: &str) {
    let list = found(text);
    let first = list.lines().next().unwrap_or_default();
    assert!(first.starts_with(expected), "found    {first}\nexpected {expected}");
}

#[test]
fn nested_flow_mappings() {
    let text = "{a: ".repeat(24_800);
    refused(&text, "courses/x.yaml:1:257 `{` error[yaml-too-deep]: values are nested more than 64 levels deep");
}

#[test]
fn nested_flow_lists() {
    refused(&"[".repeat(100_000), "courses/x.yaml:1:65 `[` error[yaml-too-deep]");
}

#[test]
fn nested_block_lists() {
    refused(&"- ".repeat(20_000), "courses/x.yaml:1:129 `-` error[yaml-too-deep]");
}

#[test]
fn nested_complex_keys() {
    refused(&"? ".repeat(20_000), "courses/x.yaml:1:129 `?` error[yaml-too-deep]");
}

#[test]
fn nested_block_mappings() {
    let text: String = (0..1000).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
    refused(&text, "courses/x.yaml:65:65 `a` error[yaml-too-deep]");
}

#[test]
fn nested_flow_in_block() {
    let text: String = (0..40).map(|i| format!("{}a:\n", " ".repeat(i))).collect::<String>()
        + &" ".repeat(40)
        + &"[".repeat(40)
        + &"]".repeat(40);
    refused(&text, "courses/x.yaml:41:65 `[` error[yaml-too-deep]");
}

#[test]
fn nested_aliases() {
    let mut text = format!("a0: &a0 {}{}\n", "[".repeat(40), "]".repeat(40));
    for i in 1..200 {
        writeln!(text, "a{i}: &a{i} {}*a{}{}", "[".repeat(40), i - 1, "]".repeat(40)).unwrap();
    }
    refused(&text, "courses/x.yaml:2:49 `*a0` error[yaml-too-deep]");
}

#[test]
fn billion_laughs() {
    let mut text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for i in 1..=9 {
        let list = vec![format!("*a{}", i - 1); 10].join(", ");
        writeln!(text, "a{i}: &a{i} [{list}]").unwrap();
    }
    refused(&text, "courses/x.yaml:6:10 `*a4` error[yaml-expands]: aliases make the file too large");
}

#[test]
fn large_anchor_with_many_aliases() {
    let text = format!("a: &a {}\nb:\n{}", "x".repeat(100_000), "- *a\n".repeat(20_000));
    refused(&text, "courses/x.yaml:43:3 `*a` error[yaml-expands]: aliases make the file too large");
}

#[test]
fn merge_bomb() {
    let mut text = "a0: &a0 {k: v}\n".to_owned();
    for i in 1..=24 {
        writeln!(text, "a{i}: &a{i} {{<<: [*a{j}, *a{j}]}}", j = i - 1).unwrap();
    }
    refused(&text, "courses/x.yaml:2:10 `<<` error[yaml-merge-key]: mappings can't be merged by `<<`");
}

#[test]
fn a_value_that_holds_itself() {
    refused("code: &a [*a]\n", "courses/x.yaml:1:11 `*a` error[yaml-expands]: an alias within the value that it names");
}

fn keys(number: usize) -> String {
    (0..number).map(|i| format!("k{i}: 1\n")).collect()
}

#[test]
fn many_keys() {
    refused(
        &keys(100_000),
        "courses/x.yaml:100000:9 `1` error[yaml-too-many-nodes]: the file has more than 200000 values",
    );
    let list = found(&keys(90_000));
    assert!(list.starts_with("courses/x.yaml:1:1 `k0` error[unknown-key]: unknown key `k0`\n"), "{list}");
    assert_eq!(list.matches("error[").count(), 50);
    assert!(list.ends_with("  hint: only the first 50 faults of a file are shown\n"), "{list}");
}

#[test]
fn one_key_many_times() {
    let list = found(&"code: x\n".repeat(90_000));
    assert!(
        list.starts_with("courses/x.yaml:2:1 `code` error[yaml-duplicate-key]: key `code` is given twice\n"),
        "{list}"
    );
    assert_eq!(list.matches("error[").count(), 50);
}

#[test]
fn many_nodes() {
    refused(
        &format!("semesters: [{}]", "1,".repeat(200_000)),
        "courses/x.yaml:1:400007 `1` error[yaml-too-many-nodes]: the file has more than 200000 values",
    );
}

#[test]
fn long_scalars() {
    let long = "x".repeat(1_000_000);
    refused(&format!("version: {long}"), "courses/x.yaml:1:1 `version: xxx");
    refused(&format!("{long}: 1"), "courses/x.yaml:1:1000001 `:` error[yaml-syntax]");
    let lines = "a b c d e\n  ".repeat(80_000);
    refused(&format!("version: {lines}"), "courses/x.yaml:1:1 `version: a b c d e` error[missing-key]");
    refused(&format!("version: \"{}\"", "\\n".repeat(400_000)), "courses/x.yaml:1:1");
    refused(&format!("version: |\n{}", "  a\n\n".repeat(150_000)), "courses/x.yaml:1:1");
}

#[test]
fn repeated_indicators() {
    // None of these is YAML, or none of them a course; what matters is that each is refused in linear time.
    let units = [
        "]",
        "}",
        ",",
        ":",
        ": ",
        "a: ",
        "&a ",
        "*a ",
        "!",
        "!!str ",
        "'",
        "\"",
        "\"\\",
        "#",
        " #",
        "|",
        ">",
        "%",
        "@",
        "`",
        "?",
        "-",
        "- - ",
        "\n",
        "\t",
        " ",
        "---\n",
        "...\n",
        "- &a\n",
        "[[],",
        "{},",
        "[{",
        "{[",
        "? a\n",
        "? a : ",
        "a\n",
        "!<",
        "!<a> ",
        "%TAG ! a\n",
        "\\",
        "😀",
        "\u{feff}",
        "\0",
        "\r",
        "\u{85}",
        "key: *",
        "- *a\n",
        "a: |\n",
        "- >1\n",
        "{a: 1, ",
        "[a, ",
        "\"a\": ",
        "{\"a\":",
    ];
    for unit in units {
        let list = found(&unit.repeat(1_000_000 / unit.len()));
        assert!(list.contains("error["), "{unit:?} was not refused");
    }
}

#[test]
fn too_large_a_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("courses")).unwrap();
    let text = "#".repeat(usize::try_from(File::LARGEST).unwrap() + 1);
    std::fs::write(folder.path().join("courses/x.yaml"), text).unwrap();
    let sources = syllabus::source::open(folder.path(), "").unwrap();
    let expected = "courses/x.yaml:1:1 `` error[file-too-large]: the file has 1048577 bytes, more than 1048576\n  \
                    hint: split it into several files\n";
    assert_eq!(loaded(&sources).1, expected);
}

/// Loads a text as every kind of file and looks that each place is within the text and between characters.
fn holds(text: &str) {
    let paths = ["catalog.yaml", "people.yaml", "bibliography.yaml", "institutions/x.yaml", "courses/x.yaml"];
    let sources = Sources::in_memory(paths.map(|path| (path, text)));
    let mut report = syllabus::report::Report::default();
    syllabus::load::load(&sources, &mut report);
    syllabus::yaml::locate(&sources, &mut report);
    for found in report.diagnostics() {
        for label in std::iter::once(&found.primary).chain(&found.labels) {
            let Place::Span(span) = label.place else { panic!("not located: {found:?}") };
            let text = &sources.file(span.file).text;
            assert!(text.get(span.start..span.end).is_some(), "outside the text: {found:?}");
        }
    }
}

const SEED: &str = "code: Б1.О.15 # a comment\ntitle: {ru: \"Базы \\u0434 данных\", en: Databases}\nsummary:\n  ru: >-\n    Курс ведёт\n    от модели\n\n    😀\n  en: 'It''s'\n\
credits: &c {ze: 6, ects: 6.5}\nhours: *c\noutcomes:\n  - id: a\n    text: b\n    level: apply\n  - {id: b, level: [x]}\n  -\nmetadata: !!map\n  ? x\n  : |\n    text\n  <<: *c\nversion: 1.10\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        holds(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_indicators_are_survived(text in "[-?:,\\[\\]{}#&*!|>'\"%@` \\n\\ta0~<.яё😀]{0,120}") {
        holds(&text);
    }

    #[test]
    fn any_mutation_is_survived(edits in prop::collection::vec((0..SEED.len(), 0..12_usize, "[-?:,\\[\\]{}#&*!|>'\" \\nacx~<1]{0,4}"), 1..6)) {
        let mut text: Vec<char> = SEED.chars().collect();
        for (at, length, with) in edits {
            let from = at.min(text.len());
            let to = (from + length).min(text.len());
            text.splice(from..to, with.chars());
        }
        holds(&text.into_iter().collect::<String>());
    }
}
