//! An offering whose classes have a place already: what is given to whom, when, by whom and where.

mod days;
mod desk;
mod weekly;

use std::collections::{BTreeMap, BTreeSet};

use super::{absent, create};
use crate::catalog::{Catalog, topic_hours};
use crate::cli::args::{At, NewOffering, RuleLevels, Shared};
use crate::cli::terminal::Terminal;
use crate::cli::{Outcome, catalogue};
use crate::load::Item;
use crate::model::offering::{Order, Shape, Span};
use crate::model::variant::VariantKind;
use crate::model::{Activity, Course, Id, Offering, Resources, Variant};
use crate::plan::groups::Groups;
use crate::report::Failure;
use crate::report::words::ticked;
use crate::yaml;
use desk::Desk;

pub(super) fn run(args: &NewOffering, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &At::default(), &RuleLevels::default())?;
    let path = format!("offerings/{}.yaml", args.id);
    absent(&opened.sources, &path)?;
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let wish = Wish::new(args, catalog)?;
    let groups = Groups::new(&catalog.resources);
    let year = catalogue::dated(&opened.sources, None)?.year()?;
    let mut desk = Desk::new(&wish, catalog, (&opened.plan, &groups), year);
    let offering = match wish.intensive() {
        Some(variant) => days::days(&wish, variant, &mut desk),
        None => weekly::weekly(&wish, &mut desk),
    }?;
    create(&opened.sources, &path, &yaml::emit(&offering), terminal)?;
    for line in told(&offering) {
        terminal.note(&line);
    }
    let mut rooms = offering.meetings.iter().map(|row| &row.room).chain(offering.days.iter().map(|row| &row.room));
    if rooms.any(Option::is_none) {
        terminal.note("no room of resources.yaml has seats and equipment enough: name one, or set `mode: online`");
    }
    if let Some(row) = &args.row
        && catalog.binding(&row.program, &row.row).is_some_and(|binding| binding.row.semesters.len() > 1)
    {
        terminal
            .note("the row has several semesters, and all of them are in this term: name `modules` to give some only");
    }
    let id = &args.id;
    terminal.note(&format!(
        "hours add up and everybody is free; next: `syllabus check`, `syllabus schedule {id}`, \
         `syllabus build {id} --doc schedule`"
    ));
    Ok(Outcome::Clean)
}

/// The rows that were written, a line each.
fn told(offering: &Offering) -> Vec<String> {
    let room =
        |room: &Option<Id>| room.as_ref().map_or_else(|| ", without a room".to_owned(), |id| format!(" in {id}"));
    let groups = |groups: &[Id]| groups.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
    let weeks = |meeting: &crate::model::Meeting| {
        if meeting.weeks.is_all() { String::new() } else { format!(", weeks {}", meeting.weeks) }
    };
    let meetings = offering.meetings.iter().map(|meeting| {
        let (kind, who) = (meeting.kind.as_str(), groups(&meeting.groups));
        format!("{kind} of {who}: {}{}{}", meeting.at, weeks(meeting), room(&meeting.room))
    });
    let days = offering.days.iter().map(|day| {
        let dates: Vec<String> = day.dates.iter().map(ToString::to_string).collect();
        format!("{} of {}: {}{}", day.template, groups(&day.groups), dates.join(", "), room(&day.room))
    });
    meetings.chain(days).collect()
}

/// What is asked for, with all that was left open.
struct Wish<'a> {
    id: Id,
    catalog: &'a Catalog,
    /// The course with the hours and modules that are given.
    course: Item<Course>,
    shape: Option<Shape>,
    variant: Option<&'a Variant>,
    calendar: Id,
    /// The term; none for an intensive by days.
    term: Option<Id>,
    groups: Vec<Id>,
    teacher: Id,
    room: Option<Id>,
}

/// A kind of class for those who are taught together.
struct Class {
    kind: Activity,
    groups: Vec<Id>,
}

impl<'a> Wish<'a> {
    fn new(args: &NewOffering, catalog: &'a Catalog) -> Result<Self, Failure> {
        let own = catalog.courses.get(args.course.as_str());
        let own = own.ok_or_else(|| catalogue::unknown_course(catalog, &args.course))?;
        let shape = args.row.clone().map(Shape::Row).or_else(|| args.variant.clone().map(Shape::Variant));
        let course = match &shape {
            Some(shape) => catalog.shaped(&own.id, shape).ok_or_else(|| unknown_shape(catalog, &own.id, shape))?,
            None => own.clone(),
        };
        if course.value.modules.iter().flat_map(|module| &module.topics).all(|topic| topic.hours.classroom().is_zero())
        {
            return Err(Failure::new(format!("course `{}` has no hours with a teacher in its topics", own.id)));
        }
        let variants = catalog.variants.get(&own.id);
        let variant = args.variant.as_ref().and_then(|id| Some(&variants?.get(id)?.value));
        if catalog.calendars.is_empty() {
            return Err(Failure::new("the catalogue has no calendar")
                .hint("`syllabus new calendar year-2026 --country ru --year 2026` makes one"));
        }
        let calendar = only("calendar", args.calendar.as_ref(), catalog.calendars.keys())?;
        let terms = &catalog.calendars[&calendar].value.terms;
        let is_intensive = variant.is_some_and(|variant| variant.kind == VariantKind::Corporate) && args.term.is_none();
        if terms.is_empty() {
            return Err(Failure::new(format!("calendar `{calendar}` has no term"))
                .hint(format!("write its `terms` into calendars/{calendar}.yaml")));
        }
        let term = (!is_intensive).then(|| only("term", args.term.as_ref(), terms.keys())).transpose()?;
        Ok(Self {
            id: args.id.clone(),
            catalog,
            shape,
            variant,
            calendar,
            term,
            groups: groups(args, &catalog.resources)?,
            teacher: teacher(args, catalog, &course.value)?,
            room: args.room.as_ref().map(|id| known("room", id, catalog.resources.rooms.keys())).transpose()?,
            course,
        })
    }

    /// The variant, where it is given on days and not weekly.
    fn intensive(&self) -> Option<&'a Variant> {
        self.variant.filter(|_| self.term.is_none())
    }

    /// The offering without classes.
    fn bare(&self, span: Span) -> Offering {
        let (row, variant) = match self.shape.clone() {
            Some(Shape::Row(row)) => (Some(row), None),
            Some(Shape::Variant(id)) => (None, Some(id)),
            None => (None, None),
        };
        Offering {
            course: self.course.id.clone(),
            row,
            variant,
            title: None,
            modules: Vec::new(),
            calendar: self.calendar.clone(),
            span,
            order: Order::default(),
            meetings: Vec::new(),
            days: Vec::new(),
            exceptions: Vec::new(),
            milestones: Vec::new(),
            audience_zones: Vec::new(),
            allow: Vec::new(),
        }
    }

    /// What is to be held, lectures first, so that works come after what they need.
    fn classes(&self) -> Vec<Class> {
        let hours = topic_hours(&self.course.value);
        let held = Activity::ALL.into_iter().filter(|kind| kind.is_contact() && !hours.of(*kind).is_zero());
        held.flat_map(|kind| {
            let apart = matches!(kind, Activity::Practical | Activity::Lab);
            let parts = if apart { self.parts(kind) } else { vec![self.groups.clone()] };
            parts.into_iter().map(move |groups| Class { kind, groups })
        })
        .collect()
    }

    /// Those who have a kind of class apart: subgroups where a group has some for the kind, else its members, else the group.
    fn parts(&self, kind: Activity) -> Vec<Vec<Id>> {
        let apart = |id: &Id| {
            let group = self.catalog.resources.groups.get(id);
            let split = group.and_then(|group| group.splits.get(kind.as_str()));
            let members = group.map(|group| &group.members).filter(|members| !members.is_empty());
            split.or(members).cloned().unwrap_or_else(|| vec![id.clone()])
        };
        self.groups.iter().flat_map(apart).map(|id| vec![id]).collect()
    }
}

/// A row or variant that the course does not have.
fn unknown_shape(catalog: &Catalog, course: &Id, shape: &Shape) -> Failure {
    match shape {
        Shape::Variant(id) => {
            let known: Vec<&Id> = catalog.variants.get(course).into_iter().flat_map(BTreeMap::keys).collect();
            if known.is_empty() {
                return Failure::new(format!("course `{course}` has no variant"))
                    .hint(format!("`syllabus new variant {course}/{id}` makes one"));
            }
            catalogue::unknown("variant", id.as_str(), known.into_iter().map(Id::as_str))
        }
        Shape::Row(name) => {
            let rows = catalog.bindings().filter(|binding| binding.course.id == *course);
            let known: Vec<String> = rows.map(|binding| format!("{}/{}", binding.program.id, binding.row.id)).collect();
            if known.is_empty() {
                return Failure::new(format!("no row of a study plan binds course `{course}`"))
                    .hint(format!("`syllabus new program {} --course {course}` makes one", name.program));
            }
            catalogue::unknown("row", &name.to_string(), known.iter().map(String::as_str))
        }
    }
}

/// An id that a flag names, if it is known.
fn known<'a>(what: &str, id: &Id, known: impl Iterator<Item = &'a Id> + Clone) -> Result<Id, Failure> {
    match known.clone().any(|other| other == id) {
        true => Ok(id.clone()),
        false => Err(catalogue::unknown(what, id.as_str(), known.map(Id::as_str))),
    }
}

/// What a flag names, else the only one that there is.
fn only<'a>(what: &str, flag: Option<&Id>, all: impl Iterator<Item = &'a Id> + Clone) -> Result<Id, Failure> {
    if let Some(id) = flag {
        return known(what, id, all);
    }
    let ids: Vec<&Id> = all.collect();
    match ids.as_slice() {
        [id] => Ok((*id).clone()),
        several => {
            let names = ticked(several, "or");
            Err(Failure::new(format!("there are {} {what}s to choose from", several.len()))
                .hint(format!("name one: `--{what} ID`, with {names}")))
        }
    }
}

fn groups(args: &NewOffering, resources: &Resources) -> Result<Vec<Id>, Failure> {
    let groups = &resources.groups;
    if groups.is_empty() {
        return Err(Failure::new("the catalogue has no group to give the course to").hint(
            "write groups into resources.yaml, such as:\n        groups:\n          se-1: {title: SE-1, size: 28}",
        ));
    }
    if !args.groups.is_empty() {
        let mut named: Vec<Id> = Vec::new();
        for id in &args.groups {
            let id = known("group", id, groups.keys())?;
            if !named.contains(&id) {
                named.push(id);
            }
        }
        return Ok(named);
    }
    let parts: BTreeSet<&Id> =
        groups.values().flat_map(|group| group.members.iter().chain(group.splits.values().flatten())).collect();
    let tops = groups.keys().filter(|id| !parts.contains(id));
    only("group", None, tops).map(|id| vec![id])
}

fn teacher(args: &NewOffering, catalog: &Catalog, course: &Course) -> Result<Id, Failure> {
    if let Some(id) = &args.teacher {
        return known("teacher", id, catalog.people.keys());
    }
    course.authors.first().cloned().ok_or_else(|| {
        Failure::new("the course has no author who could teach it")
            .hint(format!("name somebody of people.yaml: `--teacher ID`, with {}", ticked(catalog.people.keys(), "or")))
    })
}
