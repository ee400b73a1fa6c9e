//! The stages called in order: the whole program on one screen.

mod build;

use std::path::Path;

use crate::catalog::Catalog;
use crate::check::{Context, Levels, RULES};
use crate::locale::Locale;
use crate::model::{Id, Level};
use crate::render::theme::Theme;
use crate::render::typst::Press;
use crate::report::words::{did_you_mean, ticked};
use crate::report::{Diagnostic, Failure, Place, Report};
use crate::source::{self, Sources};
use crate::{catalog, check, load, plan, yaml};

pub use build::{Document, Format, Order, build, sound};

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
        let plan = plan::plan(catalog);
        check::check(&Context::new(catalog, &plan, year), &levels, &mut report);
        printable(sources, catalog, &mut report);
    }
    yaml::locate(sources, &mut report);
    (catalog, report)
}

/// Reports what `catalog.yaml` names and no document could be printed with: a language without words, a theme or a folder
/// of fonts that is not there.
fn printable(sources: &Sources, catalog: &Catalog, report: &mut Report) {
    let root = source::Path::root();
    for (i, lang) in catalog.languages().iter().enumerate().filter(|(_, lang)| Locale::of(lang).is_none()) {
        let place = Place::Value(catalog.file, root.key("languages").index(i));
        let finding = Diagnostic::error("unknown-language", place, format!("no document can be printed in `{lang}`"));
        report.push(finding.hint(format!("there are words for {}", ticked(Locale::tags(), "and"))));
    }
    if let Some(name) = &catalog.settings.theme
        && let Err(failure) = theme(name.as_str(), sources, catalog, report)
    {
        let mut finding =
            Diagnostic::error("unknown-theme", Place::Value(catalog.file, root.key("theme")), failure.message);
        finding.hints = failure.hints;
        report.push(finding);
    }
    if let Some(folder) = &catalog.settings.fonts {
        let prefix = format!("{}/", folder.trim_end_matches('/'));
        let is_font =
            |path: &str| path.starts_with(&prefix) && ["ttf", "otf", "ttc"].iter().any(|end| path.ends_with(end));
        if !sources.assets().any(|(path, _)| is_font(path)) {
            let place = Place::Value(catalog.file, root.key("fonts"));
            let finding = Diagnostic::error("fonts-missing", place, format!("folder `{folder}` holds no font"));
            report.push(finding.hint("put `.ttf` or `.otf` files there, or remove the key"));
        }
    }
}

/// A theme by its name: the catalogue's own, else an embedded one. `None` where its own has faults, which are reported.
///
/// # Errors
/// When there is none of that name.
pub fn theme(name: &str, sources: &Sources, catalog: &Catalog, report: &mut Report) -> Result<Option<Theme>, Failure> {
    let own = name.parse::<Id>().ok().and_then(|id| Theme::file(&id, sources));
    let Some(file) = own else {
        return Theme::of(name).map(Some).ok_or_else(|| {
            let mut failure = Failure::new(format!("unknown theme `{name}`"));
            failure.hints.extend(did_you_mean(name, Theme::embedded()));
            failure.hint("a theme of your own is a file of the catalogue: `templates/themes/NAME.yaml`")
        });
    };
    let mut faults = Vec::new();
    let tree = yaml::Tree::parse(file, &sources.file(file).text, &mut faults);
    let theme: Option<Theme> = tree.and_then(|tree| yaml::decode(&tree, &mut faults));
    faults.into_iter().for_each(|fault| report.push(fault));
    if let Some(theme) = &theme {
        let press = Press::new(sources, theme, catalog.settings.fonts.as_deref());
        let families: Vec<&str> = press.families().collect();
        theme.check(file, &families, report);
    }
    yaml::locate(sources, report);
    Ok(theme.filter(|_| !report.has_errors()))
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
