//! Classes as documents, feeds and rules see them, and what did not become one.

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use crate::model::offering::{MilestoneKind, Mode};
use crate::model::time::Clock;
use crate::model::{Activity, ClockRange, Hours, Id, Weekday, When};

/// One dated meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its name by what is taught in it: `<offering>.<module>.<kind><n>[.<group>]`; stays when the class is moved.
    pub uid: String,
    /// The offering.
    pub offering: Id,
    /// The course.
    pub course: Id,
    /// The module that it begins with; none for a reserve, an examination, or a class that is cancelled.
    pub module: Option<Id>,
    /// The topic that it begins with.
    pub topic: Option<Id>,
    /// All that is taught in it, in order.
    pub content: Vec<Piece>,
    /// Laboratory and practical works of the course that are done in it.
    pub works: Vec<Id>,
    /// The examination or test that it is.
    pub milestone: Option<Id>,
    /// The kind of class; `control` for an examination.
    pub kind: Activity,
    /// Its number among the classes of its kind and groups that teach something, counted from 1; 0 for others.
    pub seq: usize,
    /// How many of these there are.
    pub seq_of: usize,
    /// Groups that take part.
    pub groups: Vec<Id>,
    /// Teachers.
    pub teachers: Vec<Id>,
    /// The date in the calendar's time zone.
    pub date: NaiveDate,
    /// The day of the week.
    pub weekday: Weekday,
    /// The week of the term.
    pub week: Option<i64>,
    /// The label of the week.
    pub label: Option<Id>,
    /// The slots of the bells, the first and the last; none for a free time.
    pub slot: Option<(u8, u8)>,
    /// The local time.
    pub time: ClockRange,
    /// When it begins.
    pub start: DateTime<Tz>,
    /// When it ends.
    pub end: DateTime<Tz>,
    /// The calendar's time zone.
    pub zone: Tz,
    /// What is wrong with its local time.
    pub clock: Option<ClockFault>,
    /// Minutes from start to end on the clock.
    pub minutes: u16,
    /// Academic hours that it counts for.
    pub hours: Hours,
    /// The room.
    pub room: Option<Id>,
    /// The room's building.
    pub building: Option<Id>,
    /// How it is held.
    pub mode: Mode,
    /// Address of an online class.
    pub link: Option<String>,
    /// What became of it.
    pub status: Status,
    /// What it comes from.
    pub origin: Origin,
    /// The exception that moved, cancelled or added it.
    pub exception: Option<usize>,
    /// Where it was before it was moved.
    pub was: Option<Was>,
    /// Whether it teaches what has not been led up to by lectures.
    pub disorder: bool,
}

impl Session {
    /// The date and the time that it has, or had before it was moved.
    pub fn usual(&self) -> (NaiveDate, ClockRange) {
        self.was.as_ref().map_or((self.date, self.time), |was| (was.date, was.range))
    }
}

/// A stretch of a topic that a class teaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The module.
    pub module: Id,
    /// The topic.
    pub topic: Id,
    /// Its hours in this class.
    pub hours: Hours,
}

/// What became of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// As the pattern has it.
    Planned,
    /// Moved by an exception.
    Moved,
    /// Cancelled by an exception.
    Cancelled,
    /// Added by an exception.
    Extra,
    /// Held in reserve: nothing is left to teach.
    Reserve,
}

impl Status {
    /// The status as data formats spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Extra => "extra",
            Self::Reserve => "reserve",
        }
    }
}

/// What a class comes from, by places in the lists of its offering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A weekly meeting.
    Meeting(usize),
    /// A day of an intensive, and the block of its template.
    Day(usize, usize),
    /// An exception that adds it.
    Exception(usize),
    /// A milestone.
    Milestone(usize),
}

/// Where a class was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// The date.
    pub date: NaiveDate,
    /// The slot or time.
    pub when: When,
    /// The clock time.
    pub range: ClockRange,
    /// The room.
    pub room: Option<Id>,
}

/// What is wrong with a local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClockFault {
    /// Clocks are put forward over it: it never is.
    Never,
    /// Clocks are put back over it: it is twice, and the first is taken.
    Twice,
}

/// A weekly class that is not held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The meeting, by its place in the list.
    pub row: usize,
    /// The date.
    pub date: NaiveDate,
    /// The slot or time.
    pub when: When,
    /// The kind of class.
    pub kind: Activity,
    /// The groups.
    pub groups: Vec<Id>,
    /// Academic hours that are lost.
    pub hours: Hours,
    /// Why.
    pub cause: Cause,
}

/// Why a class is not held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The calendar's entry of this place in its list of days.
    Day(usize),
    /// The bells of that day do not ring for it.
    NoBell,
}

/// The hours of a kind for a group that is taught apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The group; several where students are divided in more than one way.
    pub audience: Vec<Id>,
    /// The kind of class.
    pub kind: Activity,
    /// Hours that the modules of the offering have.
    pub required: Hours,
    /// Hours that are placed.
    pub placed: Hours,
    /// Hours in reserve.
    pub reserve: Hours,
    /// Hours of classes that exceptions cancel.
    pub cancelled: Hours,
}

impl Account {
    /// Hours that no class teaches.
    pub fn missing(&self) -> Hours {
        self.required - self.placed
    }
}

/// Something due at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The milestone, by its place in the list.
    pub milestone: usize,
    /// Its name.
    pub id: Id,
    /// What it is.
    pub kind: MilestoneKind,
    /// Groups it is due for, where that differs among groups.
    pub audience: Vec<Id>,
    /// The date.
    pub date: NaiveDate,
    /// The time of the day.
    pub clock: Clock,
    /// The instant.
    pub at: DateTime<Tz>,
    /// What is wrong with its local time.
    pub fault: Option<ClockFault>,
    /// Modules that it covers.
    pub covers: Vec<Id>,
    /// The last class of what it covers, where it is later than the deadline.
    pub taught_later: Option<NaiveDate>,
}

/// Two subgroups that are taught the same thing in weeks that are far apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// The kind of class.
    pub kind: Activity,
    /// The module.
    pub module: Id,
    /// The topic.
    pub topic: Id,
    /// The groups that are first, with the date and what the class comes from.
    pub first: (Vec<Id>, NaiveDate, Origin),
    /// The groups that are last.
    pub last: (Vec<Id>, NaiveDate, Origin),
    /// Weeks between them.
    pub weeks: i64,
}
