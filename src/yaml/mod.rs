//! Text → tree → structs. The only folder that reads YAML.
//!
//! A file's text becomes a [`Tree`] with byte ranges and limits, the tree is decoded into plain derived structs, and a path
//! that a finding names becomes a range by the tree again.

mod chain;
mod decode;
mod emit;
mod events;
mod fault;
mod hole;
mod limits;
mod lines;
mod locate;
mod overlay;
mod scalar;
mod splice;
mod tree;

pub use chain::{Chain, End, Link, path_of};
pub use decode::{AS_WRITTEN, decode, decode_pair};
pub use emit::emit;
pub use limits::{CODES, DEPTH, EXPANDED, FAULTS, NODES};
pub use lines::{line_end, line_start, says};
pub use locate::{locate, resolve};
pub use splice::splice;
pub use tree::Tree;
