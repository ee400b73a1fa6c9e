//! What `new offering` takes.

use clap::Args as Group;

use crate::model::{Id, RowRef};

/// Add an offering: a course given to groups, at weekly times that are free for everybody
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  syllabus new offering git-autumn --course sample --term autumn
  syllabus new offering nosql-27 --course nosql-olap-dwh --calendar spring-2027 --group pi-31
  syllabus new offering git-row --course sample --row se/sample --term autumn
  syllabus new offering git-day --course sample --variant day

Lectures are for all groups together. Practical and laboratory classes are for each group: for its
subgroups where `splits` in `resources.yaml` name some for the kind (`lab`, `practical`), else for
its members. All times are free for them, for the teacher and for the room. Corporate variants
without a term are given on days that follow one another. Where something finds no place, that is
said and nothing is written.")]
pub struct NewOffering {
    /// The offering's id: small Latin letters, digits and hyphens
    pub id: Id,
    /// The course
    #[arg(long, value_name = "ID")]
    pub course: String,
    /// The variant of the course that is given
    #[arg(long, value_name = "ID", conflicts_with = "row")]
    pub variant: Option<Id>,
    /// The row of a study plan whose hours are given
    #[arg(long, value_name = "PROGRAM/ROW")]
    pub row: Option<RowRef>,
    /// The calendar; the only one unless given
    #[arg(long, value_name = "ID")]
    pub calendar: Option<Id>,
    /// The term of the calendar; the only one unless given
    #[arg(long, value_name = "ID")]
    pub term: Option<Id>,
    /// A group that takes part, several times for several; the only one that is no part of another unless given
    #[arg(long = "group", value_name = "ID")]
    pub groups: Vec<Id>,
    /// The teacher; the first author of the course unless given
    #[arg(long, value_name = "ID")]
    pub teacher: Option<Id>,
    /// The room; for each class one that is free and has seats enough unless given
    #[arg(long, value_name = "ID")]
    pub room: Option<Id>,
}
