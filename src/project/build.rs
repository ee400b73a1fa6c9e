//! A proved catalogue → documents: every course in every language and format, in parallel, each written as it comes.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::catalog::Catalog;
use crate::document::{Edition, syllabus};
use crate::load::Item;
use crate::locale::Locale;
use crate::model::{Course, Id, Lang};
use crate::render::html::{self, Pages};
use crate::render::theme::Theme;
use crate::render::typst::{self, Press, STACK, Sheet};
use crate::report::words::ticked;
use crate::report::{Diagnostic, Failure, Place, Report, Severity};
use crate::source::{FileId, Path, Sources, Span};
use crate::write::{Purpose, Writer};
use crate::yaml;

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// The syllabus of a course.
    Syllabus,
}

impl Document {
    /// All kinds.
    pub const ALL: [Self; 1] = [Self::Syllabus];

    /// The kind as commands and paths name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Syllabus => "syllabus",
        }
    }
}

/// A format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PDF/UA-1 and PDF/A-3a.
    Pdf,
    /// One self-contained page.
    Html,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Html];

    /// The format as commands and paths name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
        }
    }
}

/// What is to be printed, and how.
pub struct Order {
    /// Courses, in this order.
    pub courses: Vec<Id>,
    /// Kinds of documents.
    pub documents: Vec<Document>,
    /// Languages.
    pub langs: Vec<Lang>,
    /// Formats.
    pub formats: Vec<Format>,
    /// How documents look.
    pub theme: Theme,
    /// What documents say of their own making.
    pub edition: Edition,
    /// Number of threads; `None` for one each processor.
    pub threads: Option<usize>,
}

/// What prints documents, shared by all threads.
struct Engines<'a> {
    press: Press<'a>,
    pages: Pages<'a>,
}

/// One document of an order.
struct Job<'a> {
    course: &'a Item<Course>,
    document: Document,
    lang: &'a Lang,
    locale: &'static Locale,
    format: Format,
}

impl Order {
    /// Number of documents.
    pub fn len(&self) -> usize {
        self.courses.len() * self.documents.len() * self.langs.len() * self.formats.len()
    }

    /// Whether nothing is to be printed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn jobs<'a>(&'a self, catalog: &'a Catalog) -> Result<Vec<Job<'a>>, Failure> {
        let mut jobs = Vec::with_capacity(self.len());
        for course in self.courses.iter().filter_map(|id| catalog.courses.get(id)) {
            for &document in &self.documents {
                for lang in &self.langs {
                    let locale = Locale::of(lang).ok_or_else(|| {
                        Failure::new(format!("no document can be printed in `{lang}`"))
                            .hint(format!("there are words for {}", ticked(Locale::tags(), "and")))
                    })?;
                    let job = |&format| Job { course, document, lang, locale, format };
                    jobs.extend(self.formats.iter().map(job));
                }
            }
        }
        Ok(jobs)
    }
}

impl Job<'_> {
    fn path(&self) -> String {
        format!("{}/{}.{}.{}", self.course.id, self.document.as_str(), self.lang, self.format.as_str())
    }

    fn purpose(&self) -> Purpose {
        Purpose {
            course: self.course.id.to_string(),
            document: self.document.as_str().into(),
            lang: self.lang.to_string(),
            format: self.format.as_str().into(),
        }
    }
}

/// Prints and writes every document of an order; `done` is called after each. What the catalogue's own templates and texts
/// are at fault for is reported, and the other documents are printed all the same.
///
/// # Errors
/// When the machine refuses, or by a fault of ours; what is written by then stays.
pub fn build(
    sources: &Sources,
    catalog: &Catalog,
    order: &Order,
    writer: &Writer,
    done: &(dyn Fn() + Sync),
) -> Result<Report, Failure> {
    let jobs = order.jobs(catalog)?;
    let engines = Engines {
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
    let results = in_turn(&jobs, order.threads, run)?;
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
    jobs: &'a [Job<'a>],
    threads: Option<usize>,
    run: impl Fn(&'a Job<'a>) -> R + Sync,
) -> Result<Vec<R>, Failure> {
    let failure = |error: &dyn std::fmt::Display| Failure::new(format!("can't start threads: {error}"));
    let available = || std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let threads = threads.filter(|&n| n > 0).unwrap_or_else(available).min(jobs.len());
    let pools = (0..threads).map(|_| rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build());
    let pools = pools.collect::<Result<Vec<_>, _>>().map_err(|error| failure(&error))?;
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
    order: &Order,
    engines: &Engines<'_>,
    writer: &Writer,
) -> Result<Vec<Diagnostic>, Failure> {
    let view = match job.document {
        Document::Syllabus => syllabus::view(catalog, job.course, job.lang, job.locale, &order.edition),
    };
    let path = job.path();
    let internal = |what: String| {
        Failure::new(format!("can't print {path}: {what}")).hint("this is a bug in syllabus, not in your catalogue")
    };
    let (bytes, warnings) = match job.format {
        Format::Pdf => {
            let sheet = Sheet {
                template: job.document.as_str(),
                view: serde_json::to_vec(&view).expect("a view is JSON"),
                ident: &format!("{}/{}/{}", job.course.id, job.document.as_str(), job.lang),
                date: order.edition.date.or_else(|| syllabus::version_date(&job.course.value)),
                file: job.course.file,
            };
            match engines.press.pdf(sheet) {
                Ok(printed) => (printed.pdf, printed.warnings),
                Err(typst::Fault::Findings(findings)) => return Ok(findings),
                Err(typst::Fault::Internal(what)) => return Err(internal(what)),
            }
        }
        Format::Html => match engines.pages.page(job.document.as_str(), &view) {
            Ok(page) => (page.into_bytes(), Vec::new()),
            Err(html::Fault::Findings(findings)) => return Ok(findings),
            Err(html::Fault::Internal(what)) => return Err(internal(what)),
        },
    };
    writer.write(&path, &job.purpose(), &bytes)?;
    Ok(warnings)
}

/// The courses of a catalogue that have no error, neither in their own file nor in what they take from others.
pub fn sound(sources: &Sources, catalog: &Catalog, report: &Report) -> BTreeSet<Id> {
    let errors: Vec<Span> = report
        .diagnostics()
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.primary.place.span())
        .collect();
    let clean = |course: &Item<Course>| {
        let institution = catalog.institution(&course.value).file;
        let whole = [course.file, institution, catalog.file];
        let parts = taken(catalog, &course.value);
        !errors.iter().any(|error| {
            let in_part = |(file, key): &(FileId, String)| {
                let value = || yaml::resolve(sources, &Place::Value(*file, Path::root().key(key)));
                *file == error.file && (value().start..=value().end).contains(&error.start)
            };
            whole.contains(&error.file) || parts.iter().any(in_part)
        })
    };
    catalog.courses.values().filter(|course| clean(course)).map(|course| course.id.clone()).collect()
}

/// What a course takes from files that all courses share: its authors and its literature, by file and key.
fn taken(catalog: &Catalog, course: &Course) -> Vec<(FileId, String)> {
    let people = catalog.people_file.map(|file| course.authors.iter().map(move |id| (file, id.to_string())));
    let keys = course.literature.main.iter().chain(&course.literature.further);
    let works = keys.filter_map(|key| catalog.bibliography.get(key).map(|(file, _)| (*file, key.clone())));
    people.into_iter().flatten().chain(works).collect()
}
