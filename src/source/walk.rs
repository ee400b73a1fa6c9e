//! Which files a catalogue has.
#![allow(clippy::disallowed_methods, reason = "the one place that reads the catalogue's files")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
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
    /// `templates/profiles/<id>.yaml`: what institutions extend.
    Profile,
    /// `calendars/<id>.yaml`.
    Calendar,
    /// `offerings/<id>.yaml`.
    Offering,
    /// `courses/<id>.yaml` or `courses/<id>/course.yaml`.
    Course,
    /// `courses/<id>/items.yaml`: the assessment fund of a course.
    Fund,
    /// `courses/<id>/variants/<variant>.yaml`.
    Variant,
    /// `programs/<id>.yaml`.
    Program,
    /// `templates/**/*.typ`, `.html` and `.css`, and `templates/themes/*.yaml`: the catalogue's own templates and themes.
    Template,
    /// A YAML file at a place where nothing is looked for.
    Stray,
}

impl Kind {
    /// The kind as programs read it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Catalog => "catalog",
            Self::People => "people",
            Self::Bibliography => "bibliography",
            Self::Resources => "resources",
            Self::Institution => "institution",
            Self::Profile => "profile",
            Self::Calendar => "calendar",
            Self::Offering => "offering",
            Self::Course => "course",
            Self::Fund => "fund",
            Self::Variant => "variant",
            Self::Program => "program",
            Self::Template => "template",
            Self::Stray => "stray",
        }
    }

    /// The kind of a file by its path from the catalogue's folder; `None` for what messages never point into.
    pub fn of(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["templates", .., name] if [".typ", ".html", ".css"].iter().any(|end| name.ends_with(end)) => {
                return Some(Self::Template);
            }
            ["templates", "themes", name] if name.ends_with(".yaml") => return Some(Self::Template),
            ["templates", "profiles", name] if name.ends_with(".yaml") => return Some(Self::Profile),
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
            ["courses", _, "items.yaml"] => Some(Self::Fund),
            ["courses", _, "variants", name] if name.ends_with(".yaml") => Some(Self::Variant),
            ["programs", name] if name.ends_with(".yaml") => Some(Self::Program),
            _ => Some(Self::Stray),
        }
    }

    /// The id that the path of a file gives to what it describes.
    pub fn id(path: &str) -> &str {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["courses", id, "course.yaml" | "items.yaml"] => id,
            [.., name] => name.strip_suffix(".yaml").unwrap_or(name),
            [] => path,
        }
    }
}

/// The course that a file beside it belongs to, by the folder: `databases` of `courses/databases/variants/short.yaml`.
pub fn course_of(path: &str) -> Option<&str> {
    path.strip_prefix("courses/")?.split_once('/').map(|(course, _)| course)
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
    let (root_buf, prefix) = (root.to_path_buf(), prefix.to_owned());
    let mut sources = Sources { root: root_buf, prefix, embedded: super::embedded(), ..Sources::default() };
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

/// Reads a file that is not of a catalogue, such as a PDF to be judged or a plan to be imported; `None` where it is larger than a number of bytes.
///
/// # Errors
/// When the file can't be read.
pub fn read_whole(path: &Path, largest: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    // What is no regular file may have no length and no end.
    fs::File::open(path)?.take(largest + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= largest).then_some(bytes))
}

/// Folders deeper than this are not looked into.
pub(super) const DEEPEST: usize = 8;

/// Largest template, image or font that is taken, in bytes.
pub(super) const LARGEST_ASSET: u64 = 16 << 20;

/// Whether a file or folder is no part of the catalogue by its name: hidden, or the `output` at the top.
pub(super) fn is_passed_over(name: &str, depth: usize) -> bool {
    name.starts_with('.') || (depth == 0 && name == "output")
}

/// Lists files below a folder. Links are passed over.
fn list(folder: &Path, prefix: &str, depth: usize, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let kind = entry.file_type()?;
        if is_passed_over(&name, depth) || kind.is_symlink() {
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
        return Ok(too_large(path, kind, size));
    }
    Ok(text_file(path, kind, fs::read(&place)?))
}

/// A file that is too large to be read.
pub(super) const fn too_large(path: String, kind: Kind, size: u64) -> File {
    File { path, kind, text: String::new(), fault: Some(Fault::TooLarge(size)) }
}

/// A file by its bytes.
pub(super) fn text_file(path: String, kind: Kind, bytes: Vec<u8>) -> File {
    match String::from_utf8(bytes) {
        Ok(text) => File { path, kind, text, fault: None },
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            File { path, kind, text, fault: Some(Fault::NotUtf8(at)) }
        }
    }
}

/// Whether templates and texts may use a file: templates, images and fonts; and the lock of schedules.
pub(super) fn is_used(path: &str) -> bool {
    if path == "schedule.lock" {
        return true;
    }
    const USED: [&str; 14] =
        ["typ", "html", "css", "yaml", "yml", "png", "jpg", "jpeg", "svg", "gif", "webp", "ttf", "otf", "ttc"];
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    USED.contains(&extension.as_str())
}

fn take_asset(root: &Path, path: String, assets: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    let place = root.join(&path);
    if is_used(&path) && fs::metadata(&place)?.len() <= LARGEST_ASSET {
        assets.insert(path, fs::read(place)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_file_names_it() {
        let cases = [
            ("courses/databases.yaml", "databases"),
            ("courses/databases/course.yaml", "databases"),
            ("courses/course.yaml", "course"),
            ("courses/courses/course.yaml", "courses"),
            ("institutions/course.yaml", "course"),
            ("catalog.yaml", "catalog"),
        ];
        for (path, id) in cases {
            assert_eq!(Kind::id(path), id, "{path}");
        }
    }
}
