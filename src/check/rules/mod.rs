//! The rules, one file each with its text beside it; one line each here.

mod unused_allowance;
mod weights_not_total;

use super::Rule;

pub(super) use unused_allowance::RULE as UNUSED_ALLOWANCE;

/// All rules, by name.
/// The rule.
pub static RULES: &[&Rule] = &[&unused_allowance::RULE, &weights_not_total::RULE];
