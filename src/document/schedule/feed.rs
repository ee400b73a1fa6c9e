//! Feeds for calendars: what an event says. How it is written is the matter of `render::ics`.

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use super::names::Scope;
use crate::document::kind::{Of, Request};
use crate::load::Item;
use crate::model::{Id, Offering};
use crate::plan::{Session, Status};

/// A calendar to subscribe to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Name of the calendar.
    pub name: String,
    /// Language tag.
    pub lang: String,
    /// Host name that makes names of events unique in the world.
    pub domain: String,
    /// Date at which events are stamped that the lock file does not know.
    pub stamp: NaiveDate,
    /// Offerings that the feed tells of: their events that are no longer planned are told as cancelled.
    pub offerings: Vec<String>,
    /// Events by start and name.
    pub events: Vec<Event>,
}

/// A class, an examination or a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Name by its content; stays when it is moved.
    pub uid: String,
    /// When it begins.
    pub start: DateTime<Tz>,
    /// When it ends; none for a deadline.
    pub end: Option<DateTime<Tz>>,
    /// What it is, in a line.
    pub summary: String,
    /// What is done, who teaches.
    pub description: String,
    /// Where it is.
    pub location: String,
    /// Address of an online class.
    pub url: Option<String>,
    /// The kind, in capitals as calendars have it.
    pub category: String,
    /// What became of it.
    pub status: EventStatus,
}

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventStatus {
    /// It takes place.
    Confirmed,
    /// It is held in reserve.
    Tentative,
    /// It does not take place.
    Cancelled,
}

/// The feed of an offering.
pub(super) fn of_offering(request: &Request<'_>) -> Feed {
    let offering = request.of.offering().expect("subjects are offerings");
    let scope = Scope::new(request, offering).expect("the plan has every offering");
    let name = scope.title();
    feed(request, name, &[offering], |_| true)
}

/// The feed of a group, a teacher or a room.
pub(super) fn of_audience(request: &Request<'_>) -> Feed {
    let (kind, id) = request.of.audience().expect("subjects are audiences");
    let offerings: Vec<&Item<Offering>> = request.catalog.offerings.values().collect();
    let groups = &request.plan.groups;
    let takes_part = |session: &Session| match kind {
        "group" => session.groups.iter().any(|one| one == id || groups.contains(one, id) || groups.contains(id, one)),
        "teacher" => session.teachers.contains(id),
        _ => session.room.as_ref() == Some(id),
    };
    let scope = offerings.first().and_then(|offering| Scope::new(request, offering));
    let ids = std::slice::from_ref(id);
    let name = scope.map_or_else(
        || id.to_string(),
        |scope| match kind {
            "group" => scope.groups(ids),
            "teacher" => scope.teachers(ids),
            _ => scope.room(Some(id)),
        },
    );
    feed(request, name, &offerings, takes_part)
}

fn feed(
    request: &Request<'_>,
    name: String,
    offerings: &[&Item<Offering>],
    takes_part: impl Fn(&Session) -> bool,
) -> Feed {
    let whole = matches!(request.of, Of::Offering(_));
    let scopes: Vec<Scope<'_>> = offerings.iter().filter_map(|offering| Scope::new(request, offering)).collect();
    let mut events: Vec<Event> = Vec::new();
    let mut told = Vec::new();
    for scope in &scopes {
        let sessions: Vec<&Session> = scope.schedule.sessions.iter().filter(|session| takes_part(session)).collect();
        if sessions.is_empty() {
            continue;
        }
        if whole {
            told.push(scope.offering.id.to_string());
        }
        events.extend(sessions.iter().map(|session| scope.event(session)));
        if whole || matches!(request.of, Of::Audience("group", _)) {
            events.extend(scope.due_events());
        }
    }
    events.sort_by(|a, b| (a.start, &a.uid).cmp(&(b.start, &b.uid)));
    let stamp = request.edition.date.or_else(|| events.first().map(|event| event.start.date_naive()));
    Feed {
        name,
        lang: request.lang.to_string(),
        domain: domain(request.catalog.settings.base.as_deref()),
        stamp: stamp.unwrap_or_default(),
        offerings: told,
        events,
    }
}

/// The host of the address under which the catalogue is published.
fn domain(base: Option<&str>) -> String {
    let host = base.and_then(|base| base.split("://").nth(1)).and_then(|rest| rest.split(['/', ':']).next());
    host.filter(|host| !host.is_empty()).unwrap_or("syllabus.invalid").to_owned()
}

impl Scope<'_> {
    fn event(&self, session: &Session) -> Event {
        let kind = if session.milestone.is_some() {
            String::new()
        } else {
            let number = if session.seq > 0 { format!(" {}", session.seq) } else { String::new() };
            format!("{}{number} · ", self.texts.locale.activity(session.kind).short.trim_end_matches('.'))
        };
        let content = self.content(session);
        let mut lines = vec![content.clone()];
        lines.extend(self.works(session));
        lines.push(self.groups(&session.groups));
        lines.push(self.teachers(&session.teachers));
        lines.extend(self.remark(session));
        lines.extend(session.link.clone());
        lines.retain(|line| !line.is_empty());
        let cancelled = session.status == Status::Cancelled;
        let mark = if cancelled { format!("{} ", self.texts.word("schedule-cancelled-mark")) } else { String::new() };
        let subject = if session.milestone.is_some() { format!("{content} · {}", self.title()) } else { self.title() };
        let room = self.room(session.room.as_ref());
        Event {
            uid: session.uid.clone(),
            start: session.start,
            end: Some(session.end),
            summary: format!("{mark}{kind}{subject}"),
            description: lines.join("\n"),
            location: if room.is_empty() { session.link.clone().unwrap_or_default() } else { room },
            url: session.link.clone(),
            category: session.kind.as_str().to_uppercase(),
            status: match session.status {
                Status::Cancelled => EventStatus::Cancelled,
                Status::Reserve => EventStatus::Tentative,
                Status::Planned | Status::Moved | Status::Extra => EventStatus::Confirmed,
            },
        }
    }

    fn due_events(&self) -> Vec<Event> {
        let of = |deadline: &crate::plan::Deadline| {
            let audience: String = deadline.audience.iter().map(|group: &Id| format!(".{group}")).collect();
            Event {
                uid: format!("{}.{}{audience}", self.offering.id, deadline.id),
                start: deadline.at,
                end: None,
                summary: format!("{} · {}", self.milestone(&deadline.id), self.title()),
                description: self.title(),
                location: String::new(),
                url: None,
                category: "DEADLINE".to_owned(),
                status: EventStatus::Confirmed,
            }
        };
        self.deadlines().map(of).collect()
    }
}
