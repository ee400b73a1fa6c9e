//! `syllabus new`: files to fill in, in which everything adds up already.

mod calendar;
mod draft;

use std::collections::BTreeMap;

use super::args::{New, NewCalendar, NewCourse, NewKind, RuleLevels, Shared};
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::catalog::Catalog;
use crate::model::{Course, Text};
use crate::report::Failure;
use crate::source::Kind;
use crate::write;

const MODELINE: &str = "# yaml-language-server: $schema=../.schema/course.json\n";

pub(super) fn run(args: &New, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    match &args.kind {
        NewKind::Course(args) => course(args, shared, terminal),
        NewKind::Calendar(args) => calendar(args, shared, terminal),
    }
}

fn calendar(args: &NewCalendar, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &RuleLevels::default())?;
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

fn course(args: &NewCourse, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &RuleLevels::default())?;
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
    write::create(opened.sources.root(), &path, yaml(&course).as_bytes())?;
    terminal.out(&format!("{}\n", opened.sources.display_name(&path)))?;
    terminal.note("hours, credits and weights add up; put your own texts in, then run `syllabus check`");
    Ok(Outcome::Clean)
}

/// The title by the flags; without any, the id with a capital letter.
fn title(args: &NewCourse, catalog: &Catalog) -> Result<Text, Failure> {
    let mut titles = BTreeMap::new();
    for title in &args.title {
        let tagged = title
            .split_once('=')
            .and_then(|(tag, text)| Some((catalog.languages().iter().find(|lang| lang.as_str() == tag)?, text)));
        match tagged {
            Some((lang, text)) => drop(titles.insert(lang.clone(), text.to_owned())),
            None if args.title.len() == 1 => return Ok(Text::One(title.clone())),
            None => {
                return Err(Failure::new(format!("`{title}` does not say in which language it is"))
                    .hint("write `--title ru=… --title en=…`, with languages of the catalogue"));
            }
        }
    }
    if titles.is_empty() {
        let words = args.id.as_str().replace('-', " ");
        let (first, rest) = words.split_at(1);
        return Ok(Text::One(format!("{}{rest}", first.to_uppercase())));
    }
    Ok(Text::Many(titles))
}

/// A course as YAML, numbers without quotes.
fn yaml(course: &Course) -> String {
    let mut value = serde_yaml::to_value(course).expect("a course is YAML");
    unquote(&mut value, false);
    MODELINE.to_owned() + &serde_yaml::to_string(&value).expect("a course is YAML")
}

/// Turns exact decimals, which the model writes as texts, into numbers: those of hours, credits and weights.
fn unquote(value: &mut serde_yaml::Value, exact: bool) {
    match value {
        serde_yaml::Value::Mapping(entries) => {
            for (key, value) in entries.iter_mut() {
                unquote(value, exact || matches!(key.as_str(), Some("hours" | "credits" | "weight" | "points")));
            }
        }
        serde_yaml::Value::Sequence(items) => items.iter_mut().for_each(|item| unquote(item, false)),
        serde_yaml::Value::String(text) if exact => {
            if let Ok(number) = text.parse::<u64>() {
                *value = serde_yaml::Value::Number(number.into());
            }
        }
        _ => {}
    }
}
