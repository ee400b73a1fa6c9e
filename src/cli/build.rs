//! `syllabus build`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{Build, Shared};
use super::terminal::Terminal;
use super::{Outcome, catalogue, names};
use crate::catalog::Catalog;
use crate::diff;
use crate::document::{DOCUMENTS, Edition, Format, Kind, News};
use crate::model::{Id, Lang};
use crate::project::{self, Order};
use crate::render::theme::{self, Theme};
use crate::report::words::{Count, did_you_mean, ticked};
use crate::report::{Failure, Report};
use crate::source::Sources;
use crate::write::{Selection, Writer, Written};

/// Builds shorter than this show no progress.
const PATIENCE: Duration = Duration::from_millis(500);

pub(super) fn run(args: &Build, shared: &Shared, terminal: &Terminal) -> Result<Outcome, Failure> {
    let sources = read(args, shared)?;
    let dated = catalogue::dated(&sources, args.date)?;
    let (proved, report) = project::prove(&sources, &[], dated.year()?);
    terminal.findings(&report, &sources);
    let Some(proved) = proved else { return Ok(Outcome::Findings) };
    let catalog = &proved.catalog;
    let refused = report.has_errors();
    if refused && !args.keep_going {
        terminal.note("nothing was built; `--keep-going` prints the courses that have no error");
        return Ok(Outcome::Findings);
    }
    let edition = Edition { news: news(args.since.as_deref(), &sources, shared)?, ..dated.edition() };
    let mut found = Report::default();
    let Some(theme) = theme(args, &sources, catalog, &mut found)? else {
        terminal.findings(&found, &sources);
        return Ok(Outcome::Findings);
    };
    let mut documents = chosen(&args.doc, DOCUMENTS, |kind| kind.name, "document")?;
    let names = args.names.as_deref().map(names::read).transpose()?.unwrap_or_default();
    if args.doc.is_empty() {
        documents.retain(|kind| !kind.on_request);
    } else if let Some(kind) = documents.iter().find(|kind| kind.on_request && names.is_empty()) {
        return Err(Failure::new(format!("`{}` is made out to people, and no names are given", kind.name))
            .hint("name a file: `--names FILE.csv`, whose first line is `name,organisation,number`"));
    }
    known(&args.subjects, catalog)?;
    let asked = asked(args, catalog)?;
    let langs = langs(args, catalog)?;
    let formats = chosen(&args.format, &Format::ALL, Format::as_str, "format")?;
    printed(args, &asked, catalog, &documents, &langs, &formats)?;
    let replaced = selection(args, &asked, &documents);
    let order = Order {
        asked,
        documents,
        langs,
        formats,
        found: refused.then_some(&report),
        theme,
        edition,
        names,
        threads: shared.jobs.map(usize::from),
    };
    let out = args.out.clone().or_else(|| output(&sources)).ok_or_else(|| {
        Failure::new("a bare repository has no place for documents").hint("name a folder: `--out DIR`")
    })?;
    let writer = Writer::open(&out, || {
        terminal.note(&format!("another build is writing to {}: waiting for it to end", out.display()));
    })?;
    let jobs = project::jobs(&sources, catalog, &order)?;
    let bar = Bar::new(jobs.len(), terminal);
    let built = project::build(&sources, &proved, &order, &jobs, &writer, &|| bar.step());
    bar.0.finish_and_clear();
    let built = built?;
    terminal.findings(&built, &sources);
    let clean = !refused && !built.has_errors();
    let written = writer.finish(clean.then_some(&replaced))?;
    terminal.note(&summary(written, &out));
    Ok(if clean { Outcome::Clean } else { Outcome::Findings })
}

/// Refuses a name of which no document is printed.
fn known(asked: &[String], catalog: &Catalog) -> Result<(), Failure> {
    if asked.is_empty() {
        return Ok(());
    }
    let ids: BTreeSet<String> =
        DOCUMENTS.iter().flat_map(|kind| (kind.subjects)(catalog)).flat_map(|subject| subject.ids).collect();
    match asked.iter().find(|id| !ids.contains(*id) && !catalog.broken.contains(id.as_str())) {
        Some(id) => {
            let broken = catalog.broken.iter().map(Id::as_str);
            Err(catalogue::unknown("id", id, ids.iter().map(String::as_str).chain(broken)))
        }
        None => Ok(()),
    }
}

/// The names of what is printed: where offerings are named, these only, and courses say whose they are.
fn asked(args: &Build, catalog: &Catalog) -> Result<Vec<String>, Failure> {
    if args.offering.is_empty() {
        return Ok(args.subjects.clone());
    }
    for id in args.offering.iter().filter(|id| !catalog.broken.contains(id.as_str())) {
        let Some(offering) = catalog.offerings.get(id.as_str()) else {
            return Err(catalogue::unknown("offering", id, catalog.offerings.keys().map(Id::as_str)));
        };
        let course = &offering.value.course;
        if !args.subjects.is_empty()
            && ![course.as_str(), id].iter().any(|own| args.subjects.iter().any(|one| one == own))
        {
            return Err(Failure::new(format!("`{id}` is an offering of `{course}`, which is not named"))
                .hint(format!("name no course, or `{course}`")));
        }
    }
    Ok(args.offering.clone())
}

/// Refuses a name of which nothing is printed that is asked for. Things with errors are no matter of arguments.
fn printed(
    args: &Build,
    asked: &[String],
    catalog: &Catalog,
    documents: &[&Kind],
    langs: &[Lang],
    formats: &[Format],
) -> Result<(), Failure> {
    let subjects = |kind: &Kind, id: &String| -> Vec<Option<&'static str>> {
        let all = (kind.subjects)(catalog).into_iter();
        all.filter(|subject| subject.ids.contains(id)).map(|subject| subject.lang).collect()
    };
    let is_asked = |kind: &Kind, id: &String| {
        let spoken = |only: Option<&str>| only.is_none_or(|only| langs.iter().any(|lang| lang.as_str() == only));
        kind.formats.iter().any(|format| formats.contains(format)) && subjects(kind, id).into_iter().any(spoken)
    };
    let lacks = |id: &&String| !documents.iter().any(|kind| is_asked(kind, id));
    let Some(id) = asked.iter().filter(|id| !catalog.broken.contains(id.as_str())).find(lacks) else {
        return Ok(());
    };
    let of_it = DOCUMENTS.iter().filter(|kind| !subjects(kind, id).is_empty());
    let shown = of_it.map(|kind| {
        let formats: Vec<&str> = kind.formats.iter().map(|format| format.as_str()).collect();
        format!("`{}` ({})", kind.name, formats.join(", "))
    });
    let hint = format!("of it are printed: {}", shown.collect::<Vec<_>>().join(", "));
    let named = |names: &[String]| ticked(names.iter().map(String::as_str), "or");
    let message = match (args.doc.as_slice(), args.format.as_slice(), args.lang.as_slice()) {
        ([], [], langs) => format!("nothing is printed of `{id}` in {}", named(langs)),
        ([], formats, _) => format!("nothing is printed of `{id}` as {}", named(formats)),
        (kinds, [], _) => format!("no {} is printed of `{id}`", named(kinds)),
        (kinds, formats, _) => format!("no {} is printed of `{id}` as {}", named(kinds), named(formats)),
    };
    Err(Failure::new(message).hint(hint))
}

fn langs(args: &Build, catalog: &Catalog) -> Result<Vec<Lang>, Failure> {
    if args.lang.is_empty() {
        return Ok(catalog.languages().to_vec());
    }
    once(&args.lang).map(|tag| catalogue::language(catalog, Some(tag))).collect()
}

/// Names without those that stood before.
fn once(names: &[String]) -> impl Iterator<Item = &String> {
    names.iter().enumerate().filter(|(i, name)| !names[..*i].contains(name)).map(|(_, name)| name)
}

/// The things that are named; all where none is.
fn chosen<T: Copy>(names: &[String], all: &[T], name: fn(T) -> &'static str, what: &str) -> Result<Vec<T>, Failure> {
    let find = |asked: &String| {
        all.iter().copied().find(|one| name(*one) == asked).ok_or_else(|| {
            let mut failure = Failure::new(format!("unknown {what} `{asked}`"));
            failure.hints.extend(did_you_mean(asked, all.iter().map(|one| name(*one))));
            failure.hint(format!("known: {}", ticked(all.iter().map(|one| name(*one)), "and")))
        })
    };
    if names.is_empty() { Ok(all.to_vec()) } else { once(names).map(find).collect() }
}

/// The theme by the flag, by `catalog.yaml`, else the default; `None` where the catalogue's own has faults.
fn theme(args: &Build, sources: &Sources, catalog: &Catalog, report: &mut Report) -> Result<Option<Theme>, Failure> {
    let set = catalog.settings.theme.as_ref().map(Id::as_str);
    let name = args.theme.as_deref().or(set).unwrap_or(theme::DEFAULT);
    project::theme(name, sources, catalog, report)
}

/// The catalogue that is printed: as it is, as it was on a day, or as a commit holds it.
fn read(args: &Build, shared: &Shared) -> Result<Sources, Failure> {
    match (&args.at.rev, args.as_of) {
        (Some(rev), _) => catalogue::read_at(shared, rev),
        (None, Some(day)) => catalogue::read_at(shared, &format!("@{{{day}}}")),
        (None, None) => catalogue::read(shared),
    }
}

/// What changed in a catalogue since a revision.
pub(super) fn news(since: Option<&str>, sources: &Sources, shared: &Shared) -> Result<Option<Arc<News>>, Failure> {
    let Some(since) = since else { return Ok(None) };
    let before = catalogue::read_at(shared, since)?;
    Ok(Some(Arc::new(News::new(since.to_owned(), diff::compare(&before, sources)))))
}

/// Where documents go unless another folder is named: beside a catalogue's folder that is called `courses`, else into it.
/// `None` for a catalogue of a bare repository, which has no folder.
fn output(sources: &Sources) -> Option<PathBuf> {
    let (way, root) = match sources.origin() {
        Some(_) if sources.root().as_os_str().is_empty() => return None,
        Some(_) => (catalogue::way_to(sources.root())?, Some(sources.root().to_path_buf())),
        None => (PathBuf::from(sources.display_name("")), sources.root().canonicalize().ok()),
    };
    if root.as_deref().and_then(Path::file_name).is_none_or(|name| name != "courses") {
        return Some(way.join("output"));
    }
    Some(match way.file_name() {
        Some(_) => way.with_file_name("output"),
        None => way.join("../output"),
    })
}

/// What of earlier builds this one replaces.
/// Documents of people that an earlier build was asked for stay, unless they are asked for again.
fn selection(args: &Build, asked: &[String], documents: &[&Kind]) -> Selection {
    let set = |names: &[String]| -> BTreeSet<String> { names.iter().cloned().collect() };
    Selection {
        subjects: set(asked),
        documents: documents.iter().map(|kind| kind.name.to_owned()).collect(),
        langs: set(&args.lang),
        formats: set(&args.format),
    }
}

fn summary(written: Written, out: &Path) -> String {
    let Written { written, unchanged, removed } = written;
    let removed = if removed > 0 { format!(", {removed} removed") } else { String::new() };
    let files = Count(written + unchanged, "document");
    format!("{files} in {}: {written} written, {unchanged} unchanged{removed}", out.display())
}

/// The progress of a build on a terminal.
struct Bar(ProgressBar, Option<Instant>);

impl Bar {
    fn new(length: usize, terminal: &Terminal) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{bar:30} {pos} of {len} documents, {eta} left");
        let bar = bar.with_style(style.expect("the template has only keys of indicatif"));
        Self(bar, terminal.is_watched().then(Instant::now))
    }

    fn step(&self) {
        self.0.inc(1);
        if self.0.is_hidden() && self.1.is_some_and(|start| start.elapsed() > PATIENCE) {
            self.0.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}
