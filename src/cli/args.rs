//! What the command line takes. The comments here are the help texts.

mod history;
mod offering;
mod schedule;

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};

use crate::model::{Country, Id};

pub use history::{Bump, Diff, DiffFormat, Log, LogFormat, Verify};
pub use offering::NewOffering;
pub use schedule::{Schedule, Soon};

/// Courses as code: one YAML definition of a course, checked like source code and printed as every document that a
/// university asks for.
#[derive(Debug, Parser)]
#[command(
    name = "syllabus",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  syllabus init my-courses        a small catalogue to begin with
  syllabus check                  prove the catalogue of this folder
  syllabus explain                every rule in a line
  syllabus build                  print everything
  syllabus build databases --lang en --format pdf

A command finds the nearest `catalog.yaml` at or above the current folder, else `courses/catalog.yaml`.
It ends with 0 where all is well; 1 where the catalogue has errors, `diff --gate` finds a change that needs more, or `verify` does
not prove a file; 2 where the tool or the machine failed."
)]
pub struct Args {
    #[allow(missing_docs, reason = "clap would print it as the help of every command")]
    #[command(flatten)]
    pub shared: Shared,
    #[allow(missing_docs, reason = "clap would print it as help")]
    #[command(subcommand)]
    pub command: Command,
}

#[allow(missing_docs, reason = "clap would print it as the help of every command")]
#[derive(Debug, Clone, Group)]
#[command(next_help_heading = "Shared options")]
pub struct Shared {
    /// The catalogue's folder, or one that holds it as `courses`
    #[arg(short = 'C', long = "catalog", value_name = "DIR", global = true)]
    pub catalog: Option<PathBuf>,
    /// Print findings and what was asked for, nothing else
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// When to use colours; `auto` heeds NO_COLOR and CLICOLOR
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: Color,
    /// How many threads to use; all processors unless given
    #[arg(short, long, value_name = "N", global = true, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
}

#[allow(missing_docs, reason = "the names say it, and clap would print it as help")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[allow(missing_docs, reason = "clap takes the help from the arguments of each command")]
#[derive(Debug, Subcommand)]
pub enum Command {
    Init(Init),
    New(New),
    Import(Import),
    Freeze(Freeze),
    Check(Check),
    Explain(Explain),
    List(List),
    Show(Show),
    Build(Build),
    Schedule(Schedule),
    /// Show the classes of a day of all offerings
    Today(Soon),
    /// Show the next classes of each offering
    Next(Soon),
    Verify(Verify),
    Diff(Diff),
    Log(Log),
    Bump(Bump),
    Schema(Schema),
    Completions(Completions),
    Man(Man),
}

/// Make a small catalogue that passes `check` and builds at once
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus init                   here
  syllabus init my-courses        in a new folder
  cd my-courses && syllabus check && syllabus build")]
pub struct Init {
    /// The folder; nothing in it is overwritten
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
}

/// Add something to the catalogue
#[derive(Debug, Group)]
pub struct New {
    #[allow(missing_docs, reason = "clap would print it as help")]
    #[command(subcommand)]
    pub kind: NewKind,
}

#[allow(missing_docs, reason = "clap takes the help from the arguments")]
#[derive(Debug, Subcommand)]
pub enum NewKind {
    Course(NewCourse),
    Program(NewProgram),
    Variant(NewVariant),
    Offering(NewOffering),
    Calendar(NewCalendar),
}

/// Add a course: a file to fill in, whose hours and weights add up already
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus new course compilers
  syllabus new course compilers --title Compilers
  syllabus new course compilers --title ru=Компиляторы --title en=Compilers")]
pub struct NewCourse {
    /// The course's id: small Latin letters, digits and hyphens
    pub id: Id,
    /// Its title, for all languages or as LANG=TITLE for one
    #[arg(long, value_name = "[LANG=]TITLE")]
    pub title: Vec<String>,
}

/// Add a programme: a study plan whose only row binds a course of the catalogue
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus new program software-2026
  syllabus new program software-2026 --course databases")]
pub struct NewProgram {
    /// The programme's id: small Latin letters, digits and hyphens
    pub id: Id,
    /// The course of its first row; the catalogue's first unless given
    #[arg(long, value_name = "ID")]
    pub course: Option<Id>,
}

/// Import a study plan from another program
#[derive(Debug, Group)]
pub struct Import {
    #[allow(missing_docs, reason = "clap would print it as help")]
    #[command(subcommand)]
    pub kind: ImportKind,
}

#[allow(missing_docs, reason = "clap takes the help from the arguments")]
#[derive(Debug, Subcommand)]
pub enum ImportKind {
    Plx(ImportPlx),
}

/// Import a study plan of ММИС «Планы» (.plx) as a programme
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus import plx 09_03_04-2026.plx --program software-2026

Rows are bound to courses of the catalogue that have their index as code, or their title. What was passed over is said on the
standard error; nothing is overwritten.")]
pub struct ImportPlx {
    /// The plan
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The id that the programme gets
    #[arg(long, value_name = "ID")]
    pub program: Id,
}

/// Print the hours that the topics of a plan row have, as lines that freeze them
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus freeze software-2026 databases
  syllabus freeze software-2026 databases --write

Frozen hours are no longer distributed anew when the course changes; `check` then says where they do not add up.")]
pub struct Freeze {
    /// The programme's id
    pub program: String,
    /// The row's id
    pub row: String,
    /// Write the lines into the programme's file; all others stay as they are
    #[arg(long)]
    pub write: bool,
}

/// Add a variant of a course: a day of training, whose hours and minutes add up already
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus new variant databases/workshop
  syllabus show databases/workshop                what it drops of the course
  syllabus build databases/workshop --doc outline")]
pub struct NewVariant {
    /// The course and the variant's id: small Latin letters, digits and hyphens
    #[arg(value_name = "COURSE/ID")]
    pub name: String,
}

#[allow(missing_docs, reason = "clap would print it as help")]
#[derive(Debug, Clone, Default, Group)]
pub struct At {
    /// Read the catalogue as a commit holds it: a branch, a tag, an id, HEAD~3, @{2025-09-01} for the last one up to a day
    #[arg(long, value_name = "REV")]
    pub rev: Option<String>,
}

/// Add a calendar: the public holidays and transfers of a year, two terms and bells to fill in
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus new calendar year-2026 --country ru --year 2026
  syllabus new calendar staff-2026 --country ru --year 2026 --week-days 5
  syllabus new calendar ws-2026 --country de --year 2026")]
pub struct NewCalendar {
    /// The calendar's id: small Latin letters, digits and hyphens
    pub id: Id,
    /// The country whose holidays are written
    #[arg(long)]
    pub country: Country,
    /// The year in which the academic year begins
    #[arg(long, value_parser = clap::value_parser!(i32).range(1993..=2099))]
    pub year: i32,
    /// Working days of a week; in Russia days off that were moved from Saturdays hold for 5 only
    #[arg(long, value_name = "DAYS", default_value_t = 6, value_parser = clap::value_parser!(u8).range(5..=6))]
    pub week_days: u8,
}

/// Prove the catalogue: every finding of every file
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus check
  syllabus check --format short | sort
  syllabus check --format sarif > findings.sarif
  syllabus check --deny all                       warnings are errors
  syllabus check --warn literature-too-old
  syllabus check --rev v1.0                       the catalogue as it was, without a checkout

`human` and `short` are for people and go to the standard error; `json`, `github` and `sarif` are for programs and go to
the standard output. The exit code is 1 where there is an error; warnings alone leave it 0.")]
pub struct Check {
    /// How to print the findings
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
    #[allow(missing_docs, reason = "clap would print it as help")]
    #[command(flatten)]
    pub levels: RuleLevels,
    #[allow(missing_docs, reason = "clap would print it as help")]
    #[command(flatten)]
    pub at: At,
}

#[allow(missing_docs, reason = "clap would print it as help")]
#[derive(Debug, Clone, Default, Group)]
pub struct RuleLevels {
    /// Turn a rule off; `all` stands for all of them
    #[arg(long, value_name = "RULE")]
    pub allow: Vec<String>,
    /// Let a rule warn
    #[arg(long, value_name = "RULE")]
    pub warn: Vec<String>,
    /// Let a rule refuse the catalogue; with `all`, every warning is an error
    #[arg(long, value_name = "RULE")]
    pub deny: Vec<String>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With excerpts
    Human,
    /// A line each: `path:line:column: error[name]: message`
    Short,
    /// A JSON object a line, with every place
    Json,
    /// Commands of GitHub's workflows
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// Explain a rule, or what decided a field of a profile; without a name, list all rules
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus explain
  syllabus explain weights-not-total
  syllabus explain | grep literature
  syllabus explain limits.literature-age
  syllabus explain sample-university.documents.rpd.sections.goals

A field of a profile is written as its keys and ids; the name of an institution may stand before it.")]
pub struct Explain {
    /// The rule's name, as findings print it in brackets, or a field of a profile
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
}

/// List the courses, or the rows of study plans, with their credits, hours and findings
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus list
  syllabus list --lang en
  syllabus list --programs                        the rows of study plans
  syllabus list --format json")]
pub struct List {
    /// List the rows of all programmes
    #[arg(long)]
    pub programs: bool,
    /// Language of the titles; the catalogue's first unless given
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// How to print the list
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ListFormat,
    #[allow(missing_docs, reason = "clap would print it as help")]
    #[command(flatten)]
    pub at: At,
}

/// How the list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// In columns
    Table,
    /// As one JSON array
    Json,
}

/// Show what a course or a variant of it promises, or how a plan row divides its hours
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus show databases
  syllabus show databases/intensive-5-days        with what the variant drops of the course
  syllabus show software-engineering/databases    a row of a study plan
  syllabus show databases --lang en | less")]
pub struct Show {
    /// The course's id, COURSE/VARIANT or PROGRAM/ROW
    pub id: String,
    /// Language of the texts; the catalogue's first unless given
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    #[allow(missing_docs, reason = "clap would print it as help")]
    #[command(flatten)]
    pub at: At,
}

/// Print documents: of every course in every language and format, unless told otherwise
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus build                                  everything, into output/
  syllabus build databases api-design --lang en
  syllabus build --format pdf --theme modern --out print
  syllabus build --doc syllabus --offering databases-2026   with its dates, rooms and teachers
  syllabus build --keep-going                     the sound courses of a catalogue with errors
  syllabus build --rev v1.0 --out archive         as it was at a tag
  syllabus build --as-of 2025-09-01               what was in force on that day
  syllabus build --doc rpd --since v2025 --rev v2026    with the sheet of changes between two tags

The date that documents carry is that of --date, else of SOURCE_DATE_EPOCH, else of the commit; outside git that of the version.
A build removes files of earlier builds that no longer belong, and no others.")]
pub struct Build {
    /// Ids of courses, programmes, rows, variants and offerings; all of them unless given
    #[arg(value_name = "ID")]
    pub subjects: Vec<String>,
    /// Print only what is of an offering; of a course that is named, the offering must be
    #[arg(long, value_name = "ID")]
    pub offering: Vec<String>,
    /// Languages; all of the catalogue unless given
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    pub lang: Vec<String>,
    /// Kinds of documents; unless given, all but those that are made out to people
    #[arg(long, value_name = "DOCUMENT", value_delimiter = ',')]
    pub doc: Vec<String>,
    /// CSV with the people that attendance sheets and certificates are made out to; it is read and not kept
    #[arg(long, value_name = "FILE.csv", requires = "doc")]
    pub names: Option<PathBuf>,
    /// Formats; all unless given
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub format: Vec<String>,
    /// The folder to write into; `output` beside a catalogue called `courses`, else in it
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Theme: `classic`, `modern`, or a file of the catalogue's `templates/themes`
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// Date that documents carry, such as 2026-09-01
    #[arg(long, value_name = "DATE")]
    pub date: Option<chrono::NaiveDate>,
    /// Print the courses that have no error where others have; the exit code is 1 all the same
    #[arg(short, long)]
    pub keep_going: bool,
    #[allow(missing_docs, reason = "clap would print it as help")]
    #[command(flatten)]
    pub at: At,
    /// List what changed since a revision in the sheets of changes of рабочие программы and as news in syllabuses
    #[arg(long, value_name = "REV")]
    pub since: Option<String>,
    /// Print what was in force on a day, such as the first of an intake: the last commit up to it
    #[arg(long, value_name = "DATE", conflicts_with = "rev")]
    pub as_of: Option<chrono::NaiveDate>,
}

/// Print the JSON Schema of a kind of file, for editors
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus schema                                 the kinds of files
  syllabus schema course > course.json

`init` writes the schemas beside the catalogue, and `init` and `new` begin each file with the line that names its own.")]
pub struct Schema {
    /// The kind of file; without it, the kinds are listed
    pub kind: Option<String>,
}

/// Print completions for a shell
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus completions bash > ~/.local/share/bash-completion/completions/syllabus
  syllabus completions zsh > ~/.zfunc/_syllabus
  syllabus completions fish > ~/.config/fish/completions/syllabus.fish")]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Print the manual page, or write the pages of all commands into a folder
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus man | man -l -
  syllabus man ~/.local/share/man/man1")]
pub struct Man {
    /// The folder; without it, the page of the whole program is printed
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}
