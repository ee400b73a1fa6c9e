//! A course as machines read it: a record in the vocabulary of schema.org, in JSON-LD.

mod instance;

use serde_json::{Map, Value, json};

use super::syllabus::dated;
use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::{Course, Hours, Lang, Offering, Requirement};
use crate::plan::Plan;
use crate::prose;

/// Name of the record among the attachments of a PDF.
pub const NAME: &str = "course.jsonld";

/// The record of a course in a language: schema.org 30.0, `Course` with `syllabusSections` and `hasCourseInstance`.
pub fn course(catalog: &Catalog, course: &Course, lang: &Lang) -> Value {
    let instance = json!({
        "@type": "CourseInstance",
        "courseMode": course.delivery.as_str(),
        "courseWorkload": duration(course.hours.total(), catalog.institution(course).value.academic_hour),
    });
    record(catalog, course, lang, &instance)
}

/// The record of the course that an offering gives, in a language: its `hasCourseInstance` has dates, rooms and people.
pub fn offering(catalog: &Catalog, plan: &Plan, offering: &Item<Offering>, lang: &Lang) -> Value {
    let course = &dated::course(catalog, &offering.value).value;
    let workload = duration(course.hours.total(), catalog.institution(course).value.academic_hour);
    let schedule = plan.schedules.get(&offering.id).expect("the plan has every offering");
    record(catalog, course, lang, &instance::of(catalog, schedule, &offering.value, lang, &workload))
}

fn record(catalog: &Catalog, course: &Course, lang: &Lang, instance: &Value) -> Value {
    let text = |text| prose::plain(catalog.text(text, lang));
    // Titles are no CommonMark.
    let title = |text| catalog.text(text, lang);
    let institution = &catalog.institution(course).value;
    let clock = |hours: Hours| duration(hours, institution.academic_hour);
    let sections = course.modules.iter().map(|module| {
        let hours: Hours = module.topics.iter().map(|topic| topic.hours.total()).sum();
        json!({
            "@type": "Syllabus",
            "name": title(&module.title),
            "timeRequired": clock(hours),
            "teaches": module.topics.iter().map(|topic| title(&topic.title)).collect::<Vec<_>>(),
        })
    });
    let mut record = Map::new();
    let mut put = |key: &str, value: Value| drop(record.insert(key.to_owned(), value));
    put("@context", json!("https://schema.org"));
    put("@type", json!("Course"));
    put("courseCode", json!(course.code));
    put("name", json!(title(&course.title)));
    put("description", json!(text(&course.summary)));
    put("inLanguage", json!(lang.as_str()));
    put("availableLanguage", json!(course.languages.iter().map(Lang::as_str).collect::<Vec<_>>()));
    put("version", json!(course.version));
    put("educationalLevel", json!(course.cycle.as_str()));
    let unit = |id| institution.credit_systems.get(id).map(|system| title(&system.unit));
    let credits = course
        .credits
        .iter()
        .map(|(id, credits)| json!({ "@type": "StructuredValue", "value": credits.to_string(), "unitText": unit(id) }));
    put("numberOfCredits", credits.collect());
    put("teaches", course.outcomes.iter().map(|outcome| json!(text(&outcome.text))).collect());
    put("assesses", course.assessment.iter().map(|part| json!(title(&part.title))).collect());
    let named = course.prerequisites.as_ref().map(needs).unwrap_or_default();
    let titles = named.iter().filter_map(|id| catalog.courses.get(*id));
    let needed = titles.map(|needed| json!(format!("{} {}", needed.value.code, title(&needed.value.title))));
    put("coursePrerequisites", needed.collect());
    put(
        "provider",
        json!({ "@type": "CollegeOrUniversity", "name": title(&institution.name), "url": institution.site }),
    );
    put("syllabusSections", sections.collect());
    put("hasCourseInstance", json!([instance]));
    Value::Object(record)
}

/// The courses that a requirement names.
fn needs(requirement: &Requirement) -> Vec<&str> {
    match requirement {
        Requirement::All(items) | Requirement::Any(items) => items.iter().flat_map(needs).collect(),
        Requirement::Course(id) => vec![id.as_str()],
        Requirement::Outcome(outcome) => vec![outcome.course.as_str()],
        Requirement::Knowledge(_) => Vec::new(),
    }
}

/// Academic hours as a duration of ISO 8601 in clock time, whole minutes.
fn duration(hours: Hours, academic: u8) -> String {
    let minutes = hours.hundredths() * i64::from(academic) / 100;
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("PT{rest}M"),
        (whole, 0) => format!("PT{whole}H"),
        (whole, rest) => format!("PT{whole}H{rest}M"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn academic_hours_become_clock_time() {
        assert_eq!(duration(Hours::whole(216), 45), "PT162H");
        assert_eq!(duration(Hours::whole(1), 45), "PT45M");
        assert_eq!(duration(Hours::from_hundredths(350), 45), "PT2H37M");
    }
}
