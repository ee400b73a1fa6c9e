//! Files that prove themselves: a PDF is printed again from what is attached to it, and the bytes are compared.

mod against;
mod file;
mod parts;

use crate::render::record::{self, Record};
use crate::render::typst::{self, Fault, Press, VIEW};
use crate::report::Failure;
use crate::source::Sources;
use file::Parts;

pub use against::against;
pub use file::LARGEST;

/// What a file says it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// Its record.
    pub record: Record,
    /// Its view, as JSON.
    pub view: Vec<u8>,
}

/// What became of a file's proof.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Printed again, it is the same to the byte.
    Proved(Box<Printed>),
    /// It is not what its attachments make: the parts that differ, and what may be the reason.
    Differs(Box<Printed>, Vec<String>, Option<String>),
    /// It can't be printed again, and why.
    Refused(String),
}

/// Prints a PDF again from what is attached to it and compares the bytes. Documents that took templates, fonts or
/// pictures from their catalogue need its `sources`.
///
/// # Errors
/// When the machine refuses.
pub fn verify(pdf: &[u8], sources: Option<&Sources>) -> Result<Verdict, Failure> {
    if !pdf.starts_with(b"%PDF-") {
        return Ok(Verdict::Refused("it is no PDF".to_owned()));
    }
    let given = Parts::new(pdf);
    let printed = match Attached::read(&given) {
        Ok(attached) => attached,
        Err(why) => return Ok(Verdict::Refused(why)),
    };
    if let Err(why) = own_files(&printed.of.record, sources) {
        return Ok(Verdict::Refused(why));
    }
    let nothing = Sources::in_memory([("catalog.yaml", "")]);
    let fresh = match again(&printed, sources.unwrap_or(&nothing))? {
        Ok(fresh) => fresh,
        Err(why) => return Ok(Verdict::Refused(why)),
    };
    let Attached { of, changed, .. } = printed;
    if fresh == pdf {
        return Ok(Verdict::Proved(Box::new(of)));
    }
    let found = parts::differences(&given, &Parts::new(&fresh)).into_iter();
    let tool = &of.record.tool;
    let reason = (tool != record::TOOL).then(|| format!("it was printed by {tool}, and this is {}", record::TOOL));
    Ok(Verdict::Differs(Box::new(of), found.chain(changed).collect(), reason))
}

/// What is attached to a file.
struct Attached {
    of: Printed,
    /// The record and further attachments, by name.
    others: Vec<(String, Vec<u8>)>,
    /// That the view is not the one of the record.
    changed: Option<String>,
}

impl Attached {
    fn read(parts: &Parts<'_>) -> Result<Self, String> {
        let objects = parts.attachments();
        let mut left = parts.most();
        let mut content = |name: &str| {
            let number = objects.get(name).ok_or_else(|| {
                format!("`{name}` is not attached to it: it was not printed by syllabus, or it is damaged")
            })?;
            let content = parts.stream(*number, left);
            let content = content.map_err(|why| format!("the attachment {name} can't be read: {why}"))?;
            left -= content.len();
            Ok::<_, String>(content)
        };
        let text = content(record::NAME)?;
        let record: Record = serde_json::from_slice(&text)
            .map_err(|error| format!("the attachment {} is not a record of syllabus: {error}", record::NAME))?;
        let view = content(VIEW)?;
        let changed = (record::hash(&view) != record.view)
            .then(|| format!("the attachment {VIEW} is not the one that its record names"));
        let mut others = vec![(record::NAME.to_owned(), text)];
        for name in &record.attached {
            if name == VIEW || others.iter().any(|(other, _)| other == name) {
                return Err(format!("its record names the attachment `{name}` twice"));
            }
            others.push((name.clone(), content(name)?));
        }
        Ok(Self { of: Printed { record, view }, others, changed })
    }
}

/// Holds what a document took from its catalogue against the catalogue that is at hand.
fn own_files(record: &Record, sources: Option<&Sources>) -> Result<(), String> {
    for (path, hash) in &record.own {
        let Some(sources) = sources else {
            return Err(format!("it was printed with `{path}` of its catalogue: name the catalogue with `-C DIR`"));
        };
        let text = sources.by_path(path).map(|file| sources.file(file).text.as_bytes());
        match text.or_else(|| sources.asset(path)) {
            Some(bytes) if record::hash(bytes) == *hash => {}
            Some(_) => return Err(format!("`{path}` of the catalogue is not the one that it was printed with")),
            None => return Err(format!("`{path}`, which it was printed with, is not in the catalogue")),
        }
    }
    Ok(())
}

/// Prints a document again; the inner error says why its attachments can't be printed.
fn again(printed: &Attached, sources: &Sources) -> Result<Result<Vec<u8>, String>, Failure> {
    let Printed { record, view } = &printed.of;
    let others = printed.others.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let Some((file, _)) = sources.files().next() else { return Ok(Err("the catalogue has no file".to_owned())) };
    let print = || {
        let press = Press::new(sources, &record.theme, record.fonts_folder.as_deref());
        if !press.has(&record.template) {
            return Err(format!("there is no template `{}`", record.template));
        }
        match press.again(record, view.clone(), others, file) {
            Ok(printed) => Ok(printed.pdf),
            Err(Fault::Findings(found)) => {
                let why = found.first().map(|finding| finding.message.clone()).unwrap_or_default();
                Err(format!("what is attached can't be printed: {why}"))
            }
            Err(Fault::Internal(why)) => Err(format!("what is attached can't be printed: {why}")),
        }
    };
    Ok(typst::thread()?.install(print))
}
