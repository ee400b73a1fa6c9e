//! XML of other programs, as elements with attributes. Document types, entities of one's own and depth are refused.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::report::Failure;

/// Largest file that is read, in bytes.
pub const LARGEST: usize = 20 << 20;
/// Most elements.
const ELEMENTS: usize = 300_000;
/// Most attributes of an element.
const ATTRIBUTES: usize = 256;
/// Deepest nesting.
const DEPTH: usize = 64;

/// An element; its text is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Name without a prefix.
    pub name: String,
    /// Attributes, their names without prefixes.
    pub attributes: Vec<(String, String)>,
    /// Place of the element that holds it.
    pub parent: Option<usize>,
}

impl Element {
    /// An attribute that is there and not blank.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }
}

/// Reads all elements of a file in UTF-8 or UTF-16, in the order of the file.
///
/// # Errors
/// When the file is too large, not XML, nested too deep, or has a document type.
pub fn elements(bytes: &[u8]) -> Result<Vec<Element>, Failure> {
    if bytes.len() > LARGEST {
        return Err(Failure::new(format!("the file has {} bytes, more than {LARGEST}", bytes.len())));
    }
    let text = text(bytes)?;
    let mut reader = Reader::from_str(&text);
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        let event = reader.read_event();
        let at = reader.buffer_position();
        match event.map_err(|error| broken(&text, at, &error))? {
            Event::Start(start) => {
                if open.len() >= DEPTH {
                    return Err(Failure::new(format!("elements are nested more than {DEPTH} deep")));
                }
                found.push(element(&start, open.last().copied()).map_err(|error| broken(&text, at, &error))?);
                open.push(found.len() - 1);
            }
            Event::Empty(start) => {
                found.push(element(&start, open.last().copied()).map_err(|error| broken(&text, at, &error))?);
            }
            Event::End(_) => drop(open.pop()),
            Event::DocType(_) => {
                return Err(Failure::new("the file has a document type, which can define entities without end")
                    .hint("plans need none: remove `<!DOCTYPE …>` if you trust the file"));
            }
            Event::Eof if open.is_empty() && !found.is_empty() => return Ok(found),
            Event::Eof if found.is_empty() => return Err(Failure::new("the file has no element: it is not XML")),
            Event::Eof => return Err(broken(&text, at, &"it ends before its elements do")),
            _ => {}
        }
        if found.len() > ELEMENTS {
            return Err(Failure::new(format!("the file has more than {ELEMENTS} elements")));
        }
    }
}

fn element(start: &BytesStart<'_>, parent: Option<usize>) -> Result<Element, String> {
    let name = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut attributes = Vec::new();
    // Names that stand twice are looked for by none: comparing each with each would take a hostile file long.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| error.to_string())?;
        if attributes.len() == ATTRIBUTES {
            return Err(format!("an element has more than {ATTRIBUTES} attributes"));
        }
        let value = attribute.unescape_value().map_err(|error| error.to_string())?;
        attributes.push((name(attribute.key.local_name().as_ref()), value.into_owned()));
    }
    Ok(Element { name: name(start.local_name().as_ref()), attributes, parent })
}

fn broken(text: &str, at: u64, why: &dyn std::fmt::Display) -> Failure {
    let at = usize::try_from(at).unwrap_or(text.len());
    let position = crate::source::Position::of(text, at);
    Failure::new(format!("the file is not XML that can be read: line {}: {why}", position.line))
}

/// The text of a file: UTF-16 by its first bytes, else UTF-8.
fn text(bytes: &[u8]) -> Result<String, Failure> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        let text = bytes.len().is_multiple_of(2).then(|| String::from_utf16(&units).ok()).flatten();
        text.ok_or_else(|| Failure::new("the file begins as UTF-16 and is not UTF-16"))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [b'<', 0, ..] => wide(bytes, u16::from_le_bytes),
        [0, b'<', ..] => wide(bytes, u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
            std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
                Failure::new(format!(
                    "the file is neither UTF-8 nor UTF-16: byte {} can't stand there",
                    error.valid_up_to()
                ))
                .hint("save it as UTF-8")
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        elements(bytes).expect_err("it is refused").message
    }

    #[test]
    fn names_lose_their_prefixes() {
        let found =
            elements("<?xml version=\"1.0\"?><a:б xmlns:a=\"u\" a:в=' 1 &amp; &#50; '/>".as_bytes()).expect("XML");
        assert_eq!((found[0].name.as_str(), found[0].get("в")), ("б", Some("1 & 2")));
    }

    #[test]
    fn both_encodings_are_read() {
        let text = "<?xml version=\"1.0\" encoding=\"utf-16\"?><План Год=\"2026\"/>";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [&[0xff, 0xfe], little.as_slice()].concat();
        for bytes in [text.as_bytes(), &little, &big, &marked] {
            assert_eq!(elements(bytes).expect("XML")[0].get("Год"), Some("2026"));
        }
        assert_eq!(refused(&[0xff, 0xfe, 0x00]), "the file begins as UTF-16 and is not UTF-16");
        assert_eq!(refused(b"<a b='\xcf'/>"), "the file is neither UTF-8 nor UTF-16: byte 6 can't stand there");
    }

    #[test]
    fn hostile_files_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY d \"&b;&b;\">]><a e=\"&d;\"/>";
        assert!(refused(bomb.as_bytes()).starts_with("the file has a document type"));
        assert!(refused(b"<a b=\"&own;\"/>").contains("line 1"));
        assert_eq!(refused("<a>".repeat(100_000).as_bytes()), "elements are nested more than 64 deep");
        assert!(refused(&vec![b' '; LARGEST + 1]).starts_with("the file has 20971521 bytes"));
        assert_eq!(refused("<a/>".repeat(ELEMENTS + 1).as_bytes()), "the file has more than 300000 elements");
        let wide = format!("<a {}/>", (0..100_000).map(|i| format!("a{i}='' ")).collect::<String>());
        assert!(refused(wide.as_bytes()).contains("more than 256 attributes"));
        assert_eq!(refused(b"no xml"), "the file has no element: it is not XML");
        assert!(refused(b"<a><b></a>").contains("line 1"));
    }
}
