//! An intensive on days that follow one another: by a template of the calendar where one fits, else by the variant's agenda.

use chrono::NaiveDate;

use super::Wish;
use super::desk::{Desk, Lack, missing};
use crate::catalog::topic_hours;
use crate::model::offering::{AfterLecture, Meeting, Mode, OfferingDay, Order, Span};
use crate::model::time::At;
use crate::model::{
    Activity, BlockKind, Calendar, Clock, ClockRange, DateRange, DayBlock, Hours, Id, Offering, Variant, VariantDay,
    WeekSet, Weekday, When,
};
use crate::plan::almanac::Almanac;
use crate::report::Failure;
use crate::report::words::{Count, ticked};

/// Days of an intensive: those of a week at most.
const MOST: usize = 6;

/// A division of days among classes.
enum Division<'a> {
    /// So many days by a template of the calendar.
    Template(&'a Id, usize),
    /// The days of the variant's agenda, with what must be lectured on first.
    Agenda(&'a [VariantDay], AfterLecture),
}

/// The offering on the first days of the calendar's terms that are free.
///
/// # Errors
/// Where no days hold what the variant teaches, or none are free.
pub(super) fn days(wish: &Wish<'_>, variant: &Variant, desk: &mut Desk<'_>) -> Result<Offering, Failure> {
    let calendar = &wish.catalog.calendars[&wish.calendar].value;
    let almanac = Almanac::new(calendar);
    let from = calendar.terms.values().map(|term| term.start).min().expect("a wish is of a calendar with terms");
    let to = calendar.terms.values().map(|term| term.end).max().expect("a wish is of a calendar with terms");
    let all = almanac.days(&Span { from: Some(from), to: Some(to), ..Span::default() });
    let is_day = |date: &NaiveDate| calendar.teaches_on(Weekday::of(*date)) && !is_touched(&almanac, *date);
    let runs = |count: usize| {
        all.windows(count)
            .filter(|days| days.iter().all(is_day))
            .filter_map(|days| Some((*days.first()?, *days.last()?)))
    };
    let is_lab = !topic_hours(&wish.course.value).lab.is_zero();
    let kind = if is_lab { Activity::Lab } else { Activity::Lecture };
    let rooms = desk.rooms(wish, kind, &wish.groups, &[]);
    let mut count = None;
    for division in divisions(wish, calendar, variant) {
        let days = division.days();
        for (from, to) in runs(days) {
            let Some(draft) = division.draft(wish, calendar, (from, to)) else { break };
            let schedule = desk.schedule(&draft);
            // The same on all days: hours that are left over here are so everywhere.
            if !missing(&schedule).is_zero() || schedule.sessions.iter().any(|session| session.disorder) {
                break;
            }
            count = Some(days);
            let free =
                rooms.iter().find(|room| schedule.sessions.iter().all(|session| desk.is_free(session, room.as_ref())));
            let Some(room) = free else { continue };
            let draft = housed(draft, room.as_ref());
            let schedule = desk.schedule(&draft);
            if desk.is_sound(&draft, &schedule, Lack::Nothing) {
                return Ok(draft);
            }
        }
    }
    let (who, name) = (ticked(&wish.groups, "and"), &wish.calendar);
    Err(match count {
        Some(count) => desk.misfit(
            format!("no place for {} of {who} with `{}` in calendar `{name}`", Count(count, "day"), wish.teacher),
            "name another `--teacher`, `--room` or `--calendar`",
        ),
        None => desk.misfit(
            format!("neither a template of calendar `{name}` nor an agenda holds the variant's hours in a week"),
            "give it weekly: `--term ID`",
        ),
    })
}

/// Whether a calendar makes a day another one than it is.
fn is_touched(almanac: &Almanac<'_>, date: NaiveDate) -> bool {
    almanac.day(date).stretches.iter().any(|stretch| stretch.state != crate::plan::almanac::State::Usual)
}

/// Divisions of days that may hold a variant: templates by name, then the agenda.
fn divisions<'a>(wish: &Wish<'_>, calendar: &'a Calendar, variant: &'a Variant) -> Vec<Division<'a>> {
    let whole = topic_hours(&wish.course.value).contact();
    let by_template = calendar.day_templates.iter().filter_map(|(id, template)| {
        let classes = template.blocks.iter().filter(|block| block.pause.is_none());
        let hours = classes.map(|block| block.hours.or_else(|| calendar.hours(block.time.minutes())));
        let day = hours.sum::<Option<Hours>>()?;
        let count = (1..=MOST).find(|count| (0..*count).map(|_| day).sum::<Hours>() >= whole)?;
        Some(Division::Template(id, count))
    });
    let agenda = variant.agenda.iter().map(|agenda| agenda.days.as_slice());
    let agenda = agenda.filter(|days| (1..=MOST).contains(&days.len()));
    // An agenda may have an order of its own.
    let by_agenda =
        agenda.flat_map(|days| [AfterLecture::Topic, AfterLecture::Free].map(|order| Division::Agenda(days, order)));
    by_template.chain(by_agenda).collect()
}

impl Division<'_> {
    fn days(&self) -> usize {
        match self {
            Self::Template(_, count) => *count,
            Self::Agenda(days, _) => days.len(),
        }
    }

    /// The offering on days from one to another; `None` where a block's time can't be told.
    fn draft(&self, wish: &Wish<'_>, calendar: &Calendar, (from, to): (NaiveDate, NaiveDate)) -> Option<Offering> {
        let mut draft = wish.bare(Span { from: Some(from), to: Some(to), ..Span::default() });
        match self {
            Self::Template(id, _) => draft.days.push(OfferingDay {
                dates: vec![DateRange { from, to }],
                template: (*id).clone(),
                groups: wish.groups.clone(),
                teachers: vec![wish.teacher.clone()],
                room: None,
                needs: Vec::new(),
                mode: Mode::OnCampus,
                link: None,
            }),
            Self::Agenda(days, after_lecture) => {
                draft.order = Order { after_lecture: *after_lecture, ..Order::default() };
                for (day, date) in days.iter().zip(from.iter_days()) {
                    draft.meetings.extend(meetings(wish, calendar, day, Weekday::of(date))?);
                }
            }
        }
        Some(draft)
    }
}

/// The classes of a day of the agenda. A block for several kinds is divided among them.
fn meetings(wish: &Wish<'_>, calendar: &Calendar, day: &VariantDay, weekday: Weekday) -> Option<Vec<Meeting>> {
    let mut now = day.start.minutes();
    let mut found = Vec::new();
    for block in &day.blocks {
        now = block.start.map_or(now, Clock::minutes);
        let mut start = now;
        now = now.checked_add(block.minutes)?;
        for (kind, hours) in kinds(block) {
            let whole: Hours = kinds(block).map(|(_, hours)| hours).sum();
            let minutes = i64::from(block.minutes) * hours.hundredths() / whole.hundredths();
            let end = start.checked_add(u16::try_from(minutes).ok()?)?;
            let range = ClockRange { start: Clock::of_minutes(start), end: Clock::of_minutes(end) };
            found.push(Meeting {
                kind,
                also: Vec::new(),
                groups: wish.groups.clone(),
                teachers: vec![wish.teacher.clone()],
                at: At::Weekly(weekday, When::Clock(range)),
                weeks: WeekSet::default(),
                separate: false,
                room: None,
                needs: Vec::new(),
                mode: Mode::OnCampus,
                link: None,
                hours: (calendar.hours(range.minutes()) != Some(hours)).then_some(hours),
                allow: Vec::new(),
            });
            start = end;
        }
    }
    Some(found)
}

/// What is taught in a block, by kind.
fn kinds(block: &DayBlock) -> impl Iterator<Item = (Activity, Hours)> + '_ {
    let hours = block.hours.filter(|_| block.kind == BlockKind::Class);
    let kinds = Activity::ALL.into_iter().filter(|kind| kind.is_contact());
    kinds.filter_map(move |kind| Some((kind, hours?.of(kind)))).filter(|(_, hours)| !hours.is_zero())
}

/// The offering with all classes in a room.
fn housed(mut draft: Offering, room: Option<&Id>) -> Offering {
    draft.days.iter_mut().for_each(|day| day.room = room.cloned());
    draft.meetings.iter_mut().for_each(|meeting| meeting.room = room.cloned());
    draft
}
