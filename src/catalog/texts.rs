//! All texts of a catalogue with their places, so that rules on language look at each of them and at nothing else.

use super::Catalog;
use crate::load::Item;
use crate::model::{Course, Institution, Person, Requirement, Text};
use crate::source::{FileId, Path};

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// Taken to the letter.
    Title,
    /// CommonMark.
    Prose,
}

/// A step to a text.
#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// A text with its place. The place becomes a [`Path`] only when a finding asks for it: most texts are sound.
#[derive(Debug, Clone, Copy)]
pub struct Located<'a> {
    /// The file.
    pub file: FileId,
    /// The text.
    pub text: &'a Text,
    /// How it is read.
    pub kind: TextKind,
    steps: Steps<'a>,
}

impl Located<'_> {
    /// The path of the text.
    pub fn path(&self) -> Path {
        self.steps.taken().iter().fold(Path::root(), |path, step| match *step {
            Step::Key(key) => path.key(key),
            Step::Index(index) => path.index(index),
        })
    }
}

/// The way to a text, kept without allocating.
#[derive(Debug, Clone, Copy)]
struct Steps<'a> {
    steps: [Step<'a>; Steps::MOST],
    length: usize,
}

impl<'a> Steps<'a> {
    /// `modules[1].labs[2].task` has five steps. A deeper way, in nested prerequisites, ends at a place that holds the text.
    const MOST: usize = 12;

    const fn root() -> Self {
        Self { steps: [Step::Index(0); Self::MOST], length: 0 }
    }

    fn then(mut self, step: Step<'a>) -> Self {
        if let Some(free) = self.steps.get_mut(self.length) {
            *free = step;
            self.length += 1;
        }
        self
    }

    fn key(self, key: &'a str) -> Self {
        self.then(Step::Key(key))
    }

    fn index(self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    fn taken(&self) -> &[Step<'a>] {
        &self.steps[..self.length]
    }
}

/// Every text of a catalogue: its own, the institutions', the people's and the courses', in this order.
pub fn all(catalog: &Catalog) -> Vec<Located<'_>> {
    let mut found = Gathered { file: catalog.file, texts: Vec::new() };
    found.title(&catalog.settings.title, Steps::root().key("title"));
    for institution in catalog.institutions.values() {
        found.institution(institution);
    }
    if let Some(file) = catalog.people_file {
        found.file = file;
        for (id, person) in &catalog.people {
            found.person(person, Steps::root().key(id.as_str()));
        }
    }
    for course in catalog.courses.values() {
        found.course(course);
    }
    found.texts
}

/// Every text of a course.
pub fn of_course(course: &Item<Course>) -> Vec<Located<'_>> {
    let mut found = Gathered { file: course.file, texts: Vec::new() };
    found.course(course);
    found.texts
}

struct Gathered<'a> {
    file: FileId,
    texts: Vec<Located<'a>>,
}

impl<'a> Gathered<'a> {
    fn title(&mut self, text: &'a Text, steps: Steps<'a>) {
        self.texts.push(Located { file: self.file, text, kind: TextKind::Title, steps });
    }

    fn prose(&mut self, text: impl Into<Option<&'a Text>>, steps: Steps<'a>) {
        if let Some(text) = text.into() {
            self.texts.push(Located { file: self.file, text, kind: TextKind::Prose, steps });
        }
    }

    fn institution(&mut self, item: &'a Item<Institution>) {
        self.file = item.file;
        let (institution, root) = (&item.value, Steps::root());
        self.title(&institution.name, root.key("name"));
        for (key, text) in
            [("short", &institution.short), ("department", &institution.department), ("city", &institution.city)]
        {
            if let Some(text) = text {
                self.title(text, root.key(key));
            }
        }
        for (id, system) in &institution.credit_systems {
            let steps = root.key("credit-systems").key(id.as_str());
            self.title(&system.title, steps.key("title"));
            self.title(&system.unit, steps.key("unit"));
        }
        for (id, scale) in &institution.scales {
            let steps = root.key("scales").key(id.as_str());
            self.title(&scale.title, steps.key("title"));
            for (i, step) in scale.steps.iter().enumerate() {
                let steps = steps.key("steps").index(i);
                self.title(&step.grade, steps.key("grade"));
                self.prose(&step.text, steps.key("text"));
            }
        }
        for (i, policy) in institution.policies.iter().enumerate() {
            let steps = root.key("policies").index(i);
            self.title(&policy.title, steps.key("title"));
            self.prose(&policy.text, steps.key("text"));
        }
    }

    fn person(&mut self, person: &'a Person, steps: Steps<'a>) {
        self.title(&person.role, steps.key("role"));
        for (key, text) in [("name", &person.name), ("degree", &person.degree)] {
            if let Some(text) = text {
                self.title(text, steps.key(key));
            }
        }
        self.prose(&person.profile, steps.key("profile"));
    }

    fn course(&mut self, item: &'a Item<Course>) {
        self.file = item.file;
        let (course, root) = (&item.value, Steps::root());
        self.title(&course.title, root.key("title"));
        self.prose(&course.summary, root.key("summary"));
        if let Some(requirement) = &course.prerequisites {
            self.requirement(requirement, root.key("prerequisites"));
        }
        for (i, outcome) in course.outcomes.iter().enumerate() {
            let steps = root.key("outcomes").index(i);
            self.prose(&outcome.text, steps.key("text"));
            for (j, indicator) in outcome.indicators.iter().enumerate() {
                self.prose(indicator, steps.key("indicators").index(j));
            }
        }
        self.modules(course, root.key("modules"));
        for (i, method) in course.methods.iter().enumerate() {
            self.prose(method, root.key("methods").index(i));
        }
        for (i, part) in course.assessment.iter().enumerate() {
            let steps = root.key("assessment").index(i);
            self.title(&part.title, steps.key("title"));
            self.prose(&part.text, steps.key("text"));
            for (j, criterion) in part.criteria.iter().enumerate() {
                self.prose(&criterion.text, steps.key("criteria").index(j).key("text"));
            }
        }
        self.prose(&course.grading.text, root.key("grading").key("text"));
        for (i, software) in course.software.iter().enumerate() {
            let steps = root.key("software").index(i);
            self.title(&software.name, steps.key("name"));
            self.title(&software.licence, steps.key("licence"));
            if let Some(purpose) = &software.purpose {
                self.title(purpose, steps.key("purpose"));
            }
        }
        for (i, room) in course.rooms.iter().enumerate() {
            let steps = root.key("rooms").index(i);
            self.title(&room.kind, steps.key("kind"));
            self.title(&room.equipment, steps.key("equipment"));
        }
        for (id, policy) in &course.policies {
            self.prose(&policy.text, root.key("policies").key(id.as_str()).key("text"));
        }
        for (i, change) in course.changes.iter().enumerate() {
            self.title(&change.text, root.key("changes").index(i).key("text"));
        }
    }

    fn modules(&mut self, course: &'a Course, steps: Steps<'a>) {
        for (i, module) in course.modules.iter().enumerate() {
            let steps = steps.index(i);
            self.title(&module.title, steps.key("title"));
            self.prose(&module.summary, steps.key("summary"));
            for (j, method) in module.methods.iter().enumerate() {
                self.prose(method, steps.key("methods").index(j));
            }
            for (j, topic) in module.topics.iter().enumerate() {
                let steps = steps.key("topics").index(j);
                self.title(&topic.title, steps.key("title"));
                self.prose(&topic.text, steps.key("text"));
            }
            for (j, lab) in module.labs.iter().enumerate() {
                let steps = steps.key("labs").index(j);
                self.title(&lab.title, steps.key("title"));
                self.prose(&lab.task, steps.key("task"));
            }
        }
    }

    fn requirement(&mut self, requirement: &'a Requirement, steps: Steps<'a>) {
        match requirement {
            Requirement::All(items) => {
                items.iter().enumerate().for_each(|(i, item)| self.requirement(item, steps.key("all").index(i)));
            }
            Requirement::Any(items) => {
                items.iter().enumerate().for_each(|(i, item)| self.requirement(item, steps.key("any").index(i)));
            }
            Requirement::Knowledge(text) => self.prose(text, steps.key("knowledge")),
            Requirement::Course(_) | Requirement::Outcome(_) => {}
        }
    }
}
