//! `syllabus schedule`, `today` and `next`.

mod makeup;

use chrono::NaiveDate;

use super::args::{Schedule, Shared, Soon};
use super::table::{self, Align};
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::catalog::{Catalog, lock};
use crate::check;
use crate::document::schedule;
use crate::document::{Edition, Format, Of, Request};
use crate::locale::Locale;
use crate::model::{Id, Lang};
use crate::plan::Plan;
use crate::report::words::Count;
use crate::report::{Failure, Report, Severity};
use crate::write;

const COLUMNS: [Align; 7] = [Align::Left; 7];

/// Prints every class of an offering, or writes the lock file.
pub(super) fn run(args: &Schedule, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &args.at, &super::args::RuleLevels::default())?;
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    if (args.lock || args.apply) && lacks_something(args, &opened.report) {
        terminal.findings(&opened.report, &opened.sources);
        terminal.note("nothing was written: what has errors is not planned");
        return Ok(Outcome::Findings);
    }
    let desk = Desk::new(catalog, &opened.plan, args.lang.as_deref())?;
    if args.lock {
        let today = catalogue::dated(&opened.sources, args.date)?.date;
        let today =
            today.ok_or_else(|| Failure::new("nothing says which day it is").hint("name it: `--date 2026-09-01`"))?;
        let events = schedule::lock(&desk.request(Of::Catalog), today);
        let changed = events.values().filter(|locked| catalog.lock.get(&locked.uid) != Some(locked)).count();
        write::replace(opened.sources.root(), lock::LOCK, lock::write(&events).as_bytes())?;
        terminal.note(&format!("{} in {}, {changed} new or changed", Count(events.len(), "event"), lock::LOCK));
        return Ok(Outcome::Clean);
    }
    let Some(id) = &args.id else {
        let ids = catalog.offerings.keys().map(|id| format!("{id}\n"));
        terminal.out(&ids.collect::<String>())?;
        return Ok(Outcome::Clean);
    };
    let Some(offering) = catalog.offerings.get(id.as_str()) else {
        return Err(catalogue::unknown("offering", id, catalog.offerings.keys().map(Id::as_str)));
    };
    if args.makeup {
        let proposals =
            opened.plan.schedules.get(&offering.id).map(|schedule| schedule.makeups.as_slice()).unwrap_or_default();
        return makeup::run(proposals, args.apply, &opened.sources, offering, terminal);
    }
    let rows: Vec<Vec<String>> =
        schedule::lines(&desk.request(Of::Offering(offering))).into_iter().map(|(_, cells)| cells).collect();
    terminal.out(&table::render(&COLUMNS, &rows))?;
    Ok(Outcome::Clean)
}

/// Whether errors forbid to write. Faults of files and references leave offerings out of the plan; a rule, such as one of hours
/// that lack a class, forbids to publish, and not to make up for them.
fn lacks_something(args: &Schedule, report: &Report) -> bool {
    let mut errors = report.diagnostics().iter().filter(|finding| finding.severity == Severity::Error);
    errors.any(|finding| args.lock || check::rule(finding.code).is_none())
}

/// Prints the classes of a day of all offerings.
pub(super) fn today(args: &Soon, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    soon(args, shared, terminal, ("on", |day, date| date == day))
}

/// Prints the next class of each offering.
pub(super) fn next(args: &Soon, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    soon(args, shared, terminal, ("on or after", |day, date| date >= day))
}

fn soon(
    args: &Soon,
    shared: &Shared,
    terminal: &Terminal,
    (when, is_asked): (&str, fn(NaiveDate, NaiveDate) -> bool),
) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &super::args::At::default(), &super::args::RuleLevels::default())?;
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let day = catalogue::day(args.date)?;
    let desk = Desk::new(catalog, &opened.plan, args.lang.as_deref())?;
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
        terminal.note(&format!("no class {when} {day}"));
    }
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(_, cells)| cells).collect();
    terminal.out(&table::render(&COLUMNS, &rows))?;
    Ok(Outcome::Clean)
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
