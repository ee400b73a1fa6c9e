//! The single test binary.

mod hostile;
mod laws;
mod rules;
mod yaml;
