//! What Typst sees: embedded templates under the catalogue's own, its images, one view. No disk, no network, no packages.

use std::collections::BTreeMap;
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::source::{self, Sources};

use super::super::theme::Theme;
use super::fonts::Fonts;

/// Embedded templates by path from the root of the world.
pub(super) static EMBEDDED: [(&str, &str); 11] = [
    ("templates/base/page.typ", include_str!("../../../templates/base/page.typ")),
    ("templates/base/parts.typ", include_str!("../../../templates/base/parts.typ")),
    ("templates/base/prose.typ", include_str!("../../../templates/base/prose.typ")),
    ("templates/base/theme.typ", include_str!("../../../templates/base/theme.typ")),
    ("templates/syllabus/syllabus.typ", include_str!("../../../templates/syllabus/syllabus.typ")),
    ("templates/training/training.typ", include_str!("../../../templates/training/training.typ")),
    ("templates/outline/outline.typ", include_str!("../../../templates/outline/outline.typ")),
    ("templates/agenda/agenda.typ", include_str!("../../../templates/agenda/agenda.typ")),
    ("templates/attendance/attendance.typ", include_str!("../../../templates/attendance/attendance.typ")),
    ("templates/certificate/certificate.typ", include_str!("../../../templates/certificate/certificate.typ")),
    ("templates/feedback/feedback.typ", include_str!("../../../templates/feedback/feedback.typ")),
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

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
    images: Mutex<BTreeMap<Key, FileResult<Bytes>>>,
    view: FileId,
}

impl<'a> Shared<'a> {
    /// Parses all templates and collects the fonts.
    pub(super) fn new(sources: &'a Sources, theme: &Theme, fonts: Option<&str>) -> Self {
        let mut templates: BTreeMap<Key, (Source, Option<source::FileId>)> = BTreeMap::new();
        for (path, text) in EMBEDDED {
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
            view: file_id("view.json").expect("the path is sound"),
        }
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
    main: FileId,
    view: Bytes,
    day: Option<Datetime>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(shared: &'a Shared<'a>, template: &str, view: Bytes, day: Option<Datetime>) -> Self {
        let main = file_id(&format!("templates/{template}/{template}.typ")).expect("names of templates are slugs");
        Self { shared, main, view, day }
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shared.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
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
        match self.shared.data.get(&id.into_raw()) {
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
