//! PDF through Typst, in this process: tagged, archivable, and the same bytes for the same input on every machine.

mod findings;
mod fonts;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{Datelike, NaiveDate};
use ecow::EcoVec;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::report::Diagnostic;
use crate::source::{FileId, Sources};

use super::theme::Theme;
use world::{Desk, Shared};

/// Stack that a thread needs to lay out a document: layout recurses.
pub const STACK: usize = 16 << 20;

/// Documents between two evictions of what Typst remembers.
const EVICT_EVERY: usize = 8;

/// Evictions that a remembered result survives unused.
const EVICT_AGE: usize = 2;

/// Prints documents of one catalogue in one theme. Shared by all threads; what is equal in all documents is read once.
pub struct Press<'a> {
    shared: Shared<'a>,
    standards: PdfStandards,
    printed: AtomicUsize,
}

/// A document to be printed.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// Folder and name of the template: `syllabus` is `templates/syllabus/syllabus.typ`.
    pub template: &'a str,
    /// The view as JSON.
    pub view: Vec<u8>,
    /// What distinguishes the document from all others, for ever: `databases/syllabus/ru`.
    pub ident: &'a str,
    /// Date of the document.
    pub date: Option<NaiveDate>,
    /// The file that the document's content comes from.
    pub file: FileId,
}

/// A printed document.
#[derive(Debug)]
pub struct Printed {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// Warnings of the catalogue's own templates.
    pub warnings: Vec<Diagnostic>,
}

/// Why a document was not printed.
#[derive(Debug)]
pub enum Fault {
    /// The catalogue's templates, fonts or texts are at fault.
    Findings(Vec<Diagnostic>),
    /// We are: an embedded template does not fit its view, or Typst broke.
    Internal(String),
}

impl<'a> Press<'a> {
    /// A press with the templates, images and fonts of a catalogue over the embedded ones. `fonts` is the folder of the
    /// catalogue's own fonts.
    pub fn new(sources: &'a Sources, theme: &Theme, fonts: Option<&str>) -> Self {
        Self {
            shared: Shared::new(sources, theme, fonts),
            standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a])
                .expect("PDF/UA-1 and PDF/A-3a are compatible"),
            printed: AtomicUsize::new(0),
        }
    }

    /// Prints a document as PDF/UA-1 and PDF/A-3a.
    ///
    /// # Errors
    /// When the catalogue's templates, fonts or texts don't allow it, or by a fault of ours.
    pub fn pdf(&self, sheet: Sheet<'_>) -> Result<Printed, Fault> {
        let missing = self.shared.fonts.missing(&sheet.view, sheet.file, self.shared.sources);
        if !missing.is_empty() {
            return Err(Fault::Findings(missing));
        }
        let result = catch_unwind(AssertUnwindSafe(|| self.print(sheet)));
        if self.printed.fetch_add(1, Ordering::Relaxed) % EVICT_EVERY == EVICT_EVERY - 1 {
            comemo::evict(EVICT_AGE);
        }
        result.unwrap_or_else(|_| Err(Fault::Internal("Typst panicked".to_owned())))
    }

    fn print(&self, sheet: Sheet<'_>) -> Result<Printed, Fault> {
        let day = sheet.date.and_then(datetime);
        let desk = Desk::new(&self.shared, sheet.template, Bytes::new(sheet.view), day);
        let fault = |errors: EcoVec<SourceDiagnostic>| findings::fault(&desk, sheet.file, &errors);
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&desk);
        let document = output.map_err(fault)?;
        let options = PdfOptions {
            ident: Smart::Custom(sheet.ident.to_owned()),
            creator: Smart::Custom(Some(concat!("syllabus ", env!("CARGO_PKG_VERSION")).to_owned())),
            timestamp: day.map(Timestamp::new_utc),
            page_ranges: None,
            standards: self.standards.clone(),
            tagged: true,
            pretty: false,
        };
        let pdf = typst_pdf::pdf(&document, &options).map_err(fault)?;
        Ok(Printed { pdf, warnings: findings::warnings(&desk, &warnings) })
    }

    /// Names of the font families that themes can use.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        self.shared.fonts.families()
    }
}

/// Midnight of a day, by Greenwich.
fn datetime(day: NaiveDate) -> Option<Datetime> {
    let (month, number) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Datetime::from_ymd_hms(day.year(), month, number, 0, 0, 0)
}
