//! Syllabi of offerings: every class once, all hours, and the dates that machines read.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use syllabus::document::{Content, DOCUMENTS, Format, Of, Request, linked};
use syllabus::load::Item;
use syllabus::locale::Locale;
use syllabus::model::{Hours, Id, Lang, Offering};
use syllabus::plan::Session;
use syllabus::project::{self, Proved};
use syllabus::source::Sources;

use crate::golden::{YEAR, edition, fixture, proved};
use crate::project::Project;
use crate::shipped::SHIPPED;

/// The view of an offering's syllabus in a language.
fn view(proved: &Proved, offering: &Item<Offering>, tag: &str) -> Value {
    let (lang, edition): (Lang, _) = (tag.parse().unwrap(), edition());
    let kind = DOCUMENTS.iter().find(|kind| kind.name == "syllabus").unwrap();
    let request = Request {
        catalog: &proved.catalog,
        plan: &proved.plan,
        of: Of::Offering(offering),
        lang: &lang,
        locale: Locale::of(&lang).unwrap(),
        format: Format::Pdf,
        edition: &edition,
        names: &[],
    };
    let Content::Page(view, _) = (kind.content)(&request) else { panic!("a page") };
    view
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

/// A class of the plan as a syllabus shows it: its hours, and the sessions that it stands for.
struct Shown<'a> {
    hours: Hours,
    sessions: Vec<&'a Session>,
}

/// All classes that a syllabus shows, in order; fails where one stands for no session.
fn shown<'a>(proved: &'a Proved, offering: &Item<Offering>, view: &Value) -> Vec<Shown<'a>> {
    let (sessions, lang) = (&proved.plan.schedules[&offering.id].sessions, "en".parse().unwrap());
    let (resources, locale) = (&proved.catalog.resources, Locale::of(&lang).unwrap());
    let title = |id: &Id| proved.catalog.text(&resources.groups[id].title, &lang);
    let mut found = Vec::new();
    for period in view["dated"]["periods"].as_array().unwrap() {
        let mut ends = period["dates"].as_str();
        for line in period["lines"].as_array().unwrap().iter().filter(|line| line["is"] == "class") {
            let mut of_line: Vec<&Session> = Vec::new();
            for occasion in line["occasions"].as_array().unwrap() {
                ends = occasion["day"].as_str().or(ends);
                let (day, time) = (ends.unwrap(), occasion["time"].as_str().unwrap());
                let groups = occasion["groups"].as_str().map(|groups| format!(", {groups}, "));
                let is_here = |session: &&Session| {
                    let all = groups.as_ref();
                    day.ends_with(&format!(", {}", locale.days(session.date, session.date)))
                        && time.ends_with(&format!("{}–{}", session.time.start, session.time.end))
                        && (session.milestone.is_some() || line["kind"] == locale.activity(session.kind).short)
                        && session
                            .groups
                            .iter()
                            .all(|id| all.is_none_or(|all| all.contains(&format!(", {}, ", title(id)))))
                };
                let here: Vec<&Session> = sessions.iter().filter(is_here).collect();
                assert!(!here.is_empty(), "{}: no class is on {day}, {time}, for {groups:?}", offering.id);
                of_line.extend(here);
            }
            let hours = line["hours"].as_str().unwrap();
            found.push(Shown { hours: hours.parse().unwrap_or(Hours::ZERO), sessions: of_line });
        }
    }
    found
}

#[test]
fn every_class_stands_once_and_hours_add_up() {
    let full = proved(&fixture("full"));
    for proved in [&full, &SHIPPED.1] {
        for offering in proved.catalog.offerings.values() {
            let schedule = &proved.plan.schedules[&offering.id];
            let view = view(proved, offering, "en");
            let shown = shown(proved, offering, &view);
            let mut names: Vec<&str> =
                shown.iter().flat_map(|line| &line.sessions).map(|session| session.uid.as_str()).collect();
            let mut expected: Vec<&str> = schedule.sessions.iter().map(|session| session.uid.as_str()).collect();
            names.sort_unstable();
            expected.sort_unstable();
            assert_eq!(names, expected, "{}", offering.id);
            let course = &proved.catalog.course(&offering.value).value;
            let given = |id: &Id| offering.value.modules.is_empty() || offering.value.modules.contains(id);
            for account in schedule.accounts.iter().filter(|account| account.missing().is_zero()) {
                let is_own = |line: &&Shown<'_>| {
                    let covers = |session: &&Session| proved.plan.groups.covers(&session.groups, &account.audience);
                    line.sessions.iter().any(|session| session.kind == account.kind && covers(session))
                };
                let sum: Hours = shown.iter().filter(is_own).map(|line| line.hours).sum();
                let topics = course.modules.iter().filter(|module| given(&module.id)).flat_map(|module| &module.topics);
                let planned: Hours = topics.map(|topic| topic.hours.of(account.kind)).sum();
                assert_eq!(sum, planned, "{}: {:?} of {:?}", offering.id, account.kind, account.audience);
            }
        }
    }
}

#[test]
fn an_intensive_is_told_by_days() {
    let proved = proved(&fixture("full"));
    let view = view(&proved, &proved.catalog.offerings["algebra-intensive"], "en");
    let class = |time: &str| {
        json!({
            "is": "class", "kind": "Lect.", "content": ["1.1. All of it"], "works": [], "hours": "3",
            "occasions": [{ "day": null, "time": time, "groups": null, "changes": [] }],
        })
    };
    let day = |title: &str, dates: &str| {
        let lines = [class("09:00–11:20"), class("12:20–14:35")];
        json!({ "title": title, "label": null, "dates": dates, "lines": lines })
    };
    let classes = |when: &str, place: &str| {
        json!({
            "kind": "lectures", "when": when, "weeks": null, "groups": "Staff", "place": [place],
            "teachers": "Raskolnikov-Myshkin #panic() $x$",
        })
    };
    let expected = json!({
        "line": "Staff · 9\u{a0}November\u{a0}– 12\u{a0}November 2026",
        "classes": [
            classes("9\u{a0}November 2026, 11\u{a0}November 2026: 09:00–11:20, 12:20–14:35", "Hall"),
            classes("12\u{a0}November 2026: 09:00–11:20, 12:20–14:35", "https://example.org/hall"),
        ],
        "heading": "Day by day",
        "period": "Day",
        "periods": [
            day("Day\u{a0}1", "Monday, 9\u{a0}November"),
            day("Day\u{a0}2", "Wednesday, 11\u{a0}November"),
            day("Day\u{a0}3", "Thursday, 12\u{a0}November"),
        ],
        "sums": ["lectures\u{a0}– 18\u{a0}h"],
    });
    assert_eq!(view["dated"], expected);
    assert_eq!(view["lecturers"][0]["teaches"], "lectures");
}

/// Lines of all weeks that have a word in them, as JSON.
fn lines(view: &Value, word: &str) -> Vec<String> {
    let weeks = view["dated"]["periods"].as_array().unwrap().iter();
    let lines = weeks.flat_map(|week| week["lines"].as_array().unwrap());
    lines.map(|line| line.to_string().replace('\u{a0}', " ")).filter(|line| line.contains(word)).collect()
}

#[test]
fn what_is_not_as_usual_is_said_where_it_is() {
    let proved = proved(&fixture("full"));
    let view = view(&proved, &proved.catalog.offerings["everything-autumn"], "en");
    for (word, said) in [
        ("cancelled", r#"["no class"]"#),
        ("cancelled", r#""day":"Monday, 21 September""#),
        ("moved from", r#"["https://example.org/lab","Leader of seminars","moved from 2026-10-27, 13:10–16:30"]"#),
        ("additional class", r#"["A-100","https://example.org/extra","additional class"]"#),
        ("Due by 18:00: Test", r#""day":"Friday, 20 November""#),
    ] {
        let found = lines(&view, word);
        assert!(found.len() == 1 && found[0].contains(said), "{word}: {said} in {found:#?}");
    }
    let parts = view["assessment"]["parts"].as_array().unwrap();
    let due: Vec<Vec<String>> =
        parts.iter().map(|part| texts(&part["due"]).iter().map(|line| line.replace('\u{a0}', " ")).collect()).collect();
    let none = Vec::<&str>::new;
    let exam = vec!["15 January 2027, 10:00–13:00, A-100"];
    assert_eq!(due, [vec!["4 November 2026, by 23:59"], none(), none(), exam]);
    let weeks: Vec<&Value> = view["plan"]["modules"].as_array().unwrap().iter().map(|one| &one["weeks"]).collect();
    assert_eq!(weeks, ["2–6,\u{a0}9", "6–12,\u{a0}15"]);
}

#[test]
fn a_day_without_its_class_is_named() {
    let offering = &SHIPPED.1.catalog.offerings["analysis-31-spring-2027"];
    let lost = &SHIPPED.1.plan.schedules[&offering.id].lost;
    let said = lines(&view(&SHIPPED.1, offering, "en"), "No class");
    assert_eq!(said.len(), lost.len());
}

/// The shipped catalogue with an offering that gives some modules only.
fn partial() -> (Sources, Proved) {
    let offering = "courses/offerings/nosql-31-spring-2027.yaml";
    let (sources, _) = &*SHIPPED;
    let files: Vec<(String, String)> = (sources.files())
        .map(|(_, file)| {
            let first = format!("modules: [{}]\n", SHIPPED.1.catalog.courses["nosql-olap-dwh"].value.modules[0].id);
            let is_it = offering.ends_with(&file.path);
            (file.path.clone(), if is_it { format!("{}{first}", file.text) } else { file.text.to_string() })
        })
        .collect();
    let sources = Sources::in_memory(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let proved = project::prove(&sources, &[], YEAR).0.unwrap();
    (sources, proved)
}

#[test]
fn a_part_of_a_course_promises_that_part_only() {
    let (_, proved) = partial();
    let offering = &proved.catalog.offerings["nosql-31-spring-2027"];
    let course = &proved.catalog.course(&offering.value).value;
    let view = view(&proved, offering, "en");
    let module = &course.modules[0];
    let hours: Hours = module.topics.iter().map(|topic| topic.hours.total()).sum();
    assert_eq!(view["hours"], format!("{hours}\u{a0}h"));
    assert_eq!(view["ledger"]["total"]["hours"], hours.to_string());
    assert_eq!((&view["credits"], &view["ledger"]["proofs"]), (&json!([]), &json!([])));
    assert_eq!(view["plan"]["modules"].as_array().unwrap().len(), 1);
    let taught: BTreeSet<&Id> = module.outcomes.iter().map(|link| &link.outcome).collect();
    assert_eq!(view["outcomes"].as_array().unwrap().len(), taught.len());
    let measured = course.assessment.iter().filter(|part| part.modules.is_empty() || part.modules.contains(&module.id));
    assert_eq!(view["assessment"]["parts"].as_array().unwrap().len(), measured.count());
}

#[test]
fn machines_read_dates_rooms_and_people() {
    let proved = proved(&fixture("full"));
    let record = |id: &str| {
        let offering = &proved.catalog.offerings[id];
        linked::offering(&proved.catalog, &proved.plan, offering, &"en".parse().unwrap())["hasCourseInstance"].clone()
    };
    let evenings = json!([{
        "@type": "CourseInstance",
        "name": "Logic",
        "courseWorkload": "PT27H",
        "courseMode": ["online"],
        "startDate": "2026-09-10",
        "endDate": "2026-11-05",
        "instructor": [],
        "location": [{ "@type": "VirtualLocation", "url": "https://example.org/logic" }],
        "courseSchedule": [{
            "@type": "Schedule",
            "byDay": "https://schema.org/Thursday",
            "startTime": "17:00",
            "endTime": "18:30",
            "startDate": "2026-09-10",
            "endDate": "2026-11-05",
            "repeatFrequency": "P1W",
            "scheduleTimezone": "Europe/Moscow",
        }],
    }]);
    assert_eq!(record("logic-evenings"), evenings);
    let intensive = json!([{
        "@type": "CourseInstance",
        "name": "Algebra",
        "courseWorkload": "PT27H",
        "courseMode": ["on-campus", "online"],
        "startDate": "2026-11-09",
        "endDate": "2026-11-12",
        "instructor": [
            { "@type": "Person", "name": "Raskolnikov-Myshkin #panic() $x$", "email": "author@example.org" },
        ],
        "location": [
            { "@type": "Place", "name": "Hall" },
            { "@type": "VirtualLocation", "url": "https://example.org/hall" },
        ],
    }]);
    assert_eq!(record("algebra-intensive"), intensive);
    let lecture = &record("everything-autumn")[0];
    assert_eq!((&lecture["startDate"], &lecture["endDate"]), (&json!("2026-09-07"), &json!("2027-01-15")));
}

#[test]
fn an_offering_is_asked_for_by_name_or_by_flag() {
    let project = Project::new().copy("tests/projects/full", ".");
    let flags = "--doc syllabus --format html --lang en --out out";
    let one = "1 document in out: 1 written, 0 unchanged\n";
    project.run(&format!("build logic-evenings {flags}")).stderr(one).code(0);
    assert!(project.read("out/offerings/logic-evenings/syllabus.en.html").contains("Course syllabus with dates"));
    let same = "1 document in out: 0 written, 1 unchanged\n";
    project.run(&format!("build --offering logic-evenings {flags}")).stderr(same).code(0);
    project.run(&format!("build logic --offering logic-evenings {flags}")).stderr(same).code(0);
    project
        .run(&format!("build algebra --offering logic-evenings {flags}"))
        .stderr(
            "error: `logic-evenings` is an offering of `logic`, which is not named\n  help: name no course, or `logic`\n",
        )
        .code(2);
    project
        .run(&format!("build --offering logic-evening {flags}"))
        .stderr("error: unknown offering `logic-evening`\n  help: did you mean `logic-evenings`?\n")
        .code(2);
}
