//! HTML through minijinja: one self-contained page a document. Everything is escaped, and no page runs scripts.

mod dark;
mod filters;

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};
use serde::Serialize;

use super::record;
use super::theme::Theme;
use crate::report::{Diagnostic, Place};
use crate::source::{FileId, Sources, Span};

/// Embedded templates by name.
static EMBEDDED: &[(&str, &str)] = &[
    (
        "academic-calendar/academic-calendar.html",
        include_str!("../../../templates/academic-calendar/academic-calendar.html"),
    ),
    ("agenda/agenda.html", include_str!("../../../templates/agenda/agenda.html")),
    ("annotation/annotation.html", include_str!("../../../templates/annotation/annotation.html")),
    ("base/layout.html", include_str!("../../../templates/base/layout.html")),
    ("base/paper.html", include_str!("../../../templates/base/paper.html")),
    ("base/style.css", include_str!("../../../templates/base/style.css")),
    ("competences/competences.html", include_str!("../../../templates/competences/competences.html")),
    ("feeds/feeds.html", include_str!("../../../templates/feeds/feeds.html")),
    ("plan/plan.html", include_str!("../../../templates/plan/plan.html")),
    ("dpp/dpp.html", include_str!("../../../templates/dpp/dpp.html")),
    ("outline/outline.html", include_str!("../../../templates/outline/outline.html")),
    ("rpd/rpd.html", include_str!("../../../templates/rpd/rpd.html")),
    ("schedule/schedule.html", include_str!("../../../templates/schedule/schedule.html")),
    ("syllabus/syllabus.html", include_str!("../../../templates/syllabus/syllabus.html")),
    ("timetable/timetable.html", include_str!("../../../templates/timetable/timetable.html")),
    ("training/training.html", include_str!("../../../templates/training/training.html")),
];

/// Prints pages of one catalogue in one theme; shared by all threads.
pub struct Pages<'a> {
    environment: Environment<'a>,
    sources: &'a Sources,
    /// What is wrong with the catalogue's own templates.
    faults: Vec<Diagnostic>,
}

/// Why a page was not printed.
#[derive(Debug)]
pub enum Fault {
    /// The catalogue's own templates are at fault.
    Findings(Vec<Diagnostic>),
    /// We are: an embedded template does not fit its view.
    Internal(String),
}

impl<'a> Pages<'a> {
    /// Pages with the templates and pictures of a catalogue over the embedded templates, file by file.
    pub fn new(sources: &'a Sources, theme: &Theme) -> Self {
        let mut environment = Environment::new();
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.expect("the usual delimiters are valid"));
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.add_global("theme", Value::from(Serde(theme)));
        environment.add_global("dark", Value::from(Serde(dark::palette(&theme.colours))));
        environment.add_global("generator", record::TOOL);
        filters::add(&mut environment, Arc::new(pictures(sources)));
        let mut pages = Self { environment, sources, faults: Vec::new() };
        let mut templates: BTreeMap<&str, &str> = EMBEDDED.iter().copied().collect();
        for (_, file) in sources.files() {
            if let Some(name) = file.path.strip_prefix("templates/").filter(|name| is_ours(name)) {
                templates.insert(name, &file.text);
            }
        }
        for (name, text) in templates {
            if let Err(error) = pages.environment.add_template(name, text) {
                let finding = pages.finding(&error).expect("a test compiles every embedded template");
                pages.faults.push(finding);
            }
        }
        pages
    }

    /// Prints a document; `syllabus` is `templates/syllabus/syllabus.html`.
    ///
    /// # Errors
    /// When the catalogue's own templates don't allow it, or by a fault of ours.
    pub fn page<V: Serialize>(&self, template: &str, view: &V) -> Result<String, Fault> {
        if !self.faults.is_empty() {
            return Err(Fault::Findings(self.faults.clone()));
        }
        let context = context! { view => Value::from(Serde(view)) };
        let page = self.environment.get_template(&format!("{template}/{template}.html"));
        page.and_then(|template| template.render(context)).map(|page| tidy(&page)).map_err(|error| {
            match self.finding(&error) {
                Some(finding) => Fault::Findings(vec![finding]),
                None => Fault::Internal(describe(&error)),
            }
        })
    }

    /// A finding at the line of the innermost of the catalogue's own templates that is involved.
    fn finding(&self, error: &minijinja::Error) -> Option<Diagnostic> {
        let chain = chain(error);
        let message = chain.last().map(|error| message(error))?;
        chain.iter().rev().find_map(|error| {
            let file = self.sources.by_path(&format!("templates/{}", error.name()?))?;
            let place = Place::Span(self.line(file, error.line().unwrap_or(1)));
            Some(Diagnostic::error("template-fault", place, message.clone()))
        })
    }

    /// The bytes of a line, counted from 1, without the space around its text.
    fn line(&self, file: FileId, number: usize) -> Span {
        let text = &self.sources.file(file).text;
        let line = text.split_inclusive('\n').nth(number.saturating_sub(1)).unwrap_or_default();
        let before: usize = text.split_inclusive('\n').take(number.saturating_sub(1)).map(str::len).sum();
        let start = before + line.len() - line.trim_start().len();
        Span { file, start: start.min(text.len()), end: (start + line.trim().len()).min(text.len()) }
    }
}

fn is_ours(name: &str) -> bool {
    name.ends_with(".html") || name.ends_with(".css")
}

/// The pictures of a catalogue by their path; filters outlive the sources, so they have their own copy.
fn pictures(sources: &Sources) -> BTreeMap<String, Vec<u8>> {
    let pictures = sources.assets().filter(|(path, _)| filters::media_type(path).is_some());
    pictures.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
}

/// Without the empty lines that blocks of templates leave; within `pre` nothing is touched.
fn tidy(page: &str) -> String {
    let mut tidy = String::with_capacity(page.len());
    let mut code = false;
    for line in page.lines() {
        if code || !line.trim().is_empty() {
            tidy.push_str(if code { line } else { line.trim_end() });
            tidy.push('\n');
        }
        code = match (line.rfind("<pre>"), line.rfind("</pre>")) {
            (Some(open), Some(close)) => open > close,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => code,
        };
    }
    tidy
}

/// An error with all that caused it, the innermost last.
fn chain(error: &minijinja::Error) -> Vec<&minijinja::Error> {
    let mut chain = vec![error];
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        chain.extend(error.downcast_ref::<minijinja::Error>());
        source = error.source();
    }
    chain
}

fn message(error: &minijinja::Error) -> String {
    let message = match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    };
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What minijinja said of an embedded template, for the report of a bug.
fn describe(error: &minijinja::Error) -> String {
    let place = |error: &minijinja::Error| format!("{}:{}", error.name().unwrap_or("?"), error.line().unwrap_or(0));
    chain(error).iter().map(|error| format!("{}: {}", place(error), message(error))).collect::<Vec<_>>().join("; ")
}
