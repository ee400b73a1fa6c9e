//! Courses as code: one YAML definition of a course, checked like source code and printed as every document that a
//! university or a training client asks for.
//!
//! Data flows one way, through the modules in the order in which they are listed here; a module uses only modules above it.
//! Only [`source`] and `write` touch the disk.

pub mod source;
pub mod report;
pub mod yaml;
pub mod prose;
pub mod model;
pub mod load;
pub mod catalog;
pub mod import;
pub mod plan;
pub mod locale;
pub mod check;
pub mod diff;
pub mod document;
pub mod render;
pub mod verify;
pub mod write;
pub mod project;
pub mod cli;
