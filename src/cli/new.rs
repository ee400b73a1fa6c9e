//! `syllabus new`: files to fill in, in which everything adds up already.

mod calendar;
mod draft;
mod program;

use super::args::{At, New, NewCalendar, NewCourse, NewKind, NewProgram, NewVariant, RuleLevels, Shared};
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::catalog::Catalog;
use crate::model::{Course, Id, Text};
use crate::report::Failure;
use crate::source::Kind;
use crate::{write, yaml};

const MODELINE: &str = "# yaml-language-server: $schema=../.schema/course.json\n";
const PROGRAM_MODELINE: &str = "# yaml-language-server: $schema=../.schema/program.json\n";

const VARIANT_MODELINE: &str = "# yaml-language-server: $schema=../../../.schema/variant.json\n";

pub(super) fn run(args: &New, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    match &args.kind {
        NewKind::Course(args) => course(args, shared, terminal),
        NewKind::Calendar(args) => calendar(args, shared, terminal),
        NewKind::Program(args) => program(args, shared, terminal),
        NewKind::Variant(args) => variant(args, shared, terminal),
    }
}

fn calendar(args: &NewCalendar, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &At::default(), &RuleLevels::default())?;
    let path = format!("calendars/{}.yaml", args.id);
    if opened.sources.by_path(&path).is_some() {
        let path = opened.sources.display_name(&path);
        return Err(Failure::new(format!("calendar `{}` is there already: {path}", args.id)));
    }
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let Some(text) = calendar::calendar(args, catalog.languages()) else {
        return Err(Failure::new(format!("no calendar of {} is known", args.year)));
    };
    write::create(opened.sources.root(), &path, text.as_bytes())?;
    terminal.out(&format!("{}\n", opened.sources.display_name(&path)))?;
    terminal.note("holidays and transfers are the official ones; set the dates of terms and the bells");
    Ok(Outcome::Clean)
}

fn program(args: &NewProgram, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &At::default(), &RuleLevels::default())?;
    let path = format!("programs/{}.yaml", args.id);
    if opened.sources.by_path(&path).is_some() {
        let path = opened.sources.display_name(&path);
        return Err(Failure::new(format!("programme `{}` is there already: {path}", args.id)));
    }
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
    let text = PROGRAM_MODELINE.to_owned() + &yaml::emit(&program);
    write::create(opened.sources.root(), &path, text.as_bytes())?;
    terminal.out(&format!("{}\n", opened.sources.display_name(&path)))?;
    terminal.note("its row has the hours of the course; put your own plan in, then run `syllabus check`");
    Ok(Outcome::Clean)
}

fn variant(args: &NewVariant, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let (course, id) = args.name.split_once('/').ok_or_else(|| {
        Failure::new(format!("`{}` names no course", args.name)).hint("write `syllabus new variant COURSE/ID`")
    })?;
    let id: Id = id.parse().map_err(Failure::new)?;
    let opened = catalogue::open(shared, &At::default(), &RuleLevels::default())?;
    let Some(catalog) = &opened.catalog else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let Some(item) = catalog.courses.get(course) else { return Err(catalogue::unknown_course(catalog, course)) };
    let variant = draft::variant(catalog, &item.value)
        .ok_or_else(|| Failure::new(format!("course `{course}` has no module to make a variant of")))?;
    let path = format!("courses/{course}/variants/{id}.yaml");
    write::create(opened.sources.root(), &path, (VARIANT_MODELINE.to_owned() + &yaml::emit(&variant)).as_bytes())?;
    terminal.out(&format!("{}\n", opened.sources.display_name(&path)))?;
    terminal.note("hours and minutes add up; put your own texts in, then run `syllabus check`");
    Ok(Outcome::Clean)
}

fn course(args: &NewCourse, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &At::default(), &RuleLevels::default())?;
    let there =
        opened.sources.files().find(|(_, file)| file.kind == Kind::Course && Kind::id(&file.path) == args.id.as_str());
    if let Some((file, _)) = there {
        let path = opened.sources.display_path(file);
        return Err(Failure::new(format!("course `{}` is there already: {path}", args.id)));
    }
    let Some((catalog, draft)) = opened.catalog.as_ref().and_then(|catalog| Some((catalog, draft::course(catalog)?)))
    else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let course = Course { code: args.id.to_string(), title: title(args, catalog)?, ..draft };
    let path = format!("courses/{}.yaml", args.id);
    write::create(opened.sources.root(), &path, (MODELINE.to_owned() + &yaml::emit(&course)).as_bytes())?;
    terminal.out(&format!("{}\n", opened.sources.display_name(&path)))?;
    terminal.note("hours, credits and weights add up; put your own texts in, then run `syllabus check`");
    Ok(Outcome::Clean)
}

/// The title by the flags; without any, the id with a capital letter.
fn title(args: &NewCourse, catalog: &Catalog) -> Result<Text, Failure> {
    Ok(catalogue::in_languages("title", &args.title, catalog.languages())?.unwrap_or_else(|| {
        let words = args.id.as_str().replace('-', " ");
        let (first, rest) = words.split_at(1);
        Text::One(format!("{}{rest}", first.to_uppercase()))
    }))
}
