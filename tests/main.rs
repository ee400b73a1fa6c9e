//! The single test binary.
mod yaml;
