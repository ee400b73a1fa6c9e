//! A catalogue of any number of made-up courses, about 10 KiB each; the same number gives the same bytes.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

const NOUNS: [(&str, &str); 12] = [
    ("запросов", "queries"),
    ("индексов", "indexes"),
    ("транзакций", "transactions"),
    ("сервисов", "services"),
    ("очередей", "queues"),
    ("журналов", "logs"),
    ("моделей", "models"),
    ("витрин", "marts"),
    ("контрактов", "contracts"),
    ("потоков", "streams"),
    ("отчётов", "reports"),
    ("миграций", "migrations"),
];

const VERBS: [(&str, &str, &str); 8] = [
    ("применять методы анализа", "apply methods for the analysis of", "apply"),
    ("проектировать структуру", "design the structure of", "create"),
    ("анализировать причины отказов", "analyse the causes of failure of", "analyse"),
    ("оценивать стоимость", "evaluate the cost of", "evaluate"),
    ("объяснять устройство", "explain the inner workings of", "understand"),
    ("разрабатывать тесты", "develop tests of", "create"),
    ("выполнять настройку", "carry out the tuning of", "apply"),
    ("сравнивать виды", "compare kinds of", "analyse"),
];

/// Writes a catalogue of `count` courses into a folder.
pub(crate) fn write(folder: &Path, count: usize) -> io::Result<()> {
    fs::create_dir_all(folder.join("courses"))?;
    fs::create_dir_all(folder.join("institutions"))?;
    fs::write(
        folder.join("catalog.yaml"),
        "title: {ru: Синтетический каталог, en: Synthetic catalogue}\nlanguages: [ru, en]\ninstitutions: [uni]\n",
    )?;
    fs::write(folder.join("institutions/uni.yaml"), INSTITUTION)?;
    fs::write(folder.join("people.yaml"), "lecturer:\n  role: {ru: Преподаватель курса, en: Course lecturer}\n")?;
    fs::write(folder.join("bibliography.yaml"), bibliography())?;
    for number in 0..count {
        fs::write(folder.join(format!("courses/course-{number:04}.yaml")), course(number))?;
    }
    Ok(())
}

/// Adds a programme of so many rows, each of which binds a course and distributes other hours over its topics.
#[allow(dead_code, reason = "one of the benches plans")]
pub(crate) fn plan(folder: &Path, rows: usize) -> io::Result<()> {
    let mut text = String::from(
        "code: \"09.03.04\"\ndirection: Программная инженерия\nlevel: бакалавриат\nqualification: бакалавр\nform: full-time\n\
         intake: 2026\ncredit-system: ze\ncompetences:\n  - code: ПК-1\n    text: Способен ко всему\n    indicators:\n      \
         - {code: ПК-1.1, text: Показывает часть}\n      - {code: ПК-1.2, text: Показывает остальное}\nrows:\n",
    );
    for row in 0..rows {
        let _ = write!(
            text,
            "  - id: row-{row}\n    index: Б1.О.{:02}\n    course: course-{row:04}\n    part: core\n    credits: 4\n    \
             semesters:\n      - {{number: {}, hours: {{lecture: 8, lab: 12, self-study: 115, control: 9}}, attestation: [exam]}}\n    \
             competences: [ПК-1]\n    links:\n      - {{indicator: ПК-1.1, outcomes: [outcome-0, outcome-1, outcome-2]}}\n      \
             - {{indicator: ПК-1.2, outcomes: [outcome-3, outcome-4, outcome-5]}}\n    topics: distribute\n",
            row + 1,
            row % 8 + 1
        );
    }
    fs::create_dir_all(folder.join("programs"))?;
    fs::write(folder.join("programs/plan.yaml"), text)
}

/// Adds a term of as many offerings as there are courses, with a lecture and so many subgroups in laboratories each week. Two
/// offerings share their teachers, all share the rooms, and nothing clashes.
#[allow(dead_code, reason = "one of the benches schedules")]
pub(crate) fn term(folder: &Path, offerings: usize, subgroups: usize) -> io::Result<()> {
    const SLOTS: usize = 8;
    const WEEK: usize = 6 * SLOTS;
    let days = ["mon", "tue", "wed", "thu", "fri", "sat"];
    fs::create_dir_all(folder.join("offerings"))?;
    fs::create_dir_all(folder.join("calendars"))?;
    fs::write(folder.join("calendars/year.yaml"), CALENDAR)?;
    let mut taken = [0; WEEK];
    let (mut groups, mut teachers) = (String::new(), String::new());
    for number in 0..offerings {
        let people = number / 2 * 4;
        let labs = (1..=subgroups).map(|lab| format!("g{number}-{lab}")).collect::<Vec<_>>();
        let _ = writeln!(
            groups,
            "  g{number}: {{title: Stream {number}, size: {}, splits: {{lab: [{}]}}}}",
            subgroups * 10,
            labs.join(", ")
        );
        for (lab, group) in labs.iter().enumerate() {
            let _ = writeln!(groups, "  {group}: {{title: \"Stream {number}, subgroup {}\", size: 10}}", lab + 1);
        }
        let mut text = format!("course: course-{number:04}\ncalendar: year\nspan: {{term: autumn}}\nmeetings:\n");
        for class in 0..=subgroups {
            let (kind, group, weeks, at) = match class.checked_sub(1) {
                None => ("lecture", format!("g{number}"), "1-9", number % 2),
                Some(lab) => ("lab", labs[lab].clone(), "all", SLOTS + (number % 2 * subgroups + lab) % (WEEK - SLOTS)),
            };
            let _ = writeln!(
                text,
                "  - {{kind: {kind}, groups: [{group}], teachers: [t{}], at: {} {}, weeks: {weeks}, room: r{}}}",
                people + class % 4,
                days[at / SLOTS],
                at % SLOTS + 1,
                taken[at]
            );
            taken[at] += 1;
        }
        text.push_str("milestones:\n  - {id: exam, kind: deadline, assessment: part-3, due: \"+7d 12:00\"}\n");
        fs::write(folder.join(format!("offerings/run-{number:04}.yaml")), text)?;
    }
    let mut people = String::from("lecturer:\n  role: {ru: Преподаватель курса, en: Course lecturer}\n");
    for teacher in 0..offerings.div_ceil(2) * 4 {
        let _ = writeln!(people, "t{teacher}:\n  role: {{ru: Преподаватель {teacher}, en: Teacher {teacher}}}");
        let _ = writeln!(teachers, "  t{teacher}: {{max: {{days-a-week: 6}}}}");
    }
    fs::write(folder.join("people.yaml"), people)?;
    let rooms = (0..taken.into_iter().max().unwrap_or(0)).fold(String::new(), |mut rooms, room| {
        let _ = writeln!(rooms, "  r{room}: {{title: Room {room}, building: main, capacity: {}}}", subgroups * 10);
        rooms
    });
    fs::write(
        folder.join("resources.yaml"),
        format!("buildings:\n  main: {{title: Main}}\nrooms:\n{rooms}teachers:\n{teachers}groups:\n{groups}"),
    )
}

const CALENDAR: &str = "\
title: Autumn
timezone: Europe/Moscow
academic-hour: 45
bells:
  main:
    hours: 2
    slots: {1: '08:00-09:30', 2: '09:40-11:10', 3: '11:20-12:50', 4: '13:00-14:30', 5: '14:40-16:10', 6: '16:20-17:50', 7: \
'18:00-19:30', 8: '19:40-21:10'}
terms:
  autumn:
    title: Autumn
    start: 2026-08-31
    end: 2027-01-31
    parts:
      teaching: {kind: teaching, from: 2026-08-31, to: 2027-01-02, title: Teaching}
      exams: {kind: exams, from: 2027-01-11, to: 2027-01-31, title: Examinations}
";

const INSTITUTION: &str = "\
name: {ru: Синтетический университет, en: Synthetic University}
academic-hour: 45
credit-systems:
  ze: {title: {ru: зачётная единица, en: credit unit}, unit: {ru: з. е., en: cr.}, hours-per-credit: {min: 36, max: 36}}
scales:
  points:
    title: {ru: Шкала, en: Scale}
    steps:
      - {from: 0, to: 59, grade: {ru: не зачтено, en: fail}, pass: false}
      - {from: 60, to: 100, grade: {ru: зачтено, en: pass}, pass: true}
policies:
  - id: integrity
    title: {ru: Академическая честность, en: Academic integrity}
    text: {ru: Работы выполняются самостоятельно., en: All work is the student's own.}
";

fn bibliography() -> String {
    (0..8).fold(String::new(), |mut text, i| {
        let _ = write!(
            text,
            "work-{i}:\n  type: book\n  title: The Synthetic Book {i}\n  author: Author, Some\n  date: \"2024\"\n  \
             publisher: {{name: Press, location: Town}}\n  gost: \"Author, S. The Synthetic Book {i} / S. Author. — Town : \
             Press, 2024. — Текст : непосредственный.\"\n"
        );
        text
    })
}

/// A sentence about something, in a language.
fn sentence(seed: usize, russian: bool) -> String {
    let (noun, verb) = (NOUNS[seed % NOUNS.len()], VERBS[(seed / 5) % VERBS.len()]);
    let other = NOUNS[(seed * 7 + 3) % NOUNS.len()];
    if russian {
        format!("Студенты учатся {} {}, разбирают примеры {} и приёмы работы с ними.", verb.0, noun.0, other.0)
    } else {
        format!("Students learn to {} {}, study examples of {} and ways of working with them.", verb.1, noun.1, other.1)
    }
}

fn texts(key: &str, indent: &str, seed: usize, sentences: usize) -> String {
    let all = |russian| (0..sentences).map(|i| sentence(seed + i, russian)).collect::<Vec<_>>().join(" ");
    format!("{indent}{key}:\n{indent}  ru: {}\n{indent}  en: {}\n", all(true), all(false))
}

/// A course of 4 credits: 6 outcomes, 6 modules of 3 topics, 4 assessment parts.
fn course(number: usize) -> String {
    let mut text = format!(
        "code: С.{number:04}\ntitle: {{ru: Дисциплина {number} о природе {}, en: Course {number} on the nature of {}}}\n",
        NOUNS[number % 12].0,
        NOUNS[number % 12].1
    );
    text.push_str(&texts("summary", "", number, 3));
    text.push_str(
        "cycle: first\neqf: 6\nisced-f: \"0613\"\nstanding: compulsory\nyear: 3\nsemesters: [5]\ndelivery: on-campus\n\
         languages: [ru]\nauthors: [lecturer]\ncredits: {ze: 4}\n\
         hours: {lecture: 18, lab: 36, self-study: 63, control: 27}\noutcomes:\n",
    );
    for i in 0..6 {
        let (verb, noun) = (VERBS[(number + i) % 8], NOUNS[(number * 5 + i) % 12]);
        let kind = ["knowledge", "skill", "competence"][i % 3];
        let _ = write!(
            text,
            "  - id: outcome-{i}\n    level: {}\n    kind: {kind}\n    text: {{ru: \"{} {} в учебном проекте\", en: \"{} {} in a \
             teaching project\"}}\n    indicators:\n      - {{ru: Показывает на примере {}, en: Shows it on an example of {}}}\n",
            verb.2, verb.0, noun.0, verb.1, noun.1, noun.0, noun.1
        );
    }
    text.push_str("modules:\n");
    for module in 0..6 {
        let noun = NOUNS[(number + module) % 12];
        let _ = write!(
            text,
            "  - id: module-{module}\n    title: {{ru: Раздел {} о природе {}, en: Module {} on the nature of {}}}\n    weeks: \
             {}-{}\n    outcomes: [outcome-{module}]\n    topics:\n",
            module + 1,
            noun.0,
            module + 1,
            noun.1,
            module * 3 + 1,
            module * 3 + 3
        );
        for topic in 0..3 {
            let noun = NOUNS[(number + module * 3 + topic) % 12];
            let (lab, study) = (2, [3, 3, 4][topic] + if module % 2 == 0 && topic == 2 { 1 } else { 0 });
            let _ = write!(
                text,
                "      - id: topic-{module}-{topic}\n        title: {{ru: Тема {topic} про устройство {}, en: Topic {topic} on the \
                 workings of {}}}\n        hours: {{lecture: 1, lab: {lab}, self-study: {study}}}\n",
                noun.0, noun.1
            );
            if topic == 0 {
                text.push_str(&texts("text", "        ", number + module * 11 + topic, 1));
            }
        }
    }
    text.push_str("assessment:\n");
    for (i, (form, weight)) in [("lab-report", 30), ("test", 20), ("project", 20), ("exam", 30)].iter().enumerate() {
        let outcomes = [[0, 1], [2, 3], [4, 5], [0, 5]][i];
        let _ = write!(
            text,
            "  - id: part-{i}\n    title: {{ru: Часть {i} оценки, en: Part {i} of the assessment}}\n    form: {form}\n    weight: \
             {weight}\n    outcomes: [outcome-{}, outcome-{}]\n    criteria:\n      - {{text: {{ru: Работа выполнена, en: The work \
             is done}}, points: {weight}}}\n",
            outcomes[0], outcomes[1]
        );
    }
    text.push_str("grading: {scale: points}\nliterature:\n  main: [work-0, work-1, work-2]\n  further: [work-3, work-4, work-5, work-6, work-7]\nversion: \"1.0\"\n");
    text
}
