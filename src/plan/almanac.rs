//! What a calendar says of each day: its pattern, its bells, its week and the week's label.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Days, NaiveDate};

use crate::model::calendar::{Advance, Bells, Day, PartKind, Rest, Term};
use crate::model::offering::Span;
use crate::model::time::DAY;
use crate::model::{Calendar, ClockRange, Id, Weekday};

/// A calendar with its days looked up by date.
#[derive(Debug)]
pub struct Almanac<'a> {
    /// The calendar.
    pub calendar: &'a Calendar,
    entries: BTreeMap<NaiveDate, Vec<usize>>,
    weeks: BTreeMap<&'a Id, Weeks<'a>>,
}

/// What a stretch of a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'a> {
    /// What its day of the week is.
    Usual,
    /// Free of classes, by an entry of the calendar.
    Off(usize),
    /// Run as a day of the week, with a label where one is given, by an entry of the calendar.
    RunsAs(Weekday, Option<&'a Id>, usize),
}

/// A stretch of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// Minutes of its beginning and its end.
    pub minutes: (u16, u16),
    /// What it is.
    pub state: State<'a>,
}

/// A day as the calendar has it.
#[derive(Debug, Clone)]
pub struct DayPlan<'a> {
    /// Stretches in their order; they fill the day.
    pub stretches: Vec<Stretch<'a>>,
    /// The table of bells that an entry names.
    pub bells: Option<&'a Bells>,
    /// Entries that later ones hide: the hidden and the hiding.
    pub hidden: Vec<(usize, usize)>,
}

impl<'a> DayPlan<'a> {
    /// What the stretches that a time meets are.
    pub fn states(&self, range: ClockRange) -> impl Iterator<Item = State<'a>> + '_ {
        let (start, end) = (range.start.minutes(), range.end.minutes());
        self.stretches.iter().filter(move |s| s.minutes.0 < end && start < s.minutes.1).map(|s| s.state)
    }

    /// Whether no class may be held on any part of it.
    pub fn is_off(&self) -> bool {
        self.stretches.iter().all(|stretch| matches!(stretch.state, State::Off(_)))
    }

    /// Lays a state over a part of the day.
    fn paint(&mut self, from: u16, to: u16, state: State<'a>) {
        let mut painted = Vec::with_capacity(self.stretches.len() + 2);
        for old in &self.stretches {
            let (start, end) = old.minutes;
            let pieces = [(start, end.min(from)), (start.max(to), end)];
            painted.extend(pieces.into_iter().filter(|(a, b)| a < b).map(|minutes| Stretch { minutes, ..*old }));
            if start < to && from < end {
                let differs = std::mem::discriminant(&old.state) != std::mem::discriminant(&state);
                if let (Some(earlier), Some(later), true) = (entry(old.state), entry(state), differs) {
                    self.hidden.push((earlier, later));
                }
            }
        }
        if from < to {
            painted.push(Stretch { minutes: (from, to), state });
        }
        painted.sort_by_key(|stretch| stretch.minutes);
        self.stretches = painted;
    }
}

/// The entry that makes a stretch what it is.
fn entry(state: State<'_>) -> Option<usize> {
    match state {
        State::Usual => None,
        State::Off(entry) | State::RunsAs(_, _, entry) => Some(entry),
    }
}

impl<'a> Almanac<'a> {
    /// Looks a calendar's days up.
    pub fn new(calendar: &'a Calendar) -> Self {
        let mut entries: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
        for (i, day) in calendar.days.iter().enumerate() {
            let Some((from, to)) = day.range() else { continue };
            from.iter_days().take_while(|date| *date <= to).for_each(|date| entries.entry(date).or_default().push(i));
        }
        let mut almanac = Self { calendar, entries, weeks: BTreeMap::new() };
        almanac.weeks = calendar.terms.iter().map(|(id, term)| (id, Weeks::new(&almanac, term))).collect();
        almanac
    }

    /// The entry of the calendar's list of days.
    pub fn entry(&self, index: usize) -> &'a Day {
        &self.calendar.days[index]
    }

    /// What the calendar says of a date. Later entries win over earlier ones.
    pub fn day(&self, date: NaiveDate) -> DayPlan<'a> {
        let whole = Stretch { minutes: (0, DAY), state: State::Usual };
        let mut plan = DayPlan { stretches: vec![whole], bells: None, hidden: Vec::new() };
        for &i in self.entries.get(&date).into_iter().flatten() {
            let day = &self.calendar.days[i];
            if let Some(bells) = day.bells.as_ref().and_then(|bells| self.calendar.bells.get(bells)) {
                plan.bells = Some(bells);
            }
            let state = match (day.runs_as, &day.off) {
                (Some(weekday), _) => State::RunsAs(weekday, day.label.as_ref(), i),
                (None, Some(_)) => State::Off(i),
                (None, None) => continue,
            };
            let (from, to) = (day.after.map_or(0, |at| at.minutes()), day.before.map_or(DAY, |at| at.minutes()));
            if day.rest == Some(Rest::Off) {
                plan.paint(0, from, State::Off(i));
                plan.paint(to, DAY, State::Off(i));
            }
            plan.paint(from, to, state);
        }
        plan
    }

    /// The weeks of a term.
    pub fn weeks(&self, term: &Id) -> Option<&Weeks<'a>> {
        self.weeks.get(term)
    }

    /// The number of the week of a date: in the term of a span, else counted from the week of its first day.
    pub fn week(&self, span: &Span, date: NaiveDate) -> Option<i64> {
        let weeks = span.term.as_ref().and_then(|term| self.weeks(term));
        let free = |first| (monday_of(date) - monday_of(first)).num_days().div_euclid(7) + 1;
        weeks.map(|weeks| weeks.number(date)).or_else(|| span.from.map(free))
    }

    /// The days of a span, in order: those of the teaching parts of its term, or all from the first to the last.
    pub fn days(&self, span: &Span) -> Vec<NaiveDate> {
        let term = span.term.as_ref().and_then(|id| self.calendar.terms.get(id));
        let mut days = BTreeSet::new();
        match term {
            Some(term) => self.term_days(term, &span.parts, &mut days),
            None => {
                if let Some((from, to)) = span.from.zip(span.to) {
                    days.extend(from.iter_days().take_while(|date| *date <= to));
                }
            }
        }
        let within =
            |date: &NaiveDate| span.from.is_none_or(|from| from <= *date) && span.to.is_none_or(|to| *date <= to);
        days.into_iter().filter(within).collect()
    }

    fn term_days(&self, term: &Term, parts: &[Id], days: &mut BTreeSet<NaiveDate>) {
        let ranges: Vec<(NaiveDate, NaiveDate)> = if term.parts.is_empty() {
            vec![(term.start, term.end)]
        } else if parts.is_empty() {
            term.parts
                .values()
                .filter(|part| part.kind == PartKind::Teaching)
                .map(|part| (part.from, part.to))
                .collect()
        } else {
            parts.iter().filter_map(|id| term.parts.get(id)).map(|part| (part.from, part.to)).collect()
        };
        for (from, to) in ranges {
            days.extend(from.iter_days().take_while(|date| *date <= to));
        }
    }
}

/// The weeks of a term: numbers and labels. Never those of ISO 8601.
#[derive(Debug)]
pub struct Weeks<'a> {
    first: NaiveDate,
    start: Weekday,
    labels: Vec<&'a Id>,
    begin: usize,
    /// Weeks with teaching, where only these move the labels on.
    teaching: Option<BTreeSet<i64>>,
    set: BTreeMap<i64, &'a Id>,
}

impl<'a> Weeks<'a> {
    fn new(almanac: &Almanac<'a>, term: &'a Term) -> Self {
        let start = term.week_start.unwrap_or(Weekday::Mon);
        let labels: Vec<&Id> = term.cycle.iter().flat_map(|cycle| &cycle.labels).map(|label| &label.id).collect();
        let begin = term.cycle.as_ref().and_then(|cycle| cycle.first.as_ref());
        let begin = begin.and_then(|first| labels.iter().position(|label| *label == first)).unwrap_or_default();
        let first = beginning(term.week1.unwrap_or(term.start), start);
        let mut weeks = Self { first, start, labels, begin, teaching: None, set: BTreeMap::new() };
        if term.cycle.as_ref().is_some_and(|cycle| cycle.advance == Advance::Teaching) {
            let mut days = BTreeSet::new();
            almanac.term_days(term, &[], &mut days);
            let taught = days.into_iter().filter(|date| {
                let day = almanac.day(*date);
                let runs = day.stretches.iter().any(|stretch| matches!(stretch.state, State::RunsAs(..)));
                !day.is_off() && (runs || almanac.calendar.teaches_on(Weekday::of(*date)))
            });
            weeks.teaching = Some(taught.map(|date| weeks.number(date)).collect());
        }
        weeks.set = term.week_labels.iter().map(|(date, label)| (weeks.number(*date), label)).collect();
        weeks
    }

    /// The number of the week of a date; week 1 is the one that the term names.
    pub fn number(&self, date: NaiveDate) -> i64 {
        (beginning(date, self.start) - self.first).num_days().div_euclid(7) + 1
    }

    /// The first day of a week.
    pub fn monday(&self, week: i64) -> Option<NaiveDate> {
        self.first.checked_add_signed(chrono::TimeDelta::try_days((week - 1).checked_mul(7)?)?)
    }

    /// The label of a week.
    pub fn label(&self, week: i64) -> Option<&'a Id> {
        if let Some(label) = self.set.get(&week) {
            return Some(label);
        }
        let count = i64::try_from(self.labels.len()).ok().filter(|count| *count > 0)?;
        let turn = match &self.teaching {
            Some(taught) if week >= 1 => i64::try_from(taught.range(1..=week).count()).unwrap_or(1).max(1),
            _ => week,
        };
        let begin = i64::try_from(self.begin).unwrap_or_default();
        self.labels.get(usize::try_from((begin + turn - 1).rem_euclid(count)).ok()?).copied()
    }
}

/// The Monday of the week of a date.
pub fn monday_of(date: NaiveDate) -> NaiveDate {
    beginning(date, Weekday::Mon)
}

/// The day on which the week of a date begins.
fn beginning(date: NaiveDate, start: Weekday) -> NaiveDate {
    let back = (7 + date.weekday().num_days_from_monday() - start as u32) % 7;
    date.checked_sub_days(Days::new(u64::from(back))).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(yaml: &str) -> Calendar {
        serde_yaml::from_str(yaml).unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const AUTUMN: &str = "
title: Autumn
timezone: Europe/Moscow
academic-hour: 45
terms:
  autumn:
    title: Autumn
    start: 2026-09-01
    end: 2026-12-27
    cycle: {labels: [{id: num, title: num}, {id: den, title: den}]}
days:
  - {on: 2026-11-04, off: Unity Day, kind: holiday}
  - {on: 2026-11-25, off: Eve, after: '15:50'}
  - {on: 2026-10-31, runs-as: wed, label: num}
  - {on: 2026-12-14, runs-as: wed, after: '15:50', rest: off}
  - {from: 2026-12-28, to: 2027-01-08, off: Recess}
";

    #[test]
    fn the_weeks_of_the_sample_year_hold() {
        let calendar = calendar(AUTUMN);
        let almanac = Almanac::new(&calendar);
        let weeks = almanac.weeks(calendar.terms.keys().next().unwrap()).unwrap();
        let of = |day: &str| {
            let week = weeks.number(date(day));
            (week, weeks.label(week).unwrap().as_str())
        };
        for day in ["2026-08-31", "2026-09-01", "2026-09-05", "2026-09-06"] {
            assert_eq!(of(day), (1, "num"), "{day}");
        }
        assert_eq!(of("2026-08-30"), (0, "den"));
        assert_eq!(of("2026-11-02"), (10, "den"));
        assert_eq!(of("2026-11-07"), (10, "den"));
        assert_eq!(of("2026-12-21"), (17, "num"));
        assert_eq!(of("2026-12-26"), (17, "num"));
        assert_eq!(weeks.monday(17), Some(date("2026-12-21")));
    }

    #[test]
    fn days_are_cut_where_the_calendar_says() {
        let calendar = calendar(AUTUMN);
        let almanac = Almanac::new(&calendar);
        let day = |text: &str| {
            let name = |state| match state {
                State::Usual => "usual".to_owned(),
                State::Off(_) => "off".to_owned(),
                State::RunsAs(weekday, label, _) => format!("{weekday}{}", label.map_or("", Id::as_str)),
            };
            let cut: Vec<String> = almanac
                .day(date(text))
                .stretches
                .iter()
                .map(|s| format!("{} {}", s.minutes.0, name(s.state)))
                .collect();
            cut.join(", ")
        };
        assert_eq!(day("2026-11-03"), "0 usual");
        assert_eq!(day("2026-11-04"), "0 off");
        assert_eq!(day("2026-11-25"), "0 usual, 950 off");
        assert_eq!(day("2026-10-31"), "0 wednum");
        assert_eq!(day("2026-12-14"), "0 off, 950 wed");
    }

    #[test]
    fn weeks_may_begin_on_any_day_and_labels_may_wait() {
        let text = AUTUMN.replace(
            "cycle: {",
            "week-start: sun\n    week-labels: {2026-09-22: num}\n    cycle: {advance: teaching, ",
        );
        let text = text.replace("days:\n", "days:\n  - {from: 2026-09-13, to: 2026-09-19, off: Practice}\n");
        let calendar = calendar(&text);
        let almanac = Almanac::new(&calendar);
        let weeks = almanac.weeks(calendar.terms.keys().next().unwrap()).unwrap();
        let labels: Vec<&str> = (1..=6).map(|week| weeks.label(week).unwrap().as_str()).collect();
        assert_eq!(weeks.number(date("2026-09-06")), 2);
        // Week 3 has no teaching and keeps the label of week 2; week 4 is set by hand.
        assert_eq!(labels, ["num", "den", "den", "num", "den", "num"]);
    }
}
