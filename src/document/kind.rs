//! Kinds of documents: what each is called, what it is printed of, and the function that makes its content.

use chrono::NaiveDate;
use serde_json::Value;

use super::schedule::Feed;
use super::{Edition, linked};
use crate::catalog::{Binding, Catalog, shape};
use crate::load::Item;
use crate::locale::Locale;
use crate::model::{Calendar, Course, Id, Institution, Lang, Offering, Program, Variant};
use crate::plan::Plan;
use crate::source::FileId;

/// A format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// PDF/UA-1 and PDF/A-3a.
    Pdf,
    /// One self-contained page.
    Html,
    /// Comma-separated values, RFC 4180.
    Csv,
    /// JSON.
    Json,
    /// iCalendar, RFC 5545.
    Ics,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Html, Self::Csv, Self::Json, Self::Ics];

    /// The format as commands and paths name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ics => "ics",
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
    /// Whether it is printed only when it is named: it is made for people whose names no catalogue holds.
    pub on_request: bool,
    /// What it is printed of, in a fixed order.
    pub subjects: for<'a> fn(&'a Catalog) -> Vec<Subject<'a>>,
    /// Makes its content.
    pub content: fn(&Request<'_>) -> Content,
}

impl Kind {
    /// Path of a document below the output folder.
    pub fn path(&self, folder: &str, lang: &Lang, format: Format) -> String {
        format!("{folder}/{}.{lang}.{}", self.name, format.as_str())
    }
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
    /// The course as machines read it, in JSON-LD, where the subject is of one; of an offering with its dates.
    pub fn linked(&self, catalog: &Catalog, plan: &Plan, lang: &Lang) -> Option<Value> {
        match (self.of, self.courses.as_slice()) {
            (Of::Row { program, index, institution }, _) => {
                let binding = Binding::of(catalog, program, index)?;
                Some(linked::course(catalog, &shape::of_row(&binding, &institution.id).value, lang))
            }
            (Of::Offering(offering), [_]) => Some(linked::offering(catalog, plan, offering, lang)),
            (_, [course]) => Some(linked::course(catalog, course, lang)),
            _ => None,
        }
    }
}

/// What a subject is.
#[derive(Debug, Clone, Copy)]
pub enum Of<'a> {
    /// A course.
    Course(&'a Item<Course>),
    /// A row of a study plan, in the form of an institution.
    Row {
        /// The programme.
        program: &'a Item<Program>,
        /// Place of the row in the plan.
        index: usize,
        /// The institution.
        institution: &'a Item<Institution>,
    },
    /// A programme.
    Program(&'a Item<Program>),
    /// A variant of a course.
    Variant(&'a Item<Course>, &'a Item<Variant>),
    /// An offering.
    Offering(&'a Item<Offering>),
    /// A term of a calendar.
    Term(&'a Item<Calendar>, &'a Id),
    /// A group, a teacher or a room.
    Audience(Audience, &'a Id),
    /// Students who belong to several groups at once, by their place among all such.
    Students(usize),
    /// The catalogue.
    Catalog,
}

/// Who subscribes to classes of several offerings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// A group of students.
    Group,
    /// A teacher.
    Teacher,
    /// A room, for the screen at its door.
    Room,
}

impl Audience {
    /// The audience as paths and the lock file spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Teacher => "teacher",
            Self::Room => "room",
        }
    }
}

impl<'a> Of<'a> {
    /// The programme, the place of the row and the institution of a row.
    pub(super) const fn row(self) -> Option<(&'a Item<Program>, usize, &'a Item<Institution>)> {
        if let Self::Row { program, index, institution } = self { Some((program, index, institution)) } else { None }
    }

    /// The programme.
    pub(super) const fn program(self) -> Option<&'a Item<Program>> {
        if let Self::Program(program) = self { Some(program) } else { None }
    }

    /// The offering.
    pub(super) const fn offering(self) -> Option<&'a Item<Offering>> {
        if let Self::Offering(offering) = self { Some(offering) } else { None }
    }

    /// The term with its calendar.
    pub(super) const fn term(self) -> Option<(&'a Item<Calendar>, &'a Id)> {
        if let Self::Term(calendar, term) = self { Some((calendar, term)) } else { None }
    }

    /// The variant with its course.
    pub(super) const fn variant(self) -> Option<(&'a Item<Course>, &'a Item<Variant>)> {
        if let Self::Variant(course, variant) = self { Some((course, variant)) } else { None }
    }
}

/// A document that is asked for.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The catalogue.
    pub catalog: &'a Catalog,
    /// Its offerings, laid out in days.
    pub plan: &'a Plan,
    /// What is printed.
    pub of: Of<'a>,
    /// Language.
    pub lang: &'a Lang,
    /// Words of the language.
    pub locale: &'static Locale,
    /// Format.
    pub format: Format,
    /// What the document says of its own making.
    pub edition: &'a Edition,
    /// The people that documents are made out to.
    pub names: &'a [Participant],
}

/// Someone who takes part: known to the command line only, never to a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Name, as the documents print it.
    pub name: String,
    /// Organisation that the person comes from.
    pub organisation: Option<String>,
    /// Number of the certificate in the organiser's register.
    pub number: Option<String>,
}

/// What a document consists of.
pub enum Content {
    /// A view for the templates, with the date of the document.
    Page(Value, Option<NaiveDate>),
    /// A text, whole.
    Text(String),
    /// Events for calendars.
    Calendar(Feed),
}
