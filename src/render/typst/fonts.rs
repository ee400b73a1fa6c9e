//! Fonts: the embedded ones and the catalogue's own. None of the system's, ever.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo, is_default_ignorable};
use typst::utils::LazyHash;
use typst_kit::fonts::{FontSource, FontStore};

use crate::report::{Diagnostic, Place};
use crate::source::{FileId, Path, Sources, Span};

/// Fonts of `templates/fonts`; those of the crate `typst-assets` come before them.
static VENDORED: [&[u8]; 8] = [
    include_bytes!("../../../templates/fonts/source-sans-3/SourceSans3-Regular.otf"),
    include_bytes!("../../../templates/fonts/source-sans-3/SourceSans3-It.otf"),
    include_bytes!("../../../templates/fonts/source-sans-3/SourceSans3-Semibold.otf"),
    include_bytes!("../../../templates/fonts/source-sans-3/SourceSans3-SemiboldIt.otf"),
    include_bytes!("../../../templates/fonts/liberation-serif/LiberationSerif-Regular.ttf"),
    include_bytes!("../../../templates/fonts/liberation-serif/LiberationSerif-Italic.ttf"),
    include_bytes!("../../../templates/fonts/liberation-serif/LiberationSerif-Bold.ttf"),
    include_bytes!("../../../templates/fonts/liberation-serif/LiberationSerif-BoldItalic.ttf"),
];

/// Fonts of `typst-assets` that documents use, by their place in its list: Libertinus Serif, New Computer Modern Math,
/// DejaVu Sans Mono. The rest is left out because reading what a font covers costs at every start.
const ASSETS: [usize; 9] = [0, 1, 2, 3, 4, 5, 8, 13, 16];

/// Extensions of font files.
const EXTENSIONS: [&str; 3] = [".ttf", ".otf", ".ttc"];

/// All fonts of a catalogue.
pub(super) struct Fonts {
    store: FontStore,
    count: usize,
    /// Hashes of the files of each family, made when they are first asked for.
    hashes: OnceLock<BTreeMap<String, String>>,
}

/// A font in memory that is parsed when it is first used.
struct Lazy {
    data: Bytes,
    index: u32,
}

impl FontSource for Lazy {
    fn load(&self) -> Option<Font> {
        Font::new(self.data.clone(), self.index)
    }
}

impl Fonts {
    /// The embedded fonts and those of a folder of the catalogue.
    pub(super) fn new(sources: &Sources, folder: Option<&str>) -> Self {
        let assets: Vec<&'static [u8]> = typst_assets::fonts().collect();
        let embedded = ASSETS.into_iter().map(|place| assets[place]).chain(VENDORED).map(Bytes::new);
        let prefix = folder.map(|folder| format!("{}/", folder.trim_end_matches('/')));
        let own = sources
            .assets()
            .filter(|(path, _)| prefix.as_deref().is_some_and(|prefix| path.starts_with(prefix)) && is_font(path))
            .map(|(_, bytes)| Bytes::new(bytes.to_vec()));
        let mut fonts = Self { store: FontStore::new(), count: 0, hashes: OnceLock::new() };
        for data in embedded.chain(own) {
            for (index, info) in (0..).zip(FontInfo::iter(&data)) {
                fonts.store.push((Lazy { data: data.clone(), index }, info));
                fonts.count += 1;
            }
        }
        fonts
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }

    pub(super) fn families(&self) -> impl Iterator<Item = &str> {
        self.book().families().map(|(name, _)| name)
    }

    /// BLAKE3 of the fonts of each family, in the order in which they are offered.
    pub(super) fn hashes(&self) -> &BTreeMap<String, String> {
        self.hashes.get_or_init(|| {
            let mut families: BTreeMap<String, blake3::Hasher> = BTreeMap::new();
            for font in (0..self.count).filter_map(|i| self.font(i)) {
                families.entry(font.info().family.clone()).or_default().update(font.data());
            }
            families.into_iter().map(|(family, hasher)| (family, hasher.finalize().to_hex().to_string())).collect()
        })
    }

    /// A finding for each character of a view that no font has, at its first place in the course's file.
    pub(super) fn missing(&self, view: &[u8], file: FileId, sources: &Sources) -> Vec<Diagnostic> {
        let text = String::from_utf8_lossy(view);
        let used: BTreeSet<char> = text.chars().filter(|c| !c.is_ascii()).collect();
        used.into_iter()
            .filter(|&c| !is_default_ignorable(c) && !self.has(c))
            .map(|c| finding(c, file, sources))
            .collect()
    }

    fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        (0..self.count).filter_map(|i| self.book().info(i)).any(|info| info.coverage.contains(code))
    }
}

fn is_font(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    EXTENSIONS.iter().any(|extension| path.ends_with(extension))
}

fn finding(c: char, file: FileId, sources: &Sources) -> Diagnostic {
    let place = match sources.file(file).text.find(c) {
        Some(start) => Place::Span(Span { file, start, end: start + c.len_utf8() }),
        None => Place::Value(file, Path::root()),
    };
    Diagnostic::error("glyph-missing", place, format!("no font has the character `{c}` (U+{:04X})", u32::from(c)))
        .hint("write it otherwise, or put a font that has it into the folder that `fonts:` of catalog.yaml names")
}
