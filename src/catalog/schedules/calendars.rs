//! `calendars/<id>.yaml`: dates in order, labels and bells that are there.

use super::Scope;
use crate::catalog::Catalog;
use crate::catalog::forms::ACADEMIC_HOUR;
use crate::model::calendar::{Bells, Calendar, Day, Term};
use crate::model::{Hours, Id};
use crate::source::Path;

/// Follows every reference of a calendar. `skip_buildings` where `resources.yaml` could not be read.
pub(super) fn check(calendar: &Calendar, catalog: &Catalog, skip_buildings: bool, scope: &mut Scope<'_>) {
    let root = Path::root();
    if !ACADEMIC_HOUR.contains(&calendar.academic_hour) {
        let message = format!("an academic hour of {} minutes", calendar.academic_hour);
        scope.fault("impossible-time", root.key("academic-hour"), message, "academic hours have 30 to 60 minutes");
        return;
    }
    for (id, bells) in &calendar.bells {
        let path = root.key("bells").key(id.as_str());
        for (i, building) in bells.buildings.iter().enumerate().filter(|_| !skip_buildings) {
            let path = path.key("buildings").index(i);
            scope.known("unknown-building", "building", building, path, &catalog.resources.buildings);
        }
        self::bells(calendar, bells, &path, scope);
    }
    for (id, term) in &calendar.terms {
        self::term(term, &root.key("terms").key(id.as_str()), scope);
    }
    for (i, day) in calendar.days.iter().enumerate() {
        self::day(calendar, day, &root.key("days").index(i), scope);
    }
    for (id, template) in &calendar.day_templates {
        let path = root.key("day-templates").key(id.as_str()).key("blocks");
        for (i, block) in template.blocks.iter().enumerate() {
            let path = path.index(i);
            if i > 0 && template.blocks[i - 1].time.end > block.time.start {
                let message = format!("block {} begins before {} is over", block.time, template.blocks[i - 1].time);
                scope.fault("impossible-time", path.key("time"), message, "blocks follow one another");
            }
            if block.pause.is_none() && block.hours.is_none() {
                minutes(calendar, block.time.minutes(), path.key("time"), scope);
            }
            for (j, kind) in block.kinds.iter().enumerate().filter(|(_, kind)| !kind.is_contact()) {
                class(kind.as_str(), path.key("kinds").index(j), scope);
            }
        }
    }
}

/// Reports a kind of work for which no class is held.
pub(super) fn class(kind: &str, path: Path, scope: &mut Scope<'_>) {
    let message = format!("no class is held for `{kind}`");
    scope.fault(
        "not-a-class",
        path,
        message,
        "classes are of the kinds `lecture`, `practical`, `lab`, `consultation` and `supervised`",
    );
}

/// Reports minutes that make no number of academic hours.
pub(super) fn minutes(calendar: &Calendar, minutes: u16, path: Path, scope: &mut Scope<'_>) {
    if calendar.hours(minutes).is_none() {
        let hour = calendar.academic_hour;
        let message = format!("{minutes} minutes are no whole number of half academic hours of {hour} minutes");
        scope.fault("hours-not-said", path, message, "say with `hours` how many it counts for");
    }
}

fn bells(calendar: &Calendar, bells: &Bells, path: &Path, scope: &mut Scope<'_>) {
    if bells.hours.is_some_and(|hours| hours == Hours::ZERO) {
        scope.fault(
            "impossible-time",
            path.key("hours"),
            "a slot of no hours",
            "leave `hours` out to count the minutes",
        );
    }
    let mut before: Option<(u8, crate::model::ClockRange)> = None;
    for (number, time) in &bells.slots {
        let path = path.key("slots").key(number.to_string());
        if bells.hours.is_none() {
            minutes(calendar, time.minutes(), path.clone(), scope);
        }
        if let Some((earlier, range)) = before
            && range.end > time.start
        {
            let message = format!("slot {number}, {time}, begins before slot {earlier}, {range}, is over");
            scope.fault("impossible-time", path, message, "slots follow one another");
        }
        before = Some((*number, *time));
    }
}

fn term(term: &Term, path: &Path, scope: &mut Scope<'_>) {
    scope.ordered(term.start, term.end, path.key("end"));
    for (id, part) in &term.parts {
        let path = path.key("parts").key(id.as_str());
        scope.ordered(part.from, part.to, path.key("to"));
        for (key, date) in [("from", part.from), ("to", part.to)] {
            if !(term.start..=term.end).contains(&date) {
                let message = format!("{date} is not within the term, {} to {}", term.start, term.end);
                scope.fault("impossible-time", path.key(key), message, "move the part, or lengthen the term");
            }
        }
    }
    if let Some(week1) = term.week1
        && (week1 - term.start).num_days().abs() > 400
    {
        let message = format!("week 1 is that of {week1}, more than a year from the term's first day {}", term.start);
        scope.fault("impossible-time", path.key("week1"), message, "name a date in the first week of teaching");
    }
    let labels: Vec<&Id> = term.cycle.iter().flat_map(|cycle| &cycle.labels).map(|label| &label.id).collect();
    if let Some(cycle) = &term.cycle {
        let path = path.key("cycle");
        if cycle.labels.is_empty() {
            let hint = "name them: `labels: [{id: num, title: числитель}, {id: den, title: знаменатель}]`";
            scope.fault("nothing-named", path.key("labels"), "the cycle has no label", hint);
        }
        scope.unique("label", labels.iter().copied(), &path.key("labels"));
        if let Some(first) = cycle.first.as_ref().filter(|first| !labels.contains(first)) {
            scope.unknown("unknown-label", "label", first, path.key("first"), labels.iter().copied());
        }
    }
    for (date, label) in term.week_labels.iter().filter(|(_, label)| !labels.contains(label)) {
        let path = path.key("week-labels").key(date.to_string());
        scope.unknown("unknown-label", "label", label, path, labels.iter().copied());
    }
}

fn day(calendar: &Calendar, day: &Day, path: &Path, scope: &mut Scope<'_>) {
    match (day.on, day.from, day.to) {
        (Some(on), None, None) => scope.ordered(on, on, path.key("on")),
        (None, Some(from), Some(to)) => scope.ordered(from, to, path.key("to")),
        _ => {
            let message = "the entry does not say which day it speaks of";
            scope.fault("not-one-of", path.clone(), message, "give `on`, or `from` and `to`");
        }
    }
    if day.off.is_some() == day.runs_as.is_some() && (day.off.is_some() || day.bells.is_none()) {
        let message = "the entry does not say what the day is";
        scope.fault("not-one-of", path.clone(), message, "give `off`, `runs-as`, or the `bells` of the day");
    }
    if let Some((before, after)) = day.before.zip(day.after)
        && before <= after
    {
        let message = format!("no time is both after {after} and before {before}");
        scope.fault("impossible-time", path.key("before"), message, "exchange the times");
    }
    if let Some(label) = &day.label {
        let known: Vec<&Id> = calendar
            .terms
            .values()
            .filter_map(|term| term.cycle.as_ref())
            .flat_map(|c| &c.labels)
            .map(|l| &l.id)
            .collect();
        if !known.contains(&label) {
            scope.unknown("unknown-label", "label", label, path.key("label"), known.into_iter());
        }
    }
    if let Some(bells) = &day.bells {
        scope.known("unknown-bells", "table of bells", bells, path.key("bells"), &calendar.bells);
    }
}
