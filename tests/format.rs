//! `docs/format.md`: its listings are the files of one catalogue, which is sound at the end of every section.

use std::collections::BTreeMap;

use pretty_assertions::assert_eq;
use syllabus::project;
use syllabus::report::short;
use syllabus::source::Sources;

use crate::project::Project;

const GUIDE: &str = include_str!("../docs/format.md");
const YEAR: i32 = 2026;

/// Fenced blocks: what stands behind the fence, and the text.
fn blocks(markdown: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let text = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
            blocks.push((info, text));
        }
    }
    blocks
}

/// The file that a listing names in its first line.
fn path(listing: &str) -> String {
    let first = listing.lines().next().unwrap_or_default();
    let path = first.strip_prefix("# ").filter(|path| path.ends_with(".yaml"));
    path.unwrap_or_else(|| panic!("`{first}` names no file")).to_owned()
}

/// The files of the catalogue that `init` makes.
fn starter() -> BTreeMap<String, String> {
    let project = Project::starter();
    let files =
        ["bibliography.yaml", "catalog.yaml", "people.yaml", "courses/sample.yaml", "institutions/university.yaml"];
    files.map(|path| (path.to_owned(), project.read(path))).into()
}

#[test]
fn every_section_leaves_a_sound_catalogue() {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for section in GUIDE.split("\n## ").skip(1) {
        let title = section.lines().next().unwrap_or_default();
        if title.ends_with("from nothing") {
            files = starter();
        }
        for (_, text) in blocks(section).into_iter().filter(|(info, _)| *info == "yaml") {
            files.insert(path(&text), text);
        }
        let sources = Sources::in_memory(files.clone());
        let (proved, mut report) = project::prove(&sources, &[], YEAR);
        let catalog = proved.map(|proved| proved.catalog);
        let theme = catalog.as_ref().and_then(|catalog| {
            let name = catalog.settings.theme.as_ref()?;
            Some(project::theme(name.as_str(), &sources, catalog, &mut report))
        });
        assert_eq!(short::render(&report, &sources), "", "{title}");
        assert!(catalog.is_some(), "{title}: no catalogue");
        assert!(matches!(theme, None | Some(Ok(Some(_)))), "{title}: no theme");
    }
    assert!(files.len() > 1, "no listing was found");
}

#[test]
fn every_extract_stands_in_a_file() {
    let blocks = blocks(GUIDE);
    for (info, text) in &blocks {
        assert!(["yaml", "yaml fragment", "text", "sh"].contains(info), "unknown kind of block `{info}`");
        let mut files = blocks.iter().filter(|(info, _)| *info == "yaml");
        assert!(*info != "yaml fragment" || files.any(|(_, file)| file.contains(text.as_str())), "in no file:\n{text}");
    }
}
