//! An exception that excuses nothing. The exceptions themselves keep the account: see [`super::super::check`].

use crate::check::Rule;
use crate::model::Level;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    name: "unused-allowance",
    summary: "an exception excuses nothing",
    docs: include_str!("unused_allowance.md"),
    level: Level::Warn,
    check: |_, _| {},
};
