//! Where the catalogue is, the date it carries, and what was found in it: the start of every command that reads one.

use std::collections::BTreeMap;
use std::env;
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, Datelike as _, NaiveDate};

use super::args::{At, RuleLevels, Shared};
use crate::catalog::Catalog;
use crate::check::RULES;
use crate::document::Edition;
use crate::model::{Id, Lang, Level, Text};
use crate::plan::Plan;
use crate::project;
use crate::report::words::{did_you_mean, ticked};
use crate::report::{Failure, Report};
use crate::source::{self, History, Revision, Sources};

/// A catalogue, read and proved.
pub(super) struct Opened {
    pub(super) sources: Sources,
    pub(super) catalog: Option<Catalog>,
    /// Its offerings, laid out in days.
    pub(super) plan: Plan,
    pub(super) report: Report,
}

/// The date that documents carry, and the commit behind it.
pub(super) struct Dated {
    /// The date; `None` where neither a flag, nor the environment, nor a commit gives one.
    pub(super) date: Option<NaiveDate>,
    /// The commit that the catalogue was read from.
    pub(super) revision: Option<Revision>,
}

/// Finds, reads and proves the catalogue, as it is or as a commit holds it.
pub(super) fn open(shared: &Shared, at: &At, levels: &RuleLevels) -> Result<Opened, Failure> {
    let levels = flags(levels)?;
    let sources = match &at.rev {
        Some(rev) => read_at(shared, rev)?,
        None => read(shared)?,
    };
    let year = dated(&sources, None)?.year()?;
    let (proved, report) = project::prove(&sources, &levels, year);
    let (catalog, plan) = proved.map(|proved| (proved.catalog, proved.plan)).unzip();
    Ok(Opened { sources, catalog, plan: plan.unwrap_or_default(), report })
}

/// Finds and reads the catalogue.
pub(super) fn read(shared: &Shared) -> Result<Sources, Failure> {
    let (root, prefix) = find(shared)?;
    project::open(&root, &prefix)
}

/// Reads the catalogue as a commit holds it.
pub(super) fn read_at(shared: &Shared, rev: &str) -> Result<Sources, Failure> {
    project::open_at(&history(shared)?, rev)
}

/// Finds the repository that holds the catalogue: that of its folder, or of the folder that is named or current where
/// there is none on the disk, such as in a bare repository.
pub(super) fn history(shared: &Shared) -> Result<History, Failure> {
    let folder = match (find(shared), &shared.catalog) {
        (Ok((root, _)), _) => root,
        (Err(_), Some(folder)) => folder.clone(),
        (Err(_), None) => env::current_dir().map_err(|error| Failure::io("can't tell the current folder", &error))?,
    };
    project::history(&folder)
}

/// The way from the current folder to another, as it stands before the path of a file.
pub(super) fn way_to(folder: &Path) -> Option<PathBuf> {
    let here = env::current_dir().ok()?.canonicalize().ok()?;
    Some(way(&here, folder))
}

/// The date of the documents: the flag's, that of `SOURCE_DATE_EPOCH`, the commit's; outside git none, and each document
/// carries the date of its course's version.
pub(super) fn dated(sources: &Sources, flag: Option<NaiveDate>) -> Result<Dated, Failure> {
    let revision = source::revision(sources);
    let date = match flag {
        Some(date) => Some(date),
        None => epoch()?.or_else(|| revision.as_ref().map(|revision| revision.date.date_naive())),
    };
    Ok(Dated { date, revision })
}

/// The day of something that is written now: the flag's, that of `SOURCE_DATE_EPOCH`, today.
pub(super) fn day(flag: Option<NaiveDate>) -> Result<NaiveDate, Failure> {
    let day = match flag {
        Some(day) => Some(day),
        None => epoch()?.or_else(today),
    };
    day.ok_or_else(|| Failure::new("the clock of this machine shows no date").hint("name one: `--date 2026-09-01`"))
}

/// Digits of a commit's id that documents print.
const COMMIT: usize = 12;

impl Dated {
    /// What documents say of their own making.
    pub(super) fn edition(&self) -> Edition {
        Edition {
            date: self.date,
            commit: self.revision.as_ref().map(|revision| revision.id.chars().take(COMMIT).collect()),
            modified: self.revision.as_ref().is_some_and(|revision| revision.modified),
            news: None,
        }
    }

    /// The year that rules take for the current one.
    pub(super) fn year(&self) -> Result<i32, Failure> {
        self.date.or_else(today).map(|date| date.year()).ok_or_else(|| {
            Failure::new("the clock of this machine shows no date").hint("name one: `SOURCE_DATE_EPOCH=SECONDS`")
        })
    }
}

/// Today, by Greenwich.
fn today() -> Option<NaiveDate> {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs();
    DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0).map(|now| now.date_naive())
}

#[allow(clippy::disallowed_methods, reason = "the command line is where the environment is read")]
fn epoch() -> Result<Option<NaiveDate>, Failure> {
    const NAME: &str = "SOURCE_DATE_EPOCH";
    let Ok(value) = env::var(NAME) else { return Ok(None) };
    let date = value.trim().parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    let date =
        date.ok_or_else(|| Failure::new(format!("`{NAME}` is `{value}`, not a number of seconds since 1970")))?;
    Ok(Some(date.date_naive()))
}

/// The catalogue's folder, and what stands before its files in messages: the way from the current folder.
fn find(shared: &Shared) -> Result<(PathBuf, String), Failure> {
    if let Some(folder) = &shared.catalog {
        let inner = folder.join("courses");
        let found = [folder, &inner].into_iter().find(|folder| folder.join("catalog.yaml").is_file());
        let found = found.ok_or_else(|| {
            Failure::new(format!(
                "no catalogue in {0}: neither {0}/catalog.yaml nor {0}/courses/catalog.yaml",
                folder.display()
            ))
            .hint(format!("`syllabus init {}` makes a small catalogue to begin with", folder.display()))
        })?;
        return Ok((found.clone(), prefix(found)));
    }
    let here = env::current_dir().map_err(|error| Failure::io("can't tell the current folder", &error))?;
    let root = source::find_catalog(&here).ok_or_else(|| {
        Failure::new("no catalogue here: neither catalog.yaml nor courses/catalog.yaml in this folder or above it")
            .hint("`syllabus init` makes a small catalogue to begin with, and `-C DIR` names one that is elsewhere")
    })?;
    let way = way(&here, &root);
    Ok((root, prefix(&way)))
}

/// The way from one folder to another that is above it, below it or beside it.
fn way(from: &Path, to: &Path) -> PathBuf {
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    up.chain(to.components().skip(common)).collect()
}

/// A folder as it stands before the path of a file.
fn prefix(folder: &Path) -> String {
    let parts = folder.components().filter(|part| *part != Component::CurDir);
    let text = parts.collect::<PathBuf>().display().to_string().replace('\\', "/");
    if text.is_empty() || text.ends_with('/') { text } else { format!("{text}/") }
}

/// The levels of the command line. What names a rule goes after `all`, and the stricter level after the milder.
fn flags(levels: &RuleLevels) -> Result<Vec<(String, Level)>, Failure> {
    let given = [(&levels.allow, Level::Allow), (&levels.warn, Level::Warn), (&levels.deny, Level::Deny)];
    let mut flags = Vec::new();
    for (rules, level) in given {
        for rule in rules {
            if rule != "all" && crate::check::rule(rule).is_none() {
                let mut failure = Failure::new(format!("unknown rule `{rule}`"));
                failure.hints.extend(did_you_mean(rule, RULES.iter().map(|rule| rule.name)));
                return Err(failure.hint("`syllabus explain` lists the rules"));
            }
            flags.push((rule.clone(), level));
        }
    }
    Ok(flags)
}

/// A language of the catalogue by its tag; the first where none is named.
pub(super) fn language(catalog: &Catalog, tag: Option<&str>) -> Result<Lang, Failure> {
    let known = || catalog.languages().iter().map(Lang::as_str);
    let found = match tag {
        None => catalog.languages().first(),
        Some(tag) => catalog.languages().iter().find(|lang| lang.as_str() == tag),
    };
    found.cloned().ok_or_else(|| {
        let failure = match tag {
            Some(tag) => Failure::new(format!("`{tag}` is no language of the catalogue")),
            None => Failure::new("the catalogue has no language"),
        };
        failure.hint(format!("its languages: {}", ticked(known(), "and")))
    })
}

/// The text that a flag gives by its values: one for all languages, or `LANG=TEXT` for each; nothing without any.
pub(super) fn in_languages(flag: &str, values: &[String], known: &[Lang]) -> Result<Option<Text>, Failure> {
    let mut texts = BTreeMap::new();
    for value in values {
        let tagged =
            value.split_once('=').and_then(|(tag, text)| Some((known.iter().find(|lang| lang.as_str() == tag)?, text)));
        match tagged {
            Some((lang, text)) => drop(texts.insert(lang.clone(), text.to_owned())),
            None if values.len() == 1 => return Ok(Some(Text::One(value.clone()))),
            None => {
                return Err(Failure::new(format!("`{value}` does not say in which language it is"))
                    .hint(format!("write `--{flag} ru=… --{flag} en=…`, with languages of the catalogue")));
            }
        }
    }
    Ok((!texts.is_empty()).then_some(Text::Many(texts)))
}

/// What is said of an id that no course has.
pub(super) fn unknown_course(catalog: &Catalog, id: &str) -> Failure {
    unknown("course", id, catalog.courses.keys().chain(catalog.broken.iter()).map(Id::as_str))
}

/// What is said of a name that is none of those that are known.
pub(super) fn unknown<'a>(what: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Failure {
    const MOST: usize = 12;
    let known: Vec<&str> = known.into_iter().collect();
    let failure = Failure::new(format!("unknown {what} `{name}`"));
    match (did_you_mean(name, known.iter().copied()), known.len()) {
        (Some(hint), _) => failure.hint(hint),
        (None, 0) => failure.hint(format!("the catalogue has no {what}")),
        (None, 1..=MOST) => failure.hint(format!("known: {}", ticked(known, "and"))),
        (None, more) => {
            let first = known.iter().take(MOST).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            failure.hint(format!("known: {first} and {} more", more - MOST))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_is_the_shortest() {
        let case = |from: &str, to: &str| prefix(&way(Path::new(from), Path::new(to)));
        assert_eq!(case("/a", "/a"), "");
        assert_eq!(case("/a", "/a/courses"), "courses/");
        assert_eq!(case("/a/b/c", "/a"), "../../");
        assert_eq!(case("/a/b", "/a/courses"), "../courses/");
        assert_eq!(prefix(Path::new("./x/")), "x/");
        assert_eq!(prefix(Path::new("/")), "/");
    }
}
