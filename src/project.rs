//! The stages called in order: the whole program on one screen.

mod build;
mod changes;

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::check::{Context, Levels, RULES};
use crate::diff::{self, Diff, approval};
use crate::document::schedule;
use crate::locale::Locale;
use crate::model::{Id, Level};
use crate::plan::{self, Plan};
use crate::render::theme::Theme;
use crate::render::typst::Press;
use crate::report::words::{did_you_mean, ticked};
use crate::report::{Diagnostic, Failure, Place, Report};
use crate::source::{self, Entry, History, Sources, Spot, Trouble};
use crate::{catalog, check, load, yaml};

pub use build::{Job, Order, build, jobs};
pub use changes::print_changes;

/// Reads all files of a catalogue's folder; `prefix` is put before paths in messages.
///
/// # Errors
/// When the folder or a file can't be read.
pub fn open(root: &Path, prefix: &str) -> Result<Sources, Failure> {
    source::open(root, prefix)
        .map_err(|error| Failure::io(format!("can't read the catalogue {}", root.display()), &error))
}

/// The git repository of a folder.
///
/// # Errors
/// When the folder is outside git, and when the repository can't be read.
pub fn history(folder: &Path) -> Result<History, Failure> {
    History::discover(folder).map_err(failure)
}

/// Reads all files of the catalogue as a commit holds them, without a checkout.
///
/// # Errors
/// When nothing is called so, when it holds no catalogue, and when git's objects can't be read.
pub fn open_at(history: &History, rev: &str) -> Result<Sources, Failure> {
    history.snapshot(rev).and_then(|snapshot| snapshot.read()).map_err(failure)
}

/// The last commit that two revisions have in common.
///
/// # Errors
/// When nothing is called so, and when the two have no commit in common.
pub fn merge_base(history: &History, one: &str, other: &str) -> Result<String, Failure> {
    history.merge_base(one, other).map_err(failure)
}

/// Revisions of a course that are kept in memory: a commit and its parent, and those of a line beside it.
const KEPT: usize = 4;

/// Shows the history of a course up to a revision, the newest commit first, with what each commit changed. Gives back the
/// number of commits.
///
/// # Errors
/// When nothing is called so, when git's objects can't be read, and those of what is shown to.
pub fn log(
    history: &History,
    (tip, without): (&str, Option<&str>),
    course: &str,
    show: &mut dyn FnMut(&Step) -> Result<(), Failure>,
) -> Result<usize, Failure> {
    let entries = history.log(tip, without, course).map_err(failure)?;
    let mut kept: VecDeque<(Spot, Arc<Sources>)> = VecDeque::new();
    let mut sources = |spot: &Option<Spot>| -> Result<Arc<Sources>, Failure> {
        let Some(spot) = spot else { return Ok(Arc::default()) };
        if let Some((_, sources)) = kept.iter().find(|(known, _)| known == spot) {
            return Ok(Arc::clone(sources));
        }
        let sources = Arc::new(history.read_spot(spot).map_err(failure)?);
        kept.truncate(KEPT - 1);
        kept.push_front((spot.clone(), Arc::clone(&sources)));
        Ok(sources)
    };
    let count = entries.len();
    for entry in entries {
        let (before, after) = (sources(&entry.before)?, sources(&entry.after)?);
        let course = entry.after.as_ref().or(entry.before.as_ref()).map_or(course, |spot| spot.course.as_str());
        let mut diff = diff::compare(&before, &after);
        diff.keep_course(course);
        let version = diff::version(if entry.after.is_some() { &after } else { &before }, course);
        show(&Step { diff, version, before, after, entry })?;
    }
    Ok(count)
}

/// A commit of a course's history.
pub struct Step {
    /// The commit.
    pub entry: Entry,
    /// The version of the course in it; of a course that is gone, its last.
    pub version: Option<String>,
    /// What the commit changed in the course.
    pub diff: Diff,
    /// The files of the course before.
    pub before: Arc<Sources>,
    /// The files of the course after.
    pub after: Arc<Sources>,
}

/// The name of the newest tag among the commits that a revision has.
///
/// # Errors
/// When nothing is called so, and when git's objects can't be read.
pub fn last_tag(history: &History, tip: &str) -> Result<Option<String>, Failure> {
    history.last_tag(tip).map_err(failure)
}

fn failure(trouble: Trouble) -> Failure {
    Failure { message: trouble.message, hints: trouble.hints }
}

/// What a catalogue is once it is proved.
#[derive(Debug, Clone)]
pub struct Proved {
    /// The catalogue.
    pub catalog: Catalog,
    /// Its offerings, laid out in days.
    pub plan: Plan,
}

/// Proves a catalogue: all findings of all files, each with its range of bytes, and what could be resolved. Levels of the
/// command line go before those of `catalog.yaml`; `year` is what rules take for the current one.
pub fn prove(sources: &Sources, levels: &[(String, Level)], year: i32) -> (Option<Proved>, Report) {
    let mut report = Report::default();
    let loaded = load::load(sources, &mut report);
    let proved = catalog::resolve(loaded, sources, &mut report).map(|catalog| {
        let levels = self::levels(&catalog, levels, &mut report);
        let plan = plan::plan(&catalog);
        check::check(&Context::new(&catalog, &plan, year), &levels, &mut report);
        printable(sources, &catalog, &mut report);
        approval::check(&catalog, &mut report);
        Proved { catalog, plan }
    });
    yaml::locate(sources, &mut report);
    (proved, report)
}

/// Reports what `catalog.yaml` names and no document could be printed with: a language without words, a theme or a folder
/// of fonts that is not there, an address that leads nowhere.
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
    if let Some(base) = catalog.settings.base.as_ref().filter(|_| !schedule::is_published(catalog)) {
        let place = Place::Value(catalog.file, root.key("base"));
        let finding = Diagnostic::error("base-no-address", place, format!("`{base}` is no address of the web"));
        report.push(finding.hint("write where the documents are published, such as `https://courses.example/`"));
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
