//! What profiles extend: names that lead nowhere, circles, and fields that a profile above keeps for itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Id;
use crate::report::words::did_you_mean;
use crate::report::{Diagnostic, Place, Report};
use crate::source::{FileId, Kind, Path, Sources};
use crate::yaml::{Chain, End, Link, path_of};

/// What an institution has from the profiles that it extends.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heritage {
    /// Files of the chain, the institution's own first.
    pub files: Vec<FileId>,
    /// Fields of one or two keys that the institution's own file says nothing of.
    inherited: BTreeSet<Path>,
}

impl Heritage {
    /// Whether a field of one or two keys comes from a profile above alone.
    pub fn is_inherited(&self, path: &Path) -> bool {
        self.inherited.contains(path)
    }
}

/// Judges every profile of the catalogue against those that it extends; gives back what institutions inherit.
pub(super) fn judge(sources: &Sources, report: &mut Report) -> BTreeMap<Id, Heritage> {
    let mut heritage = BTreeMap::new();
    for (id, file) in sources.files().filter(|(_, file)| matches!(file.kind, Kind::Institution | Kind::Profile)) {
        let chain = Chain::of(sources, id);
        chain_faults(sources, &chain, report);
        if let (Kind::Profile, Some(own)) = (file.kind, chain.links.first())
            && own.tree.has(&Path::root().key("allow"))
        {
            let place = Place::Key(id, Path::root().key("allow"));
            let message = "exceptions in a profile excuse nothing: they are not inherited";
            let finding = Diagnostic::error("allowance-in-profile", place, message);
            report.push(finding.hint("write them into the institution that they are for"));
        }
        if chain.links.is_empty() || chain.end != End::Whole {
            continue;
        }
        Judge { chain: &chain, report }.fields();
        if let (Kind::Institution, Ok(name)) = (file.kind, Kind::id(&file.path).parse()) {
            heritage.insert(name, inherited(&chain));
        }
    }
    heritage
}

/// The profiles of the catalogue that are no institutions.
pub(super) fn profiles(sources: &Sources) -> BTreeMap<Id, FileId> {
    let files = sources.files().filter(|(_, file)| file.kind == Kind::Profile);
    files.filter_map(|(id, file)| Some((Kind::id(&file.path).parse().ok()?, id))).collect()
}

/// Reports where the chain of a profile breaks; what breaks above it is reported there.
fn chain_faults(sources: &Sources, chain: &Chain<'_>, report: &mut Report) {
    let extends = |file| Place::Value(file, Path::root().key("extends"));
    let Some(first) = chain.links.first() else { return };
    match (chain.end, chain.links.as_slice()) {
        (End::Unknown, [only]) => {
            let name = only.tree.name_at("extends").unwrap_or_default();
            let mut finding =
                Diagnostic::error("unknown-profile", extends(only.file), format!("unknown profile `{name}`"));
            finding.hints.extend(did_you_mean(name, sources.profiles()));
            report.push(finding.hint(
                "a profile is a file of `institutions/` or `templates/profiles/`, or comes with the program: `ru-base`",
            ));
        }
        // A circle is told of once, by the file that stands first in it.
        (End::Circle(back), links) if back == first.file && links.iter().all(|link| link.file >= back) => {
            let name = |file: FileId| format!("`{}`", Kind::id(&sources.file(file).path));
            let mut way: Vec<String> = links.iter().map(|link| name(link.file)).collect();
            way.push(name(back));
            let message = format!("profiles extend each other: {}", way.join(" → "));
            let finding = Diagnostic::error("profile-cycle", extends(first.file), message);
            let finding =
                links[1..].iter().fold(finding, |finding, link| finding.label(extends(link.file), "and goes on here"));
            report.push(finding.hint("let one of them extend none, or another"));
        }
        // What extends a chain that is too long already is not told of.
        (End::Long, [_, above, ..]) if Chain::of(sources, above.file).end == End::Whole => {
            let message = format!("more than {} profiles extend each other", Chain::MOST);
            let finding = Diagnostic::error("profile-chain-too-long", extends(first.file), message);
            report.push(finding.hint("write what they say into fewer files"));
        }
        _ => {}
    }
}

/// The fields that the lowest profile of a chain says nothing of.
fn inherited(chain: &Chain<'_>) -> Heritage {
    let files: Vec<FileId> = chain.links.iter().map(|link| link.file).collect();
    let mut above = BTreeSet::new();
    for link in &chain.links[1..] {
        above.extend(link.tree.fields());
    }
    let own = chain.links.first().map(|link| link.tree.fields()).unwrap_or_default();
    Heritage { files, inherited: above.into_iter().filter(|path| !own.contains(path)).collect() }
}

/// The lowest profile of a chain before those above it.
struct Judge<'a, 'r> {
    chain: &'a Chain<'a>,
    report: &'r mut Report,
}

impl<'a> Judge<'a, '_> {
    fn fields(&mut self) {
        let [own, above @ ..] = self.chain.links.as_slice() else { return };
        for list in ["locked", "guarded"] {
            for (i, field) in own.tree.names_at(list).into_iter().enumerate() {
                self.known(field, Path::root().key(list).index(i));
            }
        }
        let reasons = own.tree.fields_at("overrides", "field");
        let mut needed = vec![false; reasons.len()];
        for link in above {
            self.locked(own, link);
            self.guarded(own, link, &reasons, &mut needed);
        }
        for (i, field) in reasons.iter().enumerate().filter(|(i, _)| !needed[*i]) {
            let Some(field) = field else { continue };
            let place = Path::root().key("overrides").index(i).key("field");
            if self.known(field, place.clone()) {
                let message = if own.tree.changes(&path_of(field)) {
                    format!("no profile above guards `{field}`")
                } else {
                    format!("this file does not change `{field}`")
                };
                let finding = Diagnostic::error("override-unneeded", Place::Value(own.file, place), message);
                self.report.push(finding.hint("remove the reason"));
            }
        }
    }

    /// Reports a field that no profile of the chain gives a value to.
    fn known(&mut self, field: &str, place: Path) -> bool {
        let path = path_of(field);
        if self.chain.links.iter().any(|link| link.tree.has(&path)) {
            return true;
        }
        let file = self.chain.links[0].file;
        let message = format!("no profile of the chain has a field `{field}`");
        let mut finding = Diagnostic::error("unknown-field", Place::Value(file, place), message);
        let known: BTreeSet<String> =
            self.chain.links.iter().flat_map(|link| link.tree.fields()).map(|path| path.to_string()).collect();
        finding.hints.extend(did_you_mean(field, known.iter().map(String::as_str)));
        let hint = "a field is written as its keys and ids: `academic-hour`, `policies.integrity.text`";
        self.report.push(finding.hint(hint));
        false
    }

    fn locked(&mut self, own: &Link<'a>, above: &Link<'a>) {
        for (i, field) in above.tree.names_at("locked").into_iter().enumerate() {
            let path = path_of(field);
            if own.tree.changes(&path) {
                let message = format!("`{field}` is locked by a profile above");
                self.report.push(
                    Diagnostic::error("locked-field", Place::Key(own.file, path), message)
                        .label(Place::Value(above.file, Path::root().key("locked").index(i)), "locked here")
                        .hint("remove it: the value above holds"),
                );
            }
        }
    }

    fn guarded(&mut self, own: &Link<'a>, above: &Link<'a>, reasons: &[Option<&str>], needed: &mut [bool]) {
        for (i, field) in above.tree.names_at("guarded").into_iter().enumerate() {
            let path = path_of(field);
            if !own.tree.changes(&path) {
                continue;
            }
            if let Some(at) = reasons.iter().position(|reason| *reason == Some(field)) {
                needed[at] = true;
                continue;
            }
            let message = format!("`{field}` is guarded by a profile above, and changed without a reason");
            self.report.push(
                Diagnostic::error("guarded-field", Place::Key(own.file, path), message)
                    .label(Place::Value(above.file, Path::root().key("guarded").index(i)), "guarded here")
                    .hint(format!("add `overrides: [{{field: {field}, reason: …}}]`, or remove the change")),
            );
        }
    }
}
