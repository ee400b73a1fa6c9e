//! Feeds for calendars: what an event says. How it is written is the matter of `render::ics`.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use super::names::Scope;
use crate::document::kind::{Audience, Request};
use crate::document::texts::Texts;
use crate::model::Id;
use crate::plan::{Deadline, Session, Status};

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
    /// Whom it is for, as events have them: what the lock file knows of these and is no longer planned is told as cancelled.
    pub hearers: Vec<String>,
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
    /// Whom it concerns: `offering:ID`, `group:ID`, `teacher:ID`, `room:ID`.
    pub hearers: Vec<String>,
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
    let mut events: Vec<Event> = scope.schedule.sessions.iter().map(|session| scope.event(session)).collect();
    events.extend(scope.deadlines().map(|deadline| scope.due_event(deadline)));
    feed(request, scope.title(), vec![hearer("offering", &offering.id)], events)
}

/// The feed of a group, a teacher or a room.
pub(super) fn of_audience(request: &Request<'_>) -> Feed {
    let (kind, id) = request.of.audience().expect("subjects are audiences");
    let texts = Texts { catalog: request.catalog, lang: request.lang, locale: request.locale };
    let name = match kind {
        Audience::Group => texts.group(id),
        Audience::Teacher => texts.teacher(id),
        Audience::Room => texts.room(id),
    };
    let groups = &request.plan.groups;
    // Who belongs to a group hears of its parts, and of all that it is a part of.
    let is_heard = |one: &&Id| groups.contains(one, id) || groups.contains(id, one);
    let heard: BTreeSet<&Id> = match kind {
        Audience::Group => request.catalog.resources.groups.keys().filter(is_heard).collect(),
        Audience::Teacher | Audience::Room => BTreeSet::from([id]),
    };
    let concerns = |session: &&Session| match kind {
        Audience::Group => session.groups.iter().any(|group| heard.contains(group)),
        Audience::Teacher => session.teachers.contains(id),
        Audience::Room => session.room.as_ref() == Some(id),
    };
    let mut events = Vec::new();
    for scope in request.catalog.offerings.values().filter_map(|offering| Scope::new(request, offering)) {
        let before = events.len();
        events.extend(scope.schedule.sessions.iter().filter(concerns).map(|session| scope.event(session)));
        if kind == Audience::Group && events.len() > before {
            let is_due = |deadline: &&Deadline| {
                let due = scope.due_groups(deadline);
                due.is_empty() || due.iter().any(|group| heard.contains(group))
            };
            events.extend(scope.deadlines().filter(is_due).map(|deadline| scope.due_event(deadline)));
        }
    }
    feed(request, name, heard.into_iter().map(|one| hearer(kind.as_str(), one)).collect(), events)
}

fn feed(request: &Request<'_>, name: String, hearers: Vec<String>, mut events: Vec<Event>) -> Feed {
    events.sort_by(|a, b| (a.start, &a.uid).cmp(&(b.start, &b.uid)));
    let stamp = request.edition.date.or_else(|| events.first().map(|event| event.start.date_naive()));
    Feed {
        name,
        lang: request.lang.to_string(),
        domain: domain(request.catalog.settings.base.as_deref()),
        stamp: stamp.unwrap_or_default(),
        hearers,
        events,
    }
}

fn hearer(kind: &str, id: &Id) -> String {
    format!("{kind}:{id}")
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
        lines.push(self.texts.groups(&session.groups));
        lines.push(self.texts.teachers(&session.teachers));
        lines.extend(self.remark(session));
        lines.extend(session.link.clone());
        lines.retain(|line| !line.is_empty());
        let cancelled = session.status == Status::Cancelled;
        let mark = if cancelled { format!("{} ", self.texts.word("schedule-cancelled-mark")) } else { String::new() };
        let subject = if session.milestone.is_some() { format!("{content} · {}", self.title()) } else { self.title() };
        let room = self.room(session);
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
            hearers: self.hearers(&session.groups, &session.teachers, session.room.as_ref()),
        }
    }

    fn due_event(&self, deadline: &Deadline) -> Event {
        let audience: String = deadline.audience.iter().map(|group: &Id| format!(".{group}")).collect();
        let own = self.due_groups(deadline);
        let groups: BTreeSet<&Id> = if own.is_empty() {
            self.schedule.sessions.iter().flat_map(|session| &session.groups).collect()
        } else {
            own.iter().collect()
        };
        Event {
            uid: format!("{}.{}{audience}", self.offering.id, deadline.id),
            start: deadline.at,
            end: None,
            summary: format!("{} · {}", self.due_title(deadline), self.title()),
            description: self.title(),
            location: String::new(),
            url: None,
            category: "DEADLINE".to_owned(),
            status: EventStatus::Confirmed,
            hearers: self.hearers(groups, &[], None),
        }
    }

    fn hearers<'b>(&self, groups: impl IntoIterator<Item = &'b Id>, teachers: &[Id], room: Option<&Id>) -> Vec<String> {
        let offering = hearer("offering", &self.offering.id);
        let groups = groups.into_iter().map(|id| hearer(Audience::Group.as_str(), id));
        let teachers = teachers.iter().map(|id| hearer(Audience::Teacher.as_str(), id));
        let room = room.map(|id| hearer(Audience::Room.as_str(), id));
        [offering].into_iter().chain(groups).chain(teachers).chain(room).collect()
    }
}
