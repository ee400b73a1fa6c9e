//! Layouts of pages as offices ask for them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Measure;

/// A layout of A4 pages; what it does not say is as most universities have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Page {
    /// Left margin in millimetres.
    pub margin_left: Measure,
    /// Right margin in millimetres.
    pub margin_right: Measure,
    /// Top margin in millimetres.
    pub margin_top: Measure,
    /// Bottom margin in millimetres.
    pub margin_bottom: Measure,
    /// Where the number of the page stands.
    pub number: PageNumber,
    /// Whether the first page shows its number.
    pub number_first: bool,
    /// Size of the text in points.
    pub font_size: Measure,
    /// Size of tables in points.
    pub table_size: Measure,
    /// Indent of the first line of a paragraph in millimetres.
    pub indent: Measure,
    /// Line spacing as word processors count it: 1 is single, 1.5 one and a half.
    pub leading: Measure,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            margin_left: Measure::whole(30),
            margin_right: Measure::whole(15),
            margin_top: Measure::whole(20),
            margin_bottom: Measure::whole(20),
            number: PageNumber::BottomCenter,
            number_first: false,
            font_size: Measure::whole(12),
            table_size: Measure::whole(10),
            indent: Measure::from_hundredths(1250),
            leading: Measure::whole(1),
        }
    }
}

/// A place for the number of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PageNumber {
    /// No page shows its number.
    None,
    /// In the middle of the top margin.
    TopCenter,
    /// At the right of the top margin.
    TopRight,
    /// In the middle of the bottom margin.
    BottomCenter,
    /// At the right of the bottom margin.
    BottomRight,
}

impl PageNumber {
    /// The place as the format spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::TopCenter => "top-center",
            Self::TopRight => "top-right",
            Self::BottomCenter => "bottom-center",
            Self::BottomRight => "bottom-right",
        }
    }
}
