//! The single test binary.

mod laws;
mod yaml;
