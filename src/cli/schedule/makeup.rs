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
        let indent = text[yaml::line_start(text, item.start)..item.start].strip_suffix("- ")?.to_owned();
        (yaml::line_end(text, list.end), indent)
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
    yaml::says(offering.file, &text, &wanted).then_some(text)
}
