//! Who must approve which change.

use super::kind::{Group, Kind};
use crate::catalog::Catalog;
use crate::model::{self, CatalogFile, Id, Text};
use crate::report::words::{did_you_mean, ticked};
use crate::report::{Code, Diagnostic, Place, Report};
use crate::source::{Path, Sources};
use crate::yaml::{Tree, decode};

/// Levels of approval, from the lowest to the highest, and what needs which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval(model::Approval);

/// The names of the levels of a catalogue that sets none.
const DEFAULT: [&str; 3] = ["author", "department", "council"];

impl Default for Approval {
    fn default() -> Self {
        let level =
            |name: &str| model::ApprovalLevel { id: name.parse().expect("the default levels are ids"), title: None };
        Self(model::Approval { levels: DEFAULT.map(level).into(), changes: Default::default() })
    }
}

impl Approval {
    /// What the `catalog.yaml` of a catalogue says.
    pub(super) fn of(sources: &Sources) -> Option<Self> {
        let file = sources.by_path("catalog.yaml")?;
        let tree = Tree::parse(file, &sources.file(file).text, &mut Vec::new())?;
        let catalog: CatalogFile = decode(&tree, &mut Vec::new())?;
        catalog.approval.filter(|approval| !approval.levels.is_empty()).map(Self)
    }

    /// The names of the levels, from the lowest.
    pub fn levels(&self) -> impl Iterator<Item = &Id> {
        self.0.levels.iter().map(|level| &level.id)
    }

    /// The place of a level among the levels.
    pub fn rank(&self, level: &str) -> Option<usize> {
        self.levels().position(|id| id.as_str() == level)
    }

    /// The name of a level by its place.
    pub fn name(&self, rank: usize) -> &str {
        self.0.levels.get(rank).map_or("", |level| level.id.as_str())
    }

    /// The title of a level, where it has one of its own.
    pub fn title(&self, rank: usize) -> Option<&Text> {
        self.0.levels.get(rank).and_then(|level| level.title.as_ref())
    }

    /// The level that a kind of change needs: its own, else that of its group, else the default; the highest where that
    /// names no level of this catalogue.
    pub fn needed(&self, kind: Kind) -> usize {
        let set = |name: &str| self.0.changes.get(name).and_then(|level| self.rank(level.as_str()));
        set(kind.as_str())
            .or_else(|| set(kind.group().as_str()))
            .or_else(|| self.rank(default(kind)))
            .unwrap_or(self.0.levels.len().saturating_sub(1))
    }
}

/// What a kind of change needs where the catalogue says nothing.
const fn default(kind: Kind) -> &'static str {
    match kind.group() {
        Group::Wording | Group::Literature | Group::Resources | Group::Record | Group::Look => "author",
        Group::Content
        | Group::Assessment
        | Group::Prerequisites
        | Group::Policies
        | Group::People
        | Group::Schedule => "department",
        Group::Hours | Group::Credits | Group::Outcomes | Group::Facts | Group::Settings | Group::Other => "council",
    }
}

/// Faults of what a catalogue says of approval.
pub static CODES: &[Code] = &[
    Code { name: "unknown-change", summary: "a level of approval is set for no kind of change" },
    Code { name: "unknown-approval-level", summary: "a kind of change needs a level of approval that is not there" },
];

/// Reports what a catalogue's levels of approval name and is not there.
pub fn check(catalog: &Catalog, report: &mut Report) {
    let Some(approval) = &catalog.settings.approval else { return };
    let root = Path::root().key("approval");
    if approval.levels.is_empty() {
        let place = Place::Value(catalog.file, root.key("levels"));
        let finding = Diagnostic::error("nothing-named", place, "approval has no level");
        report.push(finding.hint("name the levels from the lowest: `levels: [{id: author}, {id: council}]`"));
        return;
    }
    let levels = || approval.levels.iter().map(|level| level.id.as_str());
    for (i, level) in approval.levels.iter().enumerate() {
        if let Some(first) = levels().take(i).position(|id| id == level.id.as_str()) {
            let place = |i: usize| Place::Value(catalog.file, root.key("levels").index(i).key("id"));
            let finding =
                Diagnostic::error("twice-defined", place(i), format!("level `{}` is defined twice", level.id));
            report.push(finding.label(place(first), "first defined here"));
        }
    }
    for (change, level) in &approval.changes {
        let path = root.key("changes").key(change);
        if !names().any(|name| name == change) {
            let place = Place::Key(catalog.file, path.clone());
            let mut finding = Diagnostic::error("unknown-change", place, format!("unknown kind of change `{change}`"));
            finding.hints.extend(did_you_mean(change, names()));
            let groups = ticked(Group::ALL.into_iter().map(Group::as_str), "and");
            report.push(
                finding.hint(format!(
                    "the groups of kinds are {groups}; `diff --format json` names the kind of each change"
                )),
            );
        }
        if !levels().any(|id| id == level.as_str()) {
            let place = Place::Value(catalog.file, path);
            let message = format!("unknown level of approval `{level}`");
            let mut finding = Diagnostic::error("unknown-approval-level", place, message);
            finding.hints.extend(did_you_mean(level.as_str(), levels()));
            report.push(finding.hint(format!("the levels: {}", ticked(levels(), "and"))));
        }
    }
}

/// All names by which `catalog.yaml` may set a level: of kinds and of groups.
pub fn names() -> impl Iterator<Item = &'static str> {
    Kind::ALL.iter().map(|kind| kind.as_str()).chain(Group::ALL.into_iter().map(Group::as_str))
}
