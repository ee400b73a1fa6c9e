//! An offering in the vocabulary of schema.org: a `CourseInstance` with its dates, rooms, people, and regular classes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::catalog::Catalog;
use crate::model::offering::Meeting;
use crate::model::time::At;
use crate::model::{Id, Lang, Offering, Weekday};
use crate::plan::{Schedule, Session, Status};

/// The instance of an offering in a language; `workload` is a duration of ISO 8601.
pub(super) fn of(catalog: &Catalog, schedule: &Schedule, offering: &Offering, lang: &Lang, workload: &str) -> Value {
    let title = |text| catalog.text(text, lang);
    let held = || schedule.sessions.iter().filter(|session| session.status != Status::Cancelled);
    let mut record = Map::new();
    let mut put = |key: &str, value: Value| drop(record.insert(key.to_owned(), value));
    put("@type", json!("CourseInstance"));
    put("name", json!(title(offering.title.as_ref().unwrap_or(&catalog.course(offering).value.title))));
    put("courseWorkload", json!(workload));
    let modes: BTreeSet<&str> = held().map(|session| session.mode.as_str()).collect();
    put("courseMode", json!(modes));
    let (first, last) = (held().map(|one| one.date).min(), held().map(|one| one.date).max());
    if let Some((first, last)) = first.zip(last) {
        put("startDate", json!(first.to_string()));
        put("endDate", json!(last.to_string()));
    }
    let teachers: BTreeSet<&Id> = held().flat_map(|session| &session.teachers).collect();
    let people = teachers.into_iter().filter_map(|id| catalog.people.get(id)).map(|person| {
        // Without a name, documents print the role.
        let (key, name) = person.name.as_ref().map_or(("jobTitle", &person.role), |name| ("name", name));
        let mut known = Map::from_iter([("@type".to_owned(), json!("Person")), (key.to_owned(), json!(title(name)))]);
        known.extend(person.email.iter().map(|email| ("email".to_owned(), json!(email))));
        Value::Object(known)
    });
    put("instructor", people.collect());
    let rooms: BTreeSet<&Id> = held().filter_map(|session| session.room.as_ref()).collect();
    let rooms = rooms.into_iter().map(|id| {
        let name = catalog.resources.rooms.get(id).map_or_else(|| id.to_string(), |room| title(&room.title).to_owned());
        json!({ "@type": "Place", "name": name })
    });
    let links: BTreeSet<&String> = held().filter_map(|session| session.link.as_ref()).collect();
    let links = links.into_iter().map(|link| json!({ "@type": "VirtualLocation", "url": link }));
    put("location", rooms.chain(links).collect());
    if let Some(regular) = regular(schedule, offering, &catalog.calendar(offering).value.timezone.to_string()) {
        put("courseSchedule", json!(regular));
    }
    Value::Object(record)
}

/// The weekly classes, where the vocabulary can say all of them: each every so many weeks.
fn regular(schedule: &Schedule, offering: &Offering, zone: &str) -> Option<Vec<Value>> {
    let meetings = offering.meetings.iter().enumerate();
    let all: Option<Vec<Value>> = meetings.map(|(row, meeting)| one(schedule, row, meeting, zone)).collect();
    all.filter(|all| !all.is_empty() && offering.days.is_empty())
}

fn one(schedule: &Schedule, row: usize, meeting: &Meeting, zone: &str) -> Option<Value> {
    let At::Weekly(weekday, _) = meeting.at else { return None };
    let time = schedule.usual_time(row)?;
    if schedule.meetings(row).any(|one| one.usual().1.start < time.start || time.end < one.usual().1.end) {
        return None;
    }
    let is_as_usual = |session: &&Session| matches!(session.status, Status::Planned | Status::Reserve);
    let usual: BTreeMap<NaiveDate, bool> =
        schedule.meetings(row).map(|one| (one.usual().0, is_as_usual(&one))).collect();
    let lost = schedule.lost.iter().filter(|lost| lost.row == row).map(|lost| (lost.date, false));
    let dates: BTreeMap<NaiveDate, bool> = usual.into_iter().chain(lost).collect();
    let days: Vec<NaiveDate> = dates.keys().copied().collect();
    let mut gaps: Vec<i64> = days.windows(2).map(|two| (two[1] - two[0]).num_days()).collect();
    gaps.dedup();
    let weeks = match gaps.as_slice() {
        [] => 1,
        [gap] if gap % 7 == 0 => gap / 7,
        _ => return None,
    };
    let except: Vec<String> = dates.iter().filter(|(_, held)| !**held).map(|(date, _)| date.to_string()).collect();
    let mut record = json!({
        "@type": "Schedule",
        "byDay": format!("https://schema.org/{}", name(weekday)),
        "startTime": time.start.to_string(),
        "endTime": time.end.to_string(),
        "startDate": days.first()?.to_string(),
        "endDate": days.last()?.to_string(),
        "repeatFrequency": format!("P{weeks}W"),
        "scheduleTimezone": zone,
    });
    if !except.is_empty() {
        record["exceptDate"] = json!(except);
    }
    Some(record)
}

/// A day of the week as the vocabulary names it.
const fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
