//! The syllabus: the sixteen ECTS elements of a course, its week plan, assessment and policies.

mod build;
mod view;

pub use build::view;
pub use view::*;
