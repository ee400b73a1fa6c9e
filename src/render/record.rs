//! The record that goes into every PDF: what it was made from and by what, so that it can be made again and compared.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::theme::Theme;

/// Name of the record among the attachments.
pub const NAME: &str = "record.json";

/// The program's name and version.
pub const TOOL: &str = concat!("syllabus ", env!("CARGO_PKG_VERSION"));

/// What a document was made from and by what. With the view beside it, it is all that printing takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Record {
    /// The program that printed it.
    pub tool: String,
    /// What distinguishes the document from all others: `databases/syllabus/ru`.
    pub document: String,
    /// Its template.
    pub template: String,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// The commit that the catalogue stood at.
    pub commit: Option<String>,
    /// Whether the catalogue differed from that commit.
    pub modified: bool,
    /// The revision since which it tells what is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The values of its theme.
    pub theme: Theme,
    /// Folder of the catalogue's own fonts.
    pub fonts_folder: Option<String>,
    /// BLAKE3 of the embedded templates together.
    pub templates: String,
    /// BLAKE3 of the view that is attached.
    pub view: String,
    /// BLAKE3 of each font that the program or the catalogue offers to the document, by family.
    pub fonts: BTreeMap<String, String>,
    /// BLAKE3 of what it took from the catalogue beside its texts: own templates, own fonts, pictures; by path.
    pub own: BTreeMap<String, String>,
    /// Further attachments, in order.
    pub attached: Vec<String>,
}

/// BLAKE3 of bytes, in hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}
