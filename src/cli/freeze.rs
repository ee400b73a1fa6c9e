//! `syllabus freeze`: the hours that topics have in a plan row, written down.

use serde::Serialize as _;
use serde_yaml::Value;

use super::args::{At, Freeze, RuleLevels, Shared};
use super::terminal::Terminal;
use super::{Outcome, catalogue};
use crate::catalog::Binding;
use crate::model::{FrozenTopic, Id, TopicHours};
use crate::report::{Failure, Place};
use crate::source::Sources;
use crate::{write, yaml};

pub(super) fn run(args: &Freeze, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = catalogue::open(shared, &At::default(), &RuleLevels::default())?;
    let Some(catalog) = opened.catalog.as_ref().filter(|catalog| !catalog.broken.contains(args.program.as_str()))
    else {
        terminal.findings(&opened.report, &opened.sources);
        return Ok(Outcome::Findings);
    };
    let Some(program) = catalog.programs.get(args.program.as_str()) else {
        return Err(catalogue::unknown("programme", &args.program, catalog.programs.keys().map(Id::as_str)));
    };
    let rows = &program.value.rows;
    let Some(index) = rows.iter().position(|row| row.id.as_str() == args.row) else {
        return Err(catalogue::unknown("row", &args.row, rows.iter().map(|row| row.id.as_str())));
    };
    let Some(binding) = Binding::of(catalog, program, index) else {
        return Err(Failure::new(format!("row `{}` binds no course: it has no topics", args.row)));
    };
    if !binding.faults.is_empty() {
        let mut report = opened.report.clone();
        report.diagnostics_mut().retain(|finding| finding.primary.place.file() == program.file);
        terminal.findings(&report, &opened.sources);
        return Ok(Outcome::Findings);
    }
    let frozen = frozen(&binding);
    let entries = [
        ("topics", Value::from(TopicHours::Frozen.as_str())),
        ("frozen", frozen.serialize(serde_yaml::value::Serializer).expect("hours are YAML")),
    ];
    if args.write {
        let path = splice(&opened.sources, &binding, &entries, frozen)?;
        terminal.out(&format!("{path}\n"))?;
        return Ok(Outcome::Clean);
    }
    let lines: serde_yaml::Mapping = entries.into_iter().map(|(key, value)| (Value::from(key), value)).collect();
    terminal.out(&yaml::emit(&lines))?;
    terminal.note(&format!("put these lines into row `{}`, or let `--write` do it", args.row));
    Ok(Outcome::Clean)
}

/// The hours of all topics in the order of teaching.
fn frozen(binding: &Binding<'_>) -> Vec<FrozenTopic> {
    let topics = binding.modules().flat_map(|module| &module.topics);
    topics.map(|bound| FrozenTopic { topic: bound.topic.id.clone(), hours: bound.hours, total: None }).collect()
}

/// Writes the frozen hours into the file of the programme, after making sure that nothing else changes.
fn splice(
    sources: &Sources,
    binding: &Binding<'_>,
    entries: &[(&str, Value)],
    frozen: Vec<FrozenTopic>,
) -> Result<String, Failure> {
    let file = binding.program.file;
    let mut wanted = binding.program.value.clone();
    let row = &mut wanted.rows[binding.index];
    (row.topics, row.frozen) = (TopicHours::Frozen, frozen);
    let text = yaml::splice(file, &sources.file(file).text, &binding.path(), entries);
    let path = sources.display_path(file);
    let text = text.filter(|text| yaml::says(file, text, &wanted)).ok_or_else(|| {
        let place = Place::Key(file, binding.path());
        let line = sources.position(file, yaml::resolve(sources, &place).start).line;
        Failure::new(format!("row `{}` is written so that no line can be added to it: {path}:{line}", binding.row.id))
            .hint("begin a line with each of its keys, or put in what `freeze` prints without `--write`")
    })?;
    write::replace(sources.root(), &sources.file(file).path, text.as_bytes())?;
    Ok(path)
}
