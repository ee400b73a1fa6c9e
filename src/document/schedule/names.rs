//! What classes, groups, rooms and weeks are called in a language.

use crate::document::kind::Request;
use crate::document::texts::Texts;
use crate::load::Item;
use crate::model::{Id, Offering, Text};
use crate::plan::{Deadline, Schedule, Session, Status};

/// An offering with its schedule and the words of a language.
pub(super) struct Scope<'a> {
    pub(super) texts: Texts<'a>,
    pub(super) offering: &'a Item<Offering>,
    pub(super) schedule: &'a Schedule,
}

impl<'a> Scope<'a> {
    /// An offering of a plan; `None` where the plan does not have it.
    pub(super) fn new(request: &Request<'a>, offering: &'a Item<Offering>) -> Option<Self> {
        let texts = Texts { catalog: request.catalog, lang: request.lang, locale: request.locale };
        Some(Self { texts, offering, schedule: request.plan.schedules.get(&offering.id)? })
    }

    /// Title of the offering: its own, else the course's.
    pub(super) fn title(&self) -> String {
        let course = &self.texts.catalog.course(&self.offering.value).value;
        self.texts.title(self.offering.value.title.as_ref().unwrap_or(&course.title))
    }

    /// Titles of modules and topics that a class teaches: «Модуль: тема; тема».
    pub(super) fn content(&self, session: &Session) -> String {
        if let Some(id) = &session.milestone {
            return self.milestone(id);
        }
        let course = &self.texts.catalog.course(&self.offering.value).value;
        let mut lines: Vec<String> = Vec::new();
        let mut last: Option<&Id> = None;
        for piece in &session.content {
            let Some(module) = course.modules.iter().find(|module| module.id == piece.module) else { continue };
            let Some(topic) = module.topics.iter().find(|topic| topic.id == piece.topic) else { continue };
            let topic = self.texts.title(&topic.title);
            if last == Some(&module.id) {
                lines.push(format!("; {topic}"));
            } else {
                let gap = if lines.is_empty() { "" } else { ". " };
                lines.push(format!("{gap}{}: {topic}", self.texts.title(&module.title)));
                last = Some(&module.id);
            }
        }
        let said = lines.concat();
        match (said.is_empty(), session.status) {
            (true, Status::Cancelled) => self.texts.word("schedule-nothing"),
            (true, _) => self.texts.word("schedule-reserve"),
            (false, _) => said,
        }
    }

    /// Titles of the works that are done in a class.
    pub(super) fn works(&self, session: &Session) -> Vec<String> {
        let course = &self.texts.catalog.course(&self.offering.value).value;
        let labs = || course.modules.iter().flat_map(|module| &module.labs);
        let of = |id: &Id| labs().find(|lab| lab.id == *id).map(|lab| self.texts.title(&lab.title));
        session.works.iter().filter_map(of).collect()
    }

    /// Title of a milestone: its own, else that of the part of the assessment, else its name.
    pub(super) fn milestone(&self, id: &Id) -> String {
        let Some(milestone) = self.offering.value.milestones.iter().find(|one| one.id == *id) else {
            return id.to_string();
        };
        let course = &self.texts.catalog.course(&self.offering.value).value;
        let part = milestone.assessment.as_ref().and_then(|id| course.assessment.iter().find(|part| part.id == *id));
        let title = milestone.title.as_ref().or(part.map(|part| &part.title));
        title.map_or_else(|| id.to_string(), |title| self.texts.title(title))
    }

    /// Deadlines that are no class of their own.
    pub(super) fn deadlines(&self) -> impl Iterator<Item = &'a Deadline> {
        let sessions = &self.schedule.sessions;
        let is_class =
            |deadline: &Deadline| sessions.iter().any(|session| session.milestone.as_ref() == Some(&deadline.id));
        self.schedule.deadlines.iter().filter(move |deadline| !is_class(deadline))
    }

    /// Names of groups, joined.
    pub(super) fn groups(&self, ids: &[Id]) -> String {
        joined(ids, |id| self.texts.catalog.resources.groups.get(id).map(|group| self.texts.title(&group.title)))
    }

    /// Names of teachers, joined: the role where there is no name.
    pub(super) fn teachers(&self, ids: &[Id]) -> String {
        let name = |id: &Id| {
            let person = self.texts.catalog.people.get(id)?;
            Some(self.texts.title(person.name.as_ref().unwrap_or(&person.role)))
        };
        joined(ids, name)
    }

    /// Name of a room.
    pub(super) fn room(&self, id: Option<&Id>) -> String {
        let Some(id) = id else { return String::new() };
        let title: Option<&Text> = self.texts.catalog.resources.rooms.get(id).map(|room| &room.title);
        title.map_or_else(|| id.to_string(), |title| self.texts.title(title))
    }

    /// Short name of the label of a week.
    pub(super) fn label(&self, id: Option<&Id>) -> Option<String> {
        let calendar = &self.texts.catalog.calendar(&self.offering.value).value;
        let term = self.offering.value.span.term.as_ref().and_then(|term| calendar.terms.get(term))?;
        let label = term.cycle.as_ref()?.labels.iter().find(|label| Some(&label.id) == id)?;
        Some(self.texts.title(label.short.as_ref().unwrap_or(&label.title)))
    }

    /// What is said of a class that is not as the pattern has it.
    pub(super) fn remark(&self, session: &Session) -> Option<String> {
        let reason = || {
            let exception = session.exception.and_then(|i| self.offering.value.exceptions.get(i));
            exception.and_then(|exception| exception.cancel.as_ref()).map(|text| self.texts.title(text))
        };
        match session.status {
            Status::Planned | Status::Reserve => None,
            Status::Moved => {
                let was = session.was.as_ref()?;
                Some(
                    self.texts
                        .say("schedule-moved", &[("date", &self.date(was.date)), ("time", &was.range.to_string())]),
                )
            }
            Status::Cancelled => Some(match reason() {
                Some(reason) => format!("{}: {reason}", self.texts.word("schedule-cancelled")),
                None => self.texts.word("schedule-cancelled"),
            }),
            Status::Extra => Some(self.texts.word("schedule-extra")),
        }
    }

    /// A date in figures.
    pub(super) fn date(&self, date: chrono::NaiveDate) -> String {
        date.format(self.texts.locale.official("schedule-date")).to_string()
    }
}

fn joined(ids: &[Id], name: impl Fn(&Id) -> Option<String>) -> String {
    ids.iter().map(|id| name(id).unwrap_or_else(|| id.to_string())).collect::<Vec<_>>().join(", ")
}
