//! Years of study, day by day: what each day is for by the academic calendar of a programme (календарный учебный график).

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};

use super::almanac::{Almanac, State};
use super::holidays::{holidays, is_holiday};
use crate::catalog::Catalog;
use crate::model::calendar::{OffKind, Part, PartKind};
use crate::model::program::{StudyTerm, StudyYear};
use crate::model::{AcademicCalendar, Calendar, Country, Program, Text, Weekday};

/// Days of study in a week, where nothing says otherwise.
const WEEK_DAYS: u8 = 6;

/// A year of study, laid out in days.
#[derive(Debug, Clone)]
pub struct Year<'a> {
    /// Its place in the list of years.
    pub index: usize,
    /// What the programme says of it.
    pub study: &'a StudyYear,
    /// Days of study in a week.
    pub week_days: u8,
    /// All its days in order.
    pub days: Vec<StudyDay>,
    /// The parts of its semesters as far as they lie in it, by their first day.
    pub stretches: Vec<Stretch<'a>>,
}

/// A part of a semester.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// Number of the semester.
    pub semester: u8,
    /// What it is for.
    pub kind: PartKind,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// What its calendar or the programme calls it.
    pub title: Option<&'a Text>,
}

/// A day of a year of study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StudyDay {
    /// The date.
    pub date: NaiveDate,
    /// The semester that it belongs to: that of the last term begun.
    pub semester: u8,
    /// What it is for.
    pub mark: Mark,
    /// Parts that it lies in, where these are several.
    pub twice: Option<(PartKind, PartKind)>,
}

/// What a day of a year of study is for, in the order of printing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// What the part is for that it lies in.
    Part(PartKind),
    /// A public holiday, whatever part it lies in.
    Holiday,
    /// A day off that was moved to it from a weekend.
    Transfer,
    /// A day on which nobody studies in any week; no sum counts it.
    Weekend,
    /// Nothing says.
    Nothing,
}

impl Year<'_> {
    /// The days that sums count.
    pub fn counted(&self) -> impl Iterator<Item = &StudyDay> {
        self.days.iter().filter(|day| day.mark != Mark::Weekend)
    }

    /// The day of a date; `None` where the year has not begun or is over.
    pub fn day(&self, date: NaiveDate) -> Option<&StudyDay> {
        let place = (date - self.days.first()?.date).num_days();
        self.days.get(usize::try_from(place).ok()?)
    }

    /// How many days of a semester, or of the whole year, have a mark.
    pub fn count(&self, semester: Option<u8>, mark: Mark) -> usize {
        let of = |day: &&StudyDay| day.mark == mark && semester.is_none_or(|number| day.semester == number);
        self.days.iter().filter(of).count()
    }
}

/// A term of a year with what it takes from its calendar.
struct Term<'a> {
    semester: u8,
    from: NaiveDate,
    to: NaiveDate,
    stretches: Vec<Stretch<'a>>,
    almanac: Option<Almanac<'a>>,
}

/// The years of a programme, laid out in days. A year is left out where a calendar that it names has errors.
pub fn years<'a>(catalog: &'a Catalog, program: &'a Program) -> Vec<Year<'a>> {
    let Some(academic) = &program.academic_calendar else { return Vec::new() };
    let week_days = week_days(catalog, academic);
    let laid_out = |(index, study): (usize, &'a StudyYear)| {
        let terms: Vec<Term<'a>> = study.terms.iter().map(|term| self::term(catalog, term)).collect::<Option<_>>()?;
        let start = study.start.or(terms.iter().map(|term| term.from).min())?;
        let end = study.end.or(terms.iter().map(|term| term.to).max())?;
        let off = Off::new(academic.country, week_days, (start, end));
        let day = |date| day(&terms, &off, week_days, date);
        let days = start.iter_days().take_while(|date| *date <= end).filter_map(day).collect();
        let within = |part: &Stretch<'a>| Stretch { from: part.from.max(start), to: part.to.min(end), ..*part };
        let mut stretches: Vec<Stretch<'a>> = terms.iter().flat_map(|term| &term.stretches).map(within).collect();
        stretches.retain(|stretch| stretch.from <= stretch.to);
        stretches.sort_by_key(|stretch| (stretch.from, stretch.to, stretch.kind));
        Some(Year { index, study, week_days, days, stretches })
    };
    academic.years.iter().enumerate().filter_map(laid_out).collect()
}

fn week_days(catalog: &Catalog, academic: &AcademicCalendar) -> u8 {
    let mut terms = academic.years.iter().flat_map(|year| &year.terms);
    let first = terms.find_map(|term| catalog.calendars.get(term.calendar.as_ref()?));
    academic.week_days.or(first.and_then(|calendar| calendar.value.week_days)).unwrap_or(WEEK_DAYS).clamp(1, 7)
}

/// A term with its parts; `None` where its calendar has errors. A term without parts is for teaching.
fn term<'a>(catalog: &'a Catalog, written: &'a StudyTerm) -> Option<Term<'a>> {
    let semester = written.semester;
    let stretch = |part: &'a Part| {
        let Part { kind, from, to, ref title } = *part;
        Stretch { semester, kind, from, to, title: title.as_ref() }
    };
    let Some((calendar, id)) = written.calendar.as_ref().zip(written.term.as_ref()) else {
        let stretches: Vec<Stretch<'a>> = written.parts.iter().map(stretch).collect();
        let from = stretches.iter().map(|part| part.from).min()?;
        let to = stretches.iter().map(|part| part.to).max()?;
        return Some(Term { semester, from, to, stretches, almanac: None });
    };
    let calendar: &Calendar = &catalog.calendars.get(calendar)?.value;
    let term = calendar.terms.get(id)?;
    let (from, to) = (term.start, term.end);
    let mut stretches: Vec<Stretch<'a>> = term.parts.values().map(stretch).collect();
    if stretches.is_empty() {
        stretches.push(Stretch { semester, kind: PartKind::Teaching, from, to, title: None });
    }
    Some(Term { semester, from, to, stretches, almanac: Some(Almanac::new(calendar)) })
}

fn day(terms: &[Term<'_>], off: &Off, week_days: u8, date: NaiveDate) -> Option<StudyDay> {
    let begun = terms.iter().filter(|term| term.from <= date).max_by_key(|term| term.from);
    let semester = begun.or(terms.iter().min_by_key(|term| term.from))?.semester;
    let covering = |stretch: &&Stretch<'_>| (stretch.from..=stretch.to).contains(&date);
    let mut kinds = terms.iter().flat_map(|term| &term.stretches).filter(covering).map(|stretch| stretch.kind);
    let (first, second) = (kinds.next(), kinds.next());
    let here = terms.iter().filter(|term| (term.from..=term.to).contains(&date));
    let calendars: Vec<&Almanac<'_>> = here.filter_map(|term| term.almanac.as_ref()).collect();
    let kind = match calendars.as_slice() {
        [] => off.kind(date),
        calendars => calendars.iter().find_map(|almanac| off_by_calendar(almanac, date)),
    };
    let mark = match (kind, first) {
        _ if Weekday::of(date) as u8 >= week_days => Mark::Weekend,
        (Some(OffKind::Holiday), _) => Mark::Holiday,
        (Some(OffKind::Transfer), _) => Mark::Transfer,
        (_, Some(kind)) => Mark::Part(kind),
        (Some(OffKind::Recess), None) => Mark::Part(PartKind::Recess),
        (None, None) if calendars.iter().any(|almanac| is_worked_off(almanac, date)) => Mark::Part(PartKind::Teaching),
        (None, None) => Mark::Nothing,
    };
    Some(StudyDay { date, semester, mark, twice: first.zip(second) })
}

/// What kind of day off a calendar makes of a whole day; a public holiday of its country is one whatever its entries say.
fn off_by_calendar(almanac: &Almanac<'_>, date: NaiveDate) -> Option<OffKind> {
    if almanac.calendar.country.is_some_and(|country| is_holiday(country, date)) {
        return Some(OffKind::Holiday);
    }
    let day = almanac.day(date);
    let entry = |state| if let State::Off(entry) = state { Some(almanac.entry(entry).kind) } else { None };
    if day.is_off() { day.stretches.first().and_then(|stretch| entry(stretch.state)) } else { None }
}

/// Whether a calendar gives the classes of another day.
fn is_worked_off(almanac: &Almanac<'_>, date: NaiveDate) -> bool {
    almanac.day(date).stretches.iter().any(|stretch| matches!(stretch.state, State::RunsAs(..)))
}

/// Days off that a country has by law, and those that its decrees have moved.
struct Off {
    country: Option<Country>,
    moved: BTreeSet<NaiveDate>,
}

impl Off {
    fn new(country: Option<Country>, week_days: u8, (start, end): (NaiveDate, NaiveDate)) -> Self {
        let known = |year| holidays(country?, year, week_days).filter(|known| !known.foretold);
        let days = (start.year()..=end.year()).filter_map(known).flat_map(|known| known.off);
        let moved = days.filter(|day| day.kind == OffKind::Transfer).map(|day| day.date).collect();
        Self { country, moved }
    }

    fn kind(&self, date: NaiveDate) -> Option<OffKind> {
        let holiday = self.country.is_some_and(|country| is_holiday(country, date));
        let moved = || self.moved.contains(&date).then_some(OffKind::Transfer);
        holiday.then_some(OffKind::Holiday).or_else(moved)
    }
}
