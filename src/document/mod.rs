//! Views: exactly what a template sees. Plain data, all strings final, no logic left for templates.

pub mod syllabus;
