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

use crate::report::{Diagnostic, Failure};
use crate::source::{FileId, Sources};

use super::record::{self, Record};
use super::theme::Theme;
use crate::document::{Edition, linked};
use world::{Desk, Shared};

pub use world::VIEW;

/// Stack that a thread needs to lay out a document: layout recurses.
pub const STACK: usize = 16 << 20;

/// A thread that can lay out documents, as a pool of its own.
///
/// # Errors
/// When the machine refuses.
pub fn thread() -> Result<rayon::ThreadPool, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build();
    pool.map_err(|error| Failure::new(format!("can't start threads: {error}")))
}

/// Documents between two evictions of what Typst remembers.
const EVICT_EVERY: usize = 4;

/// Evictions that a remembered result survives unused.
const EVICT_AGE: usize = 1;

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
    /// What the document says of its own making, for its record.
    pub edition: &'a Edition,
    /// The course as machines read it, in JSON-LD.
    pub linked: Option<Vec<u8>>,
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

    /// Prints a document as PDF/UA-1 and PDF/A-3a. Needs a thread with a stack of [`STACK`] bytes.
    ///
    /// # Errors
    /// When the catalogue's templates, fonts or texts don't allow it, or by a fault of ours.
    pub fn pdf(&self, sheet: Sheet<'_>) -> Result<Printed, Fault> {
        let missing = self.shared.fonts.missing(&sheet.view, sheet.file, self.shared.sources);
        if !missing.is_empty() {
            return Err(Fault::Findings(missing));
        }
        let record = self.shared.record(&sheet);
        let text = serde_json::to_vec_pretty(&record).expect("a record is plain data");
        let mut attached = vec![(record::NAME, text)];
        attached.extend(sheet.linked.map(|linked| (linked::NAME, linked)));
        self.again(&record, sheet.view, attached, sheet.file)
    }

    /// Prints a document again from what was attached to it: its record, whose text is the first of `attached`, and its
    /// view. `file` is blamed where that can't be done.
    ///
    /// # Errors
    /// As printing does.
    pub fn again(
        &self,
        record: &Record,
        view: Vec<u8>,
        attached: Vec<(&str, Vec<u8>)>,
        file: FileId,
    ) -> Result<Printed, Fault> {
        let result = catch_unwind(AssertUnwindSafe(|| self.print(record, view, attached, file)));
        if self.printed.fetch_add(1, Ordering::Relaxed) % EVICT_EVERY == EVICT_EVERY - 1 {
            comemo::evict(EVICT_AGE);
        }
        result.unwrap_or_else(|_| Err(Fault::Internal("Typst panicked".to_owned())))
    }

    fn print(
        &self,
        record: &Record,
        view: Vec<u8>,
        attached: Vec<(&str, Vec<u8>)>,
        file: FileId,
    ) -> Result<Printed, Fault> {
        // PDF/A asks for a date; a document that has none carries the epoch, which readers take for unknown.
        let day = record.date.or_else(|| NaiveDate::from_ymd_opt(1970, 1, 1)).and_then(datetime);
        let attached = attached.into_iter().map(|(name, bytes)| (name, Bytes::new(bytes))).collect();
        let desk = Desk::new(&self.shared, &record.template, Bytes::new(view), attached, day);
        let fault = |errors: EcoVec<SourceDiagnostic>| findings::fault(&desk, file, &errors);
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&desk);
        let document = output.map_err(fault)?;
        let options = PdfOptions {
            ident: Smart::Custom(record.document.clone()),
            creator: Smart::Custom(Some(record::TOOL.to_owned())),
            timestamp: day.map(Timestamp::new_utc),
            page_ranges: None,
            standards: self.standards.clone(),
            tagged: true,
            pretty: false,
        };
        let pdf = typst_pdf::pdf(&document, &options).map_err(fault)?;
        Ok(Printed { pdf, warnings: findings::warnings(&desk, &warnings) })
    }

    /// Lays out the pages of a document and leaves it at that: for those who compare how documents look. Needs a thread
    /// with a stack of [`STACK`] bytes.
    ///
    /// # Errors
    /// As printing does.
    pub fn pages(&self, sheet: Sheet<'_>) -> Result<PagedDocument, Fault> {
        let day = sheet.date.and_then(datetime);
        let desk = Desk::new(&self.shared, sheet.template, Bytes::new(sheet.view), Vec::new(), day);
        let Warned { output, .. } = typst::compile::<PagedDocument>(&desk);
        output.map_err(|errors| findings::fault(&desk, sheet.file, &errors))
    }

    /// Whether there is a template, embedded or the catalogue's own.
    pub fn has(&self, template: &str) -> bool {
        self.shared.has(&format!("templates/{template}/{template}.typ"))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Place, Severity};

    const COURSE: &str = "title: aஎb龍\n";
    const VIEW: &str = r#"{"title": "Базы данных"}"#;

    fn print(files: &[(&str, &str)], view: &str) -> Result<Printed, Fault> {
        let sources = Sources::in_memory(files.iter().copied().chain([("courses/db.yaml", COURSE)]));
        let theme = Theme::of(super::super::theme::DEFAULT).unwrap();
        let press = Press::new(&sources, &theme, None);
        press.pdf(Sheet {
            template: "syllabus",
            view: view.as_bytes().to_vec(),
            ident: "db/syllabus/ru",
            date: NaiveDate::from_ymd_opt(2026, 9, 1),
            file: sources.by_path("courses/db.yaml").unwrap(),
            edition: &Edition::default(),
            linked: None,
        })
    }

    /// Findings as `severity code line:column message (hints)`, with a catalogue's own template of a syllabus.
    #[track_caller]
    fn findings(template: &str, view: &str) -> Vec<String> {
        let path = "templates/syllabus/syllabus.typ";
        let found = match print(&[(path, template)], view) {
            Ok(printed) => printed.warnings,
            Err(Fault::Findings(found)) => found,
            Err(Fault::Internal(why)) => panic!("{why}"),
        };
        let line = |found: &Diagnostic| {
            let Place::Span(span) = found.primary.place else { return format!("{:?}", found.primary.place) };
            let sources = Sources::in_memory([(path, template), ("courses/db.yaml", COURSE)]);
            let (place, file) = (sources.position(span.file, span.start), &sources.file(span.file).path);
            let severity = if found.severity == Severity::Error { "error" } else { "warning" };
            let hints = found.hints.iter().map(|hint| format!(" ({hint})")).collect::<String>();
            format!("{severity} {} {file}:{}:{} {}{hints}", found.code, place.line, place.column, found.message)
        };
        found.iter().map(line).collect()
    }

    const HEAD: &str = "#set document(title: \"T\")\n#set text(lang: \"ru\")\n";

    #[test]
    fn faults_of_own_templates_have_their_place() {
        assert_eq!(
            findings("#let v = json(\"/view.json\")\n= #v.titel\n", VIEW),
            ["error template-fault templates/syllabus/syllabus.typ:2:6 dictionary does not contain key \"titel\"",]
        );
        assert_eq!(
            findings("Текст #foo()", VIEW),
            ["error template-fault templates/syllabus/syllabus.typ:1:8 unknown variable: foo",]
        );
        assert_eq!(
            findings("#import \"../base/prose.typ\": line-of\n#line-of(((kind: \"text\"),))", VIEW),
            ["error template-fault templates/syllabus/syllabus.typ:2:2 dictionary does not contain key \"text\"",]
        );
    }

    #[test]
    fn warnings_of_own_templates_have_their_place() {
        let template = format!("{HEAD}#set text(font: (\"Nowhere\", \"Libertinus Serif\"))\n= Текст");
        assert_eq!(
            findings(&template, VIEW),
            ["warning template-fault templates/syllabus/syllabus.typ:3:17 unknown font family: nowhere",]
        );
    }

    #[test]
    fn nothing_outside_the_catalogue_can_be_read() {
        let cases = [
            ("#read(\"/etc/passwd\")", "file not found (searched at etc/passwd)"),
            (
                "#read(\"../../../../etc/passwd\")",
                "would escape the project root (cannot access files outside of the project sandbox)",
            ),
            ("#import \"@preview/cetz:0.3.4\"", "packages are not available: templates use what the catalogue holds"),
        ];
        for (template, expected) in cases {
            let found = findings(template, VIEW);
            assert!(found.len() == 1 && found[0].contains(expected), "{template}: {found:?}");
        }
    }

    #[test]
    fn a_character_without_a_font_is_named_where_it_stands() {
        let template = format!("{HEAD}= #json(\"/view.json\").title");
        let hint = "write it otherwise, or put a font that has it into the folder that `fonts:` of catalog.yaml names";
        assert_eq!(
            findings(&template, r#"{"title": "aஎb龍"}"#),
            [
                format!("error glyph-missing courses/db.yaml:1:9 no font has the character `எ` (U+0B8E) ({hint})"),
                format!("error glyph-missing courses/db.yaml:1:11 no font has the character `龍` (U+9F8D) ({hint})"),
            ]
        );
    }

    #[test]
    fn an_embedded_template_without_its_view_is_our_fault() {
        let Err(Fault::Internal(why)) = print(&[], "{}") else { panic!() };
        assert_eq!(why, "templates/syllabus/syllabus.typ:8:20: dictionary does not contain key \"labels\"");
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        let template = format!("{HEAD}= #json(\"/view.json\").title\n#datetime.today().display()");
        let print = || print(&[("templates/syllabus/syllabus.typ", &template)], VIEW).unwrap().pdf;
        let (first, second) = (print(), print());
        assert!(first == second);
        let text = String::from_utf8_lossy(&first);
        assert!(text.contains("pdfuaid:part") && text.contains("2026-09-01"));
    }

    #[test]
    fn templates_ask_only_for_labels_that_locales_have() {
        let labels = crate::locale::Locale::of(&"en".parse().unwrap()).unwrap().labels();
        for (path, text) in world::EMBEDDED {
            for part in text.split("labels.").skip(1) {
                let key: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                assert!(labels.contains_key(&key), "{path}: labels.{key}");
            }
        }
    }
}
