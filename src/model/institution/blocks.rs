//! Blocks of forms with lines of an institution's own: title pages, signatures, sheets of changes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::yes;
use crate::model::{Id, Measure, Text};

/// A block of a title page: lines with placeholders such as `{index}` and `{title}`. A line is left out where one of its
/// placeholders has no value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TitleBlock {
    /// Its name.
    pub id: Id,
    /// Lines, to the letter.
    pub lines: Vec<Text>,
    /// Whether it is printed.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub on: bool,
    /// On which side it stands.
    #[serde(default)]
    pub align: Align,
    /// Whether it is printed in bold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// Whether it is printed in capitals.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub caps: bool,
    /// Whether it is pushed to the bottom of the page, with what follows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bottom: bool,
    /// Space before it in millimetres.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub space: Measure,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_nothing(space: &Measure) -> bool {
    space.is_zero()
}

/// A side of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    #[default]
    Center,
    /// At the right; the lines of the block begin below each other.
    Right,
}

impl Align {
    /// The side as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Center => "center",
            Self::Right => "right",
        }
    }
}

/// What lines of title pages, signatures and change sheets may name between braces.
pub const PLACEHOLDERS: &[&str] = &[
    "academic-year",
    "address",
    "attestation",
    "authors",
    "city",
    "code",
    "credits",
    "department",
    "direction",
    "faculty",
    "form",
    "founder",
    "heading",
    "hours",
    "index",
    "intake",
    "kind",
    "legal-form",
    "level",
    "name",
    "name-genitive",
    "profile",
    "qualification",
    "semesters",
    "short",
    "site",
    "title",
    "year",
];

/// One who agrees or approves; the document leaves a line to sign on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SignatureBlock {
    /// Its name.
    pub id: Id,
    /// What the signature says: «РЕКОМЕНДОВАНО», «ОДОБРЕНО».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<Text>,
    /// Who signs: «Заведующий кафедрой».
    pub role: Text,
    /// The name of who signs; without it, a line for the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<Text>,
    /// Lines below, with placeholders: «Протокол № ____ от «___» __________ 20___ г.».
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Text>,
    /// Whether it is printed.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub on: bool,
}

/// A sheet of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ChangeSheet {
    /// A table of changes, or a visa for each year.
    pub kind: ChangeSheetKind,
    /// Columns of the table; one whose id is not known is left empty for handwriting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ChangeColumn>,
    /// Empty rows below the changes that are known, or the number of visas.
    pub blank: u8,
    /// Lines of a visa, with placeholders: «для исполнения в {academic-year} учебном году».
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Text>,
}

/// A kind of sheet of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeSheetKind {
    /// A table with a row for each change.
    Table,
    /// A visa for each of the years that follow.
    Visas,
}

/// A column of a sheet of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ChangeColumn {
    /// What stands in it: `number`, `year`, `version`, `date`, `change` or `authors`; with any other id it is left empty.
    pub id: Id,
    /// Title.
    pub title: Text,
}
