//! What commands take that look at revisions and at printed files.

use std::path::PathBuf;

use clap::{Args as Group, ValueEnum};

use super::At;

/// Show what changed in the courses, whom it concerns, and who must approve it
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus diff                                   what changed since the last commit
  syllabus diff v1.0                              what changed since a tag
  syllabus diff v1.0..v2.0 --course databases     between two tags, one course
  syllabus diff @{2025-09-01}.. --lang en         since a day, up to the last commit
  syllabus diff main...HEAD --format markdown     what a branch adds, for a pull request
  syllabus diff main...HEAD --gate department     1 where the department may not approve it
  syllabus diff v1.0..v2.0 --format pdf --out changes.pdf

Changes are those of the courses, not of the files: keys in another order, reflowed texts and comments are none.")]
pub struct Diff {
    /// From which revision to which: A for the work tree since A, A..B, or A...B for B since it left A
    #[arg(value_name = "A[..B]", default_value = "HEAD")]
    pub range: String,
    /// Only one course, with its assessment items and variants
    #[arg(long, value_name = "ID")]
    pub course: Option<String>,
    /// Language of the sentences; the catalogue's first unless given
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// How to print the changes
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: DiffFormat,
    /// The file to write; --format pdf needs one
    #[arg(short, long, value_name = "FILE", required_if_eq("format", "pdf"))]
    pub out: Option<PathBuf>,
    /// The highest level of approval that may be needed; the exit code is 1 where a change needs more
    #[arg(long, value_name = "LEVEL")]
    pub gate: Option<String>,
}

/// How changes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For a terminal
    Human,
    /// For a pull request
    Markdown,
    /// For programs
    Json,
    /// A sheet to sign (лист регистрации изменений), in the catalogue's languages
    Pdf,
}

/// Show the history of a course: its versions, and what each commit changed
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus log databases
  syllabus log databases v1.0..v2.0               what is new between two tags
  syllabus log databases @{2025-09-01}            up to a day
  syllabus log databases --format json

It lists the commits that `git log -- PATH` lists for the files of the course, and follows it across renames.")]
pub struct Log {
    /// The course's id
    pub id: String,
    /// Up to which revision, or from which to which: A..B, or A...B for B since it left A
    #[arg(value_name = "[A..]B", default_value = "HEAD")]
    pub range: String,
    /// Language of the sentences; the catalogue's first unless given
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// How to print the history
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: LogFormat,
}

/// How a history is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// A heading a commit, a line a change
    Human,
    /// One JSON array
    Json,
}

/// Raise the version of a course by what changed in it, and note the change
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus bump databases                         since the last tag
  syllabus bump databases --dry-run               only say which version it would be
  syllabus bump databases --since v1.0 --note ru=Обновление --note en=Update

Major: outcomes are taken away or weakened, or the credits, the hours, what must be brought or the place of the course change. Minor:
it is taught or assessed otherwise. Patch: it reads otherwise. The file keeps its comments and its look.")]
pub struct Bump {
    /// The course's id
    pub id: String,
    /// The revision to compare with; the newest tag unless given
    #[arg(long, value_name = "REV")]
    pub since: Option<String>,
    /// The new version, where none is to be proposed
    #[arg(long, value_name = "VERSION")]
    pub to: Option<String>,
    /// The note, for all languages or as LANG=TEXT for one; a sentence for each change unless given
    #[arg(long, value_name = "[LANG=]TEXT")]
    pub note: Vec<String>,
    /// Date of the note, such as 2026-09-01; that of SOURCE_DATE_EPOCH, else today by Greenwich, unless given
    #[arg(long, value_name = "DATE")]
    pub date: Option<chrono::NaiveDate>,
    /// Write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Print PDFs again from what is attached to them, and compare the bytes
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus verify output/databases/syllabus.ru.pdf
  syllabus verify output/*/*.pdf
  syllabus -C my-courses verify print/*.pdf       documents with templates, fonts or pictures of the catalogue
  syllabus verify --rev v1.0 print/databases.pdf  and whether the catalogue says the same at a revision

Every PDF carries the view that it shows, a record of the program, date, commit, theme and fonts, and the course in JSON-LD.
A file is proved where the same bytes come out again; else the parts that differ are named, and the exit code is 1.")]
pub struct Verify {
    /// The files
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[allow(missing_docs, reason = "clap would print it as help")]
    #[command(flatten)]
    pub at: At,
}
