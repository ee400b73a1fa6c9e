//! The months of an offering: weeks against days, with what each day has.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::names::Scope;
use crate::document::paper::{Align, Cell, Column, Part, Row, Section, Table, paragraph};
use crate::model::{Measure, Weekday};
use crate::plan::almanac::{Almanac, State, monday_of};
use crate::plan::{Session, Status};
use crate::prose::{Block, Inline};

/// Points of the text.
const SIZE: i64 = 8;

/// Least height of a week in millimetres.
const WEEK: i64 = 9;

/// Shares of the width of days that have classes, and of those that never have.
const SHARES: (u16, u16) = (22, 11);

impl Scope<'_> {
    /// The section of all months from the first class or deadline to the last.
    pub(super) fn months(&self) -> Section {
        let days = self.days();
        let calendar = &self.texts.catalog.calendar(&self.offering.value).value;
        let almanac = Almanac::new(calendar);
        let shown: Vec<Weekday> = Weekday::ALL
            .into_iter()
            .filter(|day| calendar.teaches_on(*day) || days.keys().any(|date| Weekday::of(*date) == *day))
            .collect();
        let ends = days.keys().next().zip(days.keys().next_back());
        let mut parts = Vec::new();
        let mut month = ends.and_then(|(first, _)| first.with_day(1));
        while let Some(first) = month.filter(|first| ends.is_some_and(|(_, last)| first <= last)) {
            parts.push(Part::lead(self.texts.locale.month(first)));
            parts.push(Part::table(self.month(&almanac, &shown, &days, first)));
            month = first.checked_add_months(Months::new(1));
        }
        self.section("schedule-months", parts)
    }

    /// What each day has, by time.
    fn days(&self) -> BTreeMap<NaiveDate, Vec<String>> {
        let mut days: BTreeMap<NaiveDate, Vec<String>> = BTreeMap::new();
        // Subgroups that have a class of one kind at one time share a line.
        let mut sessions: Vec<(&Session, Vec<&Session>)> = Vec::new();
        for session in &self.schedule.sessions {
            let is_same = |other: &Session| {
                (other.start, other.kind, &other.milestone, other.status)
                    == (session.start, session.kind, &session.milestone, session.status)
            };
            match sessions.iter_mut().find(|(first, _)| is_same(first)) {
                Some((_, all)) => all.push(session),
                None => sessions.push((session, vec![session])),
            }
        }
        for (first, all) in sessions {
            days.entry(first.date).or_default().push(self.short(first, &all));
        }
        for deadline in self.deadlines() {
            let values = [("time", deadline.clock.to_string()), ("title", self.due_title(deadline))];
            let said = self.texts.say("schedule-until", &values.each_ref().map(|(key, value)| (*key, value.as_str())));
            days.entry(deadline.date).or_default().push(said);
        }
        days
    }

    /// Classes of one kind at one time in short: time, kind, groups that are not all, rooms.
    fn short(&self, first: &Session, all: &[&Session]) -> String {
        let what = match &first.milestone {
            Some(id) => self.milestone(id),
            None => self.texts.locale.activity(first.kind).short.clone(),
        };
        let who = |session: &&Session| {
            let (groups, room) = (self.texts.groups(&session.groups), self.room(session));
            if room.is_empty() { groups } else { format!("{groups} ({room})") }
        };
        let everybody = self.schedule.sessions.iter().all(|session| session.groups == first.groups);
        let mut line = format!("{} {what}", first.time.start);
        if everybody {
            let room = self.room(first);
            line.extend((!room.is_empty()).then(|| format!(" ({room})")));
        } else {
            line = format!("{line}: {}", all.iter().map(who).collect::<Vec<_>>().join("; "));
        }
        if first.status == Status::Cancelled {
            line = format!("{line} — {}", self.texts.word("schedule-cancelled"));
        }
        line
    }

    fn month(
        &self,
        almanac: &Almanac<'_>,
        shown: &[Weekday],
        days: &BTreeMap<NaiveDate, Vec<String>>,
        first: NaiveDate,
    ) -> Table {
        let weeks = self.offering.value.span.term.as_ref().and_then(|term| almanac.weeks(term));
        let mut head: Vec<Cell> = weeks.iter().map(|_| Cell::text(self.texts.word("schedule-week-short"))).collect();
        head.extend(shown.iter().map(|day| Cell::text(self.texts.weekday_short(*day))));
        let mut columns: Vec<Column> = weeks.iter().map(|_| Column::fixed(9, Align::Center)).collect();
        let is_used = |day: &Weekday| days.keys().any(|date| Weekday::of(*date) == *day);
        columns.extend(shown.iter().map(|day| Column::growing(if is_used(day) { SHARES.0 } else { SHARES.1 })));
        let mondays = monday_of(first).iter_weeks().take_while(|monday| {
            let next = first.checked_add_months(Months::new(1));
            next.is_some_and(|next| *monday < next)
        });
        let rows = mondays.filter_map(|monday| {
            let dates: Vec<NaiveDate> =
                shown.iter().filter_map(|day| monday.checked_add_days(Days::new(*day as u64))).collect();
            let is_meant = |date: &NaiveDate| {
                let within =
                    |(first, last): (&NaiveDate, &NaiveDate)| (monday_of(*first)..=*last).contains(&monday_of(*date));
                date.month() == first.month() && days.keys().next().zip(days.keys().next_back()).is_some_and(within)
            };
            if !dates.iter().any(is_meant) {
                return None;
            }
            // A week that begins on a Sunday or a Saturday has the number that most of its days have.
            let middle = monday.checked_add_days(Days::new(2));
            let number = weeks.zip(middle).map(|(weeks, date)| weeks.number(date));
            let number = number.map(|week| if week > 0 { Cell::text(week.to_string()).head() } else { Cell::text("") });
            let cell = |date: &NaiveDate| {
                if date.month() == first.month() { self.day(almanac, days, *date) } else { Cell::text("") }
            };
            let cells = number.into_iter().chain(dates.iter().map(cell)).collect();
            Some(Row { height: Some(Measure::whole(WEEK)), ..Row::new(cells) })
        });
        let size = Some(Measure::whole(SIZE));
        Table { columns, head: vec![head], rows: rows.collect(), size, whole: true, ..Table::default() }
    }

    fn day(&self, almanac: &Almanac<'_>, days: &BTreeMap<NaiveDate, Vec<String>>, date: NaiveDate) -> Cell {
        let plan = almanac.day(date);
        let off = plan.stretches.iter().find_map(|stretch| match stretch.state {
            State::Off(entry) if plan.is_off() => almanac.entry(entry).off.as_ref(),
            _ => None,
        });
        let number = Inline::Strong { content: vec![Inline::Text { text: date.day().to_string() }] };
        let why = off.map(|why| Inline::Emphasis {
            content: vec![Inline::Text { text: format!(" {}", self.texts.title(why)) }],
        });
        let mut blocks = vec![Block::Paragraph { content: [number].into_iter().chain(why).collect() }];
        blocks.extend(days.get(&date).into_iter().flatten().map(|line| paragraph(line)));
        Cell::new(blocks)
    }
}
