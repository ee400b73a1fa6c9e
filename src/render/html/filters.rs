//! What templates can do beside minijinja's own filters: prose, addresses, fonts.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{Environment, Value};

use crate::prose::{self, Block, Inline};

/// Adds filters and tests:
/// - `prose`, `line`: blocks and a line of prose as HTML;
/// - `cell`: blocks within a cell of a table, a single paragraph without its tags;
/// - `families`: a list of fonts as CSS, with a generic family behind it;
/// - `is web`: whether something is an address that a page may link to.
pub(super) fn add(environment: &mut Environment<'_>, pictures: Arc<BTreeMap<String, Vec<u8>>>) {
    let html = move |blocks: &[Block]| {
        let address = |path: &str| data_address(path, pictures.get(path)?);
        Value::from_safe_string(prose::html::blocks(blocks, &address))
    };
    let in_cell = html.clone();
    environment.add_filter("prose", move |blocks: Serde<Vec<Block>>| html(&blocks));
    environment.add_filter("cell", move |blocks: Serde<Vec<Block>>| match blocks.as_slice() {
        [Block::Paragraph { content }] => Value::from_safe_string(prose::html::line(content)),
        blocks => in_cell(blocks),
    });
    environment.add_filter("line", |content: Serde<Vec<Inline>>| Value::from_safe_string(prose::html::line(&content)));
    environment.add_filter("families", |names: Vec<String>, generic: Option<String>| families(&names, generic));
    environment.add_test("web", |address: Value| address.as_str().is_some_and(prose::is_web));
}

fn families(names: &[String], generic: Option<String>) -> String {
    let generic = generic.unwrap_or_else(|| {
        let sans = names.iter().any(|name| name.to_lowercase().contains("sans"));
        if sans { "system-ui, sans-serif".to_owned() } else { "Georgia, serif".to_owned() }
    });
    let quoted = names.iter().map(|name| {
        // Whatever is no part of a usual name is written by its number, so that it can't end the string or the style.
        let letter = |c: char| {
            if c.is_alphanumeric() || " -_.".contains(c) { c.to_string() } else { format!("\\{:x} ", u32::from(c)) }
        };
        format!("\"{}\"", name.chars().map(letter).collect::<String>())
    });
    quoted.chain([generic]).collect::<Vec<_>>().join(", ")
}

/// The media type of a picture by its name.
pub(super) fn media_type(path: &str) -> Option<&'static str> {
    Some(match path.rsplit('.').next()?.to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

/// A picture as an address that holds it, so that a page stays one file.
fn data_address(path: &str, bytes: &[u8]) -> Option<String> {
    Some(format!("data:{};base64,{}", media_type(path)?, base64(bytes)))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |i: usize| u32::from(three.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * i) & 63) as usize];
            text.push(if i <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let cases =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (text, expected) in cases {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn names_of_fonts_stay_strings() {
        let names = ["Source Sans 3".to_owned(), "\"}</style>".to_owned()];
        let expected = "\"Source Sans 3\", \"\\22 \\7d \\3c \\2f style\\3e \", system-ui, sans-serif";
        assert_eq!(families(&names, None), expected);
    }
}
