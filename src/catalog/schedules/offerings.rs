//! `offerings/<id>.yaml`: the course, the calendar with its terms and bells, groups, teachers and rooms.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Doubts, Scope, calendars, unknown};
use crate::catalog::Catalog;
use crate::model::offering::{Exception, Extra, Meeting, Milestone, Move, OfferingDay};
use crate::model::time::At;
use crate::model::{Activity, Calendar, Course, Hours, Id, Offering, WeekSet, Weekday, When};
use crate::report::{Diagnostic, Place};
use crate::source::{Kind, Path};

/// Follows every reference of an offering; `false` where a file that it refers to is broken, which is reported elsewhere.
pub(super) fn check(offering: &Offering, catalog: &Catalog, doubts: &Doubts, scope: &mut Scope<'_>) -> bool {
    let root = Path::root();
    let course = catalog.courses.get(&offering.course).map(|item| &item.value);
    let calendar = catalog.calendars.get(&offering.calendar).map(|item| &item.value);
    if course.is_none() && !catalog.broken.has(Kind::Course, &offering.course) {
        scope.unknown("unknown-course", "course", &offering.course, root.key("course"), catalog.courses.keys());
    }
    if calendar.is_none() && !catalog.broken.has(Kind::Calendar, &offering.calendar) {
        let known = catalog.calendars.keys();
        scope.unknown("unknown-calendar", "calendar", &offering.calendar, root.key("calendar"), known);
    }
    let (Some(course), Some(calendar)) = (course, calendar) else { return false };
    let shape = offering.shape();
    let course = match &shape {
        Some(shape) => {
            self::shape(offering, catalog, scope);
            match catalog.shapes.get(&(offering.course.clone(), shape.clone())) {
                Some(course) => &course.value,
                None => return false,
            }
        }
        None => course,
    };
    let mut checker = Checker { offering, course, calendar, catalog, doubts, scope };
    checker.modules(&offering.modules, &root.key("modules"));
    checker.span();
    for (i, meeting) in offering.meetings.iter().enumerate() {
        checker.meeting(meeting, &root.key("meetings").index(i));
    }
    for (i, day) in offering.days.iter().enumerate() {
        checker.day(day, &root.key("days").index(i));
    }
    for (i, exception) in offering.exceptions.iter().enumerate() {
        checker.exception(exception, &root.key("exceptions").index(i));
    }
    let milestones = offering.milestones.iter().map(|milestone| &milestone.id);
    checker.scope.unique("milestone", milestones, &root.key("milestones"));
    for (i, milestone) in offering.milestones.iter().enumerate() {
        checker.milestone(milestone, &root.key("milestones").index(i));
    }
    if offering.meetings.is_empty() && offering.days.is_empty() {
        let place = Place::Value(checker.scope.file, root);
        let finding = Diagnostic::error("nothing-named", place, "the offering has no class");
        checker.scope.report.push(finding.hint("give weekly `meetings`, or `days` by a template"));
    }
    !doubts.people_broken
}

/// Follows the names of a row and of a variant; what is broken is reported elsewhere.
fn shape(offering: &Offering, catalog: &Catalog, scope: &mut Scope<'_>) {
    let (root, course) = (Path::root(), &offering.course);
    if offering.row.is_some() && offering.variant.is_some() {
        let hint = "keep the one whose hours the groups have";
        scope.fault("not-one-of", root.key("variant"), "an offering is of a row or of a variant, not of both", hint);
    }
    if let Some(name) = &offering.row {
        match catalog.programs.get(&name.program).map(|program| &program.value.rows) {
            None if catalog.broken.has(Kind::Program, &name.program) => {}
            None => {
                let known = catalog.programs.keys();
                scope.unknown("unknown-program", "programme", &name.program, root.key("row"), known);
            }
            Some(rows) => match rows.iter().find(|row| row.id == name.row) {
                None => {
                    let known = rows.iter().filter(|row| row.course.as_ref() == Some(course)).map(|row| &row.id);
                    scope.unknown("unknown-row", "row", &name.row, root.key("row"), known);
                }
                Some(row) if row.course.as_ref() != Some(course) => {
                    let of = row.course.as_ref().map_or_else(|| "no course".to_owned(), |id| format!("course `{id}`"));
                    let message = format!("row `{name}` binds {of}, and the offering gives `{course}`");
                    scope.fault("other-course", root.key("row"), message, "name the row of the course that is given");
                }
                Some(_) => {}
            },
        }
    }
    if let Some(variant) = &offering.variant
        && !catalog.broken.has(Kind::Variant, variant)
    {
        let none = BTreeMap::new();
        let known = catalog.variants.get(course).unwrap_or(&none);
        scope.known("unknown-variant", "variant", variant, root.key("variant"), known);
    }
}

/// The day of a class: of every week, or one.
#[derive(Clone, Copy)]
enum Day {
    Every(Weekday),
    On(NaiveDate),
}

struct Checker<'a, 's> {
    offering: &'a Offering,
    course: &'a Course,
    calendar: &'a Calendar,
    catalog: &'a Catalog,
    doubts: &'a Doubts,
    scope: &'a mut Scope<'s>,
}

impl Checker<'_, '_> {
    fn modules(&mut self, ids: &[Id], path: &Path) {
        for (i, id) in ids.iter().enumerate() {
            if !self.course.modules.iter().any(|module| module.id == *id) {
                let known = self.course.modules.iter().map(|module| &module.id);
                self.scope.unknown("unknown-module", "module", id, path.index(i), known);
            }
        }
    }

    fn span(&mut self) {
        let (span, path) = (&self.offering.span, Path::root().key("span"));
        if let Some((from, to)) = span.from.zip(span.to) {
            self.scope.ordered(from, to, path.key("to"));
        }
        let Some(id) = &span.term else {
            if span.from.is_none() || span.to.is_none() {
                let hint = "name a `term` of the calendar, or give `from` and `to`";
                self.scope.fault("not-one-of", path.clone(), "the span does not say when the offering is given", hint);
            }
            if !span.parts.is_empty() {
                let hint = "name the `term` whose parts they are";
                self.scope.fault("not-one-of", path.key("parts"), "parts without a term", hint);
            }
            return;
        };
        self.scope.known("unknown-term", "term", id, path.key("term"), &self.calendar.terms);
        let Some(term) = self.calendar.terms.get(id) else { return };
        for (i, part) in span.parts.iter().enumerate() {
            self.scope.known("unknown-term-part", "part", part, path.key("parts").index(i), &term.parts);
        }
    }

    fn meeting(&mut self, meeting: &Meeting, path: &Path) {
        self.class(meeting.kind, path.key("kind"));
        for (i, kind) in meeting.also.iter().enumerate() {
            self.class(*kind, path.key("also").index(i));
        }
        self.groups(&meeting.groups, &path.key("groups"), true);
        self.teachers(&meeting.teachers, &path.key("teachers"));
        self.room(meeting.room.as_ref(), path.key("room"));
        self.weeks(&meeting.weeks, path.key("weeks"));
        match meeting.at {
            At::Auto => self.scope.fault(
                "time-not-found",
                path.key("at"),
                "`auto` asks for a time to be found, and timetables are not optimised yet",
                "write the day and the slot, such as `mon 2`",
            ),
            At::Weekly(weekday, when) => {
                self.when(when, Day::Every(weekday), meeting.room.as_ref(), meeting.hours, path.key("at"));
            }
        }
    }

    fn day(&mut self, day: &OfferingDay, path: &Path) {
        self.groups(&day.groups, &path.key("groups"), true);
        self.teachers(&day.teachers, &path.key("teachers"));
        self.room(day.room.as_ref(), path.key("room"));
        let templates = &self.calendar.day_templates;
        self.scope.known("unknown-template", "division of a day", &day.template, path.key("template"), templates);
        if day.dates.is_empty() {
            self.scope.fault(
                "nothing-named",
                path.key("dates"),
                "no date is named",
                "name dates: `[2026-10-05..2026-10-09]`",
            );
        }
        for (i, dates) in day.dates.iter().enumerate() {
            self.scope.ordered(dates.from, dates.to, path.key("dates").index(i));
        }
    }

    fn exception(&mut self, exception: &Exception, path: &Path) {
        let actions = [exception.cancel.is_some(), exception.moved.is_some(), exception.add.is_some()];
        if actions.iter().filter(|given| **given).count() != 1 {
            let message = "the exception does not say what happens to the class";
            self.scope.fault("not-one-of", path.clone(), message, "give one of `cancel`, `move` and `add`");
        }
        if exception.on.is_some() == exception.of.is_some() {
            let message = "the exception does not say which class it speaks of";
            self.scope.fault("not-one-of", path.clone(), message, "give `on` with `at`, or `of`");
        }
        if let Some(on) = exception.on {
            self.scope.ordered(on, on, path.key("on"));
        }
        self.groups(&exception.groups, &path.key("groups"), false);
        if let Some(of) = &exception.of {
            if !self.course.modules.iter().any(|module| module.id == of.module) {
                let known = self.course.modules.iter().map(|module| &module.id);
                self.scope.unknown("unknown-module", "module", &of.module, path.key("of"), known);
            }
            self.groups(of.group.as_slice(), &path.key("of"), false);
        }
        if let Some(moved) = &exception.moved {
            self.moved(moved, exception, &path.key("move"));
        }
        if let Some(extra) = &exception.add {
            self.extra(extra, exception, path);
        }
    }

    fn moved(&mut self, moved: &Move, exception: &Exception, path: &Path) {
        self.teachers(&moved.teachers, &path.key("teachers"));
        self.room(moved.room.as_ref(), path.key("room"));
        if let Some(on) = moved.on {
            self.scope.ordered(on, on, path.key("on"));
        }
        // Without a room the class stays in its own, which only the plan knows: there the exception speaks of no class.
        if let (Some(when), Some(on), Some(room)) = (moved.at, moved.on.or(exception.on), &moved.room) {
            // How many hours it counts for is known from the class itself.
            self.when(when, Day::On(on), Some(room), Some(Hours::whole(2)), path.key("at"));
        }
    }

    fn extra(&mut self, extra: &Extra, exception: &Exception, path: &Path) {
        let below = path.key("add");
        self.class(extra.kind, below.key("kind"));
        self.groups(&extra.groups, &below.key("groups"), true);
        self.teachers(&extra.teachers, &below.key("teachers"));
        self.room(extra.room.as_ref(), below.key("room"));
        match exception.on.zip(exception.at) {
            Some((on, when)) => self.when(when, Day::On(on), extra.room.as_ref(), extra.hours, path.key("at")),
            None => {
                let message = "the exception does not say when the class is added";
                self.scope.fault("not-one-of", path.clone(), message, "give `on` and `at`");
            }
        }
    }

    fn milestone(&mut self, milestone: &Milestone, path: &Path) {
        if milestone.on.is_some() == milestone.due.is_some() {
            let message = "the milestone does not say when it is";
            self.scope.fault(
                "not-one-of",
                path.clone(),
                message,
                "give `on`, or `due` after the last class of what it covers",
            );
        }
        if milestone.at.is_some() && milestone.on.is_none() {
            self.scope.fault("not-one-of", path.key("at"), "a time without a date", "give `on` too");
        }
        self.modules(&milestone.covers, &path.key("covers"));
        if let Some(id) = &milestone.assessment
            && !self.course.assessment.iter().any(|part| part.id == *id)
        {
            let known = self.course.assessment.iter().map(|part| &part.id);
            self.scope.unknown("unknown-assessment", "assessment part", id, path.key("assessment"), known);
        }
        self.groups(&milestone.groups, &path.key("groups"), milestone.at.is_some());
        self.teachers(&milestone.teachers, &path.key("teachers"));
        self.room(milestone.room.as_ref(), path.key("room"));
        if let Some(on) = milestone.on {
            self.scope.ordered(on, on, path.key("on"));
            if let Some(when) = milestone.at {
                self.when(when, Day::On(on), milestone.room.as_ref(), Some(Hours::whole(2)), path.key("at"));
            }
        }
        let term = self.offering.span.term.as_ref().and_then(|term| self.calendar.terms.get(term));
        if let Some(window) = &milestone.window {
            match term {
                Some(term) => self.scope.known("unknown-term-part", "part", window, path.key("window"), &term.parts),
                None => {
                    let hint = "name the `term` in the offering's span";
                    self.scope.fault("not-one-of", path.key("window"), "a part of no term", hint);
                }
            }
        }
    }

    fn class(&mut self, kind: Activity, path: Path) {
        if !kind.is_contact() {
            calendars::class(kind.as_str(), path, self.scope);
        }
    }

    fn groups(&mut self, ids: &[Id], path: &Path, required: bool) {
        if required && ids.is_empty() {
            self.scope.fault("nothing-named", path.clone(), "no group takes part", "name groups of `resources.yaml`");
        }
        if !self.doubts.resources_broken {
            for (i, id) in ids.iter().enumerate() {
                self.scope.known("unknown-group", "group", id, path.index(i), &self.catalog.resources.groups);
            }
        }
    }

    fn teachers(&mut self, ids: &[Id], path: &Path) {
        if !self.doubts.people_broken {
            for (i, id) in ids.iter().enumerate() {
                self.scope.known("unknown-person", "person", id, path.index(i), &self.catalog.people);
            }
        }
    }

    fn room(&mut self, id: Option<&Id>, path: Path) {
        if let Some(id) = id.filter(|_| !self.doubts.resources_broken) {
            self.scope.known("unknown-room", "room", id, path, &self.catalog.resources.rooms);
        }
    }

    fn weeks(&mut self, weeks: &WeekSet, path: Path) {
        let Some(label) = &weeks.label else { return };
        let term = self.offering.span.term.as_ref().and_then(|term| self.calendar.terms.get(term));
        let cycle = term.and_then(|term| term.cycle.as_ref());
        let known: Vec<&str> = cycle.iter().flat_map(|cycle| &cycle.labels).map(|label| label.id.as_str()).collect();
        if !known.contains(&label.as_str()) {
            let place = Place::Value(self.scope.file, path);
            let mut finding = unknown("unknown-label", "label of weeks", label.as_str(), place, known.iter().copied());
            if known.is_empty() {
                finding = finding.hint("the term has no cycle of labels; name weeks by their numbers");
            }
            self.scope.report.push(finding);
        }
    }

    /// Checks that slots have bells, and that something says how many hours the class counts for.
    fn when(&mut self, when: When, day: Day, room: Option<&Id>, hours: Option<Hours>, path: Path) {
        match when {
            When::Clock(range) if hours.is_none() => {
                calendars::minutes(self.calendar, range.minutes(), path, self.scope);
            }
            When::Clock(_) => {}
            When::Slots(first, last) => {
                let known = room.map(|room| self.catalog.resources.rooms.get(room));
                // Nobody knows which bells ring in a room that is not known.
                let Some(room) = known.map_or(Some(None), |room| room.map(Some)) else { return };
                let building = room.and_then(|room| room.building.as_ref());
                let (bells, weekday) = match day {
                    Day::Every(weekday) => (self.calendar.bells(building, weekday), weekday),
                    Day::On(date) => (self.calendar.bells_on(building, date), Weekday::of(date)),
                };
                let slots = bells.map(|bells| &bells.slots);
                let missing = (first..=last).find(|slot| slots.is_none_or(|slots| !slots.contains_key(slot)));
                if let Some(slot) = missing {
                    let there = slots.and_then(|slots| slots.last_key_value()).map_or_else(
                        || "there is no table of bells".to_owned(),
                        |(last, _)| format!("the bells of that day end with slot {last}"),
                    );
                    let message = format!("no bell rings for slot {slot} on a {}", weekday.name());
                    self.scope.fault(
                        "unknown-slot",
                        path,
                        message,
                        format!("{there}; name a slot that rings, or a time such as `18:30-20:00`"),
                    );
                }
            }
        }
    }
}
