//! Views → bytes.

pub mod theme;
pub mod typst;
