//! The syllabus of an offering: what its dates, rooms and people add to the syllabus of the course.

mod pattern;
mod view;
mod weeks;

use std::borrow::Cow;

use super::view::{Fact, PersonView};
use crate::catalog::Catalog;
use crate::document::kind::Request;
use crate::document::schedule::Scope;
use crate::document::words;
use crate::load::Item;
use crate::model::{Activity, Course, HoursByKind, Id, Offering};
use crate::plan::{Account, Deadline, Session, Status};

pub use view::*;

/// The course as an offering gives it. Of one that gives only some modules, these remain, with what they teach and what
/// measures it; such a part of a course has no credits and no control of its own.
pub(in crate::document) fn course<'a>(catalog: &'a Catalog, offering: &Offering) -> Cow<'a, Item<Course>> {
    let whole = catalog.course(offering);
    let own = &whole.value;
    let is_given = |id: &Id| offering.modules.is_empty() || offering.modules.contains(id);
    if own.modules.iter().all(|module| is_given(&module.id)) {
        return Cow::Borrowed(whole);
    }
    let modules: Vec<_> = own.modules.iter().filter(|module| is_given(&module.id)).cloned().collect();
    let taught = |id: &Id| modules.iter().flat_map(|module| &module.outcomes).any(|link| link.outcome == *id);
    let value = Course {
        credits: indexmap::IndexMap::new(),
        hours: modules.iter().flat_map(|module| &module.topics).map(|topic| topic.hours).sum::<HoursByKind>(),
        outcomes: own.outcomes.iter().filter(|outcome| taught(&outcome.id)).cloned().collect(),
        assessment: (own.assessment.iter())
            .filter(|part| part.modules.is_empty() || part.modules.iter().any(is_given))
            .cloned()
            .collect(),
        modules,
        ..own.clone()
    };
    Cow::Owned(Item { id: whole.id.clone(), file: whole.file, value })
}

/// An offering while the view of its syllabus is made.
pub(super) struct Dated<'a> {
    scope: Scope<'a>,
    /// The course as it is given.
    course: &'a Course,
}

impl<'a> Dated<'a> {
    /// The offering of a request, with the course as it is given.
    pub(super) fn new(request: &Request<'a>, offering: &'a Item<Offering>, course: &'a Course) -> Self {
        let scope = Scope::new(request, offering).expect("the plan has every offering");
        Self { scope, course }
    }

    /// Title of the offering.
    pub(super) fn title(&self) -> String {
        self.scope.title()
    }

    /// Kind of the document.
    pub(super) fn kind(&self) -> String {
        self.scope.texts.word("dated-kind")
    }

    /// When it is given, to whom, and by which calendar.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let texts = &self.scope.texts;
        let calendar = self.scope.calendar();
        let fact = |key: &str, value: String| Fact { label: texts.locale.label(key).to_owned(), value };
        let term = self.scope.term().map(|term| fact("dated-term", texts.title(&term.title)));
        let dates = self.dates().map(|dates| fact("dated-dates", dates));
        let rest = [
            ("dated-groups", texts.groups(&self.everybody())),
            ("dated-calendar", texts.title(&calendar.title)),
            ("dated-zone", calendar.timezone.to_string()),
        ];
        term.into_iter().chain(dates).chain(rest.map(|(key, value)| fact(key, value))).collect()
    }

    /// The groups that are no parts of others.
    fn everybody(&self) -> Vec<Id> {
        let groups = self.scope.groups();
        let is_part = |id: &Id| groups.iter().any(|whole| whole != id && self.scope.groups.contains(whole, id));
        groups.iter().filter(|id| !is_part(id)).cloned().collect()
    }

    /// From the first class to the last.
    fn dates(&self) -> Option<String> {
        let sessions = &self.scope.schedule.sessions;
        let (first, last) = (sessions.first()?, sessions.last()?);
        Some(self.scope.texts.locale.dates(first.date, last.date))
    }

    /// Who teaches, and what.
    pub(super) fn teachers(&self) -> Vec<PersonView> {
        let people = &self.scope.texts.catalog.people;
        let teachers = self.scope.teachers();
        let view = |id: &Id| {
            let person = PersonView::new(&self.scope.texts, people.get(id)?);
            Some(PersonView { teaches: Some(self.teaches(id)), ..person })
        };
        teachers.iter().filter_map(view).collect()
    }

    /// Kinds of class of a teacher, with the groups where others teach the rest, then examinations.
    fn teaches(&self, teacher: &Id) -> String {
        let texts = &self.scope.texts;
        let held = || self.scope.schedule.sessions.iter().filter(|session| session.status != Status::Cancelled);
        let classes = |kind: Activity| held().filter(move |one| one.milestone.is_none() && one.kind == kind);
        let groups = |sessions: &mut dyn Iterator<Item = &'a Session>| {
            let mut found: Vec<Id> = sessions.flat_map(|session| session.groups.clone()).collect();
            found.sort();
            found.dedup();
            found
        };
        let mut said = Vec::new();
        for kind in Activity::ALL {
            let own = groups(&mut classes(kind).filter(|session| session.teachers.contains(teacher)));
            let long = &texts.locale.activity(kind).long;
            if own.is_empty() {
                continue;
            }
            let all = groups(&mut classes(kind));
            said.push(if own == all { long.clone() } else { format!("{long} ({})", texts.groups(&own)) });
        }
        let examined = held().filter(|session| session.teachers.contains(teacher));
        let titles = examined.filter_map(|session| session.milestone.as_ref()).map(|id| self.scope.milestone(id));
        said.extend(titles.map(|title| words::lower_first(&title)));
        said.join(", ")
    }

    /// Weeks in which a module is taught, as numbers and ranges: «1–4, 6».
    pub(super) fn weeks_of(&self, module: &Id) -> Option<String> {
        let teaches = |session: &&Session| {
            session.status != Status::Cancelled && session.content.iter().any(|piece| piece.module == *module)
        };
        let mut weeks: Vec<i64> =
            self.scope.schedule.sessions.iter().filter(teaches).filter_map(|one| one.week).collect();
        weeks.sort_unstable();
        weeks.dedup();
        let mut runs: Vec<(i64, i64)> = Vec::new();
        for week in weeks {
            match runs.last_mut() {
                Some((_, end)) if *end + 1 == week => *end = week,
                _ => runs.push((week, week)),
            }
        }
        let shown = |&(from, to): &(i64, i64)| {
            if from == to { from.to_string() } else { self.scope.texts.locale.range(from, to) }
        };
        (!runs.is_empty()).then(|| runs.iter().map(shown).collect::<Vec<_>>().join(",\u{a0}"))
    }

    /// When a part of the assessment is due, a line for each time.
    pub(super) fn due(&self, part: &Id) -> Vec<String> {
        let milestones = &self.scope.offering.value.milestones;
        let is_of = |deadline: &&Deadline| {
            milestones.get(deadline.milestone).is_some_and(|milestone| milestone.assessment.as_ref() == Some(part))
        };
        self.scope.schedule.deadlines.iter().filter(is_of).map(|deadline| self.due_line(deadline)).collect()
    }

    fn due_line(&self, deadline: &Deadline) -> String {
        let texts = &self.scope.texts;
        let (date, clock) = (texts.locale.date(deadline.date), deadline.clock.to_string());
        let class = self.scope.schedule.sessions.iter().find(|one| one.milestone.as_ref() == Some(&deadline.id));
        let when = match class {
            Some(class) => format!("{date}, {}", texts.clock_range(class.time)),
            None => texts.say("dated-until", &[("date", &date), ("time", &clock)]),
        };
        let room = class.map(|class| self.scope.room(class)).filter(|room| !room.is_empty());
        let line = [Some(when), room].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let groups = self.scope.due_groups(deadline);
        if groups.is_empty() || class.is_some() { line } else { format!("{line} ({})", texts.groups(groups)) }
    }

    /// Classes by day and time, and what is done week by week.
    pub(super) fn view(&self) -> DatedView {
        let locale = self.scope.texts.locale;
        let by_day = self.by_day();
        let heading = if by_day { "dated-by-day" } else { "dated-by-week" };
        let head = if by_day { "dated-day" } else { "dated-week" };
        DatedView {
            line: self.line(),
            classes: self.pattern(),
            heading: locale.label(heading).to_owned(),
            period: locale.label(head).to_owned(),
            periods: self.periods(),
            sums: self.sums(),
        }
    }

    /// The line below the title: term, groups, dates.
    fn line(&self) -> String {
        let texts = &self.scope.texts;
        let term = self.scope.term().map(|term| texts.title(&term.title));
        let groups = Some(texts.groups(&self.everybody())).filter(|groups| !groups.is_empty());
        [term, groups, self.dates()].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// Hours of each kind that are taught, for every audience where they differ.
    fn sums(&self) -> Vec<String> {
        let texts = &self.scope.texts;
        let accounts = &self.scope.schedule.accounts;
        let mut said: Vec<String> = Vec::new();
        for kind in Activity::ALL {
            let is_taught = |account: &&Account| account.kind == kind && !account.required.is_zero();
            let of_kind: Vec<&Account> = accounts.iter().filter(is_taught).collect();
            let same = of_kind.windows(2).all(|two| two[0].placed == two[1].placed);
            for account in of_kind.iter().take(if same { 1 } else { of_kind.len() }) {
                let placed = texts.locale.hours(account.placed);
                let hours = if account.missing().is_zero() {
                    placed
                } else {
                    let required = texts.locale.hours(account.required);
                    texts.say("dated-short", &[("placed", &placed), ("required", &required)])
                };
                let long = &texts.locale.activity(kind).long;
                let groups = texts.groups(&account.audience);
                let named = if same { long.clone() } else { format!("{long} ({groups})") };
                said.push(texts.say("dated-sum", &[("kind", &named), ("hours", &hours)]));
            }
        }
        said
    }
}
