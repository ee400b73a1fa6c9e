//! CommonMark of course texts, parsed once to a small tree that templates lay out. No course text ever becomes code.

mod address;
pub mod html;
mod issue;
mod math;
mod mathml;
mod parse;
mod reader;
mod typography;

use serde::{Deserialize, Serialize};

pub use address::is_web;
pub use issue::{Issue, IssueKind};
pub use parse::{Line, LinkFact, PictureFact, Prose, inline, parse};
pub use typography::{keep_together, polish, polish_line, typographic};

/// What a text in CommonMark reads, in one line and without its marks.
pub fn plain(text: &str) -> String {
    reader::plain(&inline(text).content)
}

/// A block of prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its content.
        content: Vec<Inline>,
    },
    /// A heading within a text; documents set it as a run-in line, never as a heading of their own outline.
    Heading {
        /// Level, 1 to 6.
        level: u8,
        /// Its content.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// First number of a numbered list.
        start: Option<u64>,
        /// Items.
        items: Vec<Vec<Self>>,
    },
    /// A block of code.
    Code {
        /// Language, such as `sql`.
        lang: Option<String>,
        /// The code.
        text: String,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Self>,
    },
    /// A table.
    Table {
        /// Alignment of each column.
        align: Vec<Align>,
        /// Cells of the head.
        head: Vec<Vec<Inline>>,
        /// Cells by row.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A formula of its own line.
    Math {
        /// The formula.
        math: Math,
        /// Its source, read aloud in place of the formula.
        alt: String,
    },
    /// A picture of the catalogue.
    Image {
        /// Path from the catalogue's folder.
        path: String,
        /// What it shows.
        alt: String,
    },
    /// A horizontal line.
    Rule,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Text to the letter.
    Text {
        /// The text.
        text: String,
    },
    /// Emphasis.
    Emphasis {
        /// Its content.
        content: Vec<Self>,
    },
    /// Strong emphasis.
    Strong {
        /// Its content.
        content: Vec<Self>,
    },
    /// Struck out.
    Strike {
        /// Its content.
        content: Vec<Self>,
    },
    /// Code.
    Code {
        /// The code.
        text: String,
    },
    /// A link.
    Link {
        /// Address: `http`, `https` or `mailto` only.
        url: String,
        /// Its content.
        content: Vec<Self>,
    },
    /// A formula within a line.
    Math {
        /// The formula.
        math: Math,
        /// Its source, read aloud in place of the formula.
        alt: String,
    },
    /// A forced line break.
    Break,
}

/// Alignment of a table's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// To the left, also where nothing is said.
    Left,
    /// Centred.
    Center,
    /// To the right.
    Right,
}

/// A formula as a tree; symbols are Unicode characters already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Math {
    /// Parts side by side.
    Row {
        /// The parts.
        items: Vec<Self>,
    },
    /// A letter, number or operator, set by the rules of mathematics.
    Symbol {
        /// The characters.
        text: String,
    },
    /// Upright words: `sin`, `if`, quoted text.
    Words {
        /// The words.
        text: String,
    },
    /// A fraction.
    Fraction {
        /// Above the line.
        above: Box<Self>,
        /// Below the line.
        below: Box<Self>,
    },
    /// A root.
    Root {
        /// Index, where it is not a square root.
        index: Option<Box<Self>>,
        /// What stands under the root.
        body: Box<Self>,
    },
    /// Something with an index or an exponent.
    Attach {
        /// What they are attached to.
        base: Box<Self>,
        /// Below.
        below: Option<Box<Self>>,
        /// Above.
        above: Option<Box<Self>>,
    },
    /// A group in brackets that grow with it.
    Group {
        /// Opening bracket.
        open: String,
        /// Content.
        body: Box<Self>,
        /// Closing bracket.
        close: String,
    },
    /// An accent over something: a bar, a hat.
    Accent {
        /// The accent as a combining character.
        accent: String,
        /// What it stands over.
        body: Box<Self>,
    },
}
