//! The single test binary.

mod hostile;
mod laws;
mod yaml;
