//! The rules, one file each with its text beside it; one line each here.

mod agenda_block_not_hours;
mod agenda_blocks_overlap;
mod agenda_day_too_long;
mod agenda_too_many_zones;
mod agenda_without_break;
mod assessment_measures_nothing;
mod assessment_outcome_elsewhere;
mod calendar_day_hidden;
mod calendar_parts_overlap;
mod changes_not_newest_first;
mod competence_code_mixed;
mod competence_not_linked;
mod competence_not_planned;
mod competence_without_indicator;
mod competence_without_row;
mod corequisite_already_required;
mod corequisite_builds_on_course;
mod corequisite_later_semester;
mod course_code_repeated;
mod credit_hours_impossible;
mod credit_system_unused;
mod criteria_not_weight;
mod eqf_not_cycle;
mod eqf_out_of_range;
mod footnote_unsupported;
mod formula_unreadable;
mod group_size_inverted;
mod hours_control_in_topic;
mod hours_labs_not_topics;
mod hours_not_course;
mod hours_not_credits;
mod hours_topics_not_module;
mod image_without_alt;
mod indicator_without_outcome;
mod institution_unused;
mod isced_unknown;
mod item_key_ambiguous;
mod item_part_repeated;
mod item_parts_foreign;
mod item_without_criteria;
mod item_without_key;
mod link_not_web;
mod link_text_meaningless;
mod literature_bad_doi;
mod literature_bad_isbn;
mod literature_missing;
mod literature_repeated;
mod literature_too_old;
mod literature_unused;
mod literature_url_without_date;
mod literature_without_gost;
mod literature_without_title;
mod literature_year_in_future;
mod module_without_outcome;
mod outcome_assessed_above_taught;
mod outcome_assessed_below_level;
mod outcome_level_exceeded;
mod outcome_linked_twice;
mod outcome_not_assessed;
mod outcome_not_taught;
mod outcome_outside_plan;
mod outcome_too_few;
mod outcome_too_many;
mod outcome_verb_not_measurable;
mod outcome_verb_off_level;
mod outcome_without_indicator;
mod person_unused;
mod picture_in_line;
mod picture_missing;
mod picture_outside;
mod plan_after_not_later;
mod plan_before_not_earlier;
mod plan_choice_differs;
mod plan_contact_not_sum;
mod plan_contact_share;
mod plan_control_not_institution;
mod plan_control_without_exam;
mod plan_credits_not_whole;
mod plan_distribution_impossible;
mod plan_exam_without_control;
mod plan_forms_differ;
mod plan_frozen_not_row;
mod plan_frozen_unused;
mod plan_hours_not_credits;
mod plan_hours_odd;
mod plan_index_malformed;
mod plan_module_repeated;
mod plan_module_without_semester;
mod plan_part_exceeds_whole;
mod plan_row_not_course;
mod plan_row_without_links;
mod plan_semester_not_credits;
mod plan_semester_without_attestation;
mod plan_semesters_not_total;
mod plan_stated_not_sum;
mod plan_topic_not_sum;
mod plan_week_overloaded;
mod plan_works_not_row;
mod prerequisite_cycle;
mod prerequisite_later_semester;
mod prerequisite_level_not_given;
mod prerequisite_redundant;
mod prerequisite_self;
mod profile_unused;
mod rating_not_pass;
mod rating_not_total;
mod rating_part_impossible;
mod raw_html;
mod scale_gap;
mod scale_overlap;
mod scale_unused;
mod scale_without_pass;
mod schedule_cancelled_not_made_up;
mod schedule_day_too_long;
mod schedule_deadlines_crowded;
mod schedule_exams_too_close;
mod schedule_exception_unmatched;
mod schedule_gap;
mod schedule_group_overlap;
mod schedule_hours_beyond_course;
mod schedule_hours_not_course;
mod schedule_milestone_too_early;
mod schedule_never_held;
mod schedule_on_day_off;
mod schedule_on_holiday;
mod schedule_online_without_link;
mod schedule_order_broken;
mod schedule_outside_term;
mod schedule_quiet_hours;
mod schedule_rest_too_short;
mod schedule_room_closed;
mod schedule_room_lacks_feature;
mod schedule_room_overlap;
mod schedule_room_too_small;
mod schedule_slot_without_bell;
mod schedule_subgroup_drift;
mod schedule_teacher_avoids;
mod schedule_teacher_overlap;
mod schedule_teacher_overloaded;
mod schedule_teacher_unavailable;
mod schedule_travel_too_short;
mod schedule_weeks_beyond_span;
mod schedule_without_room;
mod schedule_without_teacher;
mod schedule_zone_gap;
mod schedule_zone_overlap;
mod self_study_share;
mod semester_not_year;
mod text_cut;
mod topic_without_hours;
mod translation_identical;
mod translation_missing;
mod translation_numbers_differ;
mod translation_unknown_language;
mod unused_allowance;
mod variant_competence_without_basis;
mod variant_days_not_hours;
mod variant_hours_not_total;
mod variant_module_without_competence;
mod variant_module_without_control;
mod variant_outcome_not_assessed;
mod variant_pace_too_slow;
mod variant_promises_dropped;
mod variant_too_short;
mod variant_without_attestation;
mod version_without_change_note;
mod weeks_beyond_semester;
mod weeks_overlap;
mod weights_not_total;
mod year_day_covered_twice;
mod year_day_uncovered;
mod year_exams_missing;
mod year_not_whole;
mod year_teaching_not_plan;
mod year_vacation_not_limits;

use super::Rule;

pub(super) use unused_allowance::RULE as UNUSED_ALLOWANCE;

/// All rules, by name.
pub static RULES: &[&Rule] = &[
    &agenda_block_not_hours::RULE,
    &agenda_blocks_overlap::RULE,
    &agenda_day_too_long::RULE,
    &agenda_too_many_zones::RULE,
    &agenda_without_break::RULE,
    &assessment_measures_nothing::RULE,
    &assessment_outcome_elsewhere::RULE,
    &calendar_day_hidden::RULE,
    &calendar_parts_overlap::RULE,
    &changes_not_newest_first::RULE,
    &competence_code_mixed::RULE,
    &competence_not_linked::RULE,
    &competence_not_planned::RULE,
    &competence_without_indicator::RULE,
    &competence_without_row::RULE,
    &corequisite_already_required::RULE,
    &corequisite_builds_on_course::RULE,
    &corequisite_later_semester::RULE,
    &course_code_repeated::RULE,
    &credit_hours_impossible::RULE,
    &credit_system_unused::RULE,
    &criteria_not_weight::RULE,
    &eqf_not_cycle::RULE,
    &eqf_out_of_range::RULE,
    &footnote_unsupported::RULE,
    &formula_unreadable::RULE,
    &group_size_inverted::RULE,
    &hours_control_in_topic::RULE,
    &hours_labs_not_topics::RULE,
    &hours_not_course::RULE,
    &hours_not_credits::RULE,
    &hours_topics_not_module::RULE,
    &image_without_alt::RULE,
    &indicator_without_outcome::RULE,
    &institution_unused::RULE,
    &isced_unknown::RULE,
    &item_key_ambiguous::RULE,
    &item_part_repeated::RULE,
    &item_parts_foreign::RULE,
    &item_without_criteria::RULE,
    &item_without_key::RULE,
    &link_not_web::RULE,
    &link_text_meaningless::RULE,
    &literature_bad_doi::RULE,
    &literature_bad_isbn::RULE,
    &literature_missing::RULE,
    &literature_repeated::RULE,
    &literature_too_old::RULE,
    &literature_unused::RULE,
    &literature_url_without_date::RULE,
    &literature_without_gost::RULE,
    &literature_without_title::RULE,
    &literature_year_in_future::RULE,
    &module_without_outcome::RULE,
    &outcome_assessed_above_taught::RULE,
    &outcome_assessed_below_level::RULE,
    &outcome_level_exceeded::RULE,
    &outcome_linked_twice::RULE,
    &outcome_not_assessed::RULE,
    &outcome_not_taught::RULE,
    &outcome_outside_plan::RULE,
    &outcome_too_few::RULE,
    &outcome_too_many::RULE,
    &outcome_verb_not_measurable::RULE,
    &outcome_verb_off_level::RULE,
    &outcome_without_indicator::RULE,
    &person_unused::RULE,
    &picture_in_line::RULE,
    &picture_missing::RULE,
    &picture_outside::RULE,
    &plan_after_not_later::RULE,
    &plan_before_not_earlier::RULE,
    &plan_choice_differs::RULE,
    &plan_contact_not_sum::RULE,
    &plan_contact_share::RULE,
    &plan_control_not_institution::RULE,
    &plan_control_without_exam::RULE,
    &plan_credits_not_whole::RULE,
    &plan_distribution_impossible::RULE,
    &plan_exam_without_control::RULE,
    &plan_forms_differ::RULE,
    &plan_frozen_not_row::RULE,
    &plan_frozen_unused::RULE,
    &plan_hours_not_credits::RULE,
    &plan_hours_odd::RULE,
    &plan_index_malformed::RULE,
    &plan_module_repeated::RULE,
    &plan_module_without_semester::RULE,
    &plan_part_exceeds_whole::RULE,
    &plan_row_not_course::RULE,
    &plan_row_without_links::RULE,
    &plan_semester_not_credits::RULE,
    &plan_semester_without_attestation::RULE,
    &plan_semesters_not_total::RULE,
    &plan_stated_not_sum::RULE,
    &plan_topic_not_sum::RULE,
    &plan_week_overloaded::RULE,
    &plan_works_not_row::RULE,
    &prerequisite_cycle::RULE,
    &prerequisite_later_semester::RULE,
    &prerequisite_level_not_given::RULE,
    &prerequisite_redundant::RULE,
    &prerequisite_self::RULE,
    &profile_unused::RULE,
    &rating_not_pass::RULE,
    &rating_not_total::RULE,
    &rating_part_impossible::RULE,
    &raw_html::RULE,
    &scale_gap::RULE,
    &scale_overlap::RULE,
    &scale_unused::RULE,
    &scale_without_pass::RULE,
    &schedule_cancelled_not_made_up::RULE,
    &schedule_day_too_long::RULE,
    &schedule_deadlines_crowded::RULE,
    &schedule_exams_too_close::RULE,
    &schedule_exception_unmatched::RULE,
    &schedule_gap::RULE,
    &schedule_group_overlap::RULE,
    &schedule_hours_beyond_course::RULE,
    &schedule_hours_not_course::RULE,
    &schedule_milestone_too_early::RULE,
    &schedule_never_held::RULE,
    &schedule_on_day_off::RULE,
    &schedule_on_holiday::RULE,
    &schedule_online_without_link::RULE,
    &schedule_order_broken::RULE,
    &schedule_outside_term::RULE,
    &schedule_quiet_hours::RULE,
    &schedule_rest_too_short::RULE,
    &schedule_room_closed::RULE,
    &schedule_room_lacks_feature::RULE,
    &schedule_room_overlap::RULE,
    &schedule_room_too_small::RULE,
    &schedule_slot_without_bell::RULE,
    &schedule_subgroup_drift::RULE,
    &schedule_teacher_avoids::RULE,
    &schedule_teacher_overlap::RULE,
    &schedule_teacher_overloaded::RULE,
    &schedule_teacher_unavailable::RULE,
    &schedule_travel_too_short::RULE,
    &schedule_weeks_beyond_span::RULE,
    &schedule_without_room::RULE,
    &schedule_without_teacher::RULE,
    &schedule_zone_gap::RULE,
    &schedule_zone_overlap::RULE,
    &self_study_share::RULE,
    &semester_not_year::RULE,
    &text_cut::RULE,
    &topic_without_hours::RULE,
    &translation_identical::RULE,
    &translation_missing::RULE,
    &translation_numbers_differ::RULE,
    &translation_unknown_language::RULE,
    &unused_allowance::RULE,
    &variant_competence_without_basis::RULE,
    &variant_days_not_hours::RULE,
    &variant_hours_not_total::RULE,
    &variant_module_without_competence::RULE,
    &variant_module_without_control::RULE,
    &variant_outcome_not_assessed::RULE,
    &variant_pace_too_slow::RULE,
    &variant_promises_dropped::RULE,
    &variant_too_short::RULE,
    &variant_without_attestation::RULE,
    &version_without_change_note::RULE,
    &weeks_beyond_semester::RULE,
    &weeks_overlap::RULE,
    &weights_not_total::RULE,
    &year_day_covered_twice::RULE,
    &year_day_uncovered::RULE,
    &year_exams_missing::RULE,
    &year_not_whole::RULE,
    &year_teaching_not_plan::RULE,
    &year_vacation_not_limits::RULE,
];
