//! The next version of a course from what changed in it, and the file with that version and a note of the change put in by
//! range of bytes, so that every comment and the look of all else stay.

use chrono::{Datelike as _, NaiveDate};
use serde_json::{Value, json};

use super::kind::{Group, Kind};
use super::{Diff, files};
use crate::source::{File, FileId, Kind as FileKind, Path};
use crate::yaml::{self, Tree};

/// How much a change means to those who rely on a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It reads otherwise.
    Patch,
    /// It is taught or assessed otherwise, and promises the same or more.
    Minor,
    /// It promises something else: outcomes, credits, hours, what must be brought, its place in a curriculum.
    Major,
}

impl Weight {
    /// The weight as commands spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The weight of a kind of change; nothing for a change of the record itself, such as that of the version.
    pub const fn of(kind: Kind) -> Option<Self> {
        use Kind::*;
        Some(match kind {
            OutcomeRemoved | OutcomeWeakened | OutcomeIdChanged | HoursChanged | PrerequisiteAdded
            | PrerequisiteChanged | CorequisiteAdded | GradingScaleChanged | FileUnreadable => Self::Major,
            IndicatorReworded
            | OutcomeReworded
            | LabReworded
            | MethodReworded
            | AssessmentReworded
            | CriterionReworded
            | GradingReworded
            | ItemReworded
            | CompetenceReworded
            | CompetenceIndicatorReworded
            | VariantPriceChanged => Self::Patch,
            _ => match kind.group() {
                Group::Record => return None,
                Group::Credits | Group::Facts => Self::Major,
                Group::Wording | Group::People | Group::Look => Self::Patch,
                _ => Self::Minor,
            },
        })
    }
}

/// The weight of all changes together: that of the heaviest.
pub fn weight(diff: &Diff) -> Option<Weight> {
    diff.changes.iter().filter_map(|change| Weight::of(change.kind)).max()
}

/// The version after another. Of one that begins with a year, such as `2026.1`, a change of any weight but the least begins
/// the numbers of the year of `date` or takes the next of the same year. `None` for a version that is not numbers.
pub fn next(version: &str, weight: Weight, date: NaiveDate) -> Option<String> {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().ok()).collect::<Option<Vec<_>>>()?;
    if parts.is_empty() || parts.len() > 3 {
        return None;
    }
    let length = parts.len();
    parts.resize(3, 0);
    let [first, second, third] = [parts[0], parts[1], parts[2]];
    let year = u32::try_from(date.year()).ok()?;
    let (parts, least) = match weight {
        Weight::Patch => ([first, second, third.checked_add(1)?], 3),
        Weight::Minor | Weight::Major if first >= 1900 && year > first => ([year, 1, 0], 2),
        Weight::Major if first < 1900 => ([first.checked_add(1)?, 0, 0], length.min(2)),
        Weight::Minor | Weight::Major => ([first, second.checked_add(1)?, 0], 2),
    };
    let shown: Vec<String> = parts.iter().take(length.max(least)).map(u32::to_string).collect();
    Some(shown.join("."))
}

/// The file of a course with another version and a note of the change at the head of its notes. `None` where the file is
/// written in a way that leaves no place for them: whatever this gives was read again and says just that more.
pub fn edited((id, file): (FileId, &File), version: &str, date: NaiveDate, note: &Value) -> Option<String> {
    let before = files::value(FileKind::Course, (id, file))?;
    let tree = Tree::parse(id, &file.text, &mut Vec::new())?;
    let root = Path::root();
    let line_end = if file.text.contains("\r\n") { "\r\n" } else { "\n" };
    let span = tree.value(&root.key("version"));
    let quote = file.text.get(span.start..=span.start).filter(|quote| ["\"", "'"].contains(quote)).unwrap_or("\"");
    let mut edits = vec![(span.start..span.end, format!("{quote}{version}{quote}"))];
    let notes = before.get("changes").and_then(Value::as_array).filter(|notes| !notes.is_empty());
    let (at, text) = match notes {
        Some(_) => {
            let first = tree.value(&root.key("changes").index(0)).start;
            let start = yaml::line_start(&file.text, first);
            match file.text.get(start..first)?.trim_end().strip_suffix('-') {
                Some(indent) if indent.trim().is_empty() => (start, block(indent, version, date, note, line_end)),
                _ => (first, flow(version, date, note) + ", "),
            }
        }
        None => {
            let end = yaml::line_end(&file.text, span.end);
            let head = if file.text[..end].ends_with('\n') { "" } else { line_end };
            let text = format!("{head}changes:{line_end}{}", block("  ", version, date, note, line_end));
            (end, text)
        }
    };
    edits.push((at..at, text));
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut text = file.text.clone();
    for (range, new) in edits {
        text.replace_range(range, &new);
    }
    let after = files::value(FileKind::Course, (id, &File { text: text.clone(), ..file.clone() }))?;
    (after == expected(before, version, date, note)).then_some(text)
}

/// What a course says once it has another version and a note.
fn expected(mut course: Value, version: &str, date: NaiveDate, note: &Value) -> Value {
    let mut notes = vec![json!({ "version": version, "date": date, "text": note })];
    notes.extend(course.get("changes").and_then(Value::as_array).cloned().unwrap_or_default());
    if let Some(map) = course.as_object_mut() {
        map.insert("version".into(), version.into());
        map.insert("changes".into(), notes.into());
    }
    course
}

fn block(indent: &str, version: &str, date: NaiveDate, note: &Value, line_end: &str) -> String {
    let mut lines = vec![format!("{indent}- version: {}", quoted(version)), format!("{indent}  date: {date}")];
    match note {
        Value::Object(texts) => {
            lines.push(format!("{indent}  text:"));
            let text = |(lang, text): (&String, &Value)| format!("{indent}    {lang}: {}", scalar(text));
            lines.extend(texts.iter().map(text));
        }
        text => lines.push(format!("{indent}  text: {}", scalar(text))),
    }
    lines.iter().map(|line| format!("{line}{line_end}")).collect()
}

fn flow(version: &str, date: NaiveDate, note: &Value) -> String {
    let text = match note {
        Value::Object(texts) => {
            let texts: Vec<_> = texts.iter().map(|(lang, text)| format!("{lang}: {}", scalar(text))).collect();
            format!("{{{}}}", texts.join(", "))
        }
        text => scalar(text),
    };
    format!("{{version: {}, date: {date}, text: {text}}}", quoted(version))
}

fn scalar(text: &Value) -> String {
    quoted(text.as_str().unwrap_or_default())
}

/// A text in double quotes: what JSON escapes, YAML reads.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    const COURSE: &str = include_str!("../../tests/projects/minimal/courses/logic.yaml");

    #[track_caller]
    fn steps(version: &str, expected: [&str; 3]) {
        let date = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        let of = |weight| next(version, weight, date).unwrap_or_default();
        assert_eq!([Weight::Patch, Weight::Minor, Weight::Major].map(of), expected);
    }

    #[test]
    fn versions_step_by_what_changed() {
        steps("1.0", ["1.0.1", "1.1", "2.0"]);
        steps("1.2.3", ["1.2.4", "1.3.0", "2.0.0"]);
        steps("3", ["3.0.1", "3.1", "4"]);
        steps("2026.1", ["2026.1.1", "2026.2", "2026.2"]);
        steps("2025.3", ["2025.3.1", "2026.1", "2026.1"]);
        steps("v1", ["", "", ""]);
        steps("1.2.3.4", ["", "", ""]);
        steps("4294967295", ["4294967295.0.1", "4294967295.1", "4294967295.1"]);
    }

    /// The lines that an edit adds and takes away.
    #[track_caller]
    fn changed(text: &str, note: &Value) -> String {
        let sources = Sources::in_memory([("courses/a.yaml", text)]);
        let file = sources.files().next().unwrap();
        let date = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        let new = edited(file, "1.1", date, note).expect("it can be edited");
        let (old, new): (Vec<_>, Vec<_>) = (text.lines().collect(), new.lines().map(str::to_owned).collect());
        let head = old.iter().zip(&new).take_while(|(a, b)| *a == b).count();
        let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| *a == b).count();
        let minus = old[head..old.len() - tail].iter().map(|line| format!("-{line}\n"));
        let plus = new[head..new.len() - tail].iter().map(|line| format!("+{line}\n"));
        minus.chain(plus).collect()
    }

    fn course(tail: &str) -> String {
        let (head, _) = COURSE.split_once("version:").unwrap();
        format!("{head}{tail}")
    }

    #[test]
    fn only_the_version_and_the_note_are_written() {
        let many = json!({ "ru": "Стало «лучше»", "en": "It is \"better\": #1" });
        assert_eq!(
            changed(
                &course(
                    "version: '1.0' # of content\n# Notes.\nchanges:\n- version: '1.0'\n  date: 2025-01-01\n  text: a # b\n"
                ),
                &many
            ),
            "-version: '1.0' # of content\n-# Notes.\n-changes:\n+version: '1.1' # of content\n+# Notes.\n+changes:\n\
             +- version: \"1.1\"\n+  date: 2026-09-01\n+  text:\n+    ru: \"Стало «лучше»\"\n+    en: \"It is \\\"better\\\": #1\"\n"
        );
        assert_eq!(
            changed(&course("changes: [{version: a, date: 2025-01-01, text: b}]\nversion: 1.0\n"), &json!("c")),
            "-changes: [{version: a, date: 2025-01-01, text: b}]\n-version: 1.0\n\
             +changes: [{version: \"1.1\", date: 2026-09-01, text: \"c\"}, {version: a, date: 2025-01-01, text: b}]\n+version: \"1.1\"\n"
        );
        assert_eq!(
            changed(&course("version: \"1.0\""), &json!("c")),
            "-version: \"1.0\"\n+version: \"1.1\"\n+changes:\n+  - version: \"1.1\"\n+    date: 2026-09-01\n+    text: \"c\"\n"
        );
    }

    #[test]
    fn what_leaves_no_place_is_left_alone() {
        let value: Value = serde_yaml::from_str(&course("version: '1.0'\n")).unwrap();
        let sources = Sources::in_memory([("courses/a.yaml", value.to_string())]);
        let date = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        assert_eq!(edited(sources.files().next().unwrap(), "1.1", date, &json!("c")), None);
    }
}
