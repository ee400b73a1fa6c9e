//! Feeds for calendars: which events each has. How they are written is the matter of `render::ics`.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use chrono_tz::Tz;

use super::FEEDS;
use super::address::Base;
use super::event::{Event, gone};
use super::hearer::Hearer;
use super::names::Scope;
use crate::catalog::Lock;
use crate::document::kind::{Format, Request};
use crate::document::texts::Texts;

/// A calendar to subscribe to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Name of the calendar.
    pub name: String,
    /// Name by which programs know it, without its domain.
    pub uid: String,
    /// Host name that makes names of calendars and events unique in the world.
    pub domain: String,
    /// Colour by its name in CSS, and by its figures.
    pub colour: (&'static str, &'static str),
    /// Address of the feed itself, where the catalogue is published.
    pub source: Option<String>,
    /// Address of a page that tells of it.
    pub page: Option<String>,
    /// What the link of an online class is called.
    pub conference: String,
    /// Time zone and year that are told where there is no event.
    pub zone: (Tz, i32),
    /// Events by start and name; last, those that the lock file knows and the plan no longer has: they are told as cancelled.
    pub events: Vec<Event>,
}

/// The feed of an offering, a group, a teacher, a room, or students of several groups.
pub(super) fn feed(request: &Request<'_>) -> Feed {
    let hearer = Hearer::of(request).expect("subjects are offerings and audiences");
    let (catalog, plan) = (request.catalog, request.plan);
    let texts = Texts { catalog, lang: request.lang, locale: request.locale };
    let scopes: Vec<Scope<'_>> =
        catalog.offerings.values().filter_map(|offering| Scope::new(request, offering)).collect();
    let groups = hearer.groups(catalog, plan);
    let mut heard = Vec::new();
    for scope in &scopes {
        heard.extend(hearer.heard(scope, &groups).into_iter().map(|what| (what.start(), scope.uid(what), scope, what)));
    }
    heard.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let stamp = request.edition.date.or_else(|| heard.first().map(|(start, ..)| start.date_naive()));
    let stamp = stamp.unwrap_or_default();
    let mut events: Vec<Event> = heard.iter().map(|(_, _, scope, what)| scope.event(*what, stamp)).collect();
    let planned: BTreeSet<&str> = heard.iter().map(|(_, uid, ..)| uid.as_str()).collect();
    let names = hearer.names(&groups);
    let is_missing =
        |uid: &str, hearers: &[String]| !planned.contains(uid) && hearers.iter().any(|one| names.contains(one));
    let missing = catalog.lock.values().filter(|locked| is_missing(&locked.uid, &locked.hearers));
    events.extend(missing.filter_map(|locked| gone(&texts, &locked.cancel(stamp))));
    let (folder, base) = (hearer.folder(), Base::of(catalog));
    let own = |format| base.map(|base| base.web(&hearer.document().path(&folder, request.lang, format)));
    let index = || base.map(|base| base.web(&FEEDS.path(super::INDEX, request.lang, Format::Html)));
    let starts = scopes.iter().flat_map(|scope| &scope.schedule.sessions).map(|session| session.start);
    let zone = starts.min().map_or((Tz::UTC, 1970), |start| (start.timezone(), start.year()));
    Feed {
        name: hearer.name(&texts),
        uid: format!("{}.{}", folder.replace('/', "."), request.lang),
        domain: base.map_or("syllabus.invalid", Base::host).to_owned(),
        colour: hearer.colour(),
        source: own(Format::Ics),
        page: if matches!(hearer, Hearer::Offering(_)) { own(Format::Html) } else { index() },
        conference: texts.word("feeds-conference"),
        zone,
        events,
    }
}

/// What the lock file is to remember: every event as it is now, and those that are no longer planned until they are over, also
/// where their offering is gone.
pub fn lock(request: &Request<'_>, today: NaiveDate) -> Lock {
    let catalog = request.catalog;
    let texts = Texts { catalog, lang: request.lang, locale: request.locale };
    let mut lock = Lock::new();
    for scope in catalog.offerings.values().filter_map(|offering| Scope::new(request, offering)) {
        lock.extend(scope.happenings().map(|what| scope.told(what, today)).map(|locked| (locked.uid.clone(), locked)));
    }
    let missing = catalog.lock.values().filter(|locked| !lock.contains_key(&locked.uid));
    let is_ahead = |locked: &&_| gone(&texts, locked).is_some_and(|event| event.start.date_naive() >= today);
    let missing: Vec<_> = missing.filter(is_ahead).map(|locked| locked.cancel(today)).collect();
    lock.extend(missing.into_iter().map(|locked| (locked.uid.clone(), locked)));
    lock
}
