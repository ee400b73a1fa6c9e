//! `syllabus init`: a small catalogue to begin with, whose files teach the format.

use super::Outcome;
use super::args::Init;
use super::schema;
use super::terminal::Terminal;
use crate::report::Failure;
use crate::report::words::Count;
use crate::write;

/// The files of the small catalogue: path and text.
const FILES: [(&str, &str); 7] = [
    (".gitignore", "/output/\n"),
    ("README.md", include_str!("starter/README.md")),
    ("bibliography.yaml", include_str!("starter/bibliography.yaml")),
    ("catalog.yaml", include_str!("starter/catalog.yaml")),
    ("courses/sample.yaml", include_str!("starter/course.yaml")),
    ("institutions/university.yaml", include_str!("starter/institution.yaml")),
    ("people.yaml", include_str!("starter/people.yaml")),
];

pub(super) fn run(args: &Init, terminal: &Terminal) -> Result<Outcome, Failure> {
    let folder = &args.folder;
    let texts = FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let files: Vec<(String, String)> = texts.chain(schema::files()).collect();
    let mut there = files.iter().filter(|(path, _)| folder.join(path).symlink_metadata().is_ok());
    if let Some((path, _)) = there.next() {
        let others = match there.count() {
            0 => String::new(),
            count => format!(" and {}", Count(count, "other file")),
        };
        return Err(Failure::new(format!("{} has `{path}`{others} of a catalogue already", folder.display()))
            .hint("nothing was written; name an empty folder: `syllabus init DIR`"));
    }
    for (path, text) in &files {
        write::create(folder, path, text.as_bytes())?;
    }
    terminal.note(&format!("{} in {}", Count(files.len(), "file"), folder.display()));
    let way = if folder.as_os_str() == "." { String::new() } else { format!("-C {} ", folder.display()) };
    terminal.note(&format!("next: `syllabus {way}check`, `syllabus {way}build`, `syllabus {way}new course ID`"));
    Ok(Outcome::Clean)
}
