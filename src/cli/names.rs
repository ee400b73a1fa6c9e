//! The people that documents are made out to, from a CSV file of the command line. They are never kept.

use std::path::Path;

use crate::document::Participant;
use crate::report::Failure;
use crate::report::words::{did_you_mean, ticked};
use crate::source::{self, File};

/// Columns of the file.
const COLUMNS: [&str; 3] = ["name", "organisation", "number"];

/// Most people of one file.
const MOST: usize = 2000;

/// Letters that a value has at most: more do not fit a certificate.
const LONGEST: usize = 120;

/// Reads the people of a file: the first line names the columns, each further one a person.
pub(super) fn read(path: &Path) -> Result<Vec<Participant>, Failure> {
    let shown = path.display();
    let bytes = source::read_whole(path, File::LARGEST);
    let bytes = bytes.map_err(|error| Failure::io(format!("can't read {shown}"), &error))?;
    let bytes = bytes.ok_or_else(|| Failure::new(format!("{shown} has more than {} bytes", File::LARGEST)))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::new(format!("{shown} is not UTF-8")).hint("save it as “CSV UTF-8” in the spreadsheet program")
    })?;
    people(&text).map_err(|fault| {
        Failure::new(format!("{shown}:{}: {}", fault.line, fault.message)).hint(
            "the first line names the columns, `name,organisation,number`, of which only `name` must be there; \
             values are parted by commas or by semicolons, and quoted where they hold one",
        )
    })
}

/// What is wrong with a line.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    line: usize,
    message: String,
}

fn people(text: &str) -> Result<Vec<Participant>, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let separator = if first.contains(';') && !first.contains(',') { ';' } else { ',' };
    let mut records = records(text, separator)?.into_iter();
    let (_, head) = records.next().ok_or_else(|| fault(1, "the file is empty"))?;
    let columns = columns(&head)?;
    let mut people = Vec::new();
    for (line, record) in records.filter(|(_, record)| record.iter().any(|value| !value.is_empty())) {
        if record.len() > columns.len() {
            return Err(fault(line, format!("{} values for {} columns", record.len(), columns.len())));
        }
        let value = |column: &str| {
            let place = columns.iter().position(|known| *known == column)?;
            record.get(place).filter(|value| !value.is_empty()).cloned()
        };
        let long = record.iter().find(|value| value.chars().count() > LONGEST || value.chars().any(char::is_control));
        if let Some(value) = long {
            let start: String = value.chars().filter(|c| !c.is_control()).take(20).collect();
            return Err(fault(line, format!("`{start}…` has more than {LONGEST} letters or a line break")));
        }
        let name = value("name").ok_or_else(|| fault(line, "no name"))?;
        people.push(Participant { name, organisation: value("organisation"), number: value("number") });
        if people.len() > MOST {
            return Err(fault(line, format!("more than {MOST} people")));
        }
    }
    if people.is_empty() { Err(fault(1, "the file names nobody")) } else { Ok(people) }
}

/// The columns that the first line names.
fn columns(head: &[String]) -> Result<Vec<&'static str>, Fault> {
    let mut columns = Vec::with_capacity(head.len());
    for name in head {
        let lower = name.to_lowercase();
        let known = COLUMNS.into_iter().find(|column| **column == lower).ok_or_else(|| {
            let near = did_you_mean(&lower, COLUMNS).unwrap_or_else(|| format!("known: {}", ticked(COLUMNS, "and")));
            fault(1, format!("unknown column `{name}`: {near}"))
        })?;
        if columns.contains(&known) {
            return Err(fault(1, format!("column `{known}` stands twice")));
        }
        columns.push(known);
    }
    if columns.contains(&"name") { Ok(columns) } else { Err(fault(1, "no column is called `name`")) }
}

/// A line of the file with the number at which it begins.
type Record = (usize, Vec<String>);

/// Parts a text into records as RFC 4180 has them; space around values is dropped.
fn records(text: &str, separator: char) -> Result<Vec<Record>, Fault> {
    let mut records = Vec::new();
    let (mut record, mut value) = (Vec::new(), String::new());
    let (mut line, mut begun, mut quoted) = (1, 1, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        line += usize::from(letter == '\n');
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => value.extend(letters.next()),
            '"' if quoted => quoted = false,
            '"' if value.trim().is_empty() => {
                value.clear();
                quoted = true;
            }
            _ if quoted => value.push(letter),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' => {
                record.push(std::mem::take(&mut value).trim().to_owned());
                records.push((begun, std::mem::take(&mut record)));
                begun = line;
            }
            _ if letter == separator => record.push(std::mem::take(&mut value).trim().to_owned()),
            _ => value.push(letter),
        }
    }
    if quoted {
        return Err(fault(begun, "a quotation mark is not closed"));
    }
    if !value.is_empty() || !record.is_empty() {
        record.push(value.trim().to_owned());
        records.push((begun, record));
    }
    Ok(records)
}

fn fault(line: usize, message: impl Into<String>) -> Fault {
    Fault { line, message: message.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &[(&str, Option<&str>, Option<&str>)]) {
        let people = people(text).map(|people| {
            people.into_iter().map(|person| (person.name, person.organisation, person.number)).collect::<Vec<_>>()
        });
        let text = |text: Option<&str>| text.map(str::to_owned);
        let expected = expected
            .iter()
            .map(|(name, organisation, number)| ((*name).to_owned(), text(*organisation), text(*number)));
        assert_eq!(people, Ok(expected.collect()));
    }

    #[test]
    fn people_are_read_from_what_spreadsheets_write() {
        reads("name\nИванова Мария\n", &[("Иванова Мария", None, None)]);
        reads(
            "\u{feff}number;name;organisation\r\n7; Петров П. П. ;\"ООО \"\"Ромашка; и К°\"\"\"\r\n\r\n",
            &[("Петров П. П.", Some("ООО \"Ромашка; и К°\""), Some("7"))],
        );
        reads("Name,Organisation\nA,\n,\nB", &[("A", None, None), ("B", None, None)]);
    }

    #[track_caller]
    fn refuses(text: &str, line: usize, message: &str) {
        assert_eq!(people(text), Err(fault(line, message)));
    }

    #[test]
    fn what_is_no_list_of_people_is_refused() {
        refuses("", 1, "the file is empty");
        refuses("name\n", 1, "the file names nobody");
        refuses("nam\nA", 1, "unknown column `nam`: did you mean `name`?");
        refuses("number\n1", 1, "no column is called `name`");
        refuses("name,name\nA,B", 1, "column `name` stands twice");
        refuses("name\n\"A", 2, "a quotation mark is not closed");
        refuses("name,number\nA,1\n,2", 3, "no name");
        refuses("name\nA,B", 2, "2 values for 1 columns");
        refuses("name\n\"A\nB\"", 2, "`AB…` has more than 120 letters or a line break");
    }
}
