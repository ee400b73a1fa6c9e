//! What is done in each week, or on each day of an intensive: classes, deadlines, days off.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Dated;
use super::view::{ClassView, LineView, OccasionView, PeriodView};
use crate::locale;
use crate::model::{Hours, Id, Weekday};
use crate::plan::almanac::{Almanac, monday_of};
use crate::plan::{Origin, Session};

/// Something of a week, by the time at which it stands there.
enum Entry<'a> {
    /// Classes that teach the same to groups that have nothing in common.
    Classes(Vec<&'a Session>),
    /// What is said of a day.
    Note(String),
}

impl Dated<'_> {
    /// Whether the plan goes by days: an intensive has no weeks.
    pub(super) fn by_day(&self) -> bool {
        let offering = &self.scope.offering.value;
        offering.meetings.is_empty() && !offering.days.is_empty()
    }

    /// The weeks or days in which something is, in order.
    pub(super) fn periods(&self) -> Vec<PeriodView> {
        let almanac = Almanac::new(self.scope.calendar());
        let mut found: BTreeMap<NaiveDate, Vec<(NaiveDate, Entry<'_>)>> = BTreeMap::new();
        let notes = (self.scope.schedule.lost.iter()).map(|lost| (lost.date, self.scope.lost(lost)));
        let dues = self.scope.deadlines().map(|deadline| (deadline.date, self.scope.due(deadline)));
        for session in &self.scope.schedule.sessions {
            let entries = found.entry(self.beginning(&almanac, session.date)).or_default();
            let same = entries.iter_mut().find_map(|(_, entry)| match entry {
                Entry::Classes(classes) if classes.iter().all(|other| is_same(other, session)) => Some(classes),
                _ => None,
            });
            match same {
                Some(classes) => classes.push(session),
                None => entries.push((session.date, Entry::Classes(vec![session]))),
            }
        }
        for (date, text) in notes.chain(dues) {
            found.entry(self.beginning(&almanac, date)).or_default().push((date, Entry::Note(text)));
        }
        let view = |(number, (begin, mut entries)): (usize, (NaiveDate, Vec<(NaiveDate, Entry<'_>)>))| {
            entries.sort_by_key(|(date, entry)| (*date, matches!(entry, Entry::Note(_))));
            let lines = entries.iter().map(|(date, entry)| self.line_of(*date, entry)).collect();
            PeriodView { lines, ..self.period(&almanac, number, begin) }
        };
        found.into_iter().enumerate().map(view).collect()
    }

    /// The day that a period begins on.
    fn beginning(&self, almanac: &Almanac<'_>, date: NaiveDate) -> NaiveDate {
        if self.by_day() {
            return date;
        }
        let weeks = self.scope.offering.value.span.term.as_ref().and_then(|term| almanac.weeks(term));
        weeks.and_then(|weeks| weeks.monday(weeks.number(date))).unwrap_or_else(|| monday_of(date))
    }

    /// A period without its lines.
    fn period(&self, almanac: &Almanac<'_>, number: usize, begin: NaiveDate) -> PeriodView {
        let texts = &self.scope.texts;
        if self.by_day() {
            let title = locale::fill(texts.locale.training("day-number"), &[("n", &(number + 1).to_string())]);
            return PeriodView { title, label: None, dates: self.day(begin), lines: Vec::new() };
        }
        let span = &self.scope.offering.value.span;
        let week = almanac.week(span, begin);
        let title = week.map(|week| texts.say("dated-week", &[("n", &week.to_string())]));
        let label = span.term.as_ref().and_then(|term| almanac.weeks(term)?.label(week?));
        let end = begin.checked_add_days(chrono::Days::new(6)).unwrap_or(begin);
        PeriodView {
            title: title.unwrap_or_default(),
            label: self.scope.label_title(label),
            dates: texts.locale.days(begin, end),
            lines: Vec::new(),
        }
    }

    /// A day by its name and date: «пятница, 12 февраля».
    fn day(&self, date: NaiveDate) -> String {
        let texts = &self.scope.texts;
        format!("{}, {}", texts.weekday(Weekday::of(date)), texts.locale.days(date, date))
    }

    fn line_of(&self, date: NaiveDate, entry: &Entry<'_>) -> LineView {
        match entry {
            Entry::Note(text) => LineView::Note { day: (!self.by_day()).then(|| self.day(date)), text: text.clone() },
            Entry::Classes(classes) => LineView::Class(self.class(classes)),
        }
    }

    fn class(&self, classes: &[&Session]) -> ClassView {
        let (texts, one) = (&self.scope.texts, classes[0]);
        let kind = match one.milestone {
            Some(_) => texts.word("schedule-milestone"),
            None => texts.locale.activity(one.kind).short.clone(),
        };
        let topics: Vec<String> =
            one.content.iter().filter_map(|piece| self.topic(&piece.module, &piece.topic)).collect();
        let is_taught = one.milestone.is_none() && !topics.is_empty();
        ClassView {
            kind,
            hours: texts.locale.hours_cell(if is_taught { taught(one) } else { Hours::ZERO }),
            content: if is_taught { topics } else { vec![self.scope.content(one)] },
            works: one.works.iter().filter_map(|id| self.work(id)).collect(),
            occasions: self.occasions(classes),
        }
    }

    /// A topic as the plan of the course numbers it: «2.1. Индексы».
    fn topic(&self, module: &Id, topic: &Id) -> Option<String> {
        let place = self.course.modules.iter().position(|one| one.id == *module)?;
        let topics = &self.course.modules[place].topics;
        let number = topics.iter().position(|one| one.id == *topic)?;
        Some(format!("{}.{}. {}", place + 1, number + 1, self.scope.texts.title(&topics[number].title)))
    }

    /// A work as the plan of the course numbers it: «Лаб. 4. Индексы».
    fn work(&self, id: &Id) -> Option<String> {
        let works = self.course.modules.iter().flat_map(|module| &module.labs);
        let (number, work) = works.enumerate().find(|(_, work)| work.id == *id)?;
        let kind = &self.scope.texts.locale.activity(work.kind.activity()).short;
        Some(format!("{kind}\u{a0}{}. {}", number + 1, self.scope.texts.title(&work.title)))
    }

    /// The times of classes in order; what is held at one time for several groups is one, and a day is named once.
    fn occasions(&self, classes: &[&Session]) -> Vec<OccasionView> {
        let texts = &self.scope.texts;
        let mut times: Vec<(&Session, Vec<Id>, Vec<String>)> = Vec::new();
        for session in classes {
            let changes = self.changes(session);
            let at_once = |(other, _, theirs): &&mut (&Session, Vec<Id>, Vec<String>)| {
                (other.date, other.time) == (session.date, session.time) && *theirs == changes
            };
            match times.iter_mut().find(at_once) {
                Some((_, groups, _)) => groups.extend(session.groups.iter().cloned()),
                None => times.push((session, session.groups.clone(), changes)),
            }
        }
        let mut last = None;
        let view = |(session, groups, changes): (&Session, Vec<Id>, Vec<String>)| {
            let is_new = last.replace(session.date) != Some(session.date);
            let slots = session.slot.map(|slots| self.scope.slots(slots));
            let time = slots.into_iter().chain([texts.clock_range(session.time)]);
            OccasionView {
                day: (is_new && !self.by_day()).then(|| self.day(session.date)),
                time: time.collect::<Vec<_>>().join(", "),
                groups: (!self.is_for_all(&groups)).then(|| texts.groups(&groups)),
                changes,
            }
        };
        times.into_iter().map(view).collect()
    }

    /// Whether a class for these groups is for everybody.
    fn is_for_all(&self, groups: &[Id]) -> bool {
        let has = |part: &Id| groups.iter().any(|own| self.scope.groups.contains(own, part));
        self.scope.groups().iter().all(has)
    }

    /// What a class has otherwise than the regular ones that it is one of.
    fn changes(&self, session: &Session) -> Vec<String> {
        let offering = &self.scope.offering.value;
        let usual = match session.origin {
            Origin::Meeting(row) => offering.meetings.get(row).map(|one| (&one.room, &one.link, &one.teachers)),
            Origin::Day(row, _) => offering.days.get(row).map(|one| (&one.room, &one.link, &one.teachers)),
            Origin::Exception(_) | Origin::Milestone(_) => None,
        };
        let (room, link, teachers) = usual.unwrap_or((&None, &None, &session.teachers));
        let room = session.room.as_ref().filter(|own| room.as_ref() != Some(own));
        let link = session.link.as_ref().filter(|own| link.as_ref() != Some(own));
        let mut said = self.place(room, link);
        if *teachers != session.teachers {
            said.push(self.scope.texts.teachers(&session.teachers));
        }
        said.extend(self.scope.remark(session));
        said
    }
}

/// Whether two classes of a week are one line: the same for groups that have nothing in common.
fn is_same(a: &Session, b: &Session) -> bool {
    let is_taught = !a.content.is_empty() && a.milestone.is_none() && b.milestone.is_none();
    let apart = !a.groups.iter().any(|group| b.groups.contains(group));
    is_taught && apart && a.kind == b.kind && a.content == b.content && a.works == b.works
}

/// Hours that a class teaches.
fn taught(session: &Session) -> Hours {
    session.content.iter().map(|piece| piece.hours).sum()
}
