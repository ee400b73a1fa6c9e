//! Rules: what is a catalogue and yet not wise. Levels apply, and exceptions with a reason.

mod absence;
mod agenda;
mod alignment;
mod allowance;
mod credits;
mod figures;
mod hours;
mod levels;
mod literature;
mod needs;
mod plans;
mod prose;
pub mod rules;
mod scales;
mod schedule;
mod verbs;
mod years;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::catalog::{Binding, Catalog};
use crate::load::Item;
use crate::model::{Calendar, Id, Level, Offering, Program};
use crate::plan::almanac::Almanac;
use crate::plan::clash::{self, Clash};
use crate::plan::diary::Diary;
use crate::plan::year::{self, Year};
use crate::plan::{Plan, Session};
use crate::report::{Diagnostic, Label, Place, Report, Severity};
use crate::source::{FileId, Path};

pub use levels::Levels;
pub use rules::RULES;

/// A rule: what it is called, what it says of itself, and what it looks at.
pub struct Rule {
    /// Name: the fault itself, readable after the word "allow".
    pub name: &'static str,
    /// What is wrong, in half a sentence.
    pub summary: &'static str,
    /// Its text: what it does, why, an example that fails and one that passes.
    pub docs: &'static str,
    /// Level where nothing else is said.
    pub level: Level,
    /// Looks for the fault.
    pub check: fn(&Context<'_>, &mut Reporter),
}

/// What rules see.
pub struct Context<'a> {
    /// The catalogue.
    pub catalog: &'a Catalog,
    /// Its offerings, laid out in days.
    pub plan: &'a Plan,
    /// The current year: of the date that the documents carry.
    pub year: i32,
    remarks: OnceLock<Vec<prose::Remarks>>,
    bindings: OnceLock<Vec<Binding<'a>>>,
    diary: OnceLock<Diary<'a>>,
    clashes: OnceLock<Vec<Clash<'a>>>,
    almanacs: OnceLock<BTreeMap<&'a Id, Almanac<'a>>>,
    days: OnceLock<BTreeMap<&'a Id, Vec<NaiveDate>>>,
    audiences: OnceLock<Vec<(Vec<Id>, Vec<&'a Session>)>>,
    teachers: OnceLock<BTreeMap<&'a Id, Vec<&'a Session>>>,
    agenda: OnceLock<Vec<agenda::Day>>,
    years: OnceLock<Vec<(&'a Item<Program>, Vec<Year<'a>>)>>,
}

impl<'a> Context<'a> {
    /// A catalogue and its plan, in a year.
    pub fn new(catalog: &'a Catalog, plan: &'a Plan, year: i32) -> Self {
        Self {
            catalog,
            plan,
            year,
            remarks: OnceLock::new(),
            bindings: OnceLock::new(),
            diary: OnceLock::new(),
            clashes: OnceLock::new(),
            almanacs: OnceLock::new(),
            days: OnceLock::new(),
            audiences: OnceLock::new(),
            teachers: OnceLock::new(),
            agenda: OnceLock::new(),
            years: OnceLock::new(),
        }
    }

    /// What reading the texts in CommonMark has found.
    fn remarks(&self) -> &[prose::Remarks] {
        self.remarks.get_or_init(|| prose::gather(self.catalog))
    }

    /// All plan rows that bind a course, with the hours of its topics.
    fn bindings(&self) -> &[Binding<'a>] {
        self.bindings.get_or_init(|| self.catalog.bindings().collect())
    }

    /// Who and what is in two places at once.
    fn clashes(&self) -> &[Clash<'a>] {
        self.clashes.get_or_init(|| clash::clashes(self.plan))
    }

    /// The days of the calendar of an offering.
    fn almanac(&self, offering: &Offering) -> &Almanac<'a> {
        let almanac = |(id, item): (&'a Id, &'a Item<Calendar>)| (id, Almanac::new(&item.value));
        let almanacs = self.almanacs.get_or_init(|| self.catalog.calendars.iter().map(almanac).collect());
        &almanacs[&offering.calendar]
    }

    /// The days in which an offering is given, in order.
    fn days(&self, offering: &Item<Offering>) -> &[NaiveDate] {
        let days = |(id, item): (&'a Id, &'a Item<Offering>)| (id, self.almanac(&item.value).days(&item.value.span));
        let all = self.days.get_or_init(|| self.catalog.offerings.iter().map(days).collect());
        &all[&offering.id]
    }

    /// Classes of each audience that is taught apart, by time.
    fn audiences(&self) -> &[(Vec<Id>, Vec<&'a Session>)] {
        self.audiences.get_or_init(|| schedule::by_audience(self))
    }

    /// Classes of each teacher, by time.
    fn teachers(&self) -> &BTreeMap<&'a Id, Vec<&'a Session>> {
        self.teachers.get_or_init(|| schedule::by_teacher(self))
    }

    /// Every day of every variant by the clock.
    fn agenda(&self) -> &[agenda::Day] {
        self.agenda.get_or_init(|| agenda::days(self))
    }

    /// Every year of study of every programme, day by day.
    fn years(&self) -> &[(&'a Item<Program>, Vec<Year<'a>>)] {
        let years = |program: &'a Item<Program>| (program, year::years(self.catalog, &program.value));
        self.years.get_or_init(|| self.catalog.programs.values().map(years).collect())
    }

    /// What everybody and every room is taken for.
    fn diary(&self) -> &Diary<'a> {
        self.diary.get_or_init(|| Diary::new(self.catalog, &self.plan.groups, self.plan.sessions()))
    }
}

/// Takes the findings of one rule.
pub struct Reporter {
    rule: &'static Rule,
    findings: Vec<Diagnostic>,
}

impl Reporter {
    /// Reports a fault at the value of a path; labels and hints follow on what is returned.
    pub fn at(&mut self, file: FileId, path: Path, message: impl Into<String>) -> Finding<'_> {
        self.place(Place::Value(file, path), message)
    }

    /// Reports a fault at the key that ends a path.
    pub fn at_key(&mut self, file: FileId, path: Path, message: impl Into<String>) -> Finding<'_> {
        self.place(Place::Key(file, path), message)
    }

    fn place(&mut self, place: Place, message: impl Into<String>) -> Finding<'_> {
        self.findings.push(Diagnostic::error(self.rule.name, place, message));
        Finding(self.findings.last_mut().expect("one was pushed"))
    }
}

/// A finding that is being written.
pub struct Finding<'a>(&'a mut Diagnostic);

impl Finding<'_> {
    /// Says something at the culprit itself.
    pub fn text(self, text: impl Into<String>) -> Self {
        self.0.primary.text = text.into();
        self
    }

    /// Labels an involved value.
    pub fn label(self, file: FileId, path: Path, text: impl Into<String>) -> Self {
        self.0.labels.push(Label { place: Place::Value(file, path), text: text.into() });
        self
    }

    /// Labels the key of an involved value.
    pub fn label_key(self, file: FileId, path: Path, text: impl Into<String>) -> Self {
        self.0.labels.push(Label { place: Place::Key(file, path), text: text.into() });
        self
    }

    /// Adds a cure.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        self.0.hints.push(hint.into());
        self
    }
}

/// Runs all rules that the levels let run, and holds their findings against the exceptions.
pub fn check(context: &Context<'_>, levels: &Levels, report: &mut Report) {
    let mut allowances = allowance::collect(context.catalog, report);
    for rule in RULES {
        let level = levels.of(rule);
        if level == Level::Allow {
            allowances.forgive(rule.name);
            continue;
        }
        let mut reporter = Reporter { rule, findings: Vec::new() };
        (rule.check)(context, &mut reporter);
        for mut finding in reporter.findings {
            finding.severity = if level == Level::Deny { Severity::Error } else { Severity::Warning };
            if !allowances.excuse(&finding) {
                report.push(finding);
            }
        }
    }
    allowances.report_unused(levels, report);
}

/// Whether a letter is Cyrillic.
fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52f}')
}

/// A rule by its name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
