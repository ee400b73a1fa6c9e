//! Views → bytes.

pub mod html;
pub mod theme;
pub mod typst;
