//! Classes and deadlines as events of calendars, and as the lock file remembers them.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use super::names::Scope;
use crate::catalog::Locked;
use crate::document::kind::Audience;
use crate::document::texts::Texts;
use crate::locale::Locale;
use crate::model::{Activity, Id, Lang};
use crate::plan::{Deadline, Session, Status};

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
    /// Address of an online class, where calendars can follow it.
    pub link: Option<String>,
    /// The kind, in capitals as calendars have it.
    pub category: String,
    /// Colour by its name in CSS.
    pub colour: &'static str,
    /// What became of it.
    pub status: EventStatus,
    /// How often its time, place or status changed since it was first told.
    pub sequence: u32,
    /// The day of its last change.
    pub stamp: NaiveDate,
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

/// What a calendar tells of.
#[derive(Clone, Copy)]
pub(super) enum Happening<'a> {
    /// A class or an examination.
    Class(&'a Session),
    /// A deadline.
    Due(&'a Deadline),
}

/// What is said of an event in a language.
struct Said {
    title: String,
    description: String,
    location: String,
}

impl<'a> Scope<'a> {
    /// All that calendars tell of the offering.
    pub(super) fn happenings(&self) -> impl Iterator<Item = Happening<'a>> {
        let schedule = self.schedule;
        schedule.sessions.iter().map(Happening::Class).chain(self.deadlines().map(Happening::Due))
    }

    /// Name of an event, without its domain.
    pub(super) fn uid(&self, what: Happening<'_>) -> String {
        match what {
            Happening::Class(session) => session.uid.clone(),
            Happening::Due(deadline) => {
                let audience: String = deadline.audience.iter().map(|group| format!(".{group}")).collect();
                format!("{}.{}{audience}", self.offering.id, deadline.id)
            }
        }
    }

    /// An event as it is told; `stamp` is the day of its change where it has changed.
    pub(super) fn event(&self, what: Happening<'_>, stamp: NaiveDate) -> Event {
        let Said { title, description, location } = self.said(what);
        let locked = self.told(what, stamp);
        let (link, category, colour, status) = match what {
            Happening::Class(session) => {
                let milestone = session.milestone.as_ref().and_then(|id| self.offering.value.milestone(id));
                let category = milestone.map_or(session.kind.as_str(), |milestone| milestone.kind.as_str());
                let colour = if milestone.is_some_and(|one| one.kind.is_exam()) { EXAM } else { colour(session.kind) };
                let status = match session.status {
                    Status::Cancelled => EventStatus::Cancelled,
                    Status::Reserve => EventStatus::Tentative,
                    Status::Planned | Status::Moved | Status::Extra => EventStatus::Confirmed,
                };
                (session.link.clone().filter(|link| is_address(link)), category, colour, status)
            }
            Happening::Due(_) => (None, "deadline", DEADLINE, EventStatus::Confirmed),
        };
        Event {
            uid: locked.uid,
            start: what.start(),
            end: what.end(),
            summary: marked(&self.texts, &title, locked.cancelled),
            description,
            location,
            link,
            category: category.to_uppercase(),
            colour,
            status,
            sequence: locked.sequence,
            stamp: locked.stamp,
        }
    }

    /// What the lock file is to remember of an event, by what it remembers now.
    pub(super) fn told(&self, what: Happening<'_>, stamp: NaiveDate) -> Locked {
        let uid = self.uid(what);
        let start = what.start();
        let (cancelled, link) = match what {
            Happening::Class(session) => (session.status == Status::Cancelled, session.link.as_deref()),
            Happening::Due(_) => (false, None),
        };
        let mut now = Locked {
            uid,
            start: start.to_rfc3339(),
            end: what.end().unwrap_or(start).to_rfc3339(),
            zone: start.timezone().name().to_owned(),
            title: [].into(),
            place: [].into(),
            cancelled,
            text: String::new(),
            sequence: 0,
            stamp,
            hearers: self.hearers(what),
        };
        // The calendars of all languages are the same events: what they say together decides whether one has changed.
        let mut text = blake3::Hasher::new();
        text.update(link.unwrap_or_default().as_bytes());
        for lang in self.texts.catalog.languages() {
            let Some(Said { title, description, location }) = self.speaking(lang).map(|scope| scope.said(what)) else {
                continue;
            };
            text.update(format!("\0{title}\0{description}").as_bytes());
            now.title.insert(lang.to_string(), title);
            now.place.insert(lang.to_string(), location);
        }
        now.text = text.finalize().to_hex().to_string();
        let before = self.texts.catalog.lock.get(&now.uid);
        before.map_or_else(|| now.clone(), |before| before.follow(now.clone()))
    }

    /// The same offering in another language; none where there are no words in it.
    fn speaking(&self, lang: &'a Lang) -> Option<Self> {
        Some(Self { texts: Texts { lang, locale: Locale::of(lang)?, ..self.texts }, ..*self })
    }

    fn said(&self, what: Happening<'_>) -> Said {
        let session = match what {
            Happening::Class(session) => session,
            Happening::Due(deadline) => {
                let title = format!("{} · {}", self.due_title(deadline), self.title());
                return Said { title, description: self.title(), location: String::new() };
            }
        };
        let content = self.content(session);
        let mut lines = vec![content.clone()];
        lines.extend(self.works(session));
        lines.push(self.texts.groups(&session.groups));
        lines.push(self.texts.teachers(&session.teachers));
        lines.extend(self.remark(session));
        lines.extend(session.link.clone());
        lines.retain(|line| !line.is_empty());
        let room = self.room(session);
        let location = if room.is_empty() { session.link.clone().unwrap_or_default() } else { room };
        Said { title: self.class_title(session, &content), description: lines.join("\n"), location }
    }

    /// The kind and number of a class, or what an examination is; the offering; and the groups, where they are a part of a
    /// larger one or beside one, and the title of the offering does not name them.
    fn class_title(&self, session: &Session, content: &str) -> String {
        let mut title = if session.milestone.is_some() {
            content.to_owned()
        } else {
            let number = if session.seq > 0 { format!(" {}", session.seq) } else { String::new() };
            format!("{}{number}", self.texts.locale.activity(session.kind).short.trim_end_matches('.'))
        };
        let (offering, groups) = (self.title(), self.texts.groups(&session.groups));
        title += &format!(" · {offering}");
        if session.groups.iter().any(|id| self.groups.is_partial(id)) && !offering.contains(&groups) {
            title += &format!(" · {groups}");
        }
        title
    }

    /// Whom an event concerns.
    fn hearers(&self, what: Happening<'_>) -> Vec<String> {
        let (groups, teachers, room): (BTreeSet<&Id>, &[Id], Option<&Id>) = match what {
            Happening::Class(session) => (session.groups.iter().collect(), &session.teachers, session.room.as_ref()),
            Happening::Due(deadline) => {
                let own = self.due_groups(deadline);
                let all = || self.schedule.sessions.iter().flat_map(|session| &session.groups).collect();
                (if own.is_empty() { all() } else { own.iter().collect() }, &[], None)
            }
        };
        let groups = groups.into_iter().map(|id| hearer(Audience::Group.as_str(), id));
        let teachers = teachers.iter().map(|id| hearer(Audience::Teacher.as_str(), id));
        let room = room.map(|id| hearer(Audience::Room.as_str(), id));
        [hearer("offering", &self.offering.id)].into_iter().chain(groups).chain(teachers).chain(room).collect()
    }
}

impl Happening<'_> {
    /// When it begins.
    pub(super) const fn start(self) -> DateTime<Tz> {
        match self {
            Self::Class(session) => session.start,
            Self::Due(deadline) => deadline.at,
        }
    }

    const fn end(self) -> Option<DateTime<Tz>> {
        match self {
            Self::Class(session) => Some(session.end),
            Self::Due(_) => None,
        }
    }
}

/// An event that the lock file knows and the plan no longer has, as it is told to those whom it concerned.
pub(super) fn gone(texts: &Texts<'_>, locked: &Locked) -> Option<Event> {
    let zone: Tz = locked.zone.parse().ok()?;
    let at = |text: &str| DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&zone));
    let lang = texts.lang.as_str();
    let title = locked.title.get(lang).or_else(|| locked.title.values().next());
    Some(Event {
        uid: locked.uid.clone(),
        start: at(&locked.start)?,
        end: at(&locked.end),
        summary: marked(texts, title.map(String::as_str).unwrap_or_default(), true),
        description: String::new(),
        location: locked.place.get(lang).cloned().unwrap_or_default(),
        link: None,
        category: "CANCELLED".to_owned(),
        colour: colour(Activity::SelfStudy),
        status: EventStatus::Cancelled,
        sequence: locked.sequence,
        stamp: locked.stamp,
    })
}

/// A name under which the lock file keeps whom an event concerns.
pub(super) fn hearer(kind: &str, id: &Id) -> String {
    format!("{kind}:{id}")
}

fn marked(texts: &Texts<'_>, title: &str, cancelled: bool) -> String {
    if cancelled { format!("{} {title}", texts.word("schedule-cancelled-mark")) } else { title.to_owned() }
}

const EXAM: &str = "crimson";
const DEADLINE: &str = "firebrick";

/// The colour of a kind of class, by its name in CSS.
const fn colour(kind: Activity) -> &'static str {
    match kind {
        Activity::Lecture => "royalblue",
        Activity::Practical => "seagreen",
        Activity::Lab => "darkorange",
        Activity::Consultation => "slateblue",
        Activity::Supervised => "teal",
        Activity::SelfStudy | Activity::Control => "slategray",
    }
}

/// Whether a link is an address that calendars can follow, and nothing else.
fn is_address(link: &str) -> bool {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"\"<>\\^`{|}".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_are_links() {
        let cases = [
            ("https://meet.example/a?b=c;d,e#f", true),
            ("http://x", true),
            ("https://", false),
            ("javascript:alert(1)", false),
            ("room 5", false),
            ("https://x.example/\r\nATTENDEE:mailto:a@b", false),
            ("https://x.example/\"", false),
            ("https://x.example/\u{2028}y", false),
        ];
        for (link, expected) in cases {
            assert_eq!(is_address(link), expected, "{link:?}");
        }
    }
}
