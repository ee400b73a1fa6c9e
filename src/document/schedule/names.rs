//! What classes, groups, rooms and weeks of an offering are called in a language.

use crate::document::kind::Request;
use crate::document::texts::Texts;
use crate::load::Item;
use crate::model::calendar::{Term, WeekLabel};
use crate::model::time::WeekSet;
use crate::model::{Calendar, Course, Id, Offering};
use crate::plan::groups::Groups;
use crate::plan::{Cause, Deadline, Lost, Schedule, Session, Status};

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

    /// The course that is given.
    pub(in crate::document) fn course(&self) -> &'a Course {
        &self.texts.catalog.course(&self.offering.value).value
    }

    /// The calendar.
    pub(in crate::document) fn calendar(&self) -> &'a Calendar {
        &self.texts.catalog.calendar(&self.offering.value).value
    }

    /// The term, where one is named.
    pub(in crate::document) fn term(&self) -> Option<&'a Term> {
        self.offering.value.span.term.as_ref().and_then(|term| self.calendar().terms.get(term))
    }

    /// Title of the offering: its own, else the course's.
    pub(in crate::document) fn title(&self) -> String {
        self.texts.offering(&self.offering.value)
    }

    /// The groups of all classes, in the order in which they come.
    pub(in crate::document) fn groups(&self) -> Vec<Id> {
        once_each(self.schedule.sessions.iter().flat_map(|session| &session.groups))
    }

    /// The teachers of all classes, in the order in which they come.
    pub(in crate::document) fn teachers(&self) -> Vec<Id> {
        once_each(self.schedule.sessions.iter().flat_map(|session| &session.teachers))
    }

    /// Slots of the bells: «2-я пара», «3–4-я пары».
    pub(in crate::document) fn slots(&self, (first, last): (u8, u8)) -> String {
        let key = if first == last { "schedule-slot" } else { "schedule-slots" };
        self.texts.say(key, &[("first", &first.to_string()), ("last", &last.to_string())])
    }

    /// What is said of a class that a day takes away.
    pub(in crate::document) fn lost(&self, lost: &Lost) -> String {
        let why = match lost.cause {
            Cause::Day(index) => self.calendar().days.get(index).and_then(|day| day.off.as_ref()),
            Cause::NoBell => None,
        };
        let why = why.map_or_else(|| self.texts.word("schedule-no-bell"), |text| self.texts.title(text));
        let kind = &self.texts.locale.activity(lost.kind).long;
        let hours = self.texts.locale.hours(lost.hours);
        let values =
            [("why", why.as_str()), ("kind", kind), ("groups", &self.texts.groups(&lost.groups)), ("hours", &hours)];
        self.texts.say("schedule-lost", &values)
    }

    /// What is said of a deadline: its time and what is due.
    pub(in crate::document) fn due(&self, deadline: &Deadline) -> String {
        let (title, clock) = (self.due_title(deadline), deadline.clock.to_string());
        self.texts.say("schedule-due", &[("title", &title), ("time", &clock)])
    }

    /// Titles of modules and topics that a class teaches: «Модуль: тема; тема».
    pub(in crate::document) fn content(&self, session: &Session) -> String {
        if let Some(id) = &session.milestone {
            return self.milestone(id);
        }
        let course = self.course();
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
        let course = self.course();
        let labs = || course.modules.iter().flat_map(|module| &module.labs);
        let of = |id: &Id| labs().find(|lab| lab.id == *id).map(|lab| self.texts.title(&lab.title));
        session.works.iter().filter_map(of).collect()
    }

    /// Title of a milestone: its own, else that of the part of the assessment, else its name.
    pub(in crate::document) fn milestone(&self, id: &Id) -> String {
        let Some(milestone) = self.offering.value.milestone(id) else {
            return id.to_string();
        };
        let course = self.course();
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

    /// The label of a week.
    fn week_label(&self, id: Option<&Id>) -> Option<&'a WeekLabel> {
        self.term()?.cycle.as_ref()?.labels.iter().find(|label| Some(&label.id) == id)
    }

    /// Title of the label of a week.
    pub(in crate::document) fn label_title(&self, id: Option<&Id>) -> Option<String> {
        self.week_label(id).map(|label| self.texts.title(&label.title))
    }

    /// In which weeks of its term a class is: the title of their label, their numbers; nothing where it is in all.
    pub(in crate::document) fn weeks(&self, weeks: &WeekSet) -> Vec<String> {
        let label = weeks.label.as_ref().and_then(|label| self.label_title(Some(label)));
        label.into_iter().chain(self.texts.week_numbers(weeks)).collect()
    }

    /// Short name of the label of a week.
    pub(in crate::document) fn label(&self, id: Option<&Id>) -> Option<String> {
        let label = self.week_label(id)?;
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

/// Names in the order in which they come, each once.
fn once_each<'a>(ids: impl Iterator<Item = &'a Id>) -> Vec<Id> {
    let mut found: Vec<Id> = Vec::new();
    for id in ids {
        if !found.contains(id) {
            found.push(id.clone());
        }
    }
    found
}
