//! The shipped catalogue is what it claims to be: complete, sound, in both languages, and printed on a few pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use pretty_assertions::assert_eq;
use syllabus::catalog::{lock, texts};
use syllabus::document::{Edition, Format, Of, Request, schedule};
use syllabus::locale::Locale;
use syllabus::model::{Course, Lang, Requirement, Text};
use syllabus::project::{self, Proved};
use syllabus::render::theme::Theme;
use syllabus::render::typst::Press;
use syllabus::source::Sources;

use crate::golden::{broken_standards, build, on_large_stack, pages, proved};

/// The catalogue, in which nothing is found.
pub(crate) static SHIPPED: LazyLock<(Sources, Proved)> = LazyLock::new(|| {
    let sources = project::open(concat!(env!("CARGO_MANIFEST_DIR"), "/courses").as_ref(), "").unwrap();
    let proved = proved(&sources);
    (sources, proved)
});

fn courses() -> impl Iterator<Item = (&'static str, &'static Course)> {
    SHIPPED.1.catalog.courses.iter().map(|(id, item)| (id.as_str(), &item.value))
}

/// What a course needs, and what it is short of.
fn lacks(id: &str, what: &str, count: usize, from: usize, to: usize) -> Option<String> {
    let count_is_right = (from..=to).contains(&count);
    (!count_is_right).then(|| format!("{id}: {count} {what}, expected {from} to {to}"))
}

#[test]
fn nothing_is_found_in_six_courses() {
    let found: Vec<&str> = courses().map(|(id, _)| id).collect();
    let expected = [
        "api-design",
        "backend-python",
        "data-analysis-python",
        "databases",
        "nosql-olap-dwh",
        "software-architecture",
    ];
    assert_eq!(found, expected);
}

#[test]
fn courses_are_whole() {
    let mut lacking = Vec::new();
    for (id, course) in courses() {
        let literature = &course.literature;
        let works: BTreeSet<&String> = literature.main.iter().chain(&literature.further).collect();
        let labs = || course.modules.iter().flat_map(|module| &module.labs);
        let topics = course.modules.iter().map(|module| module.topics.len()).sum();
        let silent = course.outcomes.iter().filter(|outcome| outcome.indicators.is_empty()).count();
        let vague = course.assessment.iter().filter(|part| part.criteria.is_empty()).count();
        let all = usize::MAX;
        lacking.extend(
            [
                lacks(id, "outcomes", course.outcomes.len(), 6, 10),
                lacks(id, "outcomes without indicators", silent, 0, 0),
                lacks(id, "modules", course.modules.len(), 6, 10),
                lacks(id, "topics", topics, 15, 30),
                lacks(id, "works in class", labs().count(), 4, all),
                lacks(id, "parts of the assessment", course.assessment.len(), 2, all),
                lacks(id, "parts of the assessment without criteria", vague, 0, 0),
                lacks(id, "works to read", works.len(), 8, all),
            ]
            .into_iter()
            .flatten(),
        );
    }
    assert_eq!(lacking, Vec::<String>::new());
}

/// The courses that a prerequisite names.
fn named(requirement: &Requirement, found: &mut BTreeSet<String>) {
    match requirement {
        Requirement::All(items) | Requirement::Any(items) => items.iter().for_each(|item| named(item, found)),
        Requirement::Course(course) => drop(found.insert(course.to_string())),
        Requirement::Outcome(outcome) => drop(found.insert(outcome.course.to_string())),
        Requirement::Knowledge(_) => {}
    }
}

#[test]
fn courses_build_on_one_another() {
    let mut graph = BTreeMap::new();
    for (id, course) in courses() {
        let mut before = BTreeSet::new();
        course.prerequisites.iter().for_each(|requirement| named(requirement, &mut before));
        graph.insert(id, before.into_iter().collect::<Vec<_>>().join(" "));
    }
    let expected = [
        ("api-design", "backend-python"),
        ("backend-python", "databases"),
        ("data-analysis-python", "databases"),
        ("databases", ""),
        ("nosql-olap-dwh", "databases"),
        ("software-architecture", "api-design data-analysis-python nosql-olap-dwh"),
    ];
    assert_eq!(graph, expected.map(|(id, before)| (id, before.to_owned())).into());
}

fn lang(tag: &str) -> Lang {
    tag.parse().unwrap()
}

/// All that modules, topics and works say in Russian, in small letters.
fn taught(course: &Course) -> String {
    let ru = lang("ru");
    let mut said = String::new();
    let mut say = |text: Option<&Text>| {
        said.push_str(text.map(|text| text.get(&ru, &[])).unwrap_or_default());
        said.push('\n');
    };
    for module in &course.modules {
        say(Some(&module.title));
        say(module.summary.as_ref());
        for topic in &module.topics {
            say(Some(&topic.title));
            say(topic.text.as_ref());
        }
        for lab in &module.labs {
            say(Some(&lab.title));
            say(Some(&lab.task));
        }
    }
    plain(&said)
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace(['\u{a0}', '\u{202f}', '\n'], " ")
}

#[test]
fn everything_of_the_profile_is_taught() {
    let taught: BTreeMap<&str, String> = courses().map(|(id, course)| (id, taught(course))).collect();
    let mut missing = Vec::new();
    let lines = include_str!("profile.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    for line in lines {
        let (course, word) = line.split_once(": ").unwrap();
        if !taught.get(course).is_some_and(|taught| taught.contains(&plain(word))) {
            missing.push(line);
        }
    }
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn the_lock_of_schedules_is_up_to_date() {
    let (sources, Proved { catalog, plan }) = &*SHIPPED;
    let edition = Edition::default();
    for tag in ["ru", "en"] {
        let (lang, locale) = (&lang(tag), Locale::of(&lang(tag)).unwrap());
        let (format, edition, names) = (Format::Json, &edition, [].as_slice());
        let request = Request { catalog, plan, of: Of::Catalog, lang, locale, format, edition, names };
        let renewed = schedule::lock(&request, NaiveDate::from_ymd_opt(2026, 9, 2).unwrap());
        let kept = sources.asset(lock::LOCK).map(String::from_utf8_lossy).unwrap_or_default();
        assert!(
            lock::write(&renewed) == kept,
            "it is not as it was; `syllabus schedule --lock --date DATE` writes it anew"
        );
    }
    assert!(catalog.lock.len() > 150, "{} events", catalog.lock.len());
}

#[test]
fn every_text_is_in_both_languages() {
    let (sources, Proved { catalog, .. }) = &*SHIPPED;
    let is_cyrillic = |text: &str| text.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'));
    let mut missing = Vec::new();
    let mut count = 0;
    texts::visit(catalog, |located| {
        count += 1;
        if located.single {
            return;
        }
        let whole =
            ["ru", "en"].map(lang).iter().all(|lang| located.text.exact(lang).is_some_and(|text| !text.is_empty()));
        // What is one string for both, such as the name of a program, is Latin.
        let fits = located.text.exact(&lang("en")).is_some_and(|text| !is_cyrillic(text));
        if !whole || !fits {
            missing.push(format!("{}: {}", sources.file(located.file).path, located.path()));
        }
    });
    assert_eq!(missing, Vec::<String>::new());
    assert!(count > 1000, "{count} texts");
}

#[test]
fn every_syllabus_has_three_to_seven_pages() {
    let (sources, Proved { catalog, .. }) = &*SHIPPED;
    for theme in Theme::embedded() {
        let press = Press::new(sources, &Theme::of(theme).unwrap(), None);
        let mut wrong = Vec::new();
        for course in catalog.courses.values() {
            for lang in catalog.languages() {
                let count = on_large_stack(|| pages(&press, catalog, course, lang).pages().len());
                wrong.extend(lacks(&format!("{theme}: {}.{lang}", course.id), "pages", count, 3, 7));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }
}

#[test]
fn every_document_is_accessible_and_archivable() {
    let (sources, proved) = &*SHIPPED;
    let tree = build(sources, proved, "classic", 2);
    let mut judged = 0;
    for (path, pdf) in tree.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        assert_eq!(broken_standards(pdf), Vec::<String>::new(), "{path}");
        judged += 1;
    }
    assert!(judged >= 200, "{judged} documents were judged");
}
