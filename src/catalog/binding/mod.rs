//! Bindings: a row of a study plan with its course, and the hours that topics and works have in that row.

mod distribute;
mod links;

use crate::catalog::Catalog;
use crate::load::Item;
use crate::model::{
    Activity, Course, Hours, HoursByKind, Id, Lab, Module, PlanRow, Program, RowSemester, Topic, TopicHours,
};
use crate::source::Path;

pub use distribute::{Impossible, Share, apportion, distribute};
pub use links::{BoundCompetence, BoundIndicator};

/// A row of a study plan bound to its course.
#[derive(Debug, Clone)]
pub struct Binding<'a> {
    /// The programme.
    pub program: &'a Item<Program>,
    /// Place of the row in the plan.
    pub index: usize,
    /// The row.
    pub row: &'a PlanRow,
    /// The course.
    pub course: &'a Item<Course>,
    /// Semesters in the order of the row, each with the modules that are taught in it.
    pub semesters: Vec<BoundSemester<'a>>,
    /// Why it does not come out; nothing where it does.
    pub faults: Vec<BindingFault>,
}

/// A semester of a row with its modules.
#[derive(Debug, Clone)]
pub struct BoundSemester<'a> {
    /// What the plan says of it; its hours have the control that no topic has.
    pub plan: &'a RowSemester,
    /// Modules in the order of the course.
    pub modules: Vec<BoundModule<'a>>,
}

/// A module as a row teaches it.
#[derive(Debug, Clone)]
pub struct BoundModule<'a> {
    /// Place of the module in the course.
    pub index: usize,
    /// The module.
    pub module: &'a Module,
    /// Its topics with their hours in this row.
    pub topics: Vec<BoundTopic<'a>>,
    /// Its works with their hours in this row.
    pub works: Vec<BoundWork<'a>>,
}

/// A topic with its hours in a row.
#[derive(Debug, Clone, Copy)]
pub struct BoundTopic<'a> {
    /// The topic.
    pub topic: &'a Topic,
    /// Its hours; never any of control.
    pub hours: HoursByKind,
}

/// A laboratory or practical work with its hours in a row.
#[derive(Debug, Clone, Copy)]
pub struct BoundWork<'a> {
    /// The work.
    pub work: &'a Lab,
    /// Hours in class; none where the row has too few, and then the work is done in self-study.
    pub hours: Hours,
}

/// Why a binding does not come out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BindingFault {
    /// A module is in none of several semesters; it stands in the last one.
    Unassigned {
        /// Place of the module in the course.
        module: usize,
    },
    /// A module is named again; it stays where it was named first.
    Repeated {
        /// Place of the semester in the row.
        semester: usize,
        /// Place in its list of modules.
        place: usize,
    },
    /// The hours of a semester can't be distributed; its topics keep those of the course.
    Impossible {
        /// Place of the semester in the row.
        semester: usize,
        /// Why.
        cause: Impossible,
    },
}

impl<'a> Binding<'a> {
    /// Binds a row; `None` where it names no course, or one that could not be resolved.
    pub fn of(catalog: &'a Catalog, program: &'a Item<Program>, index: usize) -> Option<Self> {
        let row = program.value.rows.get(index)?;
        let course = catalog.courses.get(row.course.as_ref()?)?;
        let mut faults = Vec::new();
        let semester_of = assign(row, &course.value, &mut faults);
        let semesters = row.semesters.iter().enumerate().map(|(i, plan)| {
            let own = course.value.modules.iter().enumerate().filter(|(m, _)| semester_of.get(*m) == Some(&i));
            let modules: Vec<(usize, &Module)> = own.collect();
            let hours = topic_hours(row, i, &modules, &mut faults);
            BoundSemester { plan, modules: bind_modules(&modules, &hours) }
        });
        let semesters = semesters.collect();
        Some(Self { program, index, row, course, semesters, faults })
    }

    /// The place of the row in its file.
    pub fn path(&self) -> Path {
        row_path(self.index)
    }

    /// Modules of all semesters, in the order of teaching.
    pub fn modules(&self) -> impl Iterator<Item = &BoundModule<'a>> {
        self.semesters.iter().flat_map(|semester| &semester.modules)
    }

    /// The hours of all topics, without control.
    pub fn hours(&self) -> HoursByKind {
        self.semesters.iter().map(BoundSemester::hours).sum()
    }

    /// Kinds of work that the row or its topics use, in the order of printing.
    pub fn kinds(&self) -> Vec<Activity> {
        let (row, topics) = (self.row.hours(), self.hours());
        Activity::ALL.into_iter().filter(|&kind| !row.of(kind).is_zero() || !topics.of(kind).is_zero()).collect()
    }
}

impl BoundSemester<'_> {
    /// The hours of its topics, without control.
    pub fn hours(&self) -> HoursByKind {
        self.modules.iter().map(BoundModule::hours).sum()
    }
}

impl BoundModule<'_> {
    /// The hours of its topics.
    pub fn hours(&self) -> HoursByKind {
        self.topics.iter().map(|topic| topic.hours).sum()
    }
}

impl Catalog {
    /// All rows that bind a course, programme by programme in the order of the plan.
    pub fn bindings(&self) -> impl Iterator<Item = Binding<'_>> {
        let rows = self.programs.values().flat_map(|program| (0..program.value.rows.len()).map(move |i| (program, i)));
        rows.filter_map(|(program, index)| Binding::of(self, program, index))
    }

    /// A row of a programme by their ids, bound to its course.
    pub fn binding(&self, program: &Id, row: &Id) -> Option<Binding<'_>> {
        let program = self.programs.get(program)?;
        let index = program.value.rows.iter().position(|known| known.id == *row)?;
        Binding::of(self, program, index)
    }
}

/// The place of a row by its index.
pub fn row_path(index: usize) -> Path {
    Path::root().key("rows").index(index)
}

/// The semester of each module, by their places. A row of one semester that names no modules teaches all of them in it.
fn assign(row: &PlanRow, course: &Course, faults: &mut Vec<BindingFault>) -> Vec<usize> {
    let mut assigned: Vec<Option<usize>> = vec![None; course.modules.len()];
    let whole = row.semesters.len() == 1 && row.semesters[0].modules.is_empty();
    if whole {
        return vec![0; course.modules.len()];
    }
    for (semester, plan) in row.semesters.iter().enumerate() {
        for (place, id) in plan.modules.iter().enumerate() {
            let Some(module) = course.modules.iter().position(|module| module.id == *id) else { continue };
            if assigned[module].is_some() {
                faults.push(BindingFault::Repeated { semester, place });
            } else {
                assigned[module] = Some(semester);
            }
        }
    }
    let last = row.semesters.len().saturating_sub(1);
    let mut semesters = Vec::with_capacity(assigned.len());
    for (module, semester) in assigned.into_iter().enumerate() {
        if semester.is_none() {
            faults.push(BindingFault::Unassigned { module });
        }
        semesters.push(semester.unwrap_or(last));
    }
    semesters
}

/// The hours of the topics of some modules in a semester, by the way that the row chooses.
fn topic_hours(
    row: &PlanRow,
    semester: usize,
    modules: &[(usize, &Module)],
    faults: &mut Vec<BindingFault>,
) -> Vec<HoursByKind> {
    let topics = || modules.iter().flat_map(|(_, module)| &module.topics);
    let own = || topics().map(|topic| HoursByKind { control: Hours::ZERO, ..topic.hours }).collect();
    match row.topics {
        TopicHours::Course => own(),
        TopicHours::Frozen => {
            let hours = |id: &Id| row.frozen.iter().find(|frozen| frozen.topic == *id).map(|frozen| frozen.hours);
            topics().map(|topic| hours(&topic.id).unwrap_or_default()).collect()
        }
        TopicHours::Distribute => {
            let shares: Vec<Share> = topics().map(Share::of).collect();
            distribute(&shares, &row.semesters[semester].hours).unwrap_or_else(|cause| {
                faults.push(BindingFault::Impossible { semester, cause });
                own()
            })
        }
    }
}

/// Puts the hours of topics to their modules, and divides those of each module among its works.
fn bind_modules<'a>(modules: &[(usize, &'a Module)], hours: &[HoursByKind]) -> Vec<BoundModule<'a>> {
    let mut rest = hours.iter().copied();
    let bound = modules.iter().map(|&(index, module)| {
        let topics = module.topics.iter().zip(rest.by_ref()).map(|(topic, hours)| BoundTopic { topic, hours });
        let topics: Vec<BoundTopic<'_>> = topics.collect();
        let total: HoursByKind = topics.iter().map(|topic| topic.hours).sum();
        BoundModule { index, module, works: bind_works(module, &total), topics }
    });
    bound.collect()
}

/// Divides the hours of a module among its works, each kind in proportion to the works' own hours.
pub(super) fn bind_works<'a>(module: &'a Module, hours: &HoursByKind) -> Vec<BoundWork<'a>> {
    let own: HoursByKind = module.labs.iter().map(|lab| HoursByKind::only(lab.kind.activity(), lab.hours)).sum();
    let mut works: Vec<BoundWork<'_>> = module.labs.iter().map(|work| BoundWork { work, hours: work.hours }).collect();
    for kind in [Activity::Practical, Activity::Lab] {
        // Works that add up keep their hours, odd ones too.
        if own.of(kind) == hours.of(kind) {
            continue;
        }
        let mut same: Vec<&mut BoundWork<'_>> =
            works.iter_mut().filter(|bound| bound.work.kind.activity() == kind).collect();
        let weights: Vec<Hours> = same.iter().map(|bound| bound.work.hours).collect();
        let divided = apportion(hours.of(kind), &weights, &vec![Hours::ZERO; weights.len()]);
        for (bound, hours) in same.iter_mut().zip(divided.into_iter().flatten()) {
            bound.hours = hours;
        }
    }
    works
}
