//! The single test binary.
#![allow(clippy::disallowed_methods, reason = "tests read and write the folders that they make")]
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "helpers of tests are tests")]

mod calendar;
mod clashes;
mod cli;
mod dated;
mod diff;
mod faults;
mod feeds;
mod generated;
mod distribution;
mod format;
mod fixtures;
mod golden;
mod history;
mod hostile;
mod html;
mod news;
mod laws;
mod profiles;
mod plans;
mod project;
mod readme;
mod revision;
mod schedule;
mod shipped;
mod sums;
mod timetable;
mod verify;
mod write;
mod rules;
mod yaml;
mod years;
