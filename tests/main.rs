//! The single test binary.
#![allow(clippy::disallowed_methods, reason = "tests read and write the folders that they make")]

mod cli;
mod format;
mod hostile;
mod html;
mod laws;
mod project;
mod revision;
mod write;
mod rules;
mod yaml;
