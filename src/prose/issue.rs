//! What of a text could not be kept as written.

use std::fmt;
use std::ops::Range;

/// Longest text that is read, in bytes.
pub(super) const LONGEST: usize = 256 << 10;
/// Deepest nesting of blocks and inlines: two levels of JSON each, and JSON readers stop at 128.
pub(super) const DEEPEST: usize = 24;
/// Most pieces of a text: bounds tables whose short rows are filled up to the head.
pub(super) const MOST_PIECES: usize = 50_000;

/// Something that could not be kept as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// What it is.
    pub kind: IssueKind,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// Kinds of [`Issue`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueKind {
    /// Raw HTML: its tags are dropped.
    RawHtml,
    /// A link to something other than `http`, `https` or `mailto`: its text is kept, its address is dropped.
    LinkTarget(String),
    /// A picture outside the catalogue: its alternative text is printed instead.
    PicturePath(String),
    /// A picture where a line of text is expected: its alternative text is printed instead.
    PictureInLine,
    /// A formula that can't be read, and why: it is printed as code.
    Formula(String),
    /// A footnote: it is printed where it stands.
    Footnote,
    /// Nested too deep: dropped.
    TooDeep,
    /// Too long: the rest is dropped.
    TooLong,
}

impl IssueKind {
    /// The issue's name among findings.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::RawHtml => "raw-html",
            Self::LinkTarget(_) => "link-not-web",
            Self::PicturePath(_) => "picture-outside",
            Self::PictureInLine => "picture-in-line",
            Self::Formula(_) => "formula-unreadable",
            Self::Footnote => "footnote-unsupported",
            Self::TooDeep => "text-too-deep",
            Self::TooLong => "text-too-long",
        }
    }

    /// What cures it.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::RawHtml => "use Markdown instead, or put literal tags between backticks: `<b>`",
            Self::LinkTarget(_) => "write the whole address, beginning with `https://` or `mailto:`",
            Self::PicturePath(_) => "put the picture into the catalogue and write its path from the catalogue's folder",
            Self::PictureInLine => "move the picture to a text that may have several paragraphs",
            Self::Formula(_) => {
                "formulas are Typst mathematics, such as `$x_1^2 / sqrt(n)$`; write `\\$` for a dollar sign"
            }
            Self::Footnote => "put the note into the text, in brackets",
            Self::TooDeep => "make the lists flatter",
            Self::TooLong => "split the text",
        }
    }
}

impl fmt::Display for IssueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RawHtml => f.write_str("raw HTML is not printed"),
            Self::LinkTarget(url) => write!(f, "`{url}` is not an address of the web or of a mailbox"),
            Self::PicturePath(path) => write!(f, "`{path}` is not a picture within the catalogue"),
            Self::PictureInLine => f.write_str("a picture can't stand in a text of one line"),
            Self::Formula(why) => write!(f, "the formula can't be read: {why}"),
            Self::Footnote => f.write_str("footnotes are not supported"),
            Self::TooDeep => write!(f, "nested deeper than {DEEPEST} levels"),
            Self::TooLong => write!(f, "the text is longer than {} KiB or {MOST_PIECES} pieces", LONGEST >> 10),
        }
    }
}
