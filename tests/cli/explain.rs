//! `syllabus explain`.

use crate::project::Project;

#[test]
fn a_rule_says_what_why_and_how() {
    Project::new()
        .run("explain weights-not-total")
        .stdout(
            "
            weights-not-total (deny): assessment weights do not add up to 100

            What it does
            Adds up the weights of a course's assessment parts and compares the sum with 100.

            Why
            A student must be able to compute the final mark from the syllabus. Weights of 90 or 110 per cent leave it open.

            Example
                course:
                  assessment: # error: weights-not-total
                    - {id: labs, title: {ru: Отчёты, en: Reports}, form: lab-report, weight: 50, outcomes: [design]}
                    - {id: exam, title: {ru: Экзамен, en: Examination}, form: exam, weight: 40, outcomes: [design]}

            Instead
                course:
                  assessment:
                    - {id: labs, title: {ru: Отчёты, en: Reports}, form: lab-report, weight: 50, outcomes: [design]}
                    - {id: exam, title: {ru: Экзамен, en: Examination}, form: exam, weight: 50, outcomes: [design]}
            ",
        )
        .code(0);
}

#[test]
fn a_fault_that_nothing_silences_says_so() {
    Project::new()
        .run("explain unknown-key")
        .stdout(
            "
            unknown-key: a key is not one of the format

            Without it there is no catalogue to check: no level and no exception silences it.
            ",
        )
        .code(0);
}

#[test]
fn every_rule_is_listed() {
    let (list, _, code) = Project::new().run("explain").output();
    assert_eq!(code, Some(0));
    for rule in syllabus::check::RULES {
        assert!(list.contains(&format!("  {} ", rule.name)), "{} is missing in\n{list}", rule.name);
    }
}

#[test]
fn a_misspelt_rule_is_guessed() {
    Project::new()
        .run("explain unkown-key")
        .stderr(
            "
            error: unknown rule `unkown-key`
              help: did you mean `unknown-key`?
              help: `syllabus explain` lists the rules
            ",
        )
        .code(2);
}
