//! The rules, one file each with its text beside it; one line each here.

mod assessment_measures_nothing;
mod corequisite_already_required;
mod corequisite_builds_on_course;
mod corequisite_later_semester;
mod criteria_not_weight;
mod hours_control_in_topic;
mod hours_labs_not_topics;
mod hours_not_course;
mod hours_not_credits;
mod hours_topics_not_module;
mod module_without_outcome;
mod outcome_assessed_above_taught;
mod outcome_assessed_below_level;
mod outcome_level_exceeded;
mod outcome_not_assessed;
mod outcome_not_taught;
mod outcome_too_few;
mod outcome_too_many;
mod outcome_verb_not_measurable;
mod outcome_verb_off_level;
mod outcome_without_indicator;
mod prerequisite_cycle;
mod prerequisite_later_semester;
mod prerequisite_level_not_given;
mod prerequisite_redundant;
mod prerequisite_self;
mod scale_gap;
mod scale_overlap;
mod scale_without_pass;
mod self_study_share;
mod topic_without_hours;
mod unused_allowance;
mod weights_not_total;

use super::Rule;

pub(super) use unused_allowance::RULE as UNUSED_ALLOWANCE;

/// All rules, by name.
pub static RULES: &[&Rule] = &[
    &assessment_measures_nothing::RULE,
    &corequisite_already_required::RULE,
    &corequisite_builds_on_course::RULE,
    &corequisite_later_semester::RULE,
    &criteria_not_weight::RULE,
    &hours_control_in_topic::RULE,
    &hours_labs_not_topics::RULE,
    &hours_not_course::RULE,
    &hours_not_credits::RULE,
    &hours_topics_not_module::RULE,
    &module_without_outcome::RULE,
    &outcome_assessed_above_taught::RULE,
    &outcome_assessed_below_level::RULE,
    &outcome_level_exceeded::RULE,
    &outcome_not_assessed::RULE,
    &outcome_not_taught::RULE,
    &outcome_too_few::RULE,
    &outcome_too_many::RULE,
    &outcome_verb_not_measurable::RULE,
    &outcome_verb_off_level::RULE,
    &outcome_without_indicator::RULE,
    &prerequisite_cycle::RULE,
    &prerequisite_later_semester::RULE,
    &prerequisite_level_not_given::RULE,
    &prerequisite_redundant::RULE,
    &prerequisite_self::RULE,
    &scale_gap::RULE,
    &scale_overlap::RULE,
    &scale_without_pass::RULE,
    &self_study_share::RULE,
    &topic_without_hours::RULE,
    &unused_allowance::RULE,
    &weights_not_total::RULE,
];
