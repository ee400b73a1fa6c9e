//! Levels of rules: `catalog.yaml`, then flags, into one table.

use std::collections::BTreeMap;

use super::Rule;
use crate::model::Level;

/// The level of every rule whose level was changed.
#[derive(Debug, Clone, Default)]
pub struct Levels(BTreeMap<String, Level>);

impl Levels {
    /// Sets a rule's level; the last word wins. `all` stands for every rule that is not set by name.
    pub fn set(&mut self, rule: impl Into<String>, level: Level) {
        self.0.insert(rule.into(), level);
    }

    /// The level of a rule.
    pub fn of(&self, rule: &Rule) -> Level {
        let all = || match self.0.get("all") {
            Some(Level::Deny) if rule.level == Level::Warn => Some(Level::Deny),
            Some(Level::Deny) | None => None,
            other => other.copied(),
        };
        self.0.get(rule.name).copied().or_else(all).unwrap_or(rule.level)
    }

    /// Names that were set.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
