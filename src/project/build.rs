//! A proved catalogue → documents: each of every thing in every language and format, in parallel, each written as it comes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::Proved;
use crate::catalog::Catalog;
use crate::document::{Content, Edition, Format, Kind, Participant, Request, Subject};
use crate::locale::Locale;
use crate::model::{Course, Lang};
use crate::plan::Plan;
use crate::render::html::{self, Pages};
use crate::render::ics;
use crate::render::theme::Theme;
use crate::render::typst::{self, Press, Sheet};
use crate::report::words::ticked;
use crate::report::{Diagnostic, Failure, Place, Report, Severity};
use crate::source::{FileId, Path, Sources, Span};
use crate::write::{Purpose, Writer};
use crate::yaml;

/// What is to be printed, and how.
pub struct Order<'a> {
    /// Names of what is to be printed: courses and all that documents are printed of; everything where it is empty.
    pub asked: Vec<String>,
    /// Kinds of documents.
    pub documents: Vec<&'static Kind>,
    /// Languages.
    pub langs: Vec<Lang>,
    /// Formats.
    pub formats: Vec<Format>,
    /// Findings of the catalogue, where it has errors: what they concern is not printed.
    pub found: Option<&'a Report>,
    /// How documents look.
    pub theme: Theme,
    /// What documents say of their own making.
    pub edition: Edition,
    /// People that documents are made out to; documents of people are printed for these only.
    pub names: Vec<Participant>,
    /// Number of threads; `None` for one each processor.
    pub threads: Option<usize>,
}

/// What prints documents, shared by all threads.
struct Engines<'a> {
    press: Press<'a>,
    pages: Pages<'a>,
    plan: &'a Plan,
}

/// One document of an order.
pub struct Job<'a> {
    kind: &'static Kind,
    subject: Arc<Subject<'a>>,
    lang: Lang,
    locale: &'static Locale,
    format: Format,
}

/// All documents of an order.
///
/// # Errors
/// When a language has no words.
pub fn jobs<'a>(sources: &Sources, catalog: &'a Catalog, order: &Order<'_>) -> Result<Vec<Job<'a>>, Failure> {
    let mut langs = Vec::with_capacity(order.langs.len());
    for lang in &order.langs {
        let locale = Locale::of(lang).ok_or_else(|| {
            Failure::new(format!("no document can be printed in `{lang}`"))
                .hint(format!("there are words for {}", ticked(Locale::tags(), "and")))
        })?;
        langs.push((lang, locale));
    }
    let errors = order.found.map(errors).unwrap_or_default();
    let asked = |subject: &Subject<'_>| order.asked.is_empty() || order.asked.iter().any(|id| subject.ids.contains(id));
    let mut jobs = Vec::new();
    for &kind in &order.documents {
        let subjects = (kind.subjects)(catalog).into_iter();
        for subject in subjects.filter(|subject| asked(subject) && is_sound(sources, catalog, &errors, subject)) {
            let subject = Arc::new(subject);
            for &(lang, locale) in
                langs.iter().filter(|(lang, _)| subject.lang.is_none_or(|only| only == lang.as_str()))
            {
                let formats = order.formats.iter().filter(|format| kind.formats.contains(format));
                let job = |&format| Job { kind, subject: Arc::clone(&subject), lang: lang.clone(), locale, format };
                jobs.extend(formats.map(job));
            }
        }
    }
    Ok(jobs)
}

impl Job<'_> {
    fn path(&self) -> String {
        self.kind.path(&self.subject.folder, &self.lang, self.format)
    }

    fn purpose(&self) -> Purpose {
        Purpose {
            subjects: self.subject.ids.clone(),
            document: self.kind.name.into(),
            lang: self.lang.to_string(),
            format: self.format.as_str().into(),
        }
    }
}

/// Prints and writes documents of an order; `done` is called after each. What the catalogue's own templates and texts
/// are at fault for is reported, and the other documents are printed all the same.
///
/// # Errors
/// When the machine refuses, or by a fault of ours; what is written by then stays.
pub fn build(
    sources: &Sources,
    proved: &Proved,
    order: &Order<'_>,
    jobs: &[Job<'_>],
    writer: &Writer,
    done: &(dyn Fn() + Sync),
) -> Result<Report, Failure> {
    let Proved { catalog, plan } = proved;
    let engines = Engines {
        plan,
        press: Press::new(sources, &order.theme, catalog.settings.fonts.as_deref()),
        pages: Pages::new(sources, &order.theme),
    };
    let stopped = AtomicBool::new(false);
    let run = |job: &Job<'_>| {
        if stopped.load(Ordering::Relaxed) {
            return Ok(Vec::new());
        }
        let result = print(job, catalog, order, &engines, writer);
        stopped.fetch_or(result.is_err(), Ordering::Relaxed);
        done();
        result
    };
    let results = in_turn(jobs, order.threads, run)?;
    let mut report = Report::default();
    for finding in results.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
        // A fault of a template is found again in each document.
        if !report.diagnostics().contains(&finding) {
            report.push(finding);
        }
    }
    yaml::locate(sources, &mut report);
    Ok(report)
}

/// Runs jobs on several threads, each of which takes the next one when it has ended the last; the results come in order.
///
/// Typst lays out pages in parallel through rayon. Were documents jobs of the same pool, a thread that waits for its pages
/// would begin another document, and another within that one, and hold them all in memory. So each thread has a pool of
/// its own, of one.
fn in_turn<'a, R: Send>(
    jobs: &'a [Job<'_>],
    threads: Option<usize>,
    run: impl Fn(&'a Job<'_>) -> R + Sync,
) -> Result<Vec<R>, Failure> {
    let available = || std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let threads = threads.filter(|&n| n > 0).unwrap_or_else(available).min(jobs.len());
    let pools = (0..threads).map(|_| typst::thread()).collect::<Result<Vec<_>, _>>()?;
    let next = AtomicUsize::new(0);
    let work = |pool: &rayon::ThreadPool| {
        pool.install(|| {
            let mut done = Vec::new();
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(job) = jobs.get(place) else { return done };
                done.push((place, run(job)));
            }
        })
    };
    let mut results = std::thread::scope(|scope| {
        let workers: Vec<_> = pools.iter().map(|pool| scope.spawn(|| work(pool))).collect();
        let ended =
            workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        ended.flatten().collect::<Vec<_>>()
    });
    results.sort_by_key(|(place, _)| *place);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

/// View, render, write: one document. Gives back what was found on the way.
fn print(
    job: &Job<'_>,
    catalog: &Catalog,
    order: &Order<'_>,
    engines: &Engines<'_>,
    writer: &Writer,
) -> Result<Vec<Diagnostic>, Failure> {
    let (lang, locale, format) = (&job.lang, job.locale, job.format);
    let (edition, names) = (&order.edition, order.names.as_slice());
    let (plan, of) = (engines.plan, job.subject.of);
    let request = Request { catalog, plan, of, lang, locale, format, edition, names };
    let path = job.path();
    let internal = |what: String| {
        Failure::new(format!("can't print {path}: {what}")).hint("this is a bug in syllabus, not in your catalogue")
    };
    let (view, date) = match (job.kind.content)(&request) {
        Content::Page(view, date) => (view, date),
        Content::Text(text) => return writer.write(&path, &job.purpose(), text.as_bytes()).map(|()| Vec::new()),
        Content::Calendar(feed) => {
            let text = ics::render(&feed);
            return writer.write(&path, &job.purpose(), text.as_bytes()).map(|()| Vec::new());
        }
    };
    let (bytes, warnings) = match format {
        Format::Pdf => {
            let sheet = Sheet {
                template: job.kind.name,
                view: serde_json::to_vec(&view).expect("a view is JSON"),
                ident: &format!("{}/{}/{lang}", job.subject.folder, job.kind.name),
                date,
                file: job.subject.files.first().copied().unwrap_or(catalog.file),
                edition: &order.edition,
                linked: job.subject.linked(catalog, plan, lang).map(|record| record.to_string().into_bytes()),
            };
            match engines.press.pdf(sheet) {
                Ok(printed) => (printed.pdf, printed.warnings),
                Err(typst::Fault::Findings(findings)) => return Ok(findings),
                Err(typst::Fault::Internal(what)) => return Err(internal(what)),
            }
        }
        _ => match engines.pages.page(job.kind.name, &view) {
            Ok(page) => (page.into_bytes(), Vec::new()),
            Err(html::Fault::Findings(findings)) => return Ok(findings),
            Err(html::Fault::Internal(what)) => return Err(internal(what)),
        },
    };
    writer.write(&path, &job.purpose(), &bytes)?;
    Ok(warnings)
}

/// The places of all errors.
fn errors(report: &Report) -> Vec<Span> {
    let errors = report.diagnostics().iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.primary.place.span()).collect()
}

/// Whether no error stands in what a subject is made from, neither in its own files nor in what it takes from others.
fn is_sound(sources: &Sources, catalog: &Catalog, errors: &[Span], subject: &Subject<'_>) -> bool {
    if errors.is_empty() {
        return true;
    }
    let parts: Vec<_> = subject.courses.iter().flat_map(|course| taken(catalog, course)).collect();
    !errors.iter().any(|error| {
        let in_part = |(file, key): &(FileId, String)| {
            let value = || yaml::resolve(sources, &Place::Value(*file, Path::root().key(key)));
            *file == error.file && (value().start..=value().end).contains(&error.start)
        };
        let inherited = catalog.heritage.values().filter(|heritage| heritage.files.contains(&error.file));
        let mut heirs = inherited.filter_map(|heritage| heritage.files.first());
        catalog.file == error.file
            || subject.files.contains(&error.file)
            || heirs.any(|file| subject.files.contains(file))
            || parts.iter().any(in_part)
    })
}

/// What a course takes from files that all courses share: its authors and its literature, by file and key.
fn taken(catalog: &Catalog, course: &Course) -> Vec<(FileId, String)> {
    let people = catalog.people_file.map(|file| course.authors.iter().map(move |id| (file, id.to_string())));
    let keys = course.literature.main.iter().chain(&course.literature.further);
    let works = keys.filter_map(|key| catalog.bibliography.get(key).map(|(file, _)| (*file, key.clone())));
    people.into_iter().flatten().chain(works).collect()
}
