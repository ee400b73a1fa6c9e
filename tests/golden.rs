//! Golden documents: what the fixtures print, as text that a reviewer reads, and how their pages look.
//!
//! `tests/golden/<fixture>` holds, for each theme, HTML as it is, the runs of text of each laid-out document with page and
//! position, and in `tree.txt` every file of the build with its number of pages and a hash of each page's picture. The
//! pictures are in `golden` below cargo's folder for temporary files of tests. `BLESS=1` writes all anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use pretty_assertions::assert_eq;
use syllabus::catalog::Catalog;
use syllabus::document::{Content, DOCUMENTS, Edition, Format, Participant, Request, syllabus as document};
use syllabus::load::Item;
use syllabus::locale::Locale;
use syllabus::model::{Course, Lang};
use syllabus::project::{self, Order, Proved};
use syllabus::render::theme::Theme;
use syllabus::render::typst::{Press, STACK, Sheet};
use syllabus::report::json;
use syllabus::source::Sources;
use syllabus::write::Writer;
use tempfile::TempDir;
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

/// Files by their path.
type Tree = BTreeMap<String, Vec<u8>>;

/// The year of [`edition`].
pub(crate) const YEAR: i32 = 2026;

/// What documents of tests say of their own making.
pub(crate) fn edition() -> Edition {
    Edition {
        date: NaiveDate::from_ymd_opt(YEAR, 9, 1),
        commit: Some("0123456789ab".into()),
        modified: false,
        news: None,
    }
}

/// The people that documents of tests are made out to.
pub(crate) fn names() -> Vec<Participant> {
    let person = |name: &str, organisation: Option<&str>, number: Option<&str>| Participant {
        name: name.to_owned(),
        organisation: organisation.map(str::to_owned),
        number: number.map(str::to_owned),
    };
    vec![
        person("Мышкин-Раскольников Лев #panic()", Some("ООО «Ромашка» $x$"), Some("2026-001")),
        person("Li An", None, None),
    ]
}

/// The folder of a fixture.
pub(crate) fn fixture(name: &str) -> Sources {
    project::open(&root().join("tests/projects").join(name), "").unwrap()
}

/// A catalogue in which nothing is found.
pub(crate) fn proved(sources: &Sources) -> Proved {
    let (proved, report) = project::prove(sources, &[], YEAR);
    assert_eq!(json::render(&report, sources), "");
    proved.unwrap()
}

/// Runs what lays out documents on a thread that has the stack for it.
pub(crate) fn on_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build().unwrap().install(work)
}

/// The laid-out syllabus of a course.
pub(crate) fn pages(press: &Press<'_>, catalog: &Catalog, course: &Item<Course>, lang: &Lang) -> PagedDocument {
    let view = document::view(catalog, course, lang, Locale::of(lang).unwrap(), &edition());
    let view = serde_json::to_vec(&view).unwrap();
    let (edition, file) = (edition(), course.file);
    let sheet =
        Sheet { template: "syllabus", view, ident: "test", date: edition.date, file, edition: &edition, linked: None };
    press.pages(sheet).unwrap()
}

/// What a document breaks of PDF/UA-1 and PDF/A-3a.
pub(crate) fn broken_standards(pdf: &[u8]) -> Vec<String> {
    let judged = [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a].map(|profile| {
        let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(report.rules.total > 50, "the judge looked at {} rules only", report.rules.total);
        assert_eq!(report.is_compliant, report.failures.is_empty());
        report.failures
    });
    let failures = judged.iter().flatten().filter(|failure| !(failure.rule_id == LENGTHS && lengths_hold(pdf)));
    failures.map(ToString::to_string).collect()
}

/// The rule that streams are as long as they say. The judge takes a last byte `\r` of a stream for a part of the line end
/// behind it and then finds the stream too short; veraPDF does not.
const LENGTHS: &str = "ISO 19005-3:2012:6.1.7.1:1";

/// Whether some streams end with `\r`, and all of these are as long as they say.
fn lengths_hold(pdf: &[u8]) -> bool {
    let last = |text: &[u8], what: &[u8]| text.windows(what.len()).rposition(|window| window == what);
    let is_right = |end: usize| {
        let head = last(&pdf[..end], b"stream\n")?;
        let digits = last(&pdf[..head], b"/Length ")? + b"/Length ".len();
        let length: String =
            pdf[digits..head].iter().map(|&b| char::from(b)).take_while(char::is_ascii_digit).collect();
        Some(length.parse::<usize>().ok()? == end + 1 - (head + b"stream\n".len()))
    };
    let mark = b"\r\nendstream";
    let ends: Vec<usize> = (0..pdf.len()).filter(|&at| pdf[at..].starts_with(mark)).collect();
    !ends.is_empty() && ends.into_iter().all(|end| is_right(end) == Some(true))
}

/// Builds the whole catalogue into a folder and reads what stands there.
pub(crate) fn build(sources: &Sources, proved: &Proved, theme: &str, threads: usize) -> Tree {
    let folder = TempDir::new().unwrap();
    let order = Order {
        asked: Vec::new(),
        documents: DOCUMENTS.to_vec(),
        langs: proved.catalog.languages().to_vec(),
        formats: Format::ALL.to_vec(),
        theme: Theme::of(theme).unwrap(),
        edition: edition(),
        names: names(),
        found: None,
        threads: Some(threads),
    };
    let jobs = project::jobs(sources, &proved.catalog, &order).unwrap();
    let writer = Writer::open(folder.path(), || panic!("nobody else writes here")).unwrap();
    let report = project::build(sources, proved, &order, &jobs, &writer, &|| {}).unwrap();
    assert_eq!(json::render(&report, sources), "");
    writer.finish(None).unwrap();
    let tree = read(folder.path());
    assert_eq!(tree.len(), jobs.len());
    tree
}

/// All files below a folder but hidden ones.
fn read(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if !name.starts_with('.') {
                tree.insert(name, fs::read(path).unwrap());
            }
        }
    }
    tree
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Prints a fixture in some themes and compares all of it.
fn golden(name: &str, themes: &[&str]) {
    let sources = fixture(name);
    let proved = proved(&sources);
    let mut tree = Tree::new();
    let mut list = String::new();
    for &theme in themes {
        let built = build(&sources, &proved, theme, 1);
        let again = build(&sources, &proved, theme, 2);
        let differing: Vec<&String> = built.keys().filter(|path| built.get(*path) != again.get(*path)).collect();
        assert_eq!(differing, Vec::<&String>::new(), "a second build gives other bytes");
        let documents = on_large_stack(|| documents(&sources, &proved, theme));
        for (path, bytes) in built {
            let shown = format!("{theme}/{path}");
            let Some(stem) = path.strip_suffix(".pdf") else {
                writeln!(list, "{shown}").unwrap();
                tree.insert(shown, bytes);
                continue;
            };
            assert_eq!(broken_standards(&bytes), Vec::<String>::new(), "{shown}");
            let document = &documents[stem];
            writeln!(list, "{shown} {} pages", document.pages().len()).unwrap();
            for (number, hash) in pictures(document, &format!("{name}/{theme}/{stem}")) {
                writeln!(list, "{shown} page {number} {hash}").unwrap();
            }
            tree.insert(format!("{theme}/{stem}.txt"), dump(document).into_bytes());
        }
    }
    tree.insert("tree.txt".to_owned(), list.into_bytes());
    compare(name, &tree);
}

/// Every laid-out document of a catalogue by its path without extension.
fn documents(sources: &Sources, proved: &Proved, theme: &str) -> BTreeMap<String, PagedDocument> {
    let Proved { catalog, plan } = proved;
    let press = Press::new(sources, &Theme::of(theme).unwrap(), catalog.settings.fonts.as_deref());
    let (edition, names) = (edition(), names());
    let mut documents = BTreeMap::new();
    for kind in DOCUMENTS.iter().filter(|kind| kind.formats.contains(&Format::Pdf)) {
        for subject in (kind.subjects)(catalog) {
            let langs = catalog.languages().iter();
            for lang in langs.filter(|lang| subject.lang.is_none_or(|only| only == lang.as_str())) {
                let locale = Locale::of(lang).unwrap();
                let (format, edition, names) = (Format::Pdf, &edition, names.as_slice());
                let request = Request { catalog, plan, of: subject.of, lang, locale, format, edition, names };
                let Content::Page(view, date) = (kind.content)(&request) else { panic!("a page") };
                let (view, file) = (serde_json::to_vec(&view).unwrap(), subject.files[0]);
                let sheet = Sheet { template: kind.name, view, ident: "test", date, file, edition, linked: None };
                documents.insert(format!("{}/{}.{lang}", subject.folder, kind.name), press.pages(sheet).unwrap());
            }
        }
    }
    documents
}

/// The runs of text of a document in reading order, one a line: page, points from the left and from the top, text.
pub(crate) fn dump(document: &PagedDocument) -> String {
    let mut text = String::new();
    for (number, page) in (1..).zip(document.pages()) {
        dump_frame(&page.frame, Transform::identity(), number, &mut text);
    }
    text
}

fn dump_frame(frame: &Frame, transform: Transform, page: usize, text: &mut String) {
    for (place, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let moved = transform.pre_concat(Transform::translate(place.x, place.y)).pre_concat(group.transform);
                dump_frame(&group.frame, moved, page, text);
            }
            FrameItem::Text(run) => {
                let Point { x, y } = place.transform(transform);
                writeln!(text, "{page} {:>3.0} {:>3.0} | {}", x.to_pt(), y.to_pt(), run.text).unwrap();
            }
            FrameItem::Image(_, size, _) => {
                let Point { x, y } = place.transform(transform);
                let (width, height) = (size.x.to_pt(), size.y.to_pt());
                writeln!(text, "{page} {:>3.0} {:>3.0} | image {width:.0} × {height:.0}", x.to_pt(), y.to_pt())
                    .unwrap();
            }
            FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// Draws the pages of a document, leaves the pictures to be looked at, and gives the hash of each.
fn pictures(document: &PagedDocument, name: &str) -> Vec<(usize, String)> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(0.75), ..RenderOptions::default() };
    let mut hashes = Vec::new();
    for (number, page) in (1..).zip(document.pages()) {
        let picture = typst_render::render(page, &options);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("golden/{name}-{number}.png"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, picture.encode_png().unwrap()).unwrap();
        hashes.push((number, blake3::hash(picture.data()).to_hex()[..16].to_owned()));
    }
    hashes
}

/// Compares a whole tree with `tests/golden/<name>`: what is missing, what is too much and what differs, all together.
pub(crate) fn compare(name: &str, tree: &Tree) {
    let folder: PathBuf = root().join("tests/golden").join(name);
    if std::env::var_os("BLESS").is_some() {
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        for (path, bytes) in tree {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        return;
    }
    let golden = read(&folder);
    let mut wrong = String::new();
    for path in golden.keys().chain(tree.keys()).collect::<BTreeSet<_>>() {
        match (golden.get(path), tree.get(path)) {
            (Some(_), None) => writeln!(wrong, "missing: {path}").unwrap(),
            (None, Some(_)) => writeln!(wrong, "not expected: {path}").unwrap(),
            (Some(expected), Some(found)) if expected != found => {
                writeln!(wrong, "changed: {path}\n{}", first_difference(expected, found)).unwrap();
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{name} is not as it was; `BLESS=1` writes it anew\n{wrong}");
}

/// The first line in which two texts differ, and how many do.
fn first_difference(expected: &[u8], found: &[u8]) -> String {
    let [expected, found] = [expected, found].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let line =
        |text: &str, at: usize| text.lines().nth(at).unwrap_or("(no line)").chars().take(200).collect::<String>();
    let longest = expected.lines().count().max(found.lines().count());
    let mut differing = (0..longest).filter(|&at| expected.lines().nth(at) != found.lines().nth(at));
    let Some(at) = differing.next() else { return "  line ends differ".to_owned() };
    let more = differing.count();
    format!("  line {}, and {more} more\n  - {}\n  + {}", at + 1, line(&expected, at), line(&found, at))
}

#[test]
fn minimal_in_both_themes() {
    golden("minimal", &["classic", "modern"]);
}

#[test]
fn full() {
    golden("full", &["modern"]);
}

/// The characters of a text without space, with typographic quotes as they are typed: lines and languages set them apart.
fn squeezed(text: &str) -> String {
    let quote = |c| if matches!(c, '«' | '»' | '“' | '”') { '"' } else { c };
    text.chars().filter(|c| !c.is_whitespace()).map(quote).collect()
}

/// The text of a page without its tags.
fn text_of_html(page: &str) -> String {
    let text = regex::Regex::new("<[^>]*>").unwrap().replace_all(page, "").into_owned();
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    entities.iter().fold(text, |text, (entity, character)| text.replace(entity, character))
}

#[test]
fn nothing_that_looks_like_code_is_run() {
    let sources = fixture("full");
    let proved = proved(&sources);
    let catalog = &proved.catalog;
    let course = &catalog.courses["everything"];
    let built = build(&sources, &proved, "modern", 2);
    let documents = on_large_stack(|| documents(&sources, &proved, "modern"));
    let code = "#panic() #read(\"/etc/passwd\") $x$ \\ <a> ]] {{ x }}";
    for lang in catalog.languages() {
        let title = course.value.title.exact(lang).unwrap();
        assert_eq!(title.chars().count(), 120);
        assert!(title.contains(code));
        let dump = dump(&documents[&format!("everything/syllabus.{lang}")]);
        let runs: String = dump.lines().filter_map(|line| line.split_once(" | ")).map(|(_, run)| run).collect();
        let page = String::from_utf8(built[&format!("everything/syllabus.{lang}.html")].clone()).unwrap();
        for printed in [runs, text_of_html(&page)] {
            for text in [title, code, "SELECT '#panic()' AS \"$x$\" -- {{ x }} ]] <a> \\"] {
                assert!(squeezed(&printed).contains(&squeezed(text)), "`{text}` is not in\n{printed}");
            }
        }
    }
}
