//! The stages called in order: the whole program on one screen.

use std::path::Path;

use crate::catalog::Catalog;
use crate::check::{Context, Levels, RULES};
use crate::model::Level;
use crate::report::words::did_you_mean;
use crate::report::{Diagnostic, Failure, Place, Report};
use crate::source::{self, Sources};
use crate::{catalog, check, load, yaml};

/// Reads all files of a catalogue's folder; `prefix` is put before paths in messages.
///
/// # Errors
/// When the folder or a file can't be read.
pub fn open(root: &Path, prefix: &str) -> Result<Sources, Failure> {
    source::open(root, prefix)
        .map_err(|error| Failure::io(format!("can't read the catalogue {}", root.display()), &error))
}

/// Proves a catalogue: all findings of all files, each with its range of bytes, and what could be resolved. Levels of the
/// command line go before those of `catalog.yaml`; `year` is what rules take for the current one.
pub fn prove(sources: &Sources, levels: &[(String, Level)], year: i32) -> (Option<Catalog>, Report) {
    let mut report = Report::default();
    let loaded = load::load(sources, &mut report);
    let catalog = catalog::resolve(loaded, sources, &mut report);
    if let Some(catalog) = &catalog {
        let levels = self::levels(catalog, levels, &mut report);
        check::check(&Context { catalog, year }, &levels, &mut report);
    }
    yaml::locate(sources, &mut report);
    (catalog, report)
}

/// The levels of rules; one that `catalog.yaml` sets for no rule is reported.
fn levels(catalog: &Catalog, flags: &[(String, Level)], report: &mut Report) -> Levels {
    let mut levels = Levels::default();
    for (rule, &level) in &catalog.settings.rules {
        if rule != "all" && check::rule(rule).is_none() {
            let place = Place::Key(catalog.file, source::Path::root().key("rules").key(rule));
            let mut finding = Diagnostic::error("unknown-rule", place, format!("unknown rule `{rule}`"));
            finding.hints.extend(did_you_mean(rule, RULES.iter().map(|rule| rule.name)));
            report.push(finding.hint("`syllabus explain` lists the rules"));
        }
        levels.set(rule, level);
    }
    for (rule, level) in flags {
        levels.set(rule, *level);
    }
    levels
}
