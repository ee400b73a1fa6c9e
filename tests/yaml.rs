//! Text → tree → structs: what is wrong, said at its place.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path as FsPath;

use pretty_assertions::assert_eq;
use syllabus::load::schema::{KINDS, schema};
use syllabus::load::{Loaded, load};
use syllabus::model::{Bibliography, CatalogFile, Course, Id, Institution, Person};
use syllabus::report::{Diagnostic, Label, Place, Report, Severity};
use syllabus::source::{Kind, Path, Sources, open};
use syllabus::yaml::{Tree, decode, locate, resolve};

/// Loads files and lists what was found: place, code, message, the underlined text, labels and hints.
pub(crate) fn loaded(sources: &Sources) -> (Loaded, String) {
    let mut report = Report::default();
    let loaded = load(sources, &mut report);
    locate(sources, &mut report);
    let mut list = String::new();
    for found in report.diagnostics() {
        let grade = if found.severity == Severity::Error { "error" } else { "warning" };
        let primary = underlined(sources, &found.primary);
        writeln!(list, "{primary} {grade}[{}]: {}", found.code, found.message).unwrap();
        for label in &found.labels {
            writeln!(list, "  {} {}", underlined(sources, label), label.text).unwrap();
        }
        for hint in &found.hints {
            writeln!(list, "  hint: {hint}").unwrap();
        }
    }
    (loaded, list)
}

fn underlined(sources: &Sources, label: &Label) -> String {
    let Place::Span(span) = label.place else { panic!("not located: {label:?}") };
    let file = sources.file(span.file);
    let at = sources.position(span.file, span.start);
    let hidden = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{feff}' | '\u{2028}'));
    let shown = |c: char| if hidden(c) { c.escape_unicode().to_string() } else { c.to_string() };
    let whole = &file.text[span.start..span.end];
    let mut text: String = whole.chars().take(60).map(shown).collect();
    if whole.chars().nth(60).is_some() {
        text.push('…');
    }
    format!("{}:{}:{} `{}`", file.path, at.line, at.column, text.replace('\n', "⏎"))
}

/// Asserts all that is found in one file.
#[track_caller]
fn finds(path: &str, text: &str, expected: &str) {
    let (_, list) = loaded(&Sources::in_memory([(path, text)]));
    let list = list.replace(&format!("{path}:"), "");
    assert_eq!(list, expected);
}

#[test]
fn one_run_names_every_fault() {
    finds(
        "courses/one.yaml",
        "code: Б1.О.15
titel: {ru: Базы данных, en: Databases}
summary:
cycle: frist
eqf: \"6\"
isced-f: 0612
standing: compulsory
year: 300
semesters: 3
delivery: blended
languages: [ru, Russian]
authors: [lecturer]
credits: {ze: 6, ects: 6,5}
hours: {lecture: 32, lab: [52], self-study: много, kontrol: 27}
outcomes:
  - id: Explain model
    text: {ru: объяснять 数据库 😀, en: [explain]}
    level: understnad
    kind: knowledge
    level: apply
  - id: x
    text: y
  - 12
modules:
  - id: m1
    title: 😀😀 заголовок
    topics:
      - id: t1
        titel: x
        hours: {lecture: -1}
      -
assessment: []
grading: {}
prerequisites: {all: [{course: a, any: []}, {}]}
metadata: {x: 1.10, y: [~, 2020]}
version: 1.10
changes:
  - {version: 2, date: 2026-13-01, text: a}
  - {version: 2, date: [], txet: a}
allow:
  - {rule: a, reason: }
",
        r#"2:1 `titel` error[unknown-key]: unknown key `titel`
  hint: did you mean `title`?
3:1 `summary` error[empty-value]: `summary` is empty
  hint: give it a value, or remove the key
4:8 `frist` error[wrong-value]: `cycle` can't be `frist`
  hint: did you mean `first`?
  hint: expected `short`, `first`, `second`, `third` or `further`
5:6 `"6"` error[wrong-type]: `eqf` is the text `6`, expected a whole number from 0 to 255
  hint: remove the quotes: `6`
8:7 `300` error[wrong-value]: `year` is `300`, expected a whole number from 0 to 255
9:12 `3` error[wrong-type]: `semesters` is the number `3`, expected a list
  hint: write a list: `[3]`
11:17 `Russian` error[wrong-value]: `Russian` is not a language tag: two or three small Latin letters, such as `ru` or `en`
13:26 `5` error[empty-value]: `5` is empty
  hint: a comma separates keys here: write a decimal part after a point
  hint: give it a value, or remove the key
14:27 `[52]` error[wrong-type]: `lab` is a list, expected a number such as `36` or `0.35`
14:45 `много` error[wrong-value]: `self-study` is `много`: expected a number such as `36` or `0.35`
14:52 `kontrol` error[unknown-key]: unknown key `kontrol`
  hint: did you mean `control`?
16:9 `Explain model` error[wrong-value]: `Explain model` is not an id: small Latin letters, digits and hyphens only, such as `data-analysis`
17:37 `[explain]` error[wrong-type]: `en` is a list, expected a text
18:12 `understnad` error[wrong-value]: `level` can't be `understnad`
  hint: did you mean `understand`?
  hint: expected `remember`, `understand`, `apply`, `analyse`, `evaluate` or `create`
20:5 `level` error[yaml-duplicate-key]: key `level` is given twice
  18:5 `level` first given here
  hint: keep one of the two
21:5 `id: x` error[missing-key]: item 2 of `outcomes` has no `kind`
  hint: add `kind: …`
21:5 `id: x` error[missing-key]: item 2 of `outcomes` has no `level`
  hint: add `level: …`
23:5 `12` error[wrong-type]: item 3 of `outcomes` is the number `12`, expected a mapping
29:9 `titel` error[unknown-key]: unknown key `titel`
  hint: did you mean `title`?
30:26 `-1` error[wrong-value]: `lecture` is `-1`: the number must not be negative
31:7 `-` error[empty-value]: item 2 of `topics` is empty
  hint: give it a value, or remove the item
33:1 `grading` error[missing-key]: `grading` has no `scale`
  hint: add `scale: …`
34:23 `{course: a, any: []}` error[wrong-value]: a prerequisite has exactly one of `all`, `any`, `course`, `outcome`, `knowledge`
34:45 `{}` error[wrong-value]: a prerequisite has exactly one of `all`, `any`, `course`, `outcome`, `knowledge`
38:24 `2026-13-01` error[wrong-value]: `date` is `2026-13-01`: expected a date such as `2026-09-01`
39:24 `[]` error[wrong-type]: `date` is a list, expected a date such as `2026-09-01`
39:28 `txet` error[unknown-key]: unknown key `txet`
  hint: did you mean `text`?
41:15 `reason` error[empty-value]: `reason` is empty
  hint: give it a value, or remove the key
"#,
    );
}

#[test]
fn columns_count_characters() {
    finds(
        "people.yaml",
        "a: {name: 'каф 数据 😀', 数据: 1, role: 'é', email: [😀], 😀rl: 2}",
        r#"1:23 `数据` error[unknown-key]: unknown key `数据`
  hint: the keys here are `name`, `role`, `degree`, `email`, `url` and `profile`
1:48 `[😀]` error[wrong-type]: `email` is a list, expected a text
1:53 `😀rl` error[unknown-key]: unknown key `😀rl`
  hint: did you mean `url`?
"#,
    );
}

#[test]
fn duplicate_keys_are_shown_with_both_places() {
    finds(
        "people.yaml",
        "лектор-😀: {role: a}\nb: {role: x, 'role': y, name: n}\nb: {role: z}\n\"b\": 1\n",
        r#"1:1 `лектор-😀` error[wrong-value]: `лектор-😀` is not an id: small Latin letters, digits and hyphens only, such as `data-analysis`
2:14 `'role'` error[yaml-duplicate-key]: key `role` is given twice
  2:5 `role` first given here
  hint: keep one of the two
3:1 `b` error[yaml-duplicate-key]: key `b` is given twice
  2:1 `b` first given here
  hint: keep one of the two
4:1 `"b"` error[yaml-duplicate-key]: key `b` is given twice
  2:1 `b` first given here
  hint: keep one of the two
"#,
    );
}

#[test]
fn what_is_no_yaml_is_explained() {
    let cases = [
        "title: a: b\n",
        "title: 'it's'\n",
        "title: \"a\nb: c\n",
        "title: [a, b\ncode: x\n",
        "title: [a,\nb]\n",
        "title: {\n  ru: a\n}\n",
        "title: 'a\nb'\n",
        "title: [a}\n",
        "\ttitle: x\n",
        "title: @x\n",
        "title: a\n code: b\n",
        "title: a\ncode\n",
        "title: |x\n  y\n",
        "list:\n  - a\n b: c\n",
        "title: *nobody\n",
        "%YAML 1.1\n---\ntitle: x\n",
        "title: \"\\q\"\n",
        "title: \"a\" b\n",
        "title: x\n---\ntitle: y\n",
        "title: {a: 1}]\n",
    ];
    let mut lists = String::new();
    for text in cases {
        let (_, list) = loaded(&Sources::in_memory([("people.yaml", text)]));
        writeln!(lists, "{text:?}\n{}", list.replace("people.yaml:", "")).unwrap();
    }
    assert_eq!(
        lists,
        r#""title: a: b\n"
1:9 `:` error[yaml-syntax]: a `:` where no key can stand
  hint: put a text with `: ` into quotes; keys of one mapping stand under one another

"title: 'it's'\n"
1:12 `s` error[yaml-syntax]: text after a closing quote
  hint: double a `'` within single quotes, write `\"` within double ones

"title: \"a\nb: c\n"
1:8 `"` error[yaml-syntax]: a quote that is not closed

"title: [a, b\ncode: x\n"
2:1 `c` error[yaml-syntax]: a line within brackets, braces or quotes that is not indented
  hint: indent it more than its key, or close what is open before it

"title: [a,\nb]\n"
2:1 `b` error[yaml-syntax]: a line within brackets, braces or quotes that is not indented
  hint: indent it more than its key, or close what is open before it

"title: {\n  ru: a\n}\n"
3:1 `}` error[yaml-syntax]: a line within brackets, braces or quotes that is not indented
  hint: indent it more than its key, or close what is open before it

"title: 'a\nb'\n"
2:1 `b` error[yaml-syntax]: a line of a quoted text that is not indented
  hint: close the quote before it, or indent it more than its key

"title: [a}\n"
1:8 `[` error[yaml-syntax]: a `[` closed by `}`

"\ttitle: x\n"
1:9 `x` error[wrong-type]: `title` is the text `x`, expected a mapping

"title: @x\n"
1:8 `@` error[yaml-syntax]: a text can't begin with `@`
  hint: put a text with such characters into quotes

"title: a\n code: b\n"
2:6 `:` error[yaml-syntax]: a `:` where no key can stand
  hint: put a text with `: ` into quotes; keys of one mapping stand under one another

"title: a\ncode\n"
2:1 `c` error[yaml-syntax]: a key without its `:`
  hint: keys of one mapping and items of one list stand under one another

"title: |x\n  y\n"
1:8 `|` error[yaml-syntax]: text after `|` or `>`
  hint: begin the text on the next line, or put it into quotes

"list:\n  - a\n b: c\n"
3:2 `b` error[yaml-syntax]: a line that is no key of the mapping
  hint: keys of one mapping and items of one list stand under one another

"title: *nobody\n"
1:8 `*` error[yaml-syntax]: an alias of an anchor that is not defined above
  hint: put a text with such characters into quotes

"%YAML 1.1\n---\ntitle: x\n"
1:1 `%` error[yaml-syntax]: a directive
  hint: remove the line that begins with `%`

"title: \"\\q\"\n"
1:8 `"` error[yaml-syntax]: an unknown escape in double quotes
  hint: write `\\` for a backslash, or use single quotes

"title: \"a\" b\n"
1:12 `b` error[yaml-syntax]: text after a closing quote
  hint: double a `'` within single quotes, write `\"` within double ones

"title: x\n---\ntitle: y\n"
2:1 `---` error[yaml-several-documents]: a second document in the file
  hint: keep one document in a file, without a `---` after its first line

"title: {a: 1}]\n"
1:14 `]` error[yaml-syntax]: a closing bracket without an opening one
  hint: put a text with such characters into quotes

"#
    );
}

#[test]
fn tags_merges_and_odd_keys_are_refused() {
    finds(
        "people.yaml",
        "base: &b {role: !!str 1, name: !!int x}\nother:\n  <<: *b\n  url: !secret y\n? [a]\n: c\n? {a: b}\n: c\n'': d\n? |\n  long\n: {role: e}\n!!map a: {role: f}\n",
        r#"1:32 `!!int` error[yaml-tag]: the tag `!!int` does not fit the value
  hint: remove the tag
3:3 `<<` error[yaml-merge-key]: mappings can't be merged by `<<`
  hint: write the keys out, or name the whole mapping by an alias: `key: *anchor`
4:8 `!secret` error[yaml-tag]: the tag `!secret` is not known here
  hint: remove the tag
5:3 `[a]` error[yaml-complex-key]: a key is a list, not a word or phrase
  hint: write a word or phrase before the `:`
7:3 `{a: b}` error[yaml-complex-key]: a key is a mapping, not a word or phrase
  hint: write a word or phrase before the `:`
9:1 `''` error[yaml-complex-key]: a key is empty
  hint: write a word or phrase before the `:`
11:3 `long` error[wrong-value]: a key is `long`: `long ` is not an id: small Latin letters, digits and hyphens only, such as `data-analysis`
13:1 `!!map` error[yaml-tag]: the tag `!!map` does not fit the value
  hint: remove the tag
"#,
    );
}

#[test]
fn a_file_is_clean_text() {
    finds(
        "people.yaml",
        "\u{feff}a: b\u{85}c\u{2028}\nd: \u{1}\u{7f}\re\n",
        r#"1:1 `\u{feff}` error[yaml-encoding]: a byte order mark (BOM) in the file
  hint: save the file as UTF-8 without it
1:6 `\u{85}` error[yaml-encoding]: a next-line character (NEL, U+0085) in the file
  hint: remove it
1:8 `\u{2028}` error[yaml-encoding]: a line separator (U+2028) in the file
  hint: remove it
2:4 `\u{1}` error[yaml-encoding]: a control character (U+0001) in the file
  hint: remove it
2:5 `\u{7f}` error[yaml-encoding]: a control character (U+007F) in the file
  hint: remove it
2:6 `\u{d}` error[yaml-encoding]: a carriage return without a line feed in the file
  hint: remove it
"#,
    );
    finds(
        "people.yaml",
        "a: {role: \"x\\u0000\\e\"}\n",
        r#"1:11 `"x\u0000\e"` error[yaml-encoding]: a NUL character in a text
  hint: remove the escape
"#,
    );
}

#[test]
fn a_file_describes_something() {
    let empty = "1:1 `` error[empty-value]: the file is empty\n  hint: remove the file, or describe something in it\n";
    finds("people.yaml", "", empty);
    finds("people.yaml", "# nothing\n", empty);
    finds("people.yaml", "---\n~\n", empty);
}

#[test]
fn values_are_of_their_type() {
    finds(
        "institutions/x.yaml",
        "name: [a]\nshort: {}\ndepartment: {russian: a, en: }\ncity: ''\nsite: {a: b}\nacademic-hour: 45.5\nsemester-weeks: -1\n\
credit-systems: [ze]\nscales:\n  s:\n    title: a\n    steps:\n      - {from: 1, to: 0,5, grade: a, pass: yes}\n      - {from: 1.255, to: a, grade: 1.10, pass: \"true\"}\n\
limits: {literature-age: 70000, outcomes-min: x}\naccepted-verbs: {ru: знать}\npolicies:\n  - {id: A b, title: t, text: t, locked: off}\n",
        r#"1:7 `[a]` error[wrong-type]: `name` is a list, expected a text, or a text for each language such as `{ru: …, en: …}`
2:8 `{}` error[wrong-value]: `short`: a text needs at least one language
3:14 `russian` error[wrong-value]: `russian` is not a language tag: two or three small Latin letters, such as `ru` or `en`
3:26 `en` error[empty-value]: `en` is empty
  hint: give it a value, or remove the key
4:1 `city` error[empty-value]: `city` is empty
  hint: give it a value, or remove the key
5:7 `{a: b}` error[wrong-type]: `site` is a mapping, expected a text
6:16 `45.5` error[wrong-type]: `academic-hour` is the number `45.5`, expected a whole number from 0 to 255
7:17 `-1` error[wrong-value]: `semester-weeks` is `-1`, expected a whole number from 0 to 255
8:17 `[ze]` error[wrong-type]: `credit-systems` is a list, expected a mapping
13:25 `5` error[unknown-key]: unknown key `5`
  hint: a comma separates keys here: write a decimal part after a point
13:44 `yes` error[wrong-type]: `pass` is the text `yes`, expected `true` or `false`
  hint: write `true`
14:16 `1.255` error[wrong-value]: `from` is `1.255`: at most two digits after the point are kept
14:27 `a` error[wrong-value]: `to` is `a`: expected a number such as `36` or `0.35`
14:49 `"true"` error[wrong-type]: `pass` is the text `true`, expected `true` or `false`
  hint: remove the quotes: `true`
15:26 `70000` error[wrong-value]: `literature-age` is `70000`, expected a whole number from 0 to 65535
15:47 `x` error[wrong-type]: `outcomes-min` is the text `x`, expected a whole number from 0 to 255
16:22 `знать` error[wrong-type]: `ru` is the text `знать`, expected a list
  hint: write a list: `[знать]`
18:10 `A b` error[wrong-value]: `A b` is not an id: small Latin letters, digits and hyphens only, such as `data-analysis`
18:42 `off` error[wrong-type]: `locked` is the text `off`, expected `true` or `false`
  hint: write `false`
"#,
    );
}

#[test]
fn hayagriva_has_its_say() {
    finds(
        "bibliography.yaml",
        "sound:
  type: book
  title: Designing Data-Intensive Applications
  author: Kleppmann, Martin
  date: 2017
  serial-number: {isbn: 978-1-4493-7332-0}
  gost: 'Клеппман М. Высоконагруженные приложения.'
  allow: [{rule: literature-too-old, reason: a classic}]
  url: {value: https://example.org, date: 2026-01-31}
  parent: {type: periodical, title: Journal, volume: 3, issue: 4}
kind: {type: bok, title: X}
none: {title: X}
ours: {type: book, publisher: {name: A, place: B}}
number: {type: book, title: 1984}
rest:
  type: web
  date: soon
  language: xxxxxxxxxx
  url: not an address
  page-total: many
  runtime: {a: b}
",
        r#"11:14 `bok` error[bad-bibliography-entry]: work `kind` is not in Hayagriva's format: `type` can't be `bok`
  hint: did you mean `book`?
  hint: expected `article`, `chapter`, `entry`, `anthos`, `report`, `thesis`, `web`, `scene`, `artwork`, `patent`, `case`, `newspaper`, `legislation`, `manuscript`, `post`, `misc`, `performance`, `periodical`, `proceedings`, `book`, `blog`, `reference`, `conference`, `anthology`, `repository`, `thread`, `video`, `audio`, `exhibition` or `original`
12:7 `{title: X}` error[bad-bibliography-entry]: work `none` is not in Hayagriva's format: no entry type for `none`
13:41 `place` error[unknown-key]: unknown key `place`
  hint: the keys here are `name` and `location`
14:29 `1984` error[bad-bibliography-entry]: work `number` is not in Hayagriva's format: `title` is the number `1984`, expected a formattable string or a dictionary with an optional short version
  hint: put it into quotes: `"1984"`
17:9 `soon` error[bad-bibliography-entry]: work `rest` is not in Hayagriva's format: `date` is `soon`: date format unknown
18:13 `xxxxxxxxxx` error[bad-bibliography-entry]: work `rest` is not in Hayagriva's format: `language` is `xxxxxxxxxx`: Parser error: The given language subtag is invalid
19:8 `not an address` error[bad-bibliography-entry]: work `rest` is not in Hayagriva's format: `url` is `not an address`: relative URL without a base
20:15 `many` error[bad-bibliography-entry]: work `rest` is not in Hayagriva's format: `page-total` is `many`: no number found
21:12 `{a: b}` error[bad-bibliography-entry]: work `rest` is not in Hayagriva's format: `runtime`: not understood
"#,
    );
}

#[test]
fn stray_files_and_bad_names_are_reported() {
    let sources = Sources::in_memory([
        ("course/x.yaml", "a: b"),
        ("courses/Имя.yaml", "a"),
        ("courses/x.yml", "a: b"),
        ("people.yml", ""),
        ("deep/er/x.yaml", ""),
    ]);
    assert_eq!(
        loaded(&sources).1,
        r#"course/x.yaml:1:1 `` warning[stray-file]: nothing is looked for in `course/x.yaml`
  hint: did you mean `courses/x.yaml`?
courses/x.yml:1:1 `` warning[stray-file]: nothing is looked for in `courses/x.yml`
  hint: did you mean `courses/x.yaml`?
courses/Имя.yaml:1:1 `` error[bad-file-name]: the file can't be called `Имя`: `Имя` is not an id: small Latin letters, digits and hyphens only, such as `data-analysis`
  hint: rename the file: its name is the id of what it describes
courses/Имя.yaml:1:1 `a` error[wrong-type]: the file is the text `a`, expected a mapping
deep/er/x.yaml:1:1 `` warning[stray-file]: nothing is looked for in `deep/er/x.yaml`
  hint: a catalogue has `catalog.yaml`, `people.yaml`, `bibliography.yaml`, `resources.yaml`, `courses/<id>.yaml`, `courses/<id>/course.yaml`, `courses/<id>/bibliography.yaml`, `courses/<id>/items.yaml`, `courses/<id>/variants/<id>.yaml`, `institutions/<id>.yaml`, `programs/<id>.yaml`, `calendars/<id>.yaml` and `offerings/<id>.yaml`
people.yml:1:1 `` warning[stray-file]: nothing is looked for in `people.yml`
  hint: did you mean `people.yaml`?
"#
    );
}

const PLACES: &str = "title: &t {ru: Базы, en: Databases}\nlist:\n  - a: 1\n    b:\n      - x\n      - y\n  - [p, q]\nempty:\nsame: *t\n'quoted key': |\n  text\n\n  more\n\nend: z\n";

#[track_caller]
fn place_is(place: fn(syllabus::source::FileId, Path) -> Place, path: &Path, expected: &str) {
    let sources = Sources::in_memory([("courses/x.yaml", PLACES)]);
    let file = sources.by_path("courses/x.yaml").unwrap();
    let span = resolve(&sources, &place(file, path.clone()));
    assert_eq!(&PLACES[span.start..span.end], expected, "{path}");
}

#[test]
fn paths_lead_to_values() {
    let root = Path::root();
    let list = root.key("list");
    place_is(Place::Value, &root, "title: &t {ru: Базы, en: Databases}");
    place_is(Place::Value, &root.key("title"), "{ru: Базы, en: Databases}");
    place_is(Place::Value, &root.key("title").key("ru"), "Базы");
    place_is(Place::Value, &list, "- a: 1\n    b:\n      - x\n      - y\n  - [p, q]");
    place_is(Place::Value, &list.index(0), "a: 1\n    b:\n      - x\n      - y");
    place_is(Place::Value, &list.index(0).key("b").index(1), "y");
    place_is(Place::Value, &list.index(1).index(1), "q");
    place_is(Place::Value, &root.key("empty"), "empty");
    place_is(Place::Value, &root.key("same").key("en"), "Databases");
    place_is(Place::Value, &root.key("quoted key"), "text\n\n  more");
    place_is(Place::Value, &root.key("end"), "z");
}

#[test]
fn paths_lead_to_keys() {
    let root = Path::root();
    place_is(Place::Key, &root, "title: &t {ru: Базы, en: Databases}");
    place_is(Place::Key, &root.key("title").key("en"), "en");
    place_is(Place::Key, &root.key("list").index(0), "a: 1");
    place_is(Place::Key, &root.key("quoted key"), "'quoted key'");
}

#[test]
fn paths_that_are_not_there_lead_to_what_is() {
    let root = Path::root();
    place_is(Place::Value, &root.key("nowhere"), "title: &t {ru: Базы, en: Databases}");
    place_is(Place::Value, &root.key("title").key("de"), "title");
    place_is(Place::Value, &root.key("list").index(0).key("c").index(4), "a: 1");
    place_is(Place::Value, &root.key("list").index(7), "list");
    place_is(Place::Key, &root.key("end").key("x"), "end");
}

#[test]
fn reports_are_sorted_and_say_nothing_twice() {
    let sources = Sources::in_memory([("courses/a.yaml", "x: 1\ny: 2\n"), ("courses/b.yaml", "x: 1\n")]);
    let (a, b) = (sources.by_path("courses/a.yaml").unwrap(), sources.by_path("courses/b.yaml").unwrap());
    let root = Path::root();
    let mut report = Report::default();
    report.push(Diagnostic::error("later", Place::Value(b, root.key("x")), "in b"));
    report.push(Diagnostic::error("same", Place::Value(a, root.key("y")), "at y"));
    report.push(
        Diagnostic::error("same", Place::Value(a, root.key("x")), "at x").label(Place::Key(b, root.key("x")), "there"),
    );
    report.push(Diagnostic::error("first", Place::Value(a, root.key("x")), "at x"));
    report.push(Diagnostic::error("same", Place::Value(a, root.key("y")), "at y"));
    locate(&sources, &mut report);
    let messages: Vec<_> = report.diagnostics().iter().map(|found| (found.code, found.message.as_str())).collect();
    assert_eq!(messages, [("first", "at x"), ("same", "at x"), ("same", "at y"), ("later", "in b")]);
    let there = &report.diagnostics()[1].labels[0];
    assert_eq!(underlined(&sources, there), "courses/b.yaml:1:1 `x`");
}

#[test]
fn texts_are_kept_as_they_are_written() {
    let text = "a:\n  name: 1.10\n  role: {ru: 0x10, en: true}\n  email: 2026-09-01\n  degree: 010\n";
    let (loaded, list) = loaded(&Sources::in_memory([("people.yaml", text)]));
    assert_eq!(list, "");
    let (_, people) = loaded.people.unwrap();
    let person = &people["a"];
    let strings = |text: &syllabus::model::Text| text.strings().map(|(_, text)| text.to_owned()).collect::<Vec<_>>();
    assert_eq!(strings(person.name.as_ref().unwrap()), ["1.10"]);
    assert_eq!(strings(&person.role), ["true", "0x10"]);
    assert_eq!(person.email.as_deref(), Some("2026-09-01"));
    assert_eq!(strings(person.degree.as_ref().unwrap()), ["010"]);
}

/// The catalogue of this repository.
fn shipped() -> Sources {
    open(&FsPath::new(env!("CARGO_MANIFEST_DIR")).join("courses"), "").unwrap()
}

/// An institution with all that it extends, laid over each other by a second hand.
fn inherited(sources: &Sources, file: syllabus::source::FileId) -> serde_yaml::Value {
    use serde_yaml::Value;
    fn id(item: &Value) -> Option<&str> {
        item.get("id")?.as_str()
    }
    fn is_text(map: &serde_yaml::Mapping) -> bool {
        map.iter().all(|(key, value)| ["ru", "en"].contains(&key.as_str().unwrap()) && value.is_string())
    }
    fn lay(below: &mut Value, above: Value) {
        match (below, above) {
            (Value::Mapping(below), Value::Mapping(above)) if !is_text(below) && !is_text(&above) => {
                for (key, value) in above {
                    match below.get_mut(&key) {
                        Some(known) => lay(known, value),
                        None => drop(below.insert(key, value)),
                    }
                }
            }
            (Value::Sequence(below), Value::Sequence(above))
                if !above.is_empty() && below.iter().chain(&above).all(|item| id(item).is_some()) =>
            {
                for item in above {
                    match below.iter_mut().find(|known| id(known) == id(&item)) {
                        Some(known) => lay(known, item),
                        None => below.push(item),
                    }
                }
            }
            (below, above) => *below = above,
        }
    }
    let own: Value = serde_yaml::from_str(&sources.file(file).text).unwrap();
    let Some(parent) = own.get("extends").and_then(Value::as_str) else { return own };
    let mut value = inherited(sources, sources.profile(parent).unwrap());
    for key in ["extends", "locked", "guarded", "overrides", "allow"] {
        value.as_mapping_mut().unwrap().remove(key);
    }
    lay(&mut value, own);
    value
}

#[test]
fn the_other_reader_agrees_on_the_shipped_files() {
    fn same<T: serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str, ours: &T) {
        assert_eq!(&serde_yaml::from_str::<T>(text).unwrap(), ours);
    }
    let sources = shipped();
    let (loaded, list) = loaded(&sources);
    assert_eq!(list, "");
    let text = |file| sources.file(file).text.as_str();
    let (file, settings) = loaded.settings.as_ref().unwrap();
    same::<CatalogFile>(text(*file), settings);
    let (file, people) = loaded.people.as_ref().unwrap();
    same::<BTreeMap<Id, Person>>(text(*file), people);
    loaded.bibliographies.iter().for_each(|(file, works)| same::<Bibliography>(text(*file), works));
    for item in &loaded.institutions {
        let theirs = inherited(&sources, item.file);
        same::<Institution>(&serde_yaml::to_string(&theirs).unwrap(), &item.value);
    }
    loaded.courses.iter().for_each(|item| same::<Course>(text(item.file), &item.value));
    assert!(loaded.courses.len() >= 6 && !loaded.bibliographies.is_empty() && !loaded.institutions.is_empty());
}

/// A file as plain JSON data.
fn as_json(sources: &Sources, file: syllabus::source::FileId) -> serde_json::Value {
    let tree = Tree::parse(file, &sources.file(file).text, &mut Vec::new()).unwrap();
    decode(&tree, &mut Vec::new()).unwrap()
}

#[test]
fn schemas_accept_what_the_decoder_accepts() {
    let sources = shipped();
    for (name, kind) in KINDS {
        let schema = schema(kind);
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{name}");
        let validator = jsonschema::draft7::new(&schema).unwrap();
        for (id, file) in sources.files().filter(|(_, file)| file.kind == kind) {
            let faults: Vec<String> =
                validator.iter_errors(&as_json(&sources, id)).map(|fault| fault.to_string()).collect();
            assert_eq!(faults, Vec::<String>::new(), "{}", file.path);
        }
    }
}

#[test]
fn schemas_refuse_what_the_decoder_refuses() {
    let cases = [
        ("people.yaml", "a: {role: x, age: 3}"),
        ("people.yaml", "a: {name: x}"),
        ("people.yaml", "a: {role: }"),
        ("people.yaml", "a: {role: x, url: }"),
        ("people.yaml", "A b: {role: x}"),
        ("catalog.yaml", "{title: x, languages: [ru], institutions: [a], rules: {x: off}}"),
        ("catalog.yaml", "{title: x, languages: ru, institutions: [a]}"),
        ("bibliography.yaml", "a: {type: book, title: [x]}"),
        ("bibliography.yaml", "a: {type: book, publisher: {nam: x}}"),
        ("bibliography.yaml", "a: {type: book, author: [{given-name: x}]}"),
        ("bibliography.yaml", "a: {type: book, titel: x}"),
    ];
    for (path, text) in cases {
        let sources = Sources::in_memory([(path, text)]);
        let file = sources.by_path(path).unwrap();
        assert!(loaded(&sources).1.contains("error["), "the decoder takes {text}");
        let schema = schema(sources.file(file).kind);
        assert!(!jsonschema::draft7::is_valid(&schema, &as_json(&sources, file)), "the schema takes {text}");
    }
    let forms = [
        "a: {type: book, title: x, author: 'A, B', date: 2021, publisher: P, url: https://x.org, serial-number: 12}",
        "a: {type: book, title: {value: x, short: y}, author: [{name: A, given-name: B}, C], publisher: {name: P, location: L}}",
        "a: {type: article, parent: [{type: periodical, title: J}], url: {value: https://x.org, date: 2021-01-02}, serial-number: {doi: 10.1/x}}",
    ];
    for text in forms {
        let sources = Sources::in_memory([("bibliography.yaml", text)]);
        let file = sources.by_path("bibliography.yaml").unwrap();
        assert_eq!(loaded(&sources).1, "", "{text}");
        assert!(jsonschema::draft7::is_valid(&schema(Kind::Bibliography), &as_json(&sources, file)), "{text}");
    }
}
