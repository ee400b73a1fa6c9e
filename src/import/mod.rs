//! Files of other programs → models. What is read is not trusted: sizes and nesting are bounded, and nothing is expanded.

mod bind;
mod number;
pub mod plx;
pub mod xml;

use crate::model::Program;

/// A programme made from a file of another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The programme.
    pub program: Program,
    /// What was passed over or had to be guessed, a line each.
    pub notes: Vec<String>,
}
