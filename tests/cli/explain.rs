//! `syllabus explain`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

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

/// The names that follow `Diagnostic::error(` in the source.
fn codes(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            codes(&entry, found);
            continue;
        }
        let text = fs::read_to_string(&entry).unwrap_or_default();
        for (at, opening) in text.match_indices("Diagnostic::error(") {
            let name = text[at + opening.len()..].trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'));
            found.extend(name.map(|(name, _)| name.to_owned()));
        }
    }
}

#[test]
fn everything_that_can_be_found_is_listed() {
    let (list, _, _) = Project::new().run("explain").output();
    let mut found = BTreeSet::new();
    codes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.contains("unknown-rule") && found.contains("yaml-encoding"), "{found:?}");
    let missing: Vec<_> = found.iter().filter(|name| !list.contains(&format!("  {name} "))).collect();
    assert!(missing.is_empty(), "{missing:?}");
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
