//! When classes usually are: weekly ones, and days of an intensive.

use super::Dated;
use super::view::MeetingView;
use crate::model::offering::{Meeting, OfferingDay};
use crate::model::time::At;
use crate::model::{Activity, ClockRange, Id, When};
use crate::plan::{Origin, Status};

impl Dated<'_> {
    /// Regular classes, in the order of the offering.
    pub(super) fn pattern(&self) -> Vec<MeetingView> {
        let offering = &self.scope.offering.value;
        let weekly = offering.meetings.iter().enumerate().filter_map(|(row, meeting)| self.weekly(row, meeting));
        let days = offering.days.iter().enumerate().map(|(row, day)| self.days(row, day));
        weekly.chain(days).collect()
    }

    fn weekly(&self, row: usize, meeting: &Meeting) -> Option<MeetingView> {
        let At::Weekly(weekday, when) = meeting.at else { return None };
        let texts = &self.scope.texts;
        let slots = match when {
            When::Slots(first, last) => Some(self.scope.slots((first, last))),
            When::Clock(_) => None,
        };
        let time = match when {
            When::Clock(range) => Some(range),
            When::Slots(..) => self.scope.schedule.usual_time(row),
        };
        let time = time.map(|range| texts.clock_range(range));
        let when = [Some(texts.weekday(weekday)), slots, time];
        let weeks = self.scope.weeks(&meeting.weeks);
        let weeks = if weeks.is_empty() { texts.word("dated-always") } else { weeks.join(", ") };
        let kinds = [meeting.kind].into_iter().chain(meeting.also.iter().copied());
        Some(MeetingView {
            kind: self.kinds(kinds),
            when: when.into_iter().flatten().collect::<Vec<_>>().join(", "),
            weeks: Some(weeks),
            groups: texts.groups(&meeting.groups),
            place: self.place(meeting.room.as_ref(), meeting.link.as_ref()),
            teachers: texts.teachers(&meeting.teachers),
        })
    }

    fn days(&self, row: usize, day: &OfferingDay) -> MeetingView {
        let texts = &self.scope.texts;
        let sessions = || self.scope.schedule.sessions.iter();
        let own = || sessions().filter(|one| matches!(one.origin, Origin::Day(other, _) if other == row));
        let mut times: Vec<ClockRange> = own().map(|session| session.usual().1).collect();
        times.sort_unstable();
        times.dedup();
        let taught = |kind: &Activity| own().any(|session| session.kind == *kind && session.status != Status::Reserve);
        let dates = day.dates.iter().map(|range| texts.locale.dates(range.from, range.to)).collect::<Vec<_>>();
        let times = times.into_iter().map(|range| texts.clock_range(range)).collect::<Vec<_>>();
        MeetingView {
            kind: self.kinds(Activity::ALL.into_iter().filter(taught)),
            when: format!("{}: {}", dates.join(", "), times.join(", ")),
            weeks: None,
            groups: texts.groups(&day.groups),
            place: self.place(day.room.as_ref(), day.link.as_ref()),
            teachers: texts.teachers(&day.teachers),
        }
    }

    fn kinds(&self, kinds: impl Iterator<Item = Activity>) -> String {
        kinds.map(|kind| self.scope.texts.locale.activity(kind).long.clone()).collect::<Vec<_>>().join(", ")
    }

    /// The room and the address of an online class, as far as there are any.
    pub(super) fn place(&self, room: Option<&Id>, link: Option<&String>) -> Vec<String> {
        room.map(|id| self.scope.texts.room(id)).into_iter().chain(link.cloned()).collect()
    }
}
