//! The single test binary.

mod laws;
