//! The syllabus: the sixteen ECTS elements of a course, its week plan, assessment and policies.

mod view;

pub use view::*;
