//! The weeks of an offering that no bells ring for, to the scale of minutes: evenings, intensives, online groups.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::names::Scope;
use crate::document::paper::{Part, Section, paragraph};
use crate::document::week::{self, Entry};
use crate::model::{Activity, ClockRange, Id, Weekday};
use crate::plan::almanac::monday_of;
use crate::plan::{Session, Status};
use crate::prose::{Block, Inline};

/// Different weeks above which all classes stand in one.
const PATTERNS: usize = 4;

/// A class of a week, as the pattern has it before anything is moved.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Usual {
    day: Weekday,
    time: ClockRange,
    kind: Activity,
    groups: Vec<Id>,
    teachers: Vec<Id>,
    room: Option<Id>,
    online: bool,
}

impl Scope<'_> {
    /// The section of the weeks; none where a class is at a bell.
    pub(super) fn week(&self) -> Option<Section> {
        let classes = || self.schedule.sessions.iter().filter(|session| session.milestone.is_none());
        if classes().any(|session| session.slot.is_some()) || classes().next().is_none() {
            return None;
        }
        let mut weeks: BTreeMap<NaiveDate, BTreeSet<Usual>> = BTreeMap::new();
        for session in classes().filter(|session| session.status != Status::Extra) {
            let (date, class) = usual(session);
            weeks.entry(monday_of(date)).or_default().insert(class);
        }
        let mut patterns = patterns(weeks);
        if patterns.len() > PATTERNS {
            let all = patterns.into_iter().fold((Vec::new(), BTreeSet::new()), |mut all, (days, classes)| {
                all.0.extend(days);
                all.1.extend(classes);
                all
            });
            patterns = vec![all];
        }
        let alone = patterns.len() == 1;
        let mut parts = Vec::new();
        for (mut days, classes) in patterns {
            days.sort_unstable();
            let days: Vec<String> = days.into_iter().map(|date| self.texts.figures(date)).collect();
            parts.extend((!alone).then(|| Part::lead(self.texts.say("schedule-weeks", &[("days", &days.join(", "))]))));
            parts.push(self.table(&classes));
        }
        Some(self.section("schedule-pattern", parts))
    }

    fn table(&self, classes: &BTreeSet<Usual>) -> Part {
        let calendar = &self.texts.catalog.calendar(&self.offering.value).value;
        let last = classes.iter().map(|class| class.day as usize).max().unwrap_or_default();
        let days = Weekday::ALL.into_iter().filter(|day| calendar.teaches_on(*day) || *day as usize <= last);
        let entries: Vec<Entry> = classes.iter().map(|class| self.entry(class)).collect();
        let heads = days.map(|day| self.texts.weekday(day)).collect();
        Part::table(week::table(self.texts.word("schedule-time"), heads, &entries))
    }

    fn entry(&self, class: &Usual) -> Entry {
        let mut details = vec![self.texts.groups(&class.groups), self.texts.teachers(&class.teachers)];
        details.extend(class.room.as_ref().map(|room| self.texts.room(room)));
        details.extend((class.room.is_none() && class.online).then(|| self.texts.word("timetable-online")));
        details.retain(|detail| !detail.is_empty());
        let kind = self.texts.locale.activity(class.kind).short.clone();
        let blocks = vec![
            paragraph(&self.texts.clock_range(class.time)),
            Block::Paragraph { content: vec![Inline::Strong { content: vec![Inline::Text { text: kind }] }] },
            paragraph(&details.join(" · ")),
        ];
        Entry { day: class.day as usize, time: class.time, blocks }
    }
}

/// A class with its date, where it was before it was moved.
fn usual(session: &Session) -> (NaiveDate, Usual) {
    let (date, time, room) = match &session.was {
        Some(was) => (was.date, was.range, was.room.clone()),
        None => (session.date, session.time, session.room.clone()),
    };
    let (groups, teachers) = (session.groups.clone(), session.teachers.clone());
    let (day, kind, online) = (Weekday::of(date), session.kind, session.link.is_some());
    (date, Usual { day, time, kind, groups, teachers, room, online })
}

/// Weeks with the same classes together; one that only lacks some of another's, as a day off makes it, goes with that.
fn patterns(weeks: BTreeMap<NaiveDate, BTreeSet<Usual>>) -> Vec<(Vec<NaiveDate>, BTreeSet<Usual>)> {
    let mut weeks: Vec<(NaiveDate, BTreeSet<Usual>)> = weeks.into_iter().collect();
    weeks.sort_by_key(|(date, classes)| (usize::MAX - classes.len(), *date));
    let mut patterns: Vec<(Vec<NaiveDate>, BTreeSet<Usual>)> = Vec::new();
    for (date, classes) in weeks {
        match patterns.iter_mut().find(|(_, whole)| classes.is_subset(whole)) {
            Some((days, _)) => days.push(date),
            None => patterns.push((vec![date], classes)),
        }
    }
    patterns
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn class(day: Weekday, time: &str) -> Usual {
        let (groups, teachers) = (Vec::new(), Vec::new());
        Usual { day, time: time.parse().unwrap(), kind: Activity::Lab, groups, teachers, room: None, online: false }
    }

    #[test]
    fn a_week_with_a_day_off_goes_with_the_whole_one() {
        let (tuesday, friday) = (class(Weekday::Tue, "18:00-19:30"), class(Weekday::Fri, "18:00-19:30"));
        let other = class(Weekday::Sat, "10:00-13:00");
        let monday = |day: u32| NaiveDate::from_ymd_opt(2026, 9, day).unwrap();
        let weeks = [
            (monday(7), BTreeSet::from([friday.clone()])),
            (monday(14), BTreeSet::from([tuesday.clone(), friday.clone()])),
            (monday(21), BTreeSet::from([other.clone()])),
            (monday(28), BTreeSet::from([tuesday.clone(), friday.clone()])),
        ];
        let expected = vec![
            (vec![monday(14), monday(28), monday(7)], BTreeSet::from([tuesday, friday])),
            (vec![monday(21)], BTreeSet::from([other])),
        ];
        assert_eq!(patterns(weeks.into_iter().collect()), expected);
    }
}
