//! Timetables of many groups: columns of a page, sizes, nothing on top of anything, days whole, and the PDF as the standards
//! want it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use pretty_assertions::assert_eq;
use serde_json::Value;
use syllabus::document::{Content, DOCUMENTS, Format, Request};
use syllabus::locale::Locale;
use syllabus::project::{self, Proved};
use syllabus::render::theme::Theme;
use syllabus::render::typst::{Press, Sheet};
use syllabus::report::json;
use syllabus::source::{FileId, Sources};
use typst::layout::{Frame, FrameItem, Transform};
use typst_layout::PagedDocument;

use crate::golden::{YEAR, broken_standards, edition, on_large_stack};

/// A run of text: its page, left and right end and base line in points, its size and what it says.
struct Run {
    page: usize,
    x: (f64, f64),
    y: f64,
    size: f64,
    text: String,
}

const TITLES: [&str; 6] = [
    "Проектирование распределённых информационных систем",
    "Математический анализ",
    "Backend-разработка на Python: Microservices",
    "Базы данных",
    "Программно-конфигурируемые телекоммуникационные сети",
    "Иностранный язык",
];

/// A catalogue of so many groups in streams of six: joint lectures in turn, practicals of some weeks, laboratory classes of two
/// subgroups at once.
fn catalogue(groups: usize) -> Sources {
    let fixture = |path: &str| std::fs::read_to_string(format!("tests/projects/minimal/{path}")).unwrap();
    let mut files: Vec<(String, String)> = vec![
        ("catalog.yaml".into(), "title: Каталог\nlanguages: [ru]\ninstitutions: [school]\n".into()),
        ("bibliography.yaml".into(), fixture("bibliography.yaml")),
        ("institutions/school.yaml".into(), fixture("institutions/school.yaml") + "faculty: Факультет всего\n"),
    ];
    let logic = fixture("courses/logic.yaml").replace("[en]", "[ru]");
    for (i, title) in TITLES.iter().enumerate() {
        let course =
            logic.replace("code: L-1", &format!("code: L-{i}")).replace("title: Logic", &format!("title: \"{title}\""));
        files.push((format!("courses/c{i}.yaml"), course));
    }
    let mut people = String::new();
    let teachers = |i| {
        format!(
            "t{i}: {{role: Доцент, name: \"Константинопольский-{i} А. Б.\"}}\nu{i}: {{role: Ассистент, name: \"Ли {i}\"}}\n"
        )
    };
    (1..=groups).for_each(|i| people += &teachers(i));
    files.push(("people.yaml".into(), people));
    let mut resources = "rooms:\n".to_owned();
    (1..=groups).for_each(|i| writeln!(resources, "  r{i}: {{title: \"А-{i}\", capacity: 300}}").unwrap());
    resources += "groups:\n";
    for stream in 0..groups.div_ceil(6) {
        let members: Vec<usize> = (stream * 6 + 1..=(stream * 6 + 6).min(groups)).collect();
        let ids: Vec<String> = members.iter().map(|n| format!("g{n}")).collect();
        writeln!(resources, "  s{stream}: {{title: \"Поток {}\", members: [{}]}}", stream + 1, ids.join(", ")).unwrap();
        for n in members {
            writeln!(resources, "  g{n}: {{title: \"ИВТ-{n}\", size: 20, splits: {{lab: [g{n}a, g{n}b]}}}}").unwrap();
            writeln!(
                resources,
                "  g{n}a: {{title: \"ИВТ-{n}/1\", size: 10}}\n  g{n}b: {{title: \"ИВТ-{n}/2\", size: 10}}"
            )
            .unwrap();
        }
        for (i, day) in ["mon", "tue", "wed", "thu", "fri"].into_iter().enumerate() {
            files.push((format!("offerings/o{stream}-{i}.yaml"), offering(stream, groups, i, day)));
        }
    }
    files.push(("resources.yaml".into(), resources));
    files.push(("calendars/autumn.yaml".into(), CALENDAR.into()));
    Sources::in_memory(files)
}

/// A catalogue of a stream of two groups with subgroups of both kinds, whose classes are these.
fn small(meetings: &str) -> Sources {
    let resources = "
groups:
  s: {title: Поток, members: [g1, g2], splits: {lab: [p1, p2, p3]}}
  g1: {title: ИВТ-1, size: 20, splits: {lang: [g1a, g1b]}}
  g2: {title: ИВТ-2, size: 20}
  g1a: {title: ИВТ-1/1, size: 10}
  g1b: {title: ИВТ-1/2, size: 10}
  p1: {title: П/1, size: 13}
  p2: {title: П/2, size: 13}
  p3: {title: П/3, size: 14}
";
    let fixture = |path: &str| std::fs::read_to_string(format!("tests/projects/minimal/{path}")).unwrap();
    Sources::in_memory([
        ("catalog.yaml", "title: Каталог\nlanguages: [ru]\ninstitutions: [school]\nrules: {all: allow}\n".to_owned()),
        ("bibliography.yaml", fixture("bibliography.yaml")),
        ("institutions/school.yaml", fixture("institutions/school.yaml")),
        ("courses/logic.yaml", fixture("courses/logic.yaml").replace("[en]", "[ru]")),
        ("resources.yaml", resources.to_owned()),
        ("calendars/autumn.yaml", CALENDAR.to_owned() + "days:\n  - {on: 2026-11-04, off: Праздник}\n"),
        ("offerings/o.yaml", format!("course: logic\ncalendar: autumn\nspan: {{term: autumn}}\nmeetings:\n{meetings}")),
    ])
}

const CALENDAR: &str = "
title: Осенний семестр
timezone: Europe/Moscow
academic-hour: 45
bells:
  main: {hours: 2, slots: {1: '09:00-10:35', 2: '10:45-12:20', 3: '13:00-14:35', 4: '14:45-16:20'}}
terms:
  autumn:
    title: Осенний семестр
    start: 2026-09-01
    end: 2026-12-27
    cycle: {labels: [{id: num, title: числитель}, {id: den, title: знаменатель}]}
";

/// The classes of a stream on a day.
fn offering(stream: usize, groups: usize, i: usize, day: &str) -> String {
    let mut text = format!("course: c{i}\ncalendar: autumn\nspan: {{term: autumn}}\nmeetings:\n");
    let mut meeting = |kind: &str, group: String, who: String, slot: usize, weeks: &str| {
        let who = format!("groups: [{group}], {who}");
        writeln!(text, "  - {{kind: {kind}, {who}, at: {day} {slot}, weeks: {weeks}}}").unwrap();
    };
    let first = stream * 6 + 1;
    let by = |teacher: &str, n: usize| format!("teachers: [{teacher}{n}], room: r{n}");
    meeting("lecture", format!("s{stream}"), by("t", first), 1, if i == 2 { "all" } else { "num" });
    for n in first..=(first + 5).min(groups) {
        meeting("practical", format!("g{n}"), by("t", n), 2, if n % 2 == 0 { "\"3-9, 11\"" } else { "all" });
        meeting("lab", format!("g{n}a"), by("t", n), 3, "num");
        meeting("lab", format!("g{n}b"), format!("teachers: [u{n}]"), 3, "num");
        meeting("practical", format!("g{n}"), by("t", n), 4, if n % 3 == 0 { "den" } else { "all" });
    }
    text
}

/// A catalogue of so many groups, resolved and laid out in days.
fn proved(groups: usize) -> (Sources, Proved) {
    let sources = catalogue(groups);
    let (proved, _) = project::prove(&sources, &[], YEAR);
    (sources, proved.unwrap())
}

/// Prints the timetable of a catalogue.
fn with_sheet<T>(sources: &Sources, proved: &Proved, print: impl Fn(&Press<'_>, Sheet<'_>) -> T) -> T {
    let press = Press::new(sources, &Theme::of("classic").unwrap(), None);
    let (view, date, file) = view(proved);
    let (view, edition) = (serde_json::to_vec(&view).unwrap(), &edition());
    print(&press, Sheet { template: "timetable", view, ident: "test", date, file, edition, linked: None })
}

/// The view of the timetable of a catalogue, its date and the file that it is of.
fn view(proved: &Proved) -> (Value, Option<NaiveDate>, FileId) {
    let Proved { catalog, plan } = proved;
    let kind = DOCUMENTS.iter().find(|kind| kind.name == "timetable").unwrap();
    let subjects = (kind.subjects)(catalog);
    let [subject] = subjects.as_slice() else { panic!("one term") };
    let (lang, edition) = (&catalog.languages()[0], edition());
    let locale = Locale::of(lang).unwrap();
    let request =
        Request { catalog, plan, of: subject.of, lang, locale, format: Format::Pdf, edition: &edition, names: &[] };
    let Content::Page(view, date) = (kind.content)(&request) else { panic!("a page") };
    (view, date, subject.files[0])
}

fn runs(document: &PagedDocument) -> Vec<Run> {
    let mut runs = Vec::new();
    for (number, page) in (1..).zip(document.pages()) {
        gather(&page.frame, Transform::identity(), number, &mut runs);
    }
    runs
}

fn gather(frame: &Frame, transform: Transform, page: usize, runs: &mut Vec<Run>) {
    for (place, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let moved = transform.pre_concat(Transform::translate(place.x, place.y)).pre_concat(group.transform);
                gather(&group.frame, moved, page, runs);
            }
            // Names of days are turned and have a column of their own.
            FrameItem::Text(run) if transform.ky.get().abs() < 0.5 => {
                let at = place.transform(transform);
                let x = (at.x.to_pt(), at.x.to_pt() + run.width().to_pt());
                runs.push(Run { page, x, y: at.y.to_pt(), size: run.size.to_pt(), text: run.text.to_string() });
            }
            _ => {}
        }
    }
}

/// Lays out a timetable of so many groups, as nobody wants it smaller, clipped or printed on itself, and returns what it says
/// and the sizes of its pages in millimetres.
fn checked(groups: usize) -> (Vec<Run>, Vec<(u16, u16)>) {
    let (sources, proved) = proved(groups);
    let document = on_large_stack(|| with_sheet(&sources, &proved, |press, sheet| press.pages(sheet).unwrap()));
    let millimetres = |points: f64| (points / 72.0 * 25.4).round() as u16;
    let sizes = document.pages().iter().map(|page| page.frame.size());
    let sizes: Vec<(u16, u16)> = sizes.map(|size| (millimetres(size.x.to_pt()), millimetres(size.y.to_pt()))).collect();
    let runs = runs(&document);
    let small: Vec<&str> = runs.iter().filter(|run| run.size < 6.99).map(|run| run.text.as_str()).collect();
    assert_eq!(small, Vec::<&str>::new(), "smaller than 7 points");
    let mut lines: BTreeMap<(usize, i64), Vec<&Run>> = BTreeMap::new();
    for run in &runs {
        let (width, height) = sizes[run.page - 1];
        let (width, height) = (f64::from(width) / 25.4 * 72.0, f64::from(height) / 25.4 * 72.0);
        let is_inside = run.x.0 > 30.0 && run.x.1 < width - 30.0 && run.y < height - 12.0;
        assert!(is_inside, "`{}` stands out of page {}", run.text, run.page);
        lines.entry((run.page, (run.y * 4.0).round() as i64)).or_default().push(run);
    }
    for line in lines.values_mut() {
        line.sort_by(|a, b| a.x.0.total_cmp(&b.x.0));
        for pair in line.windows(2) {
            assert!(pair[0].x.1 < pair[1].x.0 + 0.1, "`{}` and `{}` overlap", pair[0].text, pair[1].text);
        }
    }
    (runs, sizes)
}

fn titles(runs: &[Run]) -> Vec<String> {
    let large = runs.iter().filter(|run| run.size > 11.0).map(|run| run.text.replace('\u{a0}', " "));
    large.filter(|text| text.starts_with("По ") || text.contains(" из ")).collect()
}

/// The numbers of slots on each page, from the top.
fn slots(runs: &[Run]) -> Vec<String> {
    let mut pages: BTreeMap<usize, Vec<(i64, &str)>> = BTreeMap::new();
    for run in runs.iter().filter(|run| run.x.0 < 110.0 && run.text.len() == 1 && run.size < 9.5) {
        pages.entry(run.page).or_default().push(((run.y * 4.0) as i64, &run.text));
    }
    let line = |mut numbers: Vec<(i64, &str)>| {
        numbers.sort_unstable();
        numbers.into_iter().map(|(_, number)| number).collect()
    };
    pages.into_values().map(line).collect()
}

/// Whether each page of a grid has all slots of its days; those who only teach subgroups have the third alone.
fn are_days_whole(runs: &[Run]) -> bool {
    let pages = slots(runs);
    pages.len() > 2 && pages.iter().all(|page| page.replace("1234", "").chars().all(|slot| slot == '3'))
}

#[test]
fn twelve_groups_stand_on_a3_and_no_day_is_divided() {
    let (runs, sizes) = checked(12);
    let people = ["Преподаватели 1–12 из 24", "Преподаватели 13–24 из 24"];
    assert_eq!(titles(&runs), ["По группам", people[0], people[1], "По аудиториям"]);
    assert_eq!(sizes, vec![(420, 297); sizes.len()]);
    assert!(are_days_whole(&runs), "{:?}", slots(&runs));
}

#[test]
fn thirty_groups_are_divided_among_pages_that_say_so() {
    let (runs, sizes) = checked(30);
    let titles = titles(&runs);
    assert_eq!(titles[..3], ["Группы 1–12 из 30", "Группы 13–24 из 30", "Группы 25–30 из 30"]);
    assert_eq!(titles.len(), 3 + 5 + 3);
    // Six columns need no A3.
    assert_eq!(sizes.iter().find(|size| **size != (420, 297)), Some(&(297, 210)));
    assert!(are_days_whole(&runs), "{:?}", slots(&runs));
}

#[test]
fn grids_conform_and_are_the_same_twice() {
    let (sources, proved) = proved(7);
    let print = || with_sheet(&sources, &proved, |press, sheet| press.pdf(sheet).unwrap().pdf);
    let (one, two) = on_large_stack(|| (print(), print()));
    assert_eq!(blake3::hash(&one), blake3::hash(&two));
    assert_eq!(broken_standards(&one), Vec::<String>::new());
}

/// The text of a part of a view without its marks.
fn plain(value: &Value) -> String {
    match value {
        Value::Array(parts) => parts.iter().map(plain).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("|"),
        Value::Object(parts) if parts.get("kind").is_some_and(|kind| kind == "break") => "\n".to_owned(),
        Value::Object(parts) => {
            let held = ["content", "text", "blocks"].into_iter().find_map(|key| parts.get(key));
            held.map(plain).unwrap_or_default()
        }
        Value::String(text) => text.replace('\u{a0}', " ").replace('\u{2060}', ""),
        _ => String::new(),
    }
}

/// The first grid of a catalogue: a line a row, cells as `text[columns×rows]`, and what stands below.
fn grid(sources: &Sources) -> String {
    let (proved, report) = project::prove(sources, &[], YEAR);
    assert_eq!(json::render(&report, sources), "");
    let (view, ..) = view(&proved.unwrap());
    let table = &view["runs"][0]["sections"][0]["parts"][0]["table"];
    let cell = |cell: &Value| format!("{}[{}×{}]", plain(&cell["blocks"]), cell["columns"], cell["rows"]);
    let line = |cells: &Value| cells.as_array().unwrap().iter().map(cell).collect::<Vec<_>>().join(" ");
    let head = table["head"].as_array().unwrap().iter().map(&line);
    let rows = table["rows"].as_array().unwrap().iter().map(|row| line(&row["cells"]));
    let note = plain(&table["note"]).replace("|\n|", "\n");
    head.chain(rows).chain([note]).collect::<Vec<_>>().join("\n")
}

#[test]
fn subgroups_stand_side_by_side_in_the_columns_that_they_concern() {
    let sources = small(
        "  - {kind: lab, groups: [p1], at: mon 1}
  - {kind: lab, groups: [p2], at: mon 1}
  - {kind: lab, groups: [p3], at: mon 1}
  - {kind: practical, groups: [g1a], at: mon 2, weeks: num}
  - {kind: practical, groups: [g1b], at: mon 2, weeks: num}
  - {kind: lecture, groups: [s], at: mon 2, weeks: den}
",
    );
    let expected = "\
День[1×1] Пара[1×1] ИВТ-1[6×1] ИВТ-2[6×1]
понедельник[1×3] 1|09:00–10:35[1×1] Logic (лаб.)|П/1[4×1] Logic (лаб.)|П/2[4×1] Logic (лаб.)|П/3[4×1]
2|10:45–12:20[1×2] Logic (пр.)|ИВТ-1/1[3×1] Logic (пр.)|ИВТ-1/2[3×1] —[6×1]
Logic (лек.)[12×1]
";
    let legend = "\
Условные обозначения: лек. — лекции; пр. — практические занятия; лаб. — лабораторные работы; верхняя половина клетки — числитель, \
нижняя — знаменатель, неразделённая клетка — каждую неделю; клетка под несколькими столбцами — общее занятие; клетки рядом — \
занятия подгрупп в одно время.";
    assert_eq!(grid(&sources), format!("{expected}{legend}"));
}

#[test]
fn classes_that_neighbours_do_not_share_alone_are_stacked_and_changes_are_footnotes() {
    let sources = small(
        "  - {kind: lecture, groups: [s], at: wed 3, weeks: 1-8}
  - {kind: practical, groups: [g1a], at: wed 3, weeks: 9-12}
  - {kind: practical, groups: [g1a], at: wed 3, weeks: '14, 16'}
  - {kind: practical, groups: [g1b], at: wed 3, weeks: every 2 from 9}
exceptions:
  - {on: 2026-09-09, at: 3, cancel: Болезнь}
  - {on: 2026-09-16, at: 3, move: {on: 2026-09-18, at: 4}}
",
    );
    let expected = "\
День[1×1] Пара[1×1] ИВТ-1[1×1] ИВТ-2[1×1]
ср[1×1] 3|13:00–14:35[1×1] \
Logic (лек.)①|нед. 1–8|Logic (пр.)|ИВТ-1/1 · нед. 9–12; нед. 14, 16|Logic (пр.)|ИВТ-1/2 · каждая 2-я нед. с 9-й[1×1] \
Logic (лек.)①|нед. 1–8[1×1]
Условные обозначения: лек. — лекции; пр. — практические занятия; нед. — недели семестра по счёту, первая начинается 31.08.2026.
Занятий нет: 04.11.2026 (Праздник).
① 09.09.2026 отменено: Болезнь; 16.09.2026 перенесено на 18.09.2026, 14:45–16:20";
    assert_eq!(grid(&sources), expected);
}
