//! `syllabus new`: files to fill in, in which everything adds up already.

mod calendar;
mod draft;
mod offering;
mod program;

use super::args::{At, New, NewCalendar, NewCourse, NewKind, NewProgram, NewVariant, RuleLevels, Shared};
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::catalog::Catalog;
use crate::model::{Course, Id, Text};
use crate::report::Failure;
use crate::source::{File, Kind, Sources};
use crate::{write, yaml};

pub(super) fn run(args: &New, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    match &args.kind {
        NewKind::Course(args) => course(args, shared, terminal),
        NewKind::Calendar(args) => calendar(args, shared, terminal),
        NewKind::Program(args) => program(args, shared, terminal),
        NewKind::Variant(args) => variant(args, shared, terminal),
        NewKind::Offering(args) => offering::run(args, shared, terminal),
    }
}

fn calendar(args: &NewCalendar, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &At::default(), &RuleLevels::default())?;
    let path = format!("calendars/{}.yaml", args.id);
    absent(&opened.sources, &path)?;
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let Some(text) = calendar::calendar(args, catalog.languages()) else {
        return Err(Failure::new(format!("no calendar of {} is known", args.year)));
    };
    create(&opened.sources, &path, &text, terminal)?;
    terminal.note("holidays and transfers are the official ones; set the dates of terms and the bells");
    Ok(Outcome::Clean)
}

fn program(args: &NewProgram, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &At::default(), &RuleLevels::default())?;
    let path = format!("programs/{}.yaml", args.id);
    absent(&opened.sources, &path)?;
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let course = match &args.course {
        Some(id) => catalog.courses.get(id).ok_or_else(|| catalogue::unknown_course(catalog, id.as_str()))?,
        None => catalog.courses.values().find(|item| !item.value.credits.is_empty()).ok_or_else(|| {
            Failure::new("the catalogue has no sound course with credits for the first row")
                .hint("`syllabus new course ID` makes one")
        })?,
    };
    let year = catalogue::dated(&opened.sources, None)?.year()?;
    let program = program::program(catalog, course, u16::try_from(year).unwrap_or_default())?;
    create(&opened.sources, &path, &yaml::emit(&program), terminal)?;
    terminal.note("its row has the hours of the course; put your own plan in, then run `syllabus check`");
    Ok(Outcome::Clean)
}

fn variant(args: &NewVariant, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let (course, id) = args.name.split_once('/').ok_or_else(|| {
        Failure::new(format!("`{}` names no course", args.name)).hint("write `syllabus new variant COURSE/ID`")
    })?;
    let id: Id = id.parse().map_err(Failure::new)?;
    let opened = catalogue::open(shared, &At::default(), &RuleLevels::default())?;
    let path = format!("courses/{course}/variants/{id}.yaml");
    absent(&opened.sources, &path)?;
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let Some(item) = catalog.courses.get(course) else { return Err(catalogue::unknown_course(catalog, course)) };
    let variant = draft::variant(catalog, &item.value)
        .ok_or_else(|| Failure::new(format!("course `{course}` has no module to make a variant of")))?;
    create(&opened.sources, &path, &yaml::emit(&variant), terminal)?;
    terminal.note("hours and minutes add up; put your own texts in, then run `syllabus check`");
    Ok(Outcome::Clean)
}

fn course(args: &NewCourse, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &At::default(), &RuleLevels::default())?;
    let path = format!("courses/{}.yaml", args.id);
    absent(&opened.sources, &path)?;
    let Some((catalog, draft)) = opened.catalog.as_ref().and_then(|catalog| Some((catalog, draft::course(catalog)?)))
    else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let course = Course { code: args.id.to_string(), title: title(args, catalog)?, ..draft };
    create(&opened.sources, &path, &yaml::emit(&course), terminal)?;
    terminal.note("hours, credits and weights add up; put your own texts in, then run `syllabus check`");
    Ok(Outcome::Clean)
}

/// Refuses a file that is there already; a course may also have a folder of its own.
pub(super) fn absent(sources: &Sources, path: &str) -> Result<(), Failure> {
    let (kind, id) = (Kind::of(path).unwrap_or(Kind::Stray), Kind::id(path));
    let is_it =
        |file: &File| file.path == path || (kind == Kind::Course && file.kind == kind && Kind::id(&file.path) == id);
    match sources.files().find(|(_, file)| is_it(file)) {
        Some((file, _)) => {
            let what = if kind == Kind::Program { "programme" } else { kind.as_str() };
            Err(Failure::new(format!("{what} `{id}` is there already: {}", sources.display_path(file))))
        }
        None => Ok(()),
    }
}

/// Writes a new file with the line that names its schema to editors, and prints its path.
pub(super) fn create(sources: &Sources, path: &str, text: &str, terminal: &Terminal) -> Result<(), Failure> {
    let up = "../".repeat(path.matches('/').count());
    let kind = Kind::of(path).unwrap_or(Kind::Stray).as_str();
    let text = format!("# yaml-language-server: $schema={up}.schema/{kind}.json\n{text}");
    write::create(sources.root(), path, text.as_bytes())?;
    terminal.out(&format!("{}\n", sources.display_name(path)))
}

/// The title by the flags; without any, the id with a capital letter.
fn title(args: &NewCourse, catalog: &Catalog) -> Result<Text, Failure> {
    Ok(catalogue::in_languages("title", &args.title, catalog.languages())?.unwrap_or_else(|| {
        let words = args.id.as_str().replace('-', " ");
        let (first, rest) = words.split_at(1);
        Text::One(format!("{}{rest}", first.to_uppercase()))
    }))
}
