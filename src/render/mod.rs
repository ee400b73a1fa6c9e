//! Views → bytes.

pub mod html;
pub mod ics;
pub mod record;
pub mod theme;
pub mod typst;

use crate::report::Code;

/// Faults of templates, themes and fonts, and of what can't be printed.
pub static CODES: &[Code] = &[
    Code { name: "template-fault", summary: "a template of the catalogue's own does not work" },
    Code { name: "content-not-printable", summary: "a picture or a text of a course can't be printed" },
    Code { name: "glyph-missing", summary: "no font has a character of a course" },
    Code { name: "contrast-too-low", summary: "a theme puts a text on too near a colour" },
    Code { name: "unknown-language", summary: "the catalogue lists a language that documents have no words in" },
    Code { name: "unknown-theme", summary: "the catalogue names a theme that is not there" },
    Code { name: "fonts-missing", summary: "the catalogue names a folder of fonts that holds none" },
    Code { name: "base-no-address", summary: "the address under which the catalogue is published is none of the web" },
    Code { name: "unknown-font", summary: "a theme names a family of fonts that is not there" },
];
