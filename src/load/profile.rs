//! Institutions: each file with all that it extends, decoded as one.

use super::{Item, named};
use crate::model::Institution;
use crate::report::Diagnostic;
use crate::report::words::ticked;
use crate::source::{File, FileId, Sources};
use crate::yaml::{Chain, End, Tree, decode};

/// Decodes an institution. Faults of the profiles that it extends are theirs, and found again here; where a profile is
/// missing or unreadable, that is the finding, and the institution is passed over.
pub(super) fn institution(sources: &Sources, id: FileId, faults: &mut Vec<Diagnostic>) -> Option<Item<Institution>> {
    let file = sources.file(id);
    let name = named(id, file, faults);
    Tree::parse(id, &file.text, faults)?;
    let chain = Chain::of(sources, id);
    if chain.end != End::Whole {
        return None;
    }
    let paths: Vec<String> = chain.links.iter().map(|link| sources.display_path(link.file)).collect();
    let tree = chain.into_tree()?;
    let before = faults.len();
    let value = decode(&tree, faults);
    if paths.len() > 1 {
        for fault in faults.iter_mut().skip(before).filter(|fault| fault.code == "missing-key") {
            fault.hints.push(format!("no profile of the chain has it: {}", ticked(&paths, "and")));
        }
    }
    Some(Item { id: name?, file: id, value: value.filter(|_| faults.is_empty())? })
}

/// Reads a profile that is no institution: whether it is YAML. Its values are judged with the institutions that extend it.
pub(super) fn read(id: FileId, file: &File, faults: &mut Vec<Diagnostic>) -> bool {
    let name = named(id, file, faults);
    Tree::parse(id, &file.text, faults).is_some() && name.is_some()
}
