//! All texts of a catalogue with their places, so that rules on language look at each of them and at nothing else.

mod programs;
mod schedules;

use super::Catalog;
use crate::load::Item;
use crate::model::institution::{DocumentForm, OutcomeLabels};
use crate::model::{Agenda, Course, Institution, Module, Person, Requirement, Text, Variant};
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
    /// Whether it stands in a document that is printed in one language, so that nobody misses a translation.
    pub single: bool,
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

/// Shows every text of a catalogue: its own, the institutions', the people's, the courses', the variants', the schedules', the
/// programmes' and the funds', in this order.
pub fn visit(catalog: &Catalog, mut show: impl FnMut(Located<'_>)) {
    let mut visitor = Visitor { file: catalog.file, single: false, show: &mut show };
    visitor.title(&catalog.settings.title, &Way::Root.key("title"));
    if let Some(approval) = &catalog.settings.approval {
        let levels = Way::Root.key("approval");
        let levels = levels.key("levels");
        for (i, level) in approval.levels.iter().enumerate() {
            visitor.title(&level.title, &levels.index(i).key("title"));
        }
    }
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
    for (_, variant) in catalog.all_variants() {
        visitor.variant(variant);
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
    visitor.single = true;
    for program in catalog.programs.values() {
        visitor.program(program);
    }
    for fund in catalog.funds.values() {
        visitor.fund(fund);
    }
}

struct Visitor<'v> {
    file: FileId,
    single: bool,
    show: &'v mut dyn FnMut(Located<'_>),
}

impl Visitor<'_> {
    fn see(&mut self, text: &Text, kind: TextKind, way: &Way<'_>) {
        (self.show)(Located { file: self.file, text, kind, single: self.single, way });
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
        self.title(&institution.name_genitive, &root.key("name-genitive"));
        self.title(&institution.short, &root.key("short"));
        self.title(&institution.founder, &root.key("founder"));
        self.title(&institution.legal_form, &root.key("legal-form"));
        self.title(&institution.faculty, &root.key("faculty"));
        self.title(&institution.department, &root.key("department"));
        self.title(&institution.city, &root.key("city"));
        self.title(&institution.address, &root.key("address"));
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
                self.title(&step.level, &steps.index(i).key("level"));
                self.line(&step.text, &steps.index(i).key("text"));
            }
        }
        let ratings = root.key("ratings");
        for (id, rating) in &institution.ratings {
            let way = ratings.key(id.as_str());
            self.title(&rating.title, &way.key("title"));
            let parts = way.key("parts");
            rating.parts.iter().enumerate().for_each(|(i, part)| self.title(&part.title, &parts.index(i).key("title")));
        }
        self.single = true;
        self.labels(institution.outcome_labels.as_ref(), &root.key("outcome-labels"));
        let documents = root.key("documents");
        institution.documents.all().for_each(|(key, form, _)| self.form(form, &documents.key(key)));
        self.single = false;
        let policies = root.key("policies");
        for (i, policy) in institution.policies.iter().enumerate() {
            self.title(&policy.title, &policies.index(i).key("title"));
            self.prose(&policy.text, &policies.index(i).key("text"));
        }
    }

    fn labels(&mut self, labels: Option<&OutcomeLabels>, way: &Way<'_>) {
        if let Some(labels) = labels {
            self.title(&labels.knowledge, &way.key("knowledge"));
            self.title(&labels.skill, &way.key("skill"));
            self.title(&labels.competence, &way.key("competence"));
        }
    }

    fn titles(&mut self, texts: &[Text], way: &Way<'_>) {
        texts.iter().enumerate().for_each(|(i, text)| self.title(text, &way.index(i)));
    }

    fn form(&mut self, form: &DocumentForm, way: &Way<'_>) {
        self.title(&form.heading, &way.key("heading"));
        self.labels(form.outcome_labels.as_ref(), &way.key("outcome-labels"));
        let blocks = way.key("title-page");
        for (i, block) in form.title_page.iter().enumerate() {
            self.titles(&block.lines, &blocks.index(i).key("lines"));
        }
        let sections = way.key("sections");
        for (i, section) in form.sections.iter().enumerate() {
            self.title(&section.title, &sections.index(i).key("title"));
            self.prose(&section.text, &sections.index(i).key("text"));
        }
        let signatures = way.key("signatures");
        for (i, block) in form.signatures.iter().enumerate() {
            let way = signatures.index(i);
            self.title(&block.heading, &way.key("heading"));
            self.title(&block.role, &way.key("role"));
            self.title(&block.signer, &way.key("signer"));
            self.titles(&block.lines, &way.key("lines"));
        }
        if let Some(changes) = &form.changes {
            let way = way.key("changes");
            let columns = way.key("columns");
            for (i, column) in changes.columns.iter().enumerate() {
                self.title(&column.title, &columns.index(i).key("title"));
            }
            self.titles(&changes.lines, &way.key("lines"));
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

    fn variant(&mut self, item: &Item<Variant>) {
        self.file = item.file;
        let (variant, root) = (&item.value, Way::Root);
        self.title(&variant.title, &root.key("title"));
        self.prose(&variant.goal, &root.key("goal"));
        self.title(&variant.form, &root.key("form"));
        self.title(&variant.mode, &root.key("mode"));
        let lines = [
            ("audience", &variant.audience),
            ("entry", &variant.entry),
            ("basis", &variant.basis),
            ("excluded", &variant.excluded),
            ("environment", &variant.environment),
            ("checklist", &variant.checklist),
            ("formats", &variant.formats),
        ];
        lines.into_iter().for_each(|(key, lines)| self.lines(lines, &root.key(key)));
        let modules = root.key("modules");
        for (i, module) in variant.modules.iter().enumerate() {
            self.title(&module.title, &modules.index(i).key("title"));
            self.title(&module.control, &modules.index(i).key("control"));
        }
        if let Some(attestation) = &variant.attestation {
            self.title(&attestation.form, &root.key("attestation").key("form"));
            self.prose(&attestation.text, &root.key("attestation").key("text"));
        }
        let competences = root.key("competences");
        for (i, competence) in variant.competences.iter().enumerate() {
            self.line(&competence.text, &competences.index(i).key("text"));
        }
        let conditions = root.key("conditions");
        for (i, condition) in variant.conditions.iter().enumerate() {
            self.prose(&condition.text, &conditions.index(i).key("text"));
        }
        let prices = root.key("prices");
        for (i, price) in variant.prices.iter().enumerate() {
            self.title(&price.per, &prices.index(i).key("per"));
            self.line(&price.terms, &prices.index(i).key("terms"));
        }
        if let Some(agenda) = &variant.agenda {
            self.agenda(agenda, &root.key("agenda"));
        }
    }

    fn agenda(&mut self, agenda: &Agenda, way: &Way<'_>) {
        let zones = way.key("zones");
        for (i, zone) in agenda.zones.iter().enumerate() {
            self.title(&zone.name, &zones.index(i).key("name"));
        }
        let days = way.key("days");
        for (i, day) in agenda.days.iter().enumerate() {
            let way = days.index(i);
            self.title(&day.title, &way.key("title"));
            let blocks = way.key("blocks");
            for (j, block) in day.blocks.iter().enumerate() {
                let way = blocks.index(j);
                self.title(&block.title, &way.key("title"));
                self.line(&block.text, &way.key("text"));
                self.line(&block.materials, &way.key("materials"));
            }
            let studies = way.key("self-study");
            for (j, study) in day.self_study.iter().enumerate() {
                self.line(&study.text, &studies.index(j).key("text"));
            }
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
}
