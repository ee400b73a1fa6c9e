//! Single files and folders below the output folder. No link is ever followed out of it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::OURS;

/// Whether a relative path stays below the output folder and names no file of our own book-keeping.
pub(super) fn is_safe(path: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && !part.starts_with(OURS)
            && !part.contains(|c: char| c.is_control() || matches!(c, '\\' | ':'))
    };
    path.split('/').all(part)
}

/// Makes the folders on the way to a file; gives back the file's place and its folder.
pub(super) fn prepare(root: &Path, path: &str) -> io::Result<(PathBuf, PathBuf)> {
    let target = root.join(path);
    let parent = Path::new(path).parent().unwrap_or(Path::new(""));
    let mut folder = root.to_path_buf();
    for part in parent {
        folder.push(part);
        match fs::symlink_metadata(&folder) {
            Ok(found) if found.is_dir() => {}
            Ok(found) if found.is_symlink() => {
                return Err(io::Error::other("a folder on the way is a link"));
            }
            Ok(_) => return Err(ErrorKind::NotADirectory.into()),
            Err(_) => match fs::create_dir(&folder) {
                // Another thread made it.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                other => other?,
            },
        }
    }
    Ok((target, folder))
}

/// A file of our own book-keeping by its path, unless that is a link to elsewhere.
pub(super) fn unlinked(path: PathBuf) -> io::Result<PathBuf> {
    if path.is_symlink() { Err(io::Error::other(format!("{} is a link", path.display()))) } else { Ok(path) }
}

/// Whether a regular file holds exactly these bytes.
pub(super) fn holds(target: &Path, bytes: &[u8]) -> bool {
    let same_size =
        fs::symlink_metadata(target).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
    same_size && content(target).is_ok_and(|found| found == bytes)
}

/// Puts a file in place by way of a temporary one beside it, so that the place never holds half of it.
pub(super) fn put(folder: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(OURS).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As for any new file, the process's mask decides who may read it; a temporary file is its owner's only.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// Removes a file if it still is what was written, and then the folders that it leaves empty.
pub(super) fn remove(
    root: &Path,
    path: &str,
    hashes: &BTreeSet<String>,
    touched: &mut BTreeSet<PathBuf>,
) -> io::Result<bool> {
    let target = root.join(path);
    let through_link =
        target.ancestors().skip(1).take_while(|folder| *folder != root).any(|folder| folder.is_symlink());
    let ours = !through_link
        && fs::symlink_metadata(&target).is_ok_and(|found| found.is_file())
        && hashes.contains(blake3::hash(&content(&target)?).to_hex().as_str());
    if !ours {
        return Ok(false);
    }
    fs::remove_file(&target)?;
    for folder in target.ancestors().skip(1).take_while(|folder| *folder != root) {
        if fs::remove_dir(folder).is_err() {
            touched.insert(folder.to_path_buf());
            break;
        }
    }
    Ok(true)
}

/// Removes temporary files that a killed build left in a folder. The lock is held: no other build is at work.
pub(super) fn clear_temporary(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let temporary = name.to_str().is_some_and(|name| name.starts_with(OURS) && name.ends_with(".tmp"));
        if temporary && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            // One that can't be removed now is removed by a later build.
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// Makes names of a folder last through a loss of power.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some file systems have nothing to sync for a folder.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

fn content(target: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(target)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn paths_stay_below_the_output_folder() {
        for safe in ["a.pdf", "databases/syllabus.ru.pdf", "курсы/БД.pdf"] {
            assert!(is_safe(safe), "{safe}");
        }
        for unsafe_path in
            ["", "/a", "a//b", "../a", "a/../b", "a/..", ".", "a\\b", "C:a", "a\0", ".syllabus-lock", "a/"]
        {
            assert!(!is_safe(unsafe_path), "{unsafe_path:?}");
        }
    }
}
