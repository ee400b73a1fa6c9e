//! What commands take that tell of schedules.

use clap::Args as Group;

use super::At;

/// Show every class of an offering, or lock the events of calendars
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus schedule                               the offerings
  syllabus schedule backend-autumn-2026
  syllabus schedule backend-autumn-2026 --lang en | less -S
  syllabus schedule backend-autumn-2026 --makeup  classes that would make up for hours that days off have taken
  syllabus schedule backend-autumn-2026 --makeup --apply
  syllabus schedule --lock                        remember all events in schedule.lock

Calendars that people subscribe to know an event by its name and by how often it changed. `--lock` writes both into
`schedule.lock`, which is kept in git: run it when you publish. A class that was moved since then keeps its name and is told as
changed; one that is gone is told as cancelled; what did not change stays the same to the byte.")]
pub struct Schedule {
    /// The offering's id; without it, the offerings are listed
    pub id: Option<String>,
    /// Language of the texts; the catalogue's first unless given
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// Propose classes that make up for hours that have no class; none of them clashes with anything
    #[arg(long, requires = "id", conflicts_with = "lock")]
    pub makeup: bool,
    /// Write the proposals into the file of the offering; all other lines stay as they are
    #[arg(long, requires = "makeup", conflicts_with = "rev")]
    pub apply: bool,
    /// Write `schedule.lock` beside `catalog.yaml`
    #[arg(long, conflicts_with_all = ["rev", "id"])]
    pub lock: bool,
    /// The day of the lock; that of the commit unless given
    #[arg(long, value_name = "DATE")]
    pub date: Option<chrono::NaiveDate>,
    #[allow(missing_docs, reason = "clap would print it as help")]
    #[command(flatten)]
    pub at: At,
}

#[allow(missing_docs, reason = "clap takes the help from the commands")]
#[derive(Debug, Group)]
pub struct Soon {
    /// The day; that of SOURCE_DATE_EPOCH, else today by Greenwich, unless given
    #[arg(long, value_name = "DATE")]
    pub date: Option<chrono::NaiveDate>,
    /// Language of the texts; the catalogue's first unless given
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
}
