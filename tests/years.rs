//! Academic calendars: every day has one sign, sums are the days counted one by one, and no dates lead astray.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, Weekday};
use pretty_assertions::assert_eq;
use serde_json::Value;
use syllabus::document::{Content, DOCUMENTS, Format, Request};
use syllabus::locale::Locale;
use syllabus::model::Program;
use syllabus::model::calendar::{OffKind, Part};
use syllabus::plan::year::years;
use syllabus::project::{self, Proved};
use syllabus::report::Report;
use syllabus::source::Sources;

use crate::golden::{YEAR, edition, fixture, proved};
use crate::rules::found;
use crate::shipped::SHIPPED;

/// The fourteen holidays of Russia, as month and day.
const HOLIDAYS: [(u32, u32); 14] =
    [(1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (1, 7), (1, 8), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)];

/// Days off that decrees have moved: for weeks of six days, and those that weeks of five days have besides.
const MOVED: [&str; 3] = ["2026-12-31", "2027-05-10", "2027-12-31"];
const MOVED_FROM_SATURDAY: [&str; 3] = ["2027-02-22", "2027-05-03", "2027-06-14"];

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The view of the academic calendar of a programme.
fn view(proved: &Proved, program: &str, lang: &str) -> Value {
    let kind = DOCUMENTS.iter().find(|kind| kind.name == "academic-calendar").unwrap();
    let subjects = (kind.subjects)(&proved.catalog);
    let of = subjects.iter().find(|subject| subject.folder == program).unwrap().of;
    let (lang, edition) = (lang.parse().unwrap(), edition());
    let locale = Locale::of(&lang).unwrap();
    let (catalog, plan) = (&proved.catalog, &proved.plan);
    let request =
        Request { catalog, plan, of, lang: &lang, locale, format: Format::Pdf, edition: &edition, names: &[] };
    match (kind.content)(&request) {
        Content::Page(view, _) => view,
        _ => panic!("it is a page"),
    }
}

/// The tables of a view, by the title of their section.
fn tables(view: &Value) -> Vec<(String, Vec<&Value>)> {
    let sections = view["runs"].as_array().unwrap().iter().flat_map(|run| run["sections"].as_array().unwrap());
    sections
        .map(|section| {
            let tables = section["parts"].as_array().unwrap().iter().map(|part| &part["table"]);
            (section["title"].as_str().unwrap().to_owned(), tables.filter(|table| !table.is_null()).collect())
        })
        .collect()
}

/// The text of a cell.
fn text(cell: &Value) -> String {
    fn gather(value: &Value, said: &mut String) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(key, value)| match value {
                Value::String(text) if key == "text" => said.push_str(text),
                value => gather(value, said),
            }),
            Value::Array(items) => items.iter().for_each(|item| gather(item, said)),
            _ => {}
        }
    }
    let mut said = String::new();
    gather(&cell["blocks"], &mut said);
    said
}

/// Rows of a table as texts.
fn rows(table: &Value) -> Vec<Vec<String>> {
    let cells = |row: &Value| row["cells"].as_array().unwrap().iter().map(text).collect();
    table["rows"].as_array().unwrap().iter().map(cells).collect()
}

/// Days of «31⅔».
fn days(said: &str, week: usize) -> usize {
    let signs = [
        ('½', (1, 2)),
        ('⅓', (1, 3)),
        ('⅔', (2, 3)),
        ('⅙', (1, 6)),
        ('⅚', (5, 6)),
        ('⅕', (1, 5)),
        ('⅖', (2, 5)),
        ('⅗', (3, 5)),
        ('⅘', (4, 5)),
    ];
    if said == "—" || said == "–" {
        return 0;
    }
    let rest = said.chars().last().and_then(|last| signs.iter().find(|(sign, _)| *sign == last));
    let whole = said.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let (n, d) = rest.map_or((0, 1), |(_, part)| *part);
    assert_eq!(week % d, 0, "{said}");
    whole.parse::<usize>().unwrap_or(0) * week + week * n / d
}

/// What each day of a year is for, counted one by one from the files alone: semester and kind of part, or `off`.
fn counted(proved: &Proved, program: &Program, year: usize, week: u32) -> BTreeMap<(u8, String), usize> {
    let study = &program.academic_calendar.as_ref().unwrap().years[year];
    let mut parts: Vec<(u8, &Part)> = Vec::new();
    let mut free: Vec<(NaiveDate, NaiveDate, OffKind)> = Vec::new();
    for term in &study.terms {
        parts.extend(term.parts.iter().map(|part| (term.semester, part)));
        if let Some(calendar) = term.calendar.as_ref().map(|id| &proved.catalog.calendars[id].value) {
            let own = calendar.terms[term.term.as_ref().unwrap()].parts.values();
            parts.extend(own.map(|part| (term.semester, part)));
            let whole =
                calendar.days.iter().filter(|day| day.off.is_some() && day.after.is_none() && day.before.is_none());
            free.extend(whole.map(|day| (day.range().unwrap().0, day.range().unwrap().1, day.kind)));
        }
    }
    let first = study.start.unwrap_or(parts.iter().map(|(_, part)| part.from).min().unwrap());
    let last = study.end.unwrap_or(parts.iter().map(|(_, part)| part.to).max().unwrap());
    let mut counts = BTreeMap::new();
    let mut day = first;
    while day <= last {
        let today = day;
        day = day.succ_opt().unwrap();
        if today.weekday().num_days_from_monday() >= week {
            continue;
        }
        let semester =
            parts.iter().filter(|(_, part)| part.from <= today).map(|(semester, _)| *semester).max().unwrap();
        // A calendar says itself what is free; elsewhere the decrees hold.
        let entry = free.iter().find(|(from, to, _)| *from <= today && today <= *to);
        let moved = match entry {
            Some((.., kind)) => *kind == OffKind::Transfer,
            None => MOVED.map(date).contains(&today) || (week == 5 && MOVED_FROM_SATURDAY.map(date).contains(&today)),
        };
        let kind = if moved || HOLIDAYS.contains(&(today.month(), today.day())) {
            "off".to_owned()
        } else if let Some((_, part)) = parts.iter().find(|(_, part)| part.from <= today && today <= part.to) {
            part.kind.as_str().to_owned()
        } else if today == date("2026-12-29") {
            "teaching".to_owned()
        } else {
            assert!(entry.is_some_and(|(.., kind)| *kind == OffKind::Recess), "{today}");
            "recess".to_owned()
        };
        *counts.entry((semester, kind)).or_insert(0) += 1;
    }
    counts
}

/// Every sum of a printed budget is that of days counted one by one.
#[track_caller]
fn adds_up(proved: &Proved, program: &str, week: u32) {
    let model = &proved.catalog.programs.values().find(|item| item.id.as_str() == program).unwrap().value;
    let view = view(proved, program, "en");
    let tables = tables(&view);
    let (_, budget) = tables.iter().find(|(title, _)| title.starts_with("Budget")).unwrap();
    let mut printed = rows(budget[0]).into_iter();
    let academic = model.academic_calendar.as_ref().unwrap();
    let in_week = week as usize;
    let kinds: Vec<String> = {
        let all: Vec<_> =
            (0..academic.years.len()).flat_map(|year| counted(proved, model, year, week).into_keys()).collect();
        let order = [
            "teaching",
            "exams",
            "educational-practice",
            "practice",
            "pre-graduation-practice",
            "research",
            "final-exam",
            "thesis",
            "recess",
            "off",
        ];
        order.iter().filter(|kind| all.iter().any(|(_, found)| found == *kind)).map(|kind| (*kind).to_owned()).collect()
    };
    let mut all = vec![0; kinds.len() + 1];
    for (place, year) in academic.years.iter().enumerate() {
        let counts = counted(proved, model, place, week);
        let mut whole = vec![0; kinds.len() + 1];
        for term in &year.terms {
            let mut row: Vec<usize> =
                kinds.iter().map(|kind| counts.get(&(term.semester, kind.clone())).copied().unwrap_or(0)).collect();
            row.push(row.iter().sum());
            let said: Vec<usize> = printed.next().unwrap()[1..].iter().map(|said| days(said, in_week)).collect();
            assert_eq!(said, row, "semester {}", term.semester);
            whole.iter_mut().zip(&row).for_each(|(sum, days)| *sum += days);
        }
        let said: Vec<usize> = printed.next().unwrap()[1..].iter().map(|said| days(said, in_week)).collect();
        assert_eq!(said, whole, "year {}", year.year);
        assert!((52 * in_week..52 * in_week + 3).contains(&whole[kinds.len()]), "{whole:?}");
        all.iter_mut().zip(&whole).for_each(|(sum, days)| *sum += days);
    }
    if let Some(row) = printed.next() {
        assert_eq!(row[1..].iter().map(|said| days(said, in_week)).collect::<Vec<_>>(), all, "all years");
    }
    assert_eq!(printed.next(), None);
}

#[test]
fn the_printed_sums_are_those_of_days_counted_one_by_one() {
    adds_up(&SHIPPED.1, "software-engineering", 6);
    adds_up(&proved(&fixture("full")), "plan", 5);
}

#[test]
fn every_day_of_the_grid_has_the_sign_of_its_day() {
    let view = view(&SHIPPED.1, "software-engineering", "en");
    let program =
        &SHIPPED.1.catalog.programs.values().find(|item| item.id.as_str() == "software-engineering").unwrap().value;
    let laid_out = years(&SHIPPED.1.catalog, program);
    let tables = tables(&view);
    let (_, grids) = &tables[0];
    assert_eq!((grids.len(), laid_out.len()), (4, 4));
    for (grid, year) in grids.iter().zip(&laid_out) {
        // Cells that cover several rows are written out into each.
        let columns = grid["columns"].as_array().unwrap().len();
        let mut written = vec![vec![String::new(); columns]; 6];
        for (top, row) in grid["rows"].as_array().unwrap().iter().enumerate() {
            let mut column = 0;
            for cell in row["cells"].as_array().unwrap() {
                while !written[top][column].is_empty() {
                    column += 1;
                }
                let tall = usize::try_from(cell["rows"].as_u64().unwrap()).unwrap();
                written[top..top + tall].iter_mut().for_each(|row| row[column] = text(cell));
            }
        }
        let mut signs = String::new();
        (1..columns).for_each(|column| written.iter().for_each(|row| signs.push_str(&row[column])));
        let letter = |day: &syllabus::plan::year::StudyDay| match day.mark {
            syllabus::plan::year::Mark::Part(kind) => match kind.as_str() {
                "teaching" => "T",
                "exams" => "E",
                "educational-practice" => "EP",
                "practice" => "P",
                "pre-graduation-practice" => "PG",
                "thesis" => "D",
                _ => "V",
            },
            _ => "*",
        };
        let days: Vec<_> = year.days.iter().filter(|day| day.date.weekday() != Weekday::Sun).map(letter).collect();
        let (first, last) = (year.days[0].date.weekday(), year.days[year.days.len() - 1].date.weekday());
        let before = "=".repeat(first.num_days_from_monday() as usize);
        let after = "=".repeat(5 - last.num_days_from_monday().min(5) as usize);
        assert_eq!(signs, format!("{before}{}{after}", days.concat()), "year {}", year.study.year);
    }
}

/// What is found in the sample with an academic calendar: `line code`, and how it is said.
fn said(academic: &str) -> Vec<String> {
    let indented: String = academic.lines().map(|line| format!("    {line}\n")).collect();
    let (_, report): (_, Report) = found(&format!("calendar: {{}}\nprogram:\n  academic-calendar:\n{indented}"));
    report
        .diagnostics()
        .iter()
        .map(|finding| format!("{}: {} [{}]", finding.code, finding.message, finding.hints.join("; ")))
        .collect()
}

/// A year of one semester with some parts.
fn year(parts: &[&str]) -> String {
    let parts: String = parts.iter().map(|part| format!("      - {{{part}}}\n")).collect();
    format!("years:\n- year: 1\n  terms:\n  - semester: 1\n    parts:\n{parts}")
}

#[test]
fn dates_that_can_not_be_are_faults() {
    assert_eq!(
        said("years: []"),
        [
            "nothing-named: the academic calendar has no year [name its years: `years: [{year: 1, terms: […]}]`, or leave `academic-calendar` out]"
        ]
    );
    assert_eq!(
        said("years: [{year: 1, terms: []}]"),
        ["nothing-named: year 1 has no semester [name them: `terms: [{semester: 1, calendar: …, term: …}]`]"]
    );
    let lost = "not-one-of: semester 1 does not say which days it has [give a `calendar` and its `term`, or `parts` with dates]";
    for term in [
        "{semester: 1}",
        "{semester: 1, parts: []}",
        "{semester: 1, calendar: calendar}",
        "{semester: 1, term: autumn}",
        "{semester: 1, calendar: calendar, term: autumn, parts: [{kind: exams, from: 2026-09-01, to: 2026-09-02}]}",
    ] {
        assert_eq!(said(&format!("years: [{{year: 1, terms: [{term}]}}]")), [lost], "{term}");
    }
    assert_eq!(
        said(&year(&["kind: teaching, from: 2026-09-02, to: 2026-09-01"])),
        ["impossible-time: the last day, 2026-09-01, is before the first, 2026-09-02 [exchange the dates]"]
    );
    assert_eq!(
        said(&year(&["kind: teaching, from: 1026-09-01, to: 9026-09-01"])),
        ["impossible-time: 1026-09-01 to 9026-09-01 is out of reach [calendars reach from 1970 to 2199]"]
    );
    assert_eq!(
        said(&year(&[
            "kind: teaching, from: 1970-09-01, to: 1970-12-01",
            "kind: recess, from: 2199-01-01, to: 2199-12-31"
        ])),
        ["impossible-time: 1970-09-01 to 2199-12-31 is longer than a year [divide it]"]
    );
    assert_eq!(
        said(
            "years: [{year: 1, start: 2027-08-31, end: 2026-09-01, terms: [{semester: 1, calendar: calendar, term: autumn}]}]"
        ),
        ["impossible-time: the last day, 2026-09-01, is before the first, 2027-08-31 [exchange the dates]"]
    );
    assert_eq!(
        said(
            &year(&["kind: teaching, from: 2026-09-01, to: 2026-12-31"])
                .replace("- year: 1", "- year: 1\n  end: 2026-11-30")
        ),
        [
            "impossible-time: 2026-12-31 is not within year 1, 2026-09-01 to 2026-11-30 [move the part, or lengthen the year]"
        ]
    );
    assert_eq!(
        said(&format!("week-days: 0\n{}", year(&["kind: teaching, from: 2026-09-01, to: 2027-08-31"])))[0],
        "impossible-time: a week of 0 days of study [weeks have 1 to 7]"
    );
}

#[test]
fn names_that_are_not_there_are_faults() {
    let term = |term: &str| said(&format!("years: [{{year: 1, terms: [{term}]}}]"));
    assert_eq!(
        term("{semester: 1, calendar: calender, term: autumn}"),
        ["unknown-calendar: unknown calendar `calender` [did you mean `calendar`?]"]
    );
    assert_eq!(
        term("{semester: 1, calendar: calendar, term: autum}"),
        ["unknown-term: unknown term `autum` [did you mean `autumn`?]"]
    );
    let twice = "[{semester: 1, calendar: calendar, term: autumn}, {semester: 1, calendar: calendar, term: autumn}]";
    let found = said(&format!("years: [{{year: 1, terms: {twice}}}, {{year: 1, terms: {twice}}}]"));
    assert_eq!(found.iter().filter(|said| said.starts_with("twice-defined: year `1`")).count(), 1);
    assert_eq!(found.iter().filter(|said| said.starts_with("twice-defined: semester `1`")).count(), 3);
}

#[test]
fn a_semester_must_be_the_plans() {
    let shipped = project::open(concat!(env!("CARGO_MANIFEST_DIR"), "/courses").as_ref(), "").unwrap();
    let files = shipped.files().filter(|(_, file)| !file.path.starts_with("syllabus:"));
    let files = files.map(|(_, file)| (file.path.clone(), file.text.replace("- semester: 8", "- semester: 9")));
    let (_, report) = project::prove(&Sources::in_memory(files.collect::<Vec<_>>()), &[], YEAR);
    let said: Vec<String> = report.diagnostics().iter().map(|finding| finding.message.clone()).collect();
    assert_eq!(said[0], "unknown semester `9`");
}

#[test]
fn a_year_of_53_weeks_gaps_and_overlaps_are_told_by_their_days() {
    let found = said(&year(&[
        "kind: teaching, from: 2026-09-01, to: 2027-06-30",
        "kind: exams, from: 2027-06-29, to: 2027-07-04",
        "kind: recess, from: 2027-07-12, to: 2027-09-11",
    ]));
    let expected = [
        "year-day-covered-twice: 2027-06-29 to 2027-06-30 lies in two parts, `teaching` and `exams` [let the parts follow one another, in the programme or in the calendar that it names]",
        "year-day-uncovered: 2027-07-05 to 2027-07-10 lies in no part: 1 of a year's 52 weeks [give the days to a part, such as one of the kind `recess`, or make them free in the calendar]",
        "year-not-whole: year 1, 2026-09-01 to 2027-09-11, has 376 days, 53 5/7 weeks instead of 52 [let it begin and end where the years beside it do; `start` and `end` say so]",
    ];
    assert_eq!(found, expected);
}

#[test]
fn years_follow_one_another() {
    let one = "- {semester: 1, parts: [{kind: recess, from: 2026-09-01, to: 2027-08-31}]}";
    let two = "- {semester: 3, parts: [{kind: recess, from: 2027-08-31, to: 2028-08-31}]}";
    let found = said(&format!("years:\n- year: 1\n  terms:\n  {one}\n- year: 2\n  terms:\n  {two}"));
    let expected = "year-day-covered-twice: year 2 begins on 2027-08-31, and year 1 ends on 2027-08-31 [let the years \
                    follow one another; `start` and `end` say where they begin and end]";
    assert_eq!(found.iter().filter(|said| said.as_str() == expected).count(), 1, "{found:?}");
}

#[test]
fn a_calendar_with_errors_leaves_the_year_out_without_an_echo() {
    let files = fixture("full");
    let files = files.files().filter(|(_, file)| !file.path.starts_with("syllabus:"));
    let files = files.map(|(_, file)| {
        let broken = file.path.starts_with("calendars/");
        (file.path.clone(), if broken { file.text.replace("timezone:", "timezonne:") } else { file.text.clone() })
    });
    let (proved, report) = project::prove(&Sources::in_memory(files.collect::<Vec<_>>()), &[], YEAR);
    assert!(
        report
            .diagnostics()
            .iter()
            .all(|finding| !finding.code.starts_with("year-") && finding.code != "unknown-calendar")
    );
    let view = view(&proved.unwrap(), "plan", "en");
    assert_eq!(tables(&view).len(), 1);
    assert!(view.to_string().contains("The calendar that the years refer to has errors."));
}
