//! The syllabus: the sixteen ECTS elements of a course, its week plan, assessment and policies.

mod build;
mod view;

pub use build::{version_date, view};
pub use view::*;
