//! `syllabus show`: what a course or a variant of it promises, or how a plan row divides its hours, in the terminal.

mod row;
mod variant;

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::args::{RuleLevels, Shared, Show};
use super::table::{self, Align};
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::catalog::{self, Binding, Catalog};
use crate::load::Item;
use crate::model::{Course, Lang, Program, Requirement, Text};
use crate::report::Failure;
use crate::report::words::did_you_mean;

const BOLD: Style = Style::new().bold();
const NAME: Style = AnsiColor::Cyan.on_default();

pub(super) fn run(args: &Show, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &args.at, &RuleLevels::default())?;
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let lang = catalogue::language(catalog, args.lang.as_deref())?;
    if let Some((owner, id)) = args.id.split_once('/') {
        terminal.out(&belonging(catalog, owner, id, &lang)?)?;
        return Ok(Outcome::Clean);
    }
    let Some(item) = catalog.courses.get(args.id.as_str()) else {
        if catalog.broken.contains(args.id.as_str()) {
            terminal.findings(&opened.report, &opened.sources);
            return Ok(Outcome::Findings);
        }
        return Err(catalogue::unknown_course(catalog, &args.id));
    };
    terminal.out(&Sheet { catalog, item, lang: &lang }.print())?;
    Ok(Outcome::Clean)
}

/// A course in one language.
struct Sheet<'a> {
    catalog: &'a Catalog,
    item: &'a Item<Course>,
    lang: &'a Lang,
}

impl Sheet<'_> {
    fn text<'a>(&'a self, text: &'a Text) -> &'a str {
        self.catalog.text(text, self.lang)
    }

    fn print(&self) -> String {
        let course = &self.item.value;
        let mut out = format!("{BOLD}{} {}{BOLD:#}\n", course.code, self.text(&course.title));
        let _ = writeln!(out, "{}\n", self.text(&course.summary).trim());
        out += &self.facts();
        part(
            &mut out,
            "Outcomes",
            course.outcomes.iter().map(|outcome| {
                vec![
                    outcome.id.to_string(),
                    format!("{} {}", outcome.level, outcome.kind.as_str()),
                    self.text(&outcome.text).to_owned(),
                ]
            }),
        );
        part(
            &mut out,
            "Modules",
            course.modules.iter().map(|module| {
                let hours: crate::model::Hours = module.topics.iter().map(|topic| topic.hours.total()).sum();
                let outcomes: Vec<_> = module.outcomes.iter().map(ToString::to_string).collect();
                let title = format!("{} ({})", self.text(&module.title), outcomes.join(", "));
                vec![module.id.to_string(), format!("{hours} h"), title]
            }),
        );
        part(
            &mut out,
            "Assessment",
            course.assessment.iter().map(|part| {
                let outcomes: Vec<_> = part.outcomes.iter().map(ToString::to_string).collect();
                let title = format!("{} ({})", self.text(&part.title), outcomes.join(", "));
                vec![part.id.to_string(), format!("{}%", part.weight), title]
            }),
        );
        if let Some(prerequisites) = &course.prerequisites {
            let _ = writeln!(out, "\n{BOLD}Prerequisites{BOLD:#}");
            self.requirement(&mut out, prerequisites, 1);
        }
        let read = &course.literature;
        part(
            &mut out,
            "Literature",
            read.main.iter().map(|key| (key, "main")).chain(read.further.iter().map(|key| (key, "further"))).map(
                |(key, part)| {
                    let entry = self.catalog.bibliography.get(key).map(|(_, entry)| entry);
                    let title =
                        entry.and_then(|entry| entry.title.as_ref()).map(ToString::to_string).unwrap_or_default();
                    vec![key.clone(), part.to_owned(), title]
                },
            ),
        );
        out
    }

    fn facts(&self) -> String {
        let course = &self.item.value;
        let systems = &self.catalog.institution(course).value.credit_systems;
        let credits = course.credits.iter().map(|(system, number)| {
            let unit = systems.get(system).map(|system| self.text(&system.unit)).unwrap_or_default();
            format!("{number} {unit}")
        });
        let kinds = catalog::kinds_in_use(course).into_iter();
        let hours: Vec<_> = kinds.map(|kind| format!("{} {}", kind.as_str(), course.hours.of(kind))).collect();
        let semesters: Vec<_> = course.semesters.iter().map(ToString::to_string).collect();
        let facts = [
            ("Credits", credits.collect::<Vec<_>>().join(", ")),
            ("Hours", format!("{}: {}", course.hours.total(), hours.join(", "))),
            (
                "Level",
                course
                    .eqf
                    .map_or(course.cycle.as_str().to_owned(), |eqf| format!("{}, EQF {eqf}", course.cycle.as_str())),
            ),
            ("Standing", course.standing.as_str().to_owned()),
            ("Semesters", semesters.join(", ")),
            ("Delivery", course.delivery.as_str().to_owned()),
            ("Version", course.version.clone()),
        ];
        let rows = facts.into_iter().filter(|(_, value)| !value.is_empty());
        let rows: Vec<_> = rows.map(|(name, value)| vec![name.to_owned(), value]).collect();
        table::render(&[Align::Left, Align::Left], &rows)
    }

    fn requirement(&self, out: &mut String, requirement: &Requirement, depth: usize) {
        let space = "  ".repeat(depth);
        let _ = match requirement {
            Requirement::All(items) | Requirement::Any(items) => {
                let word = if matches!(requirement, Requirement::All(_)) { "all of" } else { "any of" };
                let _ = writeln!(out, "{space}{word}");
                return items.iter().for_each(|item| self.requirement(out, item, depth + 1));
            }
            Requirement::Course(id) => {
                let title = self.catalog.courses.get(id).map(|course| self.text(&course.value.title));
                writeln!(out, "{space}{NAME}{id}{NAME:#} {}", title.unwrap_or_default())
            }
            Requirement::Outcome(wanted) => {
                let outcome = self.catalog.outcome(&wanted.course, &wanted.link.outcome);
                let text = outcome.map(|(_, outcome)| self.text(&outcome.text));
                writeln!(out, "{space}{NAME}{wanted}{NAME:#} {}", text.unwrap_or_default())
            }
            Requirement::Knowledge(text) => writeln!(out, "{space}{}", self.text(text).trim()),
        };
    }
}

/// Rows under a heading, if there are any.
fn part(out: &mut String, title: &str, rows: impl IntoIterator<Item = Vec<String>>) {
    let rows: Vec<_> = rows.into_iter().collect();
    if !rows.is_empty() {
        let _ = writeln!(out, "\n{BOLD}{title}{BOLD:#}");
        named(out, &table::render(&[Align::Left; 3], &rows));
    }
}

/// Lines of a table whose first column is a name.
fn named(out: &mut String, lines: &str) {
    for line in lines.lines() {
        let (name, rest) = line.split_once("  ").unwrap_or((line, ""));
        let gap = if rest.is_empty() { "" } else { "  " };
        let _ = writeln!(out, "  {NAME}{name}{NAME:#}{gap}{rest}");
    }
}

/// What belongs to a course or a programme: a variant of the one, a row of the other.
fn belonging(catalog: &Catalog, owner: &str, id: &str, lang: &Lang) -> Result<String, Failure> {
    let variant = catalog.variants.get(owner).and_then(|variants| variants.get(id));
    if let Some((course, variant)) = catalog.courses.get(owner).zip(variant) {
        return Ok(variant::print(catalog, course, variant, lang));
    }
    let program = catalog.programs.get(owner);
    let index = program.and_then(|program| program.value.rows.iter().position(|row| row.id.as_str() == id));
    if let Some(bound) = program.zip(index).and_then(|(program, index)| Binding::of(catalog, program, index)) {
        return Ok(row::print(catalog, &bound, lang));
    }
    let name = format!("{owner}/{id}");
    let variants = catalog.all_variants().map(|(course, variant)| format!("{}/{}", course.id, variant.id));
    let bound = |program: &Item<Program>| {
        let rows = program.value.rows.iter().filter(|row| row.course.is_some());
        rows.map(|row| format!("{}/{}", program.id, row.id)).collect::<Vec<_>>()
    };
    let known: Vec<String> = variants.chain(catalog.programs.values().flat_map(bound)).collect();
    let mut failure = Failure::new(format!("`{name}` is neither a variant of a course nor a row that binds one"));
    failure.hints.extend(did_you_mean(&name, known.iter().map(String::as_str)));
    Err(failure.hint("a variant is `courses/COURSE/variants/VARIANT.yaml`; `syllabus list --programs` lists the rows"))
}
