//! `syllabus import`: study plans of other programs as programmes of the catalogue.

use super::args::{At, Import, ImportKind, RuleLevels, Shared};
use super::terminal::Terminal;
use super::{Outcome, catalogue, new};
use crate::catalog::Catalog;
use crate::import::{plx, xml};
use crate::model::Program;
use crate::report::Failure;
use crate::source::Sources;
use crate::{source, yaml};

pub(super) fn run(args: &Import, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let ImportKind::Plx(args) = &args.kind;
    let opened = catalogue::open(shared, &At::default(), &RuleLevels::default())?;
    let sound = |catalog: &&Catalog| {
        catalog.settings.institutions.first().is_some_and(|id| catalog.institutions.contains_key(id))
    };
    let Some(catalog) = opened.catalog.as_ref().filter(sound) else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let path = format!("programs/{}.yaml", args.program);
    new::absent(&opened.sources, &path)?;
    let name = args.file.display();
    let bytes = source::read_whole(&args.file, xml::LARGEST as u64)
        .map_err(|error| Failure::io(format!("can't read {name}"), &error))?
        .ok_or_else(|| Failure::new(format!("{name} has more than {} bytes", xml::LARGEST)))?;
    let imported = plx::plx(&bytes, catalog).map_err(|failure| {
        let mut named = Failure::new(format!("{name}: {}", failure.message));
        named.hints = failure.hints;
        named
    })?;
    let file = args.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let text = format!("# Imported from {file}.\n{}", yaml::emit(&imported.program));
    readable(&path, &text)?;
    new::create(&opened.sources, &path, &text, terminal)?;
    for note in &imported.notes {
        terminal.note(note);
    }
    terminal.note("give semesters their weeks and rows their links to outcomes, then run `syllabus check`");
    Ok(Outcome::Clean)
}

/// Makes sure that what is written can be read again.
fn readable(path: &str, text: &str) -> Result<(), Failure> {
    let sources = Sources::in_memory([(path, text)]);
    let mut faults = Vec::new();
    for (file, own) in sources.files() {
        let tree = yaml::Tree::parse(file, &own.text, &mut faults);
        drop(tree.and_then(|tree| yaml::decode::<Program>(&tree, &mut faults)));
    }
    match faults.first() {
        Some(fault) => Err(Failure::new(format!("what the plan says can't be written: {}", fault.message))),
        None => Ok(()),
    }
}
