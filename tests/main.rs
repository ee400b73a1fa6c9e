//! The single test binary.

mod hostile;
mod html;
mod laws;
mod yaml;
