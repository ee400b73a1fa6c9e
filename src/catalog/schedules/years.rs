//! `academic-calendar` of `programs/<id>.yaml`: calendars and terms that are there, dates in order, each year and semester once.

use chrono::NaiveDate;

use super::{Scope, unique};
use crate::catalog::Catalog;
use crate::catalog::dangling::unknown;
use crate::model::Program;
use crate::model::program::{StudyTerm, StudyYear};
use crate::report::Place;
use crate::source::{Kind, Path};

/// Follows every reference of a programme's academic calendar.
pub(super) fn check(program: &Program, catalog: &Catalog, scope: &mut Scope<'_>) {
    let Some(academic) = &program.academic_calendar else { return };
    if let Some(days) = academic.week_days.filter(|days| !(1..=7).contains(days)) {
        let path = Path::root().key("academic-calendar").key("week-days");
        scope.fault("impossible-time", path, format!("a week of {days} days of study"), "weeks have 1 to 7");
    }
    let list = Path::root().key("academic-calendar").key("years");
    if academic.years.is_empty() {
        let hint = "name its years: `years: [{year: 1, terms: […]}]`, or leave `academic-calendar` out";
        scope.fault("nothing-named", list.clone(), "the academic calendar has no year", hint);
    }
    let years: Vec<String> = academic.years.iter().map(|year| year.year.to_string()).collect();
    let place = |i: usize| list.index(i).key("year");
    unique("year", scope.file, years.iter().enumerate().map(|(i, year)| (year.as_str(), i)), place, scope.report);
    let terms = || academic.years.iter().enumerate().flat_map(|(i, year)| (0..year.terms.len()).map(move |j| (i, j)));
    let number = |(i, j): (usize, usize)| academic.years[i].terms[j].semester.to_string();
    let semesters: Vec<(String, (usize, usize))> = terms().map(|at| (number(at), at)).collect();
    let place = |(i, j): (usize, usize)| list.index(i).key("terms").index(j).key("semester");
    let names = semesters.iter().map(|(semester, at)| (semester.as_str(), *at));
    unique("semester", scope.file, names, place, scope.report);
    let known: Vec<String> = program.semesters.iter().map(|semester| semester.number.to_string()).collect();
    for (semester, at) in semesters.iter().filter(|(semester, _)| !known.is_empty() && !known.contains(semester)) {
        let place = Place::Value(scope.file, place(*at));
        let known = known.iter().map(String::as_str);
        scope.report.push(unknown("unknown-semester", "semester", semester, place, known));
    }
    for (i, year) in academic.years.iter().enumerate() {
        self::year(year, catalog, &list.index(i), scope);
    }
}

fn year(year: &StudyYear, catalog: &Catalog, path: &Path, scope: &mut Scope<'_>) {
    if year.terms.is_empty() {
        let message = format!("year {} has no semester", year.year);
        let hint = "name them: `terms: [{semester: 1, calendar: …, term: …}]`";
        scope.fault("nothing-named", path.key("terms"), message, hint);
    }
    let mut reach: Option<(NaiveDate, NaiveDate)> = None;
    for (i, written) in year.terms.iter().enumerate() {
        let path = path.key("terms").index(i);
        let Some((from, to)) = term(written, catalog, &path, scope) else { return };
        reach = reach.map_or(Some((from, to)), |(first, last)| Some((first.min(from), last.max(to))));
    }
    let Some((first, last)) = reach else { return };
    let place = if year.end.is_some() { path.key("end") } else { path.key("terms") };
    let before = scope.report.diagnostics().len();
    let (start, end) = (year.start.unwrap_or(first), year.end.unwrap_or(last));
    scope.ordered(start, end, place);
    if scope.report.diagnostics().len() == before {
        within(year, (start, end), path, scope);
    }
}

/// The first and last day of a term; `None` where they are not known, which is reported here or with its calendar.
fn term(written: &StudyTerm, catalog: &Catalog, path: &Path, scope: &mut Scope<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let (calendar, term) = match (&written.calendar, &written.term, written.parts.as_slice()) {
        (Some(calendar), Some(term), []) => (calendar, term),
        (None, None, [_, ..]) => return own(written, path, scope),
        _ => {
            let message = format!("semester {} does not say which days it has", written.semester);
            let hint = "give a `calendar` and its `term`, or `parts` with dates";
            scope.fault("not-one-of", path.clone(), message, hint);
            return None;
        }
    };
    let Some(found) = catalog.calendars.get(calendar) else {
        if !catalog.broken.has(Kind::Calendar, calendar) {
            scope.known("unknown-calendar", "calendar", calendar, path.key("calendar"), &catalog.calendars);
        }
        return None;
    };
    scope.known("unknown-term", "term", term, path.key("term"), &found.value.terms);
    found.value.terms.get(term).map(|term| (term.start, term.end))
}

/// Parts that stand in the programme itself.
fn own(written: &StudyTerm, path: &Path, scope: &mut Scope<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let before = scope.report.diagnostics().len();
    for (i, part) in written.parts.iter().enumerate() {
        scope.ordered(part.from, part.to, path.key("parts").index(i).key("to"));
    }
    let sound = scope.report.diagnostics().len() == before;
    let (from, to) =
        (written.parts.iter().map(|part| part.from).min()?, written.parts.iter().map(|part| part.to).max()?);
    sound.then_some((from, to))
}

/// Reports own parts that the year does not have.
fn within(year: &StudyYear, (start, end): (NaiveDate, NaiveDate), path: &Path, scope: &mut Scope<'_>) {
    for (i, term) in year.terms.iter().enumerate() {
        for (j, part) in term.parts.iter().enumerate() {
            for (key, date) in [("from", part.from), ("to", part.to)] {
                if !(start..=end).contains(&date) {
                    let message = format!("{date} is not within year {}, {start} to {end}", year.year);
                    let path = path.key("terms").index(i).key("parts").index(j).key(key);
                    scope.fault("impossible-time", path, message, "move the part, or lengthen the year");
                }
            }
        }
    }
}
