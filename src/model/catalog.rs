//! `catalog.yaml`: what holds for the whole folder.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allowance, Id, Lang, Text};

/// A catalogue: `catalog.yaml` at the top of its folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CatalogFile {
    /// Title of the catalogue.
    pub title: Text,
    /// Languages of its documents; the first is the default.
    pub languages: Vec<Lang>,
    /// Institutions in use; the first is the courses' default.
    pub institutions: Vec<Id>,
    /// Address under which the catalogue is published: `https://courses.example/`. With it, feeds of calendars can be subscribed to,
    /// and names of their events end with its host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// Theme of the documents: `classic`, `modern`, or a file of the catalogue's own `templates/themes/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Id>,
    /// Folder of the catalogue's own fonts, which are then part of its input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fonts: Option<String>,
    /// Levels of rules: `{literature-too-old: warn}`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, Level>,
    /// Who approves which changes, for `diff`; without it, the author, the department and the council.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// Exceptions from rules for the whole catalogue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// Levels of approval, and what needs which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Approval {
    /// Levels from the lowest to the highest.
    pub levels: Vec<ApprovalLevel>,
    /// The level that a kind of change or a group of kinds needs: `{wording: author, outcome-weakened: council}`. A kind
    /// that is not named needs what its group does; a group that is not named, what it needs without this key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub changes: BTreeMap<String, Id>,
}

/// A level of approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ApprovalLevel {
    /// Its name, as `diff --gate` takes it.
    pub id: Id,
    /// Title; without it, the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
}

/// How much a rule matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Says nothing.
    Allow,
    /// Reports, and lets the build go on.
    Warn,
    /// Reports, and refuses to build.
    Deny,
}
