//! Kinds of documents: what each is called, what it is printed of, and the function that makes its content.

use chrono::NaiveDate;
use serde_json::Value;

use super::{Edition, linked};
use crate::catalog::Catalog;
use crate::load::Item;
use crate::locale::Locale;
use crate::model::{Course, Lang};
use crate::source::FileId;

/// A format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// A kind of document.
pub struct Kind {
    /// Name, as commands and paths have it; its templates are `templates/<name>/<name>.typ` and `.html`.
    pub name: &'static str,
    /// What it is, in half a sentence.
    pub summary: &'static str,
    /// Formats in which it is printed.
    pub formats: &'static [Format],
    /// What it is printed of, in a fixed order.
    pub subjects: for<'a> fn(&'a Catalog) -> Vec<Subject<'a>>,
    /// Makes its content.
    pub content: fn(&Request<'_>) -> Content,
}

/// One thing that a document is printed of.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// Folder of its documents below the output folder, such as `databases`.
    pub folder: String,
    /// Names by which commands ask for it: its own id, and those of what it belongs to.
    pub ids: Vec<String>,
    /// The only language in which it is printed; without it, all languages of the catalogue.
    pub lang: Option<&'static str>,
    /// Files that it is made from whole; the first is blamed for what can't be printed.
    pub files: Vec<FileId>,
    /// Courses whose authors and literature it prints.
    pub courses: Vec<&'a Course>,
    /// The thing itself.
    pub of: Of<'a>,
}

impl Subject<'_> {
    /// The course as machines read it, in JSON-LD, where the subject is one.
    pub fn linked(&self, catalog: &Catalog, lang: &Lang) -> Option<Value> {
        match self.of {
            Of::Course(course) => Some(linked::course(catalog, course, lang)),
        }
    }
}

/// What a subject is.
#[derive(Debug, Clone, Copy)]
pub enum Of<'a> {
    /// A course.
    Course(&'a Item<Course>),
}

/// A document that is asked for.
pub struct Request<'a> {
    /// The catalogue.
    pub catalog: &'a Catalog,
    /// What is printed.
    pub of: Of<'a>,
    /// Language.
    pub lang: &'a Lang,
    /// Words of the language.
    pub locale: &'a Locale,
    /// Format.
    pub format: Format,
    /// What the document says of its own making.
    pub edition: &'a Edition,
}

/// What a document consists of.
pub enum Content {
    /// A view for the templates, with the date of the document.
    Page(Value, Option<NaiveDate>),
}
