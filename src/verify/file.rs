//! The parts of a PDF of ours: its objects by number, and the files attached to it. Reads by scanning, in bounded time and
//! memory, so that no damaged or hostile file can send it in circles.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::ops::Range;

use flate2::read::ZlibDecoder;

/// Largest file that is looked at, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// How many times larger than the whole file all attachments together may become: the pages show all that they hold.
const GROWTH: usize = 4;

/// The least that attachments may become, in bytes.
const SMALLEST: usize = 1 << 20;

/// The head of an object that is looked at, in bytes.
const HEAD: usize = 4096;

/// A PDF taken apart.
pub(super) struct Parts<'a> {
    bytes: &'a [u8],
    /// The bytes of each object from its number to the next one's.
    pub(super) objects: BTreeMap<u32, Range<usize>>,
}

impl<'a> Parts<'a> {
    /// Finds the objects of a file. Where a number stands twice, as an incremental update has it, the last one counts.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut starts: Vec<(usize, u32)> = Vec::new();
        let mut at = 0;
        while let Some(found) = find(&bytes[at..], b" 0 obj") {
            let end = at + found;
            let digits = bytes[..end].iter().rev().take_while(|byte| byte.is_ascii_digit()).take(9).count();
            let number = std::str::from_utf8(&bytes[end - digits..end]).ok().and_then(|digits| digits.parse().ok());
            let begins_line = end - digits == 0 || matches!(bytes[end - digits - 1], b'\n' | b'\r');
            if let Some(number) = number.filter(|_| begins_line) {
                starts.push((end - digits, number));
            }
            at = end + 1;
        }
        let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([objects_end(bytes, &starts)]);
        let objects =
            starts.iter().zip(ends).map(|((start, number), end)| (*number, *start..end.max(*start))).collect();
        Self { bytes, objects }
    }

    /// The bytes of an object.
    pub(super) fn object(&self, number: u32) -> Option<&'a [u8]> {
        self.objects.get(&number).map(|range| &self.bytes[range.clone()])
    }

    /// What an object says of itself, before any stream.
    pub(super) fn head(&self, number: u32) -> String {
        let object = self.object(number).unwrap_or_default();
        let head = &object[..find(object, b"stream").unwrap_or(object.len()).min(HEAD)];
        String::from_utf8_lossy(head).into_owned()
    }

    /// The numbers of all objects whose head holds a text.
    pub(super) fn with(&self, text: &str) -> Vec<u32> {
        self.objects.keys().copied().filter(|number| self.head(*number).contains(text)).collect()
    }

    /// What is no object: the head of the file, the table of its objects and the trailer.
    pub(super) fn frame(&self) -> (&'a [u8], &'a [u8]) {
        let start = self.objects.values().map(|range| range.start).min().unwrap_or(0);
        let end = self.objects.values().map(|range| range.end).max().unwrap_or(0);
        (&self.bytes[..start], &self.bytes[end..])
    }

    /// The objects of the attachments by name.
    pub(super) fn attachments(&self) -> BTreeMap<String, u32> {
        let entry = |number| {
            let head = self.head(number);
            let name = head.split("/F(").nth(1)?.split(')').next()?.to_owned();
            let file = head.split("/EF<</F ").nth(1)?.split(' ').next()?.parse().ok()?;
            Some((name, file))
        };
        self.with("/Type/Filespec").into_iter().filter_map(entry).collect()
    }

    /// The most bytes that all attachments together may become.
    pub(super) fn most(&self) -> usize {
        (self.bytes.len() * GROWTH).max(SMALLEST)
    }

    /// The content of a stream of at most some bytes.
    ///
    /// # Errors
    /// When it is damaged, or grows beyond them.
    pub(super) fn stream(&self, number: u32, most: usize) -> Result<Vec<u8>, &'static str> {
        let object = self.object(number).ok_or("it is not there")?;
        let head = self.head(number);
        let length: usize = value(&head, "/Length ").ok_or("its length is not stated")?;
        let start = find(object, b"stream\n").ok_or("it has no content")? + b"stream\n".len();
        let data = start.checked_add(length).and_then(|end| object.get(start..end)).ok_or("it is cut short")?;
        let too_large = "it grows beyond all that the pages can show";
        if !head.contains("/FlateDecode") {
            return if data.len() > most { Err(too_large) } else { Ok(data.to_vec()) };
        }
        let mut content = Vec::new();
        ZlibDecoder::new(data).take(most as u64 + 1).read_to_end(&mut content).map_err(|_| "it is damaged")?;
        if content.len() > most { Err(too_large) } else { Ok(content) }
    }
}

/// The number behind a key of a dictionary.
pub(super) fn value(head: &str, key: &str) -> Option<usize> {
    head.split(key).nth(1)?.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Where the last object ends: before the table of objects.
fn objects_end(bytes: &[u8], starts: &[(usize, u32)]) -> usize {
    let last = starts.last().map_or(0, |(start, _)| *start);
    find(&bytes[last..], b"\nxref").map_or(bytes.len(), |at| last + at + 1)
}

/// The first place of a few bytes.
fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, what)
}
