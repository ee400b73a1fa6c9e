//! What Typst sees: embedded templates under the catalogue's own, its images, one view. No disk, no network, no packages.

use std::collections::BTreeMap;
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::source::{self, Sources};

use super::super::record::{self, Record};
use super::super::theme::Theme;
use super::Sheet;
use super::fonts::Fonts;
use crate::document::linked;

/// Embedded templates by path from the root of the world.
pub(super) static EMBEDDED: &[(&str, &str)] = &[
    (
        "templates/academic-calendar/academic-calendar.typ",
        include_str!("../../../templates/academic-calendar/academic-calendar.typ"),
    ),
    ("templates/annotation/annotation.typ", include_str!("../../../templates/annotation/annotation.typ")),
    ("templates/base/official.typ", include_str!("../../../templates/base/official.typ")),
    ("templates/base/page.typ", include_str!("../../../templates/base/page.typ")),
    ("templates/base/parts.typ", include_str!("../../../templates/base/parts.typ")),
    ("templates/base/prose.typ", include_str!("../../../templates/base/prose.typ")),
    ("templates/base/theme.typ", include_str!("../../../templates/base/theme.typ")),
    ("templates/changes/changes.typ", include_str!("../../../templates/changes/changes.typ")),
    ("templates/competences/competences.typ", include_str!("../../../templates/competences/competences.typ")),
    ("templates/feeds/feeds.typ", include_str!("../../../templates/feeds/feeds.typ")),
    ("templates/fos/fos.typ", include_str!("../../../templates/fos/fos.typ")),
    ("templates/plan/plan.typ", include_str!("../../../templates/plan/plan.typ")),
    ("templates/rpd/rpd.typ", include_str!("../../../templates/rpd/rpd.typ")),
    ("templates/schedule/schedule.typ", include_str!("../../../templates/schedule/schedule.typ")),
    ("templates/syllabus/syllabus.typ", include_str!("../../../templates/syllabus/syllabus.typ")),
    ("templates/timetable/timetable.typ", include_str!("../../../templates/timetable/timetable.typ")),
    ("templates/training/training.typ", include_str!("../../../templates/training/training.typ")),
    ("templates/dpp/dpp.typ", include_str!("../../../templates/dpp/dpp.typ")),
    ("templates/outline/outline.typ", include_str!("../../../templates/outline/outline.typ")),
    ("templates/agenda/agenda.typ", include_str!("../../../templates/agenda/agenda.typ")),
    ("templates/attendance/attendance.typ", include_str!("../../../templates/attendance/attendance.typ")),
    ("templates/certificate/certificate.typ", include_str!("../../../templates/certificate/certificate.typ")),
    ("templates/feedback/feedback.typ", include_str!("../../../templates/feedback/feedback.typ")),
];

/// The file that puts a template and the attachments together.
const MAIN: &str = "main.typ";

/// The view, as templates read it and readers find it attached.
pub const VIEW: &str = "view.json";

/// Typst's functions, with those that tell which cells of tables are heads of rows.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build())
});

/// A file of Typst as an ordered key.
type Key = NonZeroU16;

/// What all documents of a catalogue share.
pub(super) struct Shared<'a> {
    pub(super) sources: &'a Sources,
    pub(super) fonts: Fonts,
    /// Parsed templates, with the catalogue's file where it is one of its own.
    templates: BTreeMap<Key, (Source, Option<source::FileId>)>,
    /// Files that stand outside the catalogue: the theme.
    data: BTreeMap<Key, Bytes>,
    /// Images of the catalogue that were asked for.
    /// Hashes of what every document takes from the catalogue.
    shared: OnceLock<BTreeMap<String, String>>,
    images: Mutex<BTreeMap<Key, FileResult<Bytes>>>,
    view: FileId,
    theme: Theme,
    fonts_folder: Option<String>,
}

impl<'a> Shared<'a> {
    /// Parses all templates and collects the fonts.
    pub(super) fn new(sources: &'a Sources, theme: &Theme, fonts: Option<&str>) -> Self {
        let mut templates: BTreeMap<Key, (Source, Option<source::FileId>)> = BTreeMap::new();
        for &(path, text) in EMBEDDED {
            let id = file_id(path).expect("paths of embedded templates are sound");
            templates.insert(id.into_raw(), (Source::new(id, text.to_owned()), None));
        }
        for (own, file) in sources.files().filter(|(_, file)| file.path.ends_with(".typ") && file.fault.is_none()) {
            if let Some(id) = file_id(&file.path) {
                templates.insert(id.into_raw(), (Source::new(id, file.text.clone()), Some(own)));
            }
        }
        let data = BTreeMap::from([(
            file_id("theme.json").expect("the path is sound").into_raw(),
            Bytes::new(serde_json::to_vec(theme).expect("a theme is plain data")),
        )]);
        Self {
            sources,
            fonts: Fonts::new(sources, fonts),
            templates,
            data,
            images: Mutex::default(),
            shared: OnceLock::new(),
            view: file_id(VIEW).expect("the path is sound"),
            theme: theme.clone(),
            fonts_folder: fonts.map(str::to_owned),
        }
    }

    /// Whether there is a template of a path.
    pub(super) fn has(&self, path: &str) -> bool {
        file_id(path).is_some_and(|id| self.templates.contains_key(&id.into_raw()))
    }

    /// The record of a document.
    pub(super) fn record(&self, sheet: &Sheet<'_>) -> Record {
        static TEMPLATES: LazyLock<String> = LazyLock::new(|| {
            let mut hasher = blake3::Hasher::new();
            for &(path, text) in EMBEDDED {
                hasher.update(path.as_bytes()).update(&[0]).update(text.as_bytes()).update(&[0]);
            }
            hasher.finalize().to_hex().to_string()
        });
        Record {
            tool: record::TOOL.to_owned(),
            document: sheet.ident.to_owned(),
            template: sheet.template.to_owned(),
            date: sheet.date,
            commit: sheet.edition.commit.clone(),
            modified: sheet.edition.modified,
            since: sheet.edition.news.as_ref().map(|news| news.since.clone()),
            theme: self.theme.clone(),
            fonts_folder: self.fonts_folder.clone(),
            templates: TEMPLATES.clone(),
            view: record::hash(&sheet.view),
            fonts: self.fonts.hashes().clone(),
            own: self.own_files(&sheet.view),
            attached: sheet.linked.iter().map(|_| linked::NAME.to_owned()).collect(),
        }
    }

    /// What a document takes from the catalogue beside its texts: templates, fonts, and the pictures that its view names.
    fn own_files(&self, view: &[u8]) -> BTreeMap<String, String> {
        let mut own = self.shared.get_or_init(|| self.shared_files()).clone();
        let is_shown = |path: &str| {
            let quoted = serde_json::to_string(path).unwrap_or_default();
            memchr::memmem::find(view, quoted.as_bytes()).is_some()
        };
        let pictures = self.sources.assets().filter(|(path, _)| !path.starts_with("templates/") && is_shown(path));
        own.extend(pictures.map(|(path, bytes)| (path.to_owned(), record::hash(bytes))));
        own
    }

    /// Templates and fonts of the catalogue: the same for all documents.
    fn shared_files(&self) -> BTreeMap<String, String> {
        let templates = self.templates.values().filter_map(|(_, own)| *own).map(|own| {
            let file = self.sources.file(own);
            (file.path.clone(), record::hash(file.text.as_bytes()))
        });
        let prefix = self.fonts_folder.as_deref().map(|folder| format!("{}/", folder.trim_end_matches('/')));
        let is_font = |path: &str| prefix.as_deref().is_some_and(|prefix| path.starts_with(prefix));
        let fonts = self.sources.assets().filter(|(path, _)| !path.starts_with("templates/") && is_font(path));
        templates.chain(fonts.map(|(path, bytes)| (path.to_owned(), record::hash(bytes)))).collect()
    }

    /// The catalogue's own template that a Typst file is.
    pub(super) fn own(&self, id: FileId) -> Option<source::FileId> {
        self.templates.get(&id.into_raw()).and_then(|(_, own)| *own)
    }

    fn image(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get().vpath().get_without_slash();
        let mut images = self.images.lock().unwrap_or_else(PoisonError::into_inner);
        images
            .entry(id.into_raw())
            .or_insert_with(|| {
                self.sources.asset(path).map(|bytes| Bytes::new(bytes.to_vec())).ok_or_else(|| missing(path))
            })
            .clone()
    }
}

/// One document being printed.
pub(super) struct Desk<'a> {
    pub(super) shared: &'a Shared<'a>,
    main: Source,
    view: Bytes,
    /// Files that are attached, by their path.
    attached: BTreeMap<Key, Bytes>,
    day: Option<Datetime>,
}

impl<'a> Desk<'a> {
    /// A document of a template; `attached` are further files that go into it, by name.
    pub(super) fn new(
        shared: &'a Shared<'a>,
        template: &str,
        view: Bytes,
        attached: Vec<(&str, Bytes)>,
        day: Option<Datetime>,
    ) -> Self {
        let mut text = String::new();
        if !attached.is_empty() {
            text.push_str(&attachment(VIEW));
            attached.iter().for_each(|(name, _)| text.push_str(&attachment(name)));
        }
        text.push_str(&format!("#include \"templates/{template}/{template}.typ\"\n"));
        let main = Source::new(file_id(MAIN).expect("the path is sound"), text);
        let key = |name: &str| file_id(name).expect("names of attachments are sound").into_raw();
        let attached = attached.into_iter().map(|(name, bytes)| (key(name), bytes)).collect();
        Self { shared, main, view, attached, day }
    }
}

/// What attaches a file to the document: the source that it was made from, or what goes with it.
fn attachment(name: &str) -> String {
    let kind = if name.ends_with(".jsonld") { "application/ld+json" } else { "application/json" };
    let relation = if name.ends_with(".jsonld") { "supplement" } else { "source" };
    format!("#pdf.attach(\"{name}\", relationship: \"{relation}\", mime-type: \"{kind}\", description: \"{name}\")\n")
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shared.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        match self.shared.templates.get(&id.into_raw()) {
            Some((source, _)) => Ok(source.clone()),
            None => Err(missing(id.get().vpath().get_without_slash())),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shared.view {
            return Ok(self.view.clone());
        }
        if let VirtualRoot::Package(_) = id.get().root() {
            return Err(FileError::Other(Some(
                "packages are not available: templates use what the catalogue holds".into(),
            )));
        }
        let key = id.into_raw();
        match self.shared.data.get(&key).or_else(|| self.attached.get(&key)) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.shared.image(id),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.day
    }
}

fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

fn missing(path: &str) -> FileError {
    FileError::NotFound(PathBuf::from(path))
}
