//! All texts of a catalogue with their places, so that rules on language look at each of them and at nothing else.

use super::Catalog;
use crate::load::Item;
use crate::model::resources::Absence;
use crate::model::{Calendar, Course, Institution, Module, Offering, Person, Requirement, Resources, Text};
use crate::source::{FileId, Path};

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// Taken to the letter.
    Title,
    /// CommonMark of one line: emphasis, code, links and formulas.
    Line,
    /// CommonMark.
    Prose,
}

/// A text with its place.
#[derive(Debug, Clone, Copy)]
pub struct Located<'a> {
    /// The file.
    pub file: FileId,
    /// The text.
    pub text: &'a Text,
    /// How it is read.
    pub kind: TextKind,
    way: &'a Way<'a>,
}

impl Located<'_> {
    /// The path of the text; made only when a finding asks for it, since most texts are sound.
    pub fn path(&self) -> Path {
        self.way.path()
    }
}

/// The way to a text, kept without allocating.
#[derive(Debug)]
enum Way<'w> {
    Root,
    Key(&'w Self, &'w str),
    Index(&'w Self, usize),
}

impl Way<'_> {
    fn key<'w>(&'w self, key: &'w str) -> Way<'w> {
        Way::Key(self, key)
    }

    fn index(&self, index: usize) -> Way<'_> {
        Way::Index(self, index)
    }

    fn path(&self) -> Path {
        match self {
            Self::Root => Path::root(),
            Self::Key(way, key) => way.path().key(*key),
            Self::Index(way, index) => way.path().index(*index),
        }
    }
}

/// Shows every text of a catalogue: its own, the institutions', the people's, the courses' and the schedules', in this order.
pub fn visit(catalog: &Catalog, mut show: impl FnMut(Located<'_>)) {
    let mut visitor = Visitor { file: catalog.file, show: &mut show };
    visitor.title(&catalog.settings.title, &Way::Root.key("title"));
    for institution in catalog.institutions.values() {
        visitor.institution(institution);
    }
    if let Some(file) = catalog.people_file {
        visitor.file = file;
        for (id, person) in &catalog.people {
            visitor.person(person, &Way::Root.key(id.as_str()));
        }
    }
    for course in catalog.courses.values() {
        visitor.course(course);
    }
    if let Some(file) = catalog.resources_file {
        visitor.file = file;
        visitor.resources(&catalog.resources);
    }
    for calendar in catalog.calendars.values() {
        visitor.file = calendar.file;
        visitor.calendar(&calendar.value);
    }
    for offering in catalog.offerings.values() {
        visitor.file = offering.file;
        visitor.offering(&offering.value);
    }
}

struct Visitor<'v> {
    file: FileId,
    show: &'v mut dyn FnMut(Located<'_>),
}

impl Visitor<'_> {
    fn see(&mut self, text: &Text, kind: TextKind, way: &Way<'_>) {
        (self.show)(Located { file: self.file, text, kind, way });
    }

    fn title<'t>(&mut self, text: impl Into<Option<&'t Text>>, way: &Way<'_>) {
        if let Some(text) = text.into() {
            self.see(text, TextKind::Title, way);
        }
    }

    fn line<'t>(&mut self, text: impl Into<Option<&'t Text>>, way: &Way<'_>) {
        if let Some(text) = text.into() {
            self.see(text, TextKind::Line, way);
        }
    }

    fn lines(&mut self, texts: &[Text], way: &Way<'_>) {
        texts.iter().enumerate().for_each(|(i, text)| self.line(text, &way.index(i)));
    }

    fn prose<'t>(&mut self, text: impl Into<Option<&'t Text>>, way: &Way<'_>) {
        if let Some(text) = text.into() {
            self.see(text, TextKind::Prose, way);
        }
    }

    fn institution(&mut self, item: &Item<Institution>) {
        self.file = item.file;
        let (institution, root) = (&item.value, Way::Root);
        self.title(&institution.name, &root.key("name"));
        self.title(&institution.short, &root.key("short"));
        self.title(&institution.department, &root.key("department"));
        self.title(&institution.city, &root.key("city"));
        let systems = root.key("credit-systems");
        for (id, system) in &institution.credit_systems {
            let way = systems.key(id.as_str());
            self.title(&system.title, &way.key("title"));
            self.title(&system.unit, &way.key("unit"));
        }
        let scales = root.key("scales");
        for (id, scale) in &institution.scales {
            let way = scales.key(id.as_str());
            self.title(&scale.title, &way.key("title"));
            let steps = way.key("steps");
            for (i, step) in scale.steps.iter().enumerate() {
                self.title(&step.grade, &steps.index(i).key("grade"));
                self.line(&step.text, &steps.index(i).key("text"));
            }
        }
        let policies = root.key("policies");
        for (i, policy) in institution.policies.iter().enumerate() {
            self.title(&policy.title, &policies.index(i).key("title"));
            self.prose(&policy.text, &policies.index(i).key("text"));
        }
    }

    fn person(&mut self, person: &Person, way: &Way<'_>) {
        self.title(&person.role, &way.key("role"));
        self.title(&person.name, &way.key("name"));
        self.title(&person.degree, &way.key("degree"));
        self.prose(&person.profile, &way.key("profile"));
    }

    fn course(&mut self, item: &Item<Course>) {
        self.file = item.file;
        let (course, root) = (&item.value, Way::Root);
        self.title(&course.title, &root.key("title"));
        self.prose(&course.summary, &root.key("summary"));
        if let Some(requirement) = &course.prerequisites {
            self.requirement(requirement, &root.key("prerequisites"));
        }
        let outcomes = root.key("outcomes");
        for (i, outcome) in course.outcomes.iter().enumerate() {
            self.line(&outcome.text, &outcomes.index(i).key("text"));
            self.lines(&outcome.indicators, &outcomes.index(i).key("indicators"));
        }
        let modules = root.key("modules");
        for (i, module) in course.modules.iter().enumerate() {
            self.module(module, &modules.index(i));
        }
        self.lines(&course.methods, &root.key("methods"));
        self.assessment(course, &root.key("assessment"));
        self.prose(&course.grading.text, &root.key("grading").key("text"));
        let software = root.key("software");
        for (i, program) in course.software.iter().enumerate() {
            let way = software.index(i);
            self.title(&program.name, &way.key("name"));
            self.title(&program.licence, &way.key("licence"));
            self.title(&program.purpose, &way.key("purpose"));
        }
        let rooms = root.key("rooms");
        for (i, room) in course.rooms.iter().enumerate() {
            self.title(&room.kind, &rooms.index(i).key("kind"));
            self.title(&room.equipment, &rooms.index(i).key("equipment"));
        }
        let policies = root.key("policies");
        for (id, policy) in &course.policies {
            self.prose(&policy.text, &policies.key(id.as_str()).key("text"));
        }
        let changes = root.key("changes");
        for (i, change) in course.changes.iter().enumerate() {
            self.line(&change.text, &changes.index(i).key("text"));
        }
    }

    fn module(&mut self, module: &Module, way: &Way<'_>) {
        self.title(&module.title, &way.key("title"));
        self.prose(&module.summary, &way.key("summary"));
        self.lines(&module.methods, &way.key("methods"));
        let topics = way.key("topics");
        for (i, topic) in module.topics.iter().enumerate() {
            self.title(&topic.title, &topics.index(i).key("title"));
            self.prose(&topic.text, &topics.index(i).key("text"));
        }
        let labs = way.key("labs");
        for (i, lab) in module.labs.iter().enumerate() {
            self.title(&lab.title, &labs.index(i).key("title"));
            self.prose(&lab.task, &labs.index(i).key("task"));
        }
    }

    fn assessment(&mut self, course: &Course, way: &Way<'_>) {
        for (i, part) in course.assessment.iter().enumerate() {
            let way = way.index(i);
            self.title(&part.title, &way.key("title"));
            self.prose(&part.text, &way.key("text"));
            let criteria = way.key("criteria");
            for (j, criterion) in part.criteria.iter().enumerate() {
                self.line(&criterion.text, &criteria.index(j).key("text"));
            }
        }
    }

    fn requirement(&mut self, requirement: &Requirement, way: &Way<'_>) {
        match requirement {
            Requirement::All(items) => self.requirements(items, &way.key("all")),
            Requirement::Any(items) => self.requirements(items, &way.key("any")),
            Requirement::Knowledge(text) => self.line(text, &way.key("knowledge")),
            Requirement::Course(_) | Requirement::Outcome(_) => {}
        }
    }

    fn requirements(&mut self, items: &[Requirement], way: &Way<'_>) {
        items.iter().enumerate().for_each(|(i, item)| self.requirement(item, &way.index(i)));
    }

    fn resources(&mut self, resources: &Resources) {
        let root = Way::Root;
        let buildings = root.key("buildings");
        for (id, building) in &resources.buildings {
            let way = buildings.key(id.as_str());
            self.title(&building.title, &way.key("title"));
            self.title(&building.short, &way.key("short"));
            self.title(&building.address, &way.key("address"));
        }
        let rooms = root.key("rooms");
        for (id, room) in &resources.rooms {
            let way = rooms.key(id.as_str());
            self.title(&room.title, &way.key("title"));
            self.absences(&room.closed, &way.key("closed"));
        }
        let teachers = root.key("teachers");
        for (id, teacher) in &resources.teachers {
            let way = teachers.key(id.as_str());
            self.absences(&teacher.unavailable, &way.key("unavailable"));
            self.absences(&teacher.avoid, &way.key("avoid"));
        }
        let groups = root.key("groups");
        for (id, group) in &resources.groups {
            self.title(&group.title, &groups.key(id.as_str()).key("title"));
        }
    }

    fn absences(&mut self, absences: &[Absence], way: &Way<'_>) {
        absences.iter().enumerate().for_each(|(i, absence)| self.title(&absence.why, &way.index(i).key("why")));
    }

    fn calendar(&mut self, calendar: &Calendar) {
        let root = Way::Root;
        self.title(&calendar.title, &root.key("title"));
        let terms = root.key("terms");
        for (id, term) in &calendar.terms {
            let way = terms.key(id.as_str());
            self.title(&term.title, &way.key("title"));
            let (cycle, parts) = (way.key("cycle"), way.key("parts"));
            let labels = cycle.key("labels");
            for (i, label) in term.cycle.iter().flat_map(|cycle| &cycle.labels).enumerate() {
                self.title(&label.title, &labels.index(i).key("title"));
                self.title(&label.short, &labels.index(i).key("short"));
            }
            for (id, part) in &term.parts {
                self.title(&part.title, &parts.key(id.as_str()).key("title"));
            }
        }
        let days = root.key("days");
        for (i, day) in calendar.days.iter().enumerate() {
            self.title(&day.off, &days.index(i).key("off"));
            self.title(&day.why, &days.index(i).key("why"));
        }
        let templates = root.key("day-templates");
        for (id, template) in &calendar.day_templates {
            let way = templates.key(id.as_str());
            self.title(&template.title, &way.key("title"));
            let blocks = way.key("blocks");
            for (i, block) in template.blocks.iter().enumerate() {
                self.title(&block.pause, &blocks.index(i).key("pause"));
            }
        }
    }

    fn offering(&mut self, offering: &Offering) {
        let root = Way::Root;
        self.title(&offering.title, &root.key("title"));
        let exceptions = root.key("exceptions");
        for (i, exception) in offering.exceptions.iter().enumerate() {
            self.title(&exception.cancel, &exceptions.index(i).key("cancel"));
            self.title(&exception.why, &exceptions.index(i).key("why"));
        }
        let milestones = root.key("milestones");
        for (i, milestone) in offering.milestones.iter().enumerate() {
            self.title(&milestone.title, &milestones.index(i).key("title"));
        }
    }
}
