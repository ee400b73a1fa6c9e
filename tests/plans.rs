//! Study plans of the shipped catalogue: an hour that is changed anywhere is found with both sums, or taken up by a distribution.

use pretty_assertions::assert_eq;
use serde_yaml::Value;
use syllabus::catalog::{Binding, Catalog};
use syllabus::model::{HoursByKind, TopicHours};
use syllabus::project;
use syllabus::report::{Report, json};
use syllabus::source::Sources;

use crate::golden::YEAR;

const FULL: &str = "programs/software-engineering.yaml";
const CORRESPONDENCE: &str = "programs/software-engineering-correspondence.yaml";
const DATABASES: &str = "courses/databases.yaml";

/// The files of the shipped catalogue, one of them changed.
fn changed(path: &str, change: impl FnOnce(&mut Value)) -> Sources {
    let shipped = project::open(concat!(env!("CARGO_MANIFEST_DIR"), "/courses").as_ref(), "").unwrap();
    let mut change = Some(change);
    let files: Vec<(String, String)> = shipped
        .files()
        .filter(|(_, file)| !file.path.starts_with("syllabus:"))
        .map(|(_, file)| {
            let mut text = file.text.clone();
            if file.path == path {
                let mut value: Value = serde_yaml::from_str(&text).unwrap();
                change.take().unwrap()(&mut value);
                text = serde_yaml::to_string(&value).unwrap();
            }
            (file.path.clone(), text)
        })
        .collect();
    assert!(change.is_none(), "{path} is there");
    Sources::in_memory(files)
}

fn prove(sources: &Sources) -> (Catalog, Report) {
    let (proved, report) = project::prove(sources, &[], YEAR);
    (proved.unwrap().catalog, report)
}

/// Adds hours to a kind of work.
fn add(hours: &mut Value, kind: &str, more: i64) {
    let old = hours[kind].as_i64().unwrap_or_default();
    hours[kind] = (old + more).into();
}

/// What is found, as `code: message`, with the words at the culprit.
fn found(sources: &Sources) -> Vec<String> {
    let (_, report) = prove(sources);
    let line = |finding: &syllabus::report::Diagnostic| {
        let words =
            if finding.primary.text.is_empty() { String::new() } else { format!(" [{}]", finding.primary.text) };
        format!("{}: {}{words}", finding.code, finding.message)
    };
    report.diagnostics().iter().map(line).collect()
}

#[test]
fn two_hours_more_in_a_row_are_found_with_both_sums() {
    let sources = changed(FULL, |plan| add(&mut plan["rows"][0]["semesters"][0]["hours"], "lecture", 2));
    assert_eq!(
        found(&sources),
        [
            // The twin says the same of the row, since its totals differ now.
            "plan-forms-differ: row `databases` has 216 hours in all, 218 in `software-engineering` [216 вместо 218]",
            "plan-hours-not-credits: row `databases`: 218 hours are not 6 credits of `ze`, which stand for 216",
            "plan-semester-not-credits: row `databases` in semester 3: 110 hours are not 3 credits of `ze`, which stand for 108",
            "plan-row-not-course: course `databases` does not add up to row `databases` in semester 3: lecture 16 of 18; \
             in all 108 of 110 [всего 108 из 110; лекции 16 из 18]",
        ]
    );
}

#[test]
fn every_hour_of_a_row_counts() {
    let shipped = changed(FULL, |_| {});
    let (catalog, report) = prove(&shipped);
    assert_eq!(json::render(&report, &shipped), "");
    let rows = catalog.programs["software-engineering"].value.rows.len();
    let mut unseen = Vec::new();
    for row in 0..rows {
        for kind in ["lecture", "practical", "lab", "consultation", "supervised", "self-study", "control"] {
            let sources = changed(FULL, |plan| add(&mut plan["rows"][row]["semesters"][0]["hours"], kind, 2));
            let found = found(&sources);
            if !found.iter().any(|finding| finding.starts_with("plan-row-not-course")) {
                unseen.push(format!("row {row}, {kind}: {found:?}"));
            }
        }
    }
    assert_eq!(unseen, Vec::<String>::new());
}

#[test]
fn every_hour_of_a_topic_counts() {
    for kind in ["lecture", "lab", "self-study"] {
        let sources = changed(DATABASES, |course| add(&mut course["modules"][1]["topics"][0]["hours"], kind, 2));
        let found = found(&sources);
        assert!(found.iter().any(|finding| finding.starts_with("hours-not-course")), "{kind}: {found:?}");
        assert!(found.iter().any(|finding| finding.starts_with("plan-row-not-course")), "{kind}: {found:?}");
    }
}

#[test]
fn a_distribution_takes_a_change_up() {
    let sources = changed(CORRESPONDENCE, |plan| {
        let hours = &mut plan["rows"][0]["semesters"][0]["hours"];
        add(hours, "lecture", 2);
        add(hours, "self-study", -2);
    });
    assert_eq!(found(&sources), Vec::<String>::new());
}

#[test]
fn bound_topics_and_works_add_up_to_their_rows() {
    let sources = changed(FULL, |_| {});
    let (catalog, _) = prove(&sources);
    let bindings: Vec<Binding<'_>> = catalog.bindings().collect();
    assert_eq!(bindings.len(), 12);
    for binding in &bindings {
        assert_eq!(binding.faults, []);
        for semester in &binding.semesters {
            let sum = HoursByKind { control: semester.plan.hours.control, ..semester.hours() };
            assert_eq!(sum, semester.plan.hours, "{}", binding.row.id);
        }
        for module in binding.modules() {
            let works: HoursByKind =
                module.works.iter().map(|bound| HoursByKind::only(bound.work.kind.activity(), bound.hours)).sum();
            assert_eq!(
                (works.lab, works.practical),
                (module.hours().lab, module.hours().practical),
                "{}",
                binding.row.id
            );
        }
        let topics = binding.course.value.modules.iter().map(|module| module.topics.len()).sum::<usize>();
        assert_eq!(binding.modules().map(|module| module.topics.len()).sum::<usize>(), topics);
    }
    let ways: Vec<TopicHours> = bindings.iter().map(|binding| binding.row.topics).collect();
    assert_eq!(ways, [[TopicHours::Course; 6], [TopicHours::Distribute; 6]].concat());
}

#[test]
fn competences_of_a_row_are_in_the_order_of_documents() {
    let sources = changed(FULL, |_| {});
    let (catalog, _) = prove(&sources);
    let id = |text: &str| text.parse().unwrap();
    let binding = catalog.binding(&id("software-engineering"), &id("data-analysis")).unwrap();
    let competences = binding.competences();
    let codes: Vec<(&str, Vec<&str>)> = competences
        .iter()
        .map(|one| {
            (one.competence.code.as_str(), one.indicators.iter().map(|own| own.indicator.code.as_str()).collect())
        })
        .collect();
    assert_eq!(codes, [("УК-1", vec!["УК-1.1"]), ("ОПК-8", vec!["ОПК-8.2", "ОПК-8.3"]), ("ПК-3", vec!["ПК-3.1"])]);
    let shown: Vec<&str> =
        binding.indicators_of(&id("build-report")).iter().map(|indicator| indicator.code.as_str()).collect();
    assert_eq!(shown, ["ОПК-8.3"]);
    let served: Vec<&str> = binding
        .module_indicators(binding.modules().next().unwrap())
        .iter()
        .map(|indicator| indicator.code.as_str())
        .collect();
    assert_eq!(served, ["УК-1.1", "ОПК-8.3"]);
    let rows = |rows: Vec<&syllabus::model::PlanRow>| rows.iter().map(|row| row.id.to_string()).collect::<Vec<_>>();
    assert_eq!(
        (rows(binding.before()), rows(binding.after())),
        (vec!["databases".into()], vec!["architecture".into()])
    );
}
