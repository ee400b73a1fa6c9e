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
    /// Address under which the catalogue is published.
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
    /// Exceptions from rules for the whole catalogue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
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
