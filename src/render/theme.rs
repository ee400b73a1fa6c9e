//! Themes: fonts, sizes, colours and spacing of documents; values only. A catalogue may add its own in `templates/themes/`.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

use crate::model::Id;
use crate::report::{Diagnostic, Place, Report};
use crate::source::{FileId, Path, Sources};

/// Embedded themes by name.
static EMBEDDED: [(&str, &str); 2] = [
    ("classic", include_str!("../../templates/themes/classic.yaml")),
    ("modern", include_str!("../../templates/themes/modern.yaml")),
];

/// The theme of documents where nothing else is said.
pub const DEFAULT: &str = "classic";

/// Smallest ratio of contrast between a text and what it stands on: WCAG 2.1, success criterion 1.4.3.
const CONTRAST: f64 = 4.5;

/// The values of a theme. Sizes and strokes are in points, margins in millimetres, leading in parts of the size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Theme {
    /// Families of fonts, the first one first.
    pub fonts: FontRoles,
    /// Sizes of text.
    pub sizes: Sizes,
    /// Weights of fonts, 100 to 900.
    pub weights: Weights,
    /// Colours.
    pub colours: Colours,
    /// Margins of the page.
    pub margins: Margins,
    /// Space between things.
    pub spacing: Spacing,
    /// Strokes of lines.
    pub strokes: Strokes,
    /// How things are set.
    pub setting: Setting,
}

/// Families of fonts by what they are used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FontRoles {
    /// Running text.
    pub text: Vec<String>,
    /// Title and headings.
    pub heading: Vec<String>,
    /// Tables, labels, header and footer.
    pub table: Vec<String>,
    /// Code.
    pub code: Vec<String>,
    /// Formulas.
    pub math: Vec<String>,
}

/// Sizes of text in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// Running text.
    pub text: f64,
    /// Tables and secondary text.
    pub small: f64,
    /// Labels, header and footer.
    pub tiny: f64,
    /// Title of the course.
    pub title: f64,
    /// Headings of sections.
    pub section: f64,
    /// Headings below them.
    pub subsection: f64,
}

/// Weights of fonts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Title of the course.
    pub title: u16,
    /// Headings.
    pub heading: u16,
    /// Strong text and heads of tables.
    pub strong: u16,
}

/// Colours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Colours {
    /// The page.
    pub paper: Colour,
    /// Text.
    pub text: Colour,
    /// Labels and secondary text.
    pub muted: Colour,
    /// Title block, marks, section rules.
    pub accent: Colour,
    /// Text on the accent.
    pub on_accent: Colour,
    /// Links.
    pub link: Colour,
    /// Ground of module rows and code.
    pub tint: Colour,
    /// Lines.
    pub rule: Colour,
    /// Grounds of the six levels, rising.
    pub levels: [LevelColours; 6],
}

/// Colours of a level in the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelColours {
    /// Ground.
    pub fill: Colour,
    /// Number.
    pub text: Colour,
}

/// Margins in millimetres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Above the text.
    pub top: f64,
    /// Below the text.
    pub bottom: f64,
    /// Left and right of it.
    pub side: f64,
}

/// Space between things.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spacing {
    /// Between lines, in parts of the size.
    pub leading: f64,
    /// Between paragraphs, in parts of the size.
    pub paragraph: f64,
    /// Above a section, in points.
    pub section: f64,
    /// Above and below the text of a table's row, in points.
    pub row: f64,
}

/// Strokes in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strokes {
    /// Between rows.
    pub thin: f64,
    /// Around heads of tables.
    pub medium: f64,
    /// Of the title block and the sections.
    pub thick: f64,
}

/// How things are set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Setting {
    /// Whether running text is justified.
    pub justify: bool,
    /// Whether the title block stands on a ground of the accent.
    pub band: bool,
}

/// A colour as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(u8, u8, u8);

impl Colour {
    /// Relative luminance by WCAG 2.1.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Ratio of contrast between two colours, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl FromStr for Colour {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a colour such as `#7a1f2b`");
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
        let part =
            |at: usize| digits.and_then(|digits| u8::from_str_radix(&digits[at..at + 2], 16).ok()).ok_or_else(wrong);
        Ok(Self(part(0)?, part(2)?, part(4)?))
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

impl Colours {
    /// Every text with what it stands on, and the keys of both.
    fn pairs(&self) -> Vec<(Path, Colour, &'static str, Colour)> {
        let key = |key: &str| Path::root().key("colours").key(key);
        let mut pairs = Vec::new();
        for (name, colour) in [("text", self.text), ("muted", self.muted), ("accent", self.accent), ("link", self.link)]
        {
            pairs.push((key(name), colour, "paper", self.paper));
            pairs.push((key(name), colour, "tint", self.tint));
        }
        pairs.push((key("on-accent"), self.on_accent, "accent", self.accent));
        for (i, level) in self.levels.iter().enumerate() {
            pairs.push((key("levels").index(i).key("text"), level.text, "fill", level.fill));
        }
        pairs
    }
}

impl Theme {
    /// Names of the embedded themes.
    pub fn embedded() -> impl Iterator<Item = &'static str> {
        EMBEDDED.iter().map(|(name, _)| *name)
    }

    /// An embedded theme by its name.
    pub fn of(name: &str) -> Option<Self> {
        let (_, text) = EMBEDDED.iter().find(|(known, _)| *known == name)?;
        Some(serde_yaml::from_str(text).expect("a test decodes every embedded theme"))
    }

    /// The file of a catalogue's own theme, which stands before an embedded one of the same name.
    pub fn file(name: &Id, sources: &Sources) -> Option<FileId> {
        sources.by_path(&format!("templates/themes/{name}.yaml"))
    }

    /// Reports every text that stands on too near a colour, and every family that no font has.
    pub fn check(&self, file: FileId, families: &[&str], report: &mut Report) {
        for (path, text, ground_key, ground) in self.colours.pairs() {
            let contrast = text.contrast(ground);
            if contrast < CONTRAST {
                let message =
                    format!("contrast of {text} on {ground} (`{ground_key}`) is {contrast:.2}:1, below {CONTRAST}:1");
                report.push(
                    Diagnostic::error("contrast-too-low", Place::Value(file, path), message)
                        .hint("take a darker text or a lighter ground"),
                );
            }
        }
        for (role, names) in self.fonts.roles() {
            for (i, name) in names.iter().enumerate() {
                if !families.iter().any(|family| family.eq_ignore_ascii_case(name)) {
                    let path = Path::root().key("fonts").key(role).index(i);
                    let message = format!("unknown font family `{name}`");
                    let hint =
                        crate::report::words::did_you_mean(name, families.iter().copied()).unwrap_or_else(|| {
                            "name a family that is embedded or stands in the folder that `fonts:` of catalog.yaml names"
                                .to_owned()
                        });
                    report.push(Diagnostic::error("unknown-font", Place::Value(file, path), message).hint(hint));
                }
            }
        }
    }
}

impl FontRoles {
    fn roles(&self) -> [(&'static str, &[String]); 5] {
        [
            ("text", &self.text),
            ("heading", &self.heading),
            ("table", &self.table),
            ("code", &self.code),
            ("math", &self.math),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_themes_are_sound() {
        let sources = Sources::in_memory([("catalog.yaml", "")]);
        let file = sources.by_path("catalog.yaml").unwrap();
        for name in Theme::embedded() {
            let theme = Theme::of(name).unwrap();
            let press = super::super::typst::Press::new(&sources, &theme, None);
            let mut report = Report::default();
            let families: Vec<&str> = press.families().collect();
            theme.check(file, &families, &mut report);
            assert_eq!(report.diagnostics(), [], "{name}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let contrast = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|text| text.parse::<Colour>().unwrap());
            format!("{:.2}", a.contrast(b))
        };
        assert_eq!(contrast("#000000", "#ffffff"), "21.00");
        assert_eq!(contrast("#767676", "#ffffff"), "4.54");
        assert_eq!(contrast("#777777", "#ffffff"), "4.48");
        assert_eq!(contrast("#123456", "#123456"), "1.00");
    }

    #[test]
    fn pale_text_and_unknown_fonts_are_reported() {
        let mut theme = Theme::of(DEFAULT).unwrap();
        theme.colours.muted = "#999999".parse().unwrap();
        theme.fonts.heading = vec!["Libertinus Serof".to_owned()];
        let sources = Sources::in_memory([("templates/themes/own.yaml", "")]);
        let file = sources.by_path("templates/themes/own.yaml").unwrap();
        let mut report = Report::default();
        theme.check(
            file,
            &["Libertinus Serif", "Source Sans 3", "DejaVu Sans Mono", "New Computer Modern Math"],
            &mut report,
        );
        let found: Vec<String> = report
            .diagnostics()
            .iter()
            .map(|d| match &d.primary.place {
                Place::Value(_, path) => format!("{} {path}: {} ({})", d.code, d.message, d.hints.join("; ")),
                other => format!("{other:?}"),
            })
            .collect();
        pretty_assertions::assert_eq!(
            found,
            [
                "contrast-too-low colours.muted: contrast of #999999 on #ffffff (`paper`) is 2.85:1, below 4.5:1 (take a darker text or a lighter ground)",
                "contrast-too-low colours.muted: contrast of #999999 on #f6f2ea (`tint`) is 2.55:1, below 4.5:1 (take a darker text or a lighter ground)",
                "unknown-font fonts.heading[0]: unknown font family `Libertinus Serof` (did you mean `Libertinus Serif`?)",
            ]
        );
    }

    #[test]
    fn colours_are_strict() {
        for wrong in ["red", "#fff", "#12345g", "123456", "#1234567", "#тест"] {
            assert!(wrong.parse::<Colour>().is_err(), "{wrong}");
        }
    }
}
