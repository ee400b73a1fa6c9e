//! What classes, groups, rooms and weeks are called in a language.

use crate::document::kind::Request;
use crate::document::texts::Texts;
use crate::load::Item;
use crate::model::{Id, Offering};
use crate::plan::groups::Groups;
use crate::plan::{Deadline, Schedule, Session, Status};

/// An offering with its schedule and the words of a language.
#[derive(Clone, Copy)]
pub(in crate::document) struct Scope<'a> {
    pub(in crate::document) texts: Texts<'a>,
    pub(in crate::document) offering: &'a Item<Offering>,
    pub(in crate::document) schedule: &'a Schedule,
    pub(in crate::document) groups: &'a Groups,
}

impl<'a> Scope<'a> {
    /// An offering of a plan; `None` where the plan does not have it.
    pub(in crate::document) fn new(request: &Request<'a>, offering: &'a Item<Offering>) -> Option<Self> {
        let texts = Texts { catalog: request.catalog, lang: request.lang, locale: request.locale };
        let schedule = request.plan.schedules.get(&offering.id)?;
        Some(Self { texts, offering, schedule, groups: &request.plan.groups })
    }

    /// Title of the offering: its own, else the course's.
    pub(in crate::document) fn title(&self) -> String {
        self.texts.offering(&self.offering.value)
    }

    /// Titles of modules and topics that a class teaches: «Модуль: тема; тема».
    pub(in crate::document) fn content(&self, session: &Session) -> String {
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
    pub(in crate::document) fn works(&self, session: &Session) -> Vec<String> {
        let course = &self.texts.catalog.course(&self.offering.value).value;
        let labs = || course.modules.iter().flat_map(|module| &module.labs);
        let of = |id: &Id| labs().find(|lab| lab.id == *id).map(|lab| self.texts.title(&lab.title));
        session.works.iter().filter_map(of).collect()
    }

    /// Title of a milestone: its own, else that of the part of the assessment, else its name.
    pub(in crate::document) fn milestone(&self, id: &Id) -> String {
        let Some(milestone) = self.offering.value.milestone(id) else {
            return id.to_string();
        };
        let course = &self.texts.catalog.course(&self.offering.value).value;
        let part = milestone.assessment.as_ref().and_then(|id| course.assessment.iter().find(|part| part.id == *id));
        let title = milestone.title.as_ref().or(part.map(|part| &part.title));
        title.map_or_else(|| id.to_string(), |title| self.texts.title(title))
    }

    /// Title of a deadline, with its groups where it differs among them.
    pub(in crate::document) fn due_title(&self, deadline: &Deadline) -> String {
        let title = self.milestone(&deadline.id);
        let groups = self.due_groups(deadline);
        if groups.is_empty() { title } else { format!("{title} ({})", self.texts.groups(groups)) }
    }

    /// Groups that a deadline is for; none where it is for all of the offering.
    pub(in crate::document) fn due_groups<'b>(&'b self, deadline: &'b Deadline) -> &'b [Id] {
        let milestone = self.offering.value.milestones.get(deadline.milestone);
        let own = milestone.map(|milestone| milestone.groups.as_slice()).unwrap_or_default();
        if deadline.audience.is_empty() { own } else { &deadline.audience }
    }

    /// Deadlines that are no class of their own.
    pub(in crate::document) fn deadlines(&self) -> impl Iterator<Item = &'a Deadline> {
        let sessions = &self.schedule.sessions;
        let is_class =
            |deadline: &Deadline| sessions.iter().any(|session| session.milestone.as_ref() == Some(&deadline.id));
        self.schedule.deadlines.iter().filter(move |deadline| !is_class(deadline))
    }

    /// Name of the room of a class.
    pub(in crate::document) fn room(&self, session: &Session) -> String {
        session.room.as_ref().map(|id| self.texts.room(id)).unwrap_or_default()
    }

    /// Short name of the label of a week.
    pub(in crate::document) fn label(&self, id: Option<&Id>) -> Option<String> {
        let calendar = &self.texts.catalog.calendar(&self.offering.value).value;
        let term = self.offering.value.span.term.as_ref().and_then(|term| calendar.terms.get(term))?;
        let label = term.cycle.as_ref()?.labels.iter().find(|label| Some(&label.id) == id)?;
        Some(self.texts.title(label.short.as_ref().unwrap_or(&label.title)))
    }

    /// What is said of a class that is not as the pattern has it.
    pub(in crate::document) fn remark(&self, session: &Session) -> Option<String> {
        let reason = || {
            let exception = session.exception.and_then(|i| self.offering.value.exceptions.get(i));
            exception.and_then(|exception| exception.cancel.as_ref()).map(|text| self.texts.title(text))
        };
        match session.status {
            Status::Planned | Status::Reserve => None,
            Status::Moved => {
                let was = session.was.as_ref()?;
                let (date, time) = (self.texts.figures(was.date), self.texts.clock_range(was.range));
                Some(self.texts.say("schedule-moved", &[("date", &date), ("time", &time)]))
            }
            Status::Cancelled => Some(match reason() {
                Some(reason) => format!("{}: {reason}", self.texts.word("schedule-cancelled")),
                None => self.texts.word("schedule-cancelled"),
            }),
            Status::Extra => Some(self.texts.word("schedule-extra")),
        }
    }
}
