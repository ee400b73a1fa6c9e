//! The thematic plan as it is printed: every sum on paper is added up anew from the text of the pages, and compared with what
//! the plan's file says.

use std::collections::BTreeMap;

use pretty_assertions::assert_eq;
use syllabus::document::{Content, DOCUMENTS, Format, Request};
use syllabus::locale::Locale;
use syllabus::project::{self, Proved};
use syllabus::render::theme::Theme;
use syllabus::render::typst::{Press, Sheet};
use syllabus::source::Sources;

use crate::golden::{YEAR, dump, edition, names, on_large_stack};

/// Figures of a row of the table, in hundredths: all hours, then the kinds of work.
type Figures = Vec<i64>;

/// What stands in the thematic plan of a document.
#[derive(Debug, Default)]
struct Table {
    topics: BTreeMap<i64, Vec<Figures>>,
    attestation: BTreeMap<i64, Figures>,
    semesters: BTreeMap<i64, Figures>,
    course: Option<Figures>,
}

/// A figure as it is printed; a dash is nothing.
fn figure(text: &str) -> Option<i64> {
    if text == "—" {
        return Some(0);
    }
    let (whole, part) = text.split_once(',').unwrap_or((text, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return None;
    }
    Some(whole.parse::<i64>().ok()? * 100 + format!("{part:0<2}").parse::<i64>().ok()?)
}

/// A page and a height, with the runs that stand there from left to right.
type Line<'t> = ((&'t str, &'t str), Vec<(f64, &'t str)>);

/// Reads the table from the runs of text: those of one height on one page are a row.
fn read(dump: &str) -> Table {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for line in dump.lines() {
        let (place, text) = line.split_once(" | ").unwrap();
        let [page, x, y] = place.split_whitespace().collect::<Vec<_>>()[..] else { panic!("{line}") };
        let x: f64 = x.parse().unwrap();
        match lines.iter_mut().rev().take(60).find(|(key, _)| *key == (page, y)) {
            Some((_, runs)) => runs.push((x, text)),
            None => lines.push(((page, y), vec![(x, text)])),
        }
    }
    let mut table = Table::default();
    for (_, mut runs) in lines {
        runs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let texts: Vec<&str> = runs.iter().map(|(_, text)| text.trim()).collect();
        let head = texts[0];
        let rest: Vec<i64> = texts[1..].iter().filter_map(|text| figure(text)).collect();
        let is_topic = head.split_once('.').is_some_and(|(a, b)| figure(a).is_some() && figure(b).is_some());
        if is_topic && rest.len() >= 4 {
            table.topics.entry(rest[0]).or_default().push(rest[1..].to_vec());
        } else if head.starts_with("Промежуточная атт") && rest.len() >= 4 {
            table.attestation.insert(rest[0], rest[1..].to_vec());
        } else if let Some(number) =
            head.strip_prefix("Итого за").and_then(|rest| figure(rest.split_whitespace().next()?))
        {
            table.semesters.insert(number, rest);
        } else if head.starts_with("Итого по") {
            table.course = Some(rest);
        }
    }
    table
}

fn add(rows: impl IntoIterator<Item = Figures>) -> Figures {
    let mut rows = rows.into_iter();
    let first = rows.next().expect("there is a row");
    rows.fold(first, |sum, row| {
        assert_eq!(sum.len(), row.len());
        sum.iter().zip(row).map(|(a, b)| a + b).collect()
    })
}

/// The hours of a semester as the programme's file says them, without our model: all, and by kind in the order of printing.
fn planned(program: &serde_yaml::Value, row: &str) -> BTreeMap<i64, Figures> {
    const KINDS: [&str; 7] = ["lecture", "practical", "lab", "consultation", "supervised", "self-study", "control"];
    let rows = program["rows"].as_sequence().unwrap();
    let row = rows.iter().find(|own| own["id"].as_str() == Some(row)).unwrap();
    let semesters = row["semesters"].as_sequence().unwrap();
    let hours = |semester: &serde_yaml::Value, kind: &str| {
        let hours = &semester["hours"][kind];
        hours.as_f64().map_or(0, |hours| (hours * 100.0).round() as i64)
    };
    let used: Vec<&str> =
        KINDS.into_iter().filter(|kind| semesters.iter().any(|semester| hours(semester, kind) != 0)).collect();
    let figures = |semester: &serde_yaml::Value| {
        let each: Vec<i64> = used.iter().map(|kind| hours(semester, kind)).collect();
        std::iter::once(each.iter().sum()).chain(each).collect()
    };
    semesters.iter().map(|semester| (semester["number"].as_i64().unwrap() * 100, figures(semester))).collect()
}

#[test]
fn sums_on_paper_are_those_of_the_plan() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("courses");
    let sources: Sources = project::open(&root, "").unwrap();
    let (proved, _) = project::prove(&sources, &[], YEAR);
    let Proved { catalog, plan } = proved.unwrap();
    let press = Press::new(&sources, &Theme::of("classic").unwrap(), None);
    let kind = DOCUMENTS.iter().find(|kind| kind.name == "rpd").unwrap();
    let lang = "ru".parse().unwrap();
    let subjects = (kind.subjects)(&catalog);
    assert_eq!(subjects.len(), 24);
    for subject in subjects {
        let (edition, names) = (edition(), names());
        let (locale, format) = (Locale::of(&lang).unwrap(), Format::Pdf);
        let request = Request {
            plan: &plan,
            catalog: &catalog,
            of: subject.of,
            lang: &lang,
            locale,
            format,
            edition: &edition,
            names: &names,
        };
        let Content::Page(view, date) = (kind.content)(&request) else { panic!("a page") };
        let view = serde_json::to_vec(&view).unwrap();
        let sheet = Sheet {
            template: kind.name,
            view,
            ident: "test",
            date,
            file: subject.files[0],
            edition: &edition,
            linked: None,
        };
        let text = on_large_stack(|| dump(&press.pages(sheet).unwrap()));
        let table = read(&text);
        let folder: Vec<&str> = subject.folder.split('/').collect();
        let file = std::fs::read_to_string(root.join(format!("programs/{}.yaml", folder[0]))).unwrap();
        let planned = planned(&serde_yaml::from_str(&file).unwrap(), folder[2]);
        assert_eq!(table.semesters, planned, "{}", subject.folder);
        for (number, total) in &table.semesters {
            let topics = table.topics[number].iter().chain(table.attestation.get(number)).cloned();
            assert_eq!(&add(topics), total, "{}, semester {number}", subject.folder);
        }
        for row in table.topics.values().flatten().chain(table.semesters.values()).chain(&table.course) {
            assert_eq!(row[0], row[1..].iter().sum::<i64>(), "{}: {row:?}", subject.folder);
        }
        if table.semesters.len() > 1 {
            assert_eq!(table.course, Some(add(table.semesters.values().cloned())), "{}", subject.folder);
        }
    }
}
