//! Which files a catalogue has.
#![allow(clippy::disallowed_methods, reason = "the one place that reads the catalogue's files")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Fault, File, Sources};

/// What a text file of the catalogue describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `catalog.yaml`.
    Catalog,
    /// `people.yaml`.
    People,
    /// `bibliography.yaml`, at the top or beside a course.
    Bibliography,
    /// `resources.yaml`.
    Resources,
    /// `institutions/<id>.yaml`.
    Institution,
    /// `calendars/<id>.yaml`.
    Calendar,
    /// `offerings/<id>.yaml`.
    Offering,
    /// `courses/<id>.yaml` or `courses/<id>/course.yaml`.
    Course,
    /// `templates/**/*.typ`, `.html` and `.css`, and `templates/themes/*.yaml`: the catalogue's own templates and themes.
    Template,
    /// A YAML file at a place where nothing is looked for.
    Stray,
}

impl Kind {
    /// The kind of a file by its path from the catalogue's folder; `None` for what messages never point into.
    pub fn of(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["templates", .., name] if [".typ", ".html", ".css"].iter().any(|end| name.ends_with(end)) => {
                return Some(Self::Template);
            }
            ["templates", "themes", name] if name.ends_with(".yaml") => return Some(Self::Template),
            _ => {}
        }
        if !path.ends_with(".yaml") && !path.ends_with(".yml") {
            return None;
        }
        match parts.as_slice() {
            ["templates" | "fonts" | "output", ..] => None,
            ["catalog.yaml"] => Some(Self::Catalog),
            ["people.yaml"] => Some(Self::People),
            ["bibliography.yaml"] | ["courses", _, "bibliography.yaml"] => Some(Self::Bibliography),
            ["resources.yaml"] => Some(Self::Resources),
            ["calendars", name] if name.ends_with(".yaml") => Some(Self::Calendar),
            ["offerings", name] if name.ends_with(".yaml") => Some(Self::Offering),
            ["institutions", name] if name.ends_with(".yaml") => Some(Self::Institution),
            ["courses", name] if name.ends_with(".yaml") => Some(Self::Course),
            ["courses", _, "course.yaml"] => Some(Self::Course),
            _ => Some(Self::Stray),
        }
    }

    /// The id that the path of a file gives to what it describes.
    pub fn id(path: &str) -> &str {
        let path = path.strip_suffix("/course.yaml").unwrap_or(path);
        let name = path.rsplit('/').next().unwrap_or(path);
        name.strip_suffix(".yaml").unwrap_or(name)
    }
}

/// Finds the catalogue for a folder: the nearest `catalog.yaml` at or above it, else `courses/catalog.yaml` below it.
pub fn find_catalog(from: &Path) -> Option<PathBuf> {
    let above = from.ancestors().find(|folder| folder.join("catalog.yaml").is_file());
    let below =
        || from.ancestors().map(|folder| folder.join("courses")).find(|folder| folder.join("catalog.yaml").is_file());
    above.map(Path::to_path_buf).or_else(below)
}

/// Reads all files of a catalogue's folder. `prefix` is put before paths in messages.
///
/// # Errors
/// When the folder or a file can't be read.
pub fn open(root: &Path, prefix: &str) -> io::Result<Sources> {
    let mut sources = Sources { root: root.to_path_buf(), prefix: prefix.to_owned(), ..Sources::default() };
    let mut paths = Vec::new();
    list(root, "", 0, &mut paths)?;
    paths.sort();
    for path in paths {
        match Kind::of(&path) {
            Some(kind) => sources.files.push(read(root, path, kind)?),
            None => take_asset(root, path, &mut sources.assets)?,
        }
    }
    Ok(sources)
}

/// Lists files below a folder. Hidden files, `output` and links are passed over.
fn list(folder: &Path, prefix: &str, depth: usize, paths: &mut Vec<String>) -> io::Result<()> {
    const DEEPEST: usize = 8;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let kind = entry.file_type()?;
        if name.starts_with('.') || kind.is_symlink() || (depth == 0 && name == "output") {
            continue;
        }
        if kind.is_file() {
            paths.push(format!("{prefix}{name}"));
        } else if kind.is_dir() && depth < DEEPEST {
            list(&entry.path(), &format!("{prefix}{name}/"), depth + 1, paths)?;
        }
    }
    Ok(())
}

fn read(root: &Path, path: String, kind: Kind) -> io::Result<File> {
    let place = root.join(&path);
    let size = fs::metadata(&place)?.len();
    if size > File::LARGEST {
        return Ok(File { path, kind, text: String::new(), fault: Some(Fault::TooLarge(size)) });
    }
    Ok(match String::from_utf8(fs::read(&place)?) {
        Ok(text) => File { path, kind, text, fault: None },
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            File { path, kind, text, fault: Some(Fault::NotUtf8(at)) }
        }
    })
}

/// Takes what templates and texts may use: templates, images and fonts up to 16 MiB each.
fn take_asset(root: &Path, path: String, assets: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    const LARGEST: u64 = 16 << 20;
    const USED: [&str; 14] =
        ["typ", "html", "css", "yaml", "yml", "png", "jpg", "jpeg", "svg", "gif", "webp", "ttf", "otf", "ttc"];
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let place = root.join(&path);
    if USED.contains(&extension.as_str()) && fs::metadata(&place)?.len() <= LARGEST {
        assets.insert(path, fs::read(place)?);
    }
    Ok(())
}
