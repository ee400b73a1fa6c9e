//! `syllabus schedule`, `today` and `next`.

mod makeup;

use chrono::NaiveDate;

use super::args::{Schedule, Shared, Soon};
use super::table::{self, Align};
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::catalog::Catalog;
use crate::document::{Edition, Format, Of, Request, schedule};
use crate::locale::Locale;
use crate::model::Lang;
use crate::plan::{self, Plan};
use crate::project;
use crate::render::ics;
use crate::report::Failure;
use crate::report::words::{Count, did_you_mean};
use crate::write;

const COLUMNS: [Align; 7] = [Align::Left; 7];

/// Prints every class of an offering, or writes the lock file.
pub(super) fn run(args: &Schedule, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &args.at, &super::args::RuleLevels::default())?;
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let plan = plan::plan(catalog);
    let desk = Desk::new(catalog, &plan, args.lang.as_deref())?;
    if args.lock {
        let today = catalogue::dated(&opened.sources, args.date)?.date;
        let today =
            today.ok_or_else(|| Failure::new("nothing says which day it is").hint("name it: `--date 2026-09-01`"))?;
        let before = project::lock(&opened.sources);
        let lock = lock(&desk, &before, today);
        let changed = lock.values().filter(|locked| before.get(&locked.uid) != Some(locked)).count();
        write::replace(opened.sources.root(), ics::LOCK, ics::write(&lock).as_bytes())?;
        terminal.note(&format!("{} in {}, {changed} new or changed", Count(lock.len(), "event"), ics::LOCK));
        return Ok(Outcome::Clean);
    }
    let Some(id) = &args.id else {
        let ids = catalog.offerings.keys().map(|id| format!("{id}\n"));
        terminal.out(&ids.collect::<String>())?;
        return Ok(Outcome::Clean);
    };
    let Some(offering) = catalog.offerings.get(id.as_str()) else {
        let mut failure = Failure::new(format!("unknown offering `{id}`"));
        failure.hints.extend(did_you_mean(id, catalog.offerings.keys().map(|id| id.as_str())));
        return Err(failure.hint("`syllabus schedule` lists the offerings"));
    };
    if args.makeup {
        let proposals =
            plan.schedules.get(&offering.id).map(|schedule| schedule.makeups.as_slice()).unwrap_or_default();
        return makeup::run(proposals, args.apply, &opened.sources, offering, terminal);
    }
    let rows: Vec<Vec<String>> =
        schedule::lines(&desk.request(Of::Offering(offering))).into_iter().map(|(_, cells)| cells).collect();
    terminal.out(&table::render(&COLUMNS, &rows))?;
    Ok(Outcome::Clean)
}

/// Prints the classes of a day of all offerings.
pub(super) fn today(args: &Soon, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    soon(args, shared, terminal, |day, date| date == day)
}

/// Prints the next class of each offering.
pub(super) fn next(args: &Soon, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    soon(args, shared, terminal, |day, date| date >= day)
}

fn soon(
    args: &Soon,
    shared: &Shared,
    terminal: &Terminal,
    is_asked: fn(NaiveDate, NaiveDate) -> bool,
) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &super::args::At::default(), &super::args::RuleLevels::default())?;
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let day = catalogue::day(args.date)?;
    let plan = plan::plan(catalog);
    let desk = Desk::new(catalog, &plan, args.lang.as_deref())?;
    let mut rows: Vec<(NaiveDate, Vec<String>)> = Vec::new();
    for offering in catalog.offerings.values() {
        let lines = schedule::lines(&desk.request(Of::Offering(offering)));
        let mut asked = lines.into_iter().filter(|(date, _)| is_asked(day, *date));
        let first = asked.next();
        let date = first.as_ref().map(|(date, _)| *date);
        rows.extend(first);
        rows.extend(asked.filter(|(other, _)| Some(*other) == date));
    }
    rows.sort();
    if rows.is_empty() {
        terminal.note(&format!("no class on {day}"));
    }
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(_, cells)| cells).collect();
    terminal.out(&table::render(&COLUMNS, &rows))?;
    Ok(Outcome::Clean)
}

/// What the lock file is to remember: every event as it is now, and those that are no longer planned until they are over.
fn lock(desk: &Desk<'_>, before: &ics::Lock, today: NaiveDate) -> ics::Lock {
    let Some(offering) = desk.catalog.offerings.values().next() else { return ics::Lock::new() };
    let edition = Edition { date: Some(today), ..Edition::default() };
    let request = Request { edition: &edition, ..desk.request(Of::Offering(offering)) };
    let mut lock = ics::Lock::new();
    for feed in schedule::feeds(&request) {
        for event in &feed.events {
            lock.insert(event.uid.clone(), ics::locked(event, before, today));
        }
        for (event, locked) in ics::gone(&feed, before) {
            if event.start.date_naive() >= today {
                lock.insert(locked.uid.clone(), locked);
            }
        }
    }
    lock
}

/// A catalogue with its plan, to be told in a language.
struct Desk<'a> {
    catalog: &'a Catalog,
    plan: &'a Plan,
    lang: Lang,
    locale: &'static Locale,
    edition: Edition,
}

impl<'a> Desk<'a> {
    fn new(catalog: &'a Catalog, plan: &'a Plan, lang: Option<&str>) -> Result<Self, Failure> {
        let lang = catalogue::language(catalog, lang)?;
        let locale = Locale::of(&lang).ok_or_else(|| Failure::new(format!("there are no words in `{lang}`")))?;
        Ok(Self { catalog, plan, lang, locale, edition: Edition::default() })
    }

    fn request<'b>(&'b self, of: Of<'b>) -> Request<'b> {
        Request {
            catalog: self.catalog,
            plan: self.plan,
            of,
            lang: &self.lang,
            locale: self.locale,
            format: Format::Json,
            edition: &self.edition,
            names: &[],
        }
    }
}
