//! Classes that make up for hours that have none: proposed, or written into the file of their offering.

use crate::cli::Outcome;
use crate::cli::terminal::Terminal;
use crate::load::Item;
use crate::model::Offering;
use crate::plan::Makeup;
use crate::report::Failure;
use crate::report::words::Count;
use crate::source::{Path, Sources};
use crate::{write, yaml};

pub(super) fn run(
    proposals: &[Makeup],
    apply: bool,
    sources: &Sources,
    offering: &Item<Offering>,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    if proposals.is_empty() {
        terminal.note("all hours have a class, or no free time was found for those that have none");
        return Ok(Outcome::Clean);
    }
    if !apply {
        let lines = proposals.iter().map(|proposal| format!("  - {proposal}\n"));
        terminal.out(&format!("exceptions:\n{}", lines.collect::<String>()))?;
        terminal.note("put these lines into the offering, or let `--apply` do it");
        return Ok(Outcome::Clean);
    }
    let file = sources.file(offering.file);
    let shown = sources.display_path(offering.file);
    let text = appended(&file.text, proposals, sources, offering).ok_or_else(|| {
        Failure::new(format!("`exceptions` of {shown} is written so that no line can be added to it"))
            .hint("begin a line with each exception, or put in what `--makeup` prints without `--apply`")
    })?;
    write::replace(sources.root(), &file.path, text.as_bytes())?;
    terminal.out(&format!("{shown}\n"))?;
    terminal.note(&format!("{} added; `syllabus check` proves the schedule anew", Count(proposals.len(), "class")));
    Ok(Outcome::Clean)
}

/// The text of an offering with further exceptions; `None` where it would then say anything else than is wanted.
fn appended(text: &str, proposals: &[Makeup], sources: &Sources, offering: &Item<Offering>) -> Option<String> {
    let mut wanted = offering.value.clone();
    let first = wanted.exceptions.is_empty();
    wanted.exceptions.extend(proposals.iter().map(Makeup::exception));
    let (at, indent) = if first {
        (text.len(), "  ".to_owned())
    } else {
        let place = |path| yaml::resolve(sources, &crate::report::Place::Value(offering.file, path));
        let list = place(Path::root().key("exceptions"));
        let item = place(Path::root().key("exceptions").index(0));
        let line = text[..item.start].rfind('\n').map_or(0, |at| at + 1);
        let indent = text[line..item.start].strip_suffix("- ")?.to_owned();
        let end = text[list.end..].find('\n').map_or(text.len(), |at| list.end + at + 1);
        (end, indent)
    };
    let mut lines = String::new();
    if !text[..at].ends_with('\n') && at > 0 {
        lines.push('\n');
    }
    if first {
        lines.push_str("exceptions:\n");
    }
    proposals.iter().for_each(|proposal| lines.push_str(&format!("{indent}- {proposal}\n")));
    let text = format!("{}{lines}{}", &text[..at], &text[at..]);
    let mut faults = Vec::new();
    let tree = yaml::Tree::parse(offering.file, &text, &mut faults);
    let said = tree.and_then(|tree| yaml::decode::<Offering>(&tree, &mut faults));
    (said.as_ref() == Some(&wanted)).then_some(text)
}
