//! The table of hours of a plan: kinds of work, parts of hours, and the semesters that its lines make.

use std::collections::BTreeMap;

use crate::model::{Activity, Attestation, Credits, Hours, HoursByKind, RowSemester};

/// Type of hours that make the sums.
pub(super) const WHOLE: &str = "1";
/// Types of hours that are a part of others (в том числе).
const PARTS: [&str; 2] = ["3", "5"];
/// What a kind of work stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    Hours(Activity),
    Attestation(Attestation),
    Credits,
}

/// A line of the table of hours, its codes followed.
pub(super) struct Amount<'a> {
    /// Course and semester as the plan counts them.
    pub(super) when: (u8, u8),
    pub(super) work: Work,
    pub(super) kind: &'a str,
    pub(super) hundredths: i64,
}

/// Whether a type of hours makes the sums or is a part of others.
pub(super) fn is_known(kind: &str) -> bool {
    kind == WHOLE || PARTS.contains(&kind)
}

/// Semesters of a row, counted through all years, and how many lines are in none.
pub(super) fn semesters(amounts: &[Amount<'_>], from_zero: bool) -> (Vec<RowSemester>, usize) {
    let mut semesters: BTreeMap<u8, RowSemester> = BTreeMap::new();
    let mut skipped = 0;
    for amount in amounts {
        let (year, session) = amount.when;
        let session = if from_zero { session.saturating_add(1) } else { session };
        if !(1..=7).contains(&year) || !(1..=2).contains(&session) {
            skipped += 1;
            continue;
        }
        let number = 2 * (year - 1) + session;
        add(semesters.entry(number).or_insert_with(|| empty(number)), amount);
    }
    let mut semesters: Vec<RowSemester> = semesters.into_values().collect();
    for semester in &mut semesters {
        semester.attestation.sort_unstable();
        semester.attestation.dedup();
    }
    (semesters, skipped)
}

fn empty(number: u8) -> RowSemester {
    RowSemester {
        number,
        credits: None,
        hours: HoursByKind::default(),
        stated: None,
        practical_training: None,
        online: None,
        attestation: Vec::new(),
        modules: Vec::new(),
    }
}

/// Adds a line to its semester. Hours and credits that are a part of others never go into sums.
fn add(semester: &mut RowSemester, amount: &Amount<'_>) {
    match amount.work {
        Work::Attestation(form) => semester.attestation.push(form),
        Work::Credits if amount.kind == WHOLE => {
            let sum = semester.credits.into_iter().chain([Credits::from_hundredths(amount.hundredths)]).sum();
            semester.credits = Some(sum);
        }
        Work::Credits => {}
        Work::Hours(kind) if amount.kind == WHOLE => {
            let sum = semester.hours.of(kind) + Hours::from_hundredths(amount.hundredths);
            semester.hours.set(kind, sum);
        }
        Work::Hours(kind) if amount.hundredths > 0 => {
            // Two kinds of parts may be the same hours: the larger is kept.
            let training = semester.practical_training.get_or_insert_default();
            training.set(kind, training.of(kind).max(Hours::from_hundredths(amount.hundredths)));
        }
        Work::Hours(_) => {}
    }
}

/// What an abbreviation of a kind of work, or its number in older files, stands for.
pub(super) fn work(name: &str) -> Option<Work> {
    Some(match name.to_lowercase().trim_end_matches('.') {
        "лек" | "лекции" | "101" => Work::Hours(Activity::Lecture),
        "лаб" | "лабораторные" | "102" => Work::Hours(Activity::Lab),
        "пр" | "прак" | "практ" | "сем" | "практические" | "103" => {
            Work::Hours(Activity::Practical)
        }
        "конс" | "консультации" => Work::Hours(Activity::Consultation),
        "кср" | "икр" | "106" => Work::Hours(Activity::Supervised),
        "ср" | "срс" | "сам. работа" | "107" => Work::Hours(Activity::SelfStudy),
        "контроль" | "часы на контроль" | "108" => Work::Hours(Activity::Control),
        "эк" | "экз" | "экзамен" | "1" => Work::Attestation(Attestation::Exam),
        "за" | "зач" | "зачет" | "зачёт" | "2" => Work::Attestation(Attestation::Credit),
        "зао" | "зачо" | "зачет с оценкой" | "зачёт с оценкой" | "3" => {
            Work::Attestation(Attestation::GradedCredit)
        }
        "кп" | "курсовой проект" | "4" => Work::Attestation(Attestation::TermProject),
        "кр" | "курсовая работа" | "5" => Work::Attestation(Attestation::TermPaper),
        "зет" | "з.е" | "50" => Work::Credits,
        _ => return None,
    })
}
