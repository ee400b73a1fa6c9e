//! Addresses of what is published, and their QR codes.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

use crate::catalog::Catalog;

/// Modules of light around a code, without which it can't be read.
const QUIET: i32 = 4;

/// The address under which a catalogue is published: `base` of `catalog.yaml`.
#[derive(Clone, Copy)]
pub(super) struct Base<'a> {
    /// Without the scheme and its signs.
    rest: &'a str,
    scheme: &'a str,
}

impl<'a> Base<'a> {
    /// The catalogue's address; none where it has none, or one that is no address of the web.
    pub(super) fn of(catalog: &'a Catalog) -> Option<Self> {
        Self::parse(catalog.settings.base.as_deref()?)
    }

    fn parse(base: &'a str) -> Option<Self> {
        let (scheme, rest) = base.split_once("://")?;
        let fits = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}?#".contains(c);
        let base = Self { scheme, rest: rest.trim_end_matches('/') };
        (matches!(scheme, "http" | "https") && !base.host().is_empty() && rest.chars().all(fits)).then_some(base)
    }

    /// The host.
    pub(super) fn host(self) -> &'a str {
        self.rest.split(['/', ':']).next().unwrap_or_default()
    }

    /// The address of a file of the build.
    pub(super) fn web(self, path: &str) -> String {
        format!("{}://{}/{path}", self.scheme, self.rest)
    }

    /// The address of a calendar by which programs subscribe to it.
    pub(super) fn webcal(self, path: &str) -> String {
        format!("webcal://{}/{path}", self.rest)
    }
}

/// A QR code as a path of SVG in a square, light around it included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Code {
    /// Side of the square in modules.
    size: i32,
    /// The dark modules, in runs from left to right.
    path: String,
    /// What stands for it where it is not seen.
    alt: String,
}

impl Code {
    /// The code of a text; none where no code could hold it.
    pub(super) fn of(text: &str, alt: String) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
                let run = i32::try_from(run).expect("a code has at most 177 modules a side");
                if run > 0 {
                    write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET).expect("a string takes all");
                }
                x += run.max(1);
            }
        }
        Some(Self { size: code.size() + 2 * QUIET, path, alt })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_bases() {
        let told = |base| Base::parse(base).map(|base| (base.host().to_owned(), base.web("a"), base.webcal("a")));
        let expected = |host: &str, web: &str, webcal: &str| Some((host.to_owned(), web.to_owned(), webcal.to_owned()));
        assert_eq!(told("https://x.example"), expected("x.example", "https://x.example/a", "webcal://x.example/a"));
        assert_eq!(
            told("http://x.example:8080/courses/"),
            expected("x.example", "http://x.example:8080/courses/a", "webcal://x.example:8080/courses/a")
        );
        for base in
            ["", "x.example", "https://", "https:///a", "javascript://x", "https://x\"y", "https://x\ny", "https://x?"]
        {
            assert_eq!(told(base), None, "{base:?}");
        }
    }

    #[test]
    fn a_code_has_its_three_corners_and_light_around() {
        let code = Code::of("webcal://x.example/feeds/a.ics", "alt".to_owned()).unwrap();
        assert_eq!(code.size, 29 + 8);
        // The upper edges of the two upper corners, and the lower edge of the third.
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        for corner in ["M26 4h7v1h-7z", "M4 32h7v1h-7z"] {
            assert!(code.path.contains(corner), "{corner} in {}", code.path);
        }
        assert!(Code::of(&"x".repeat(5000), String::new()).is_none());
    }
}
