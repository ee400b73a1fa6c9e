//! Faults that were once missed, told twice or told where there is none: small changes of the sample of the rules.

use std::fmt::Write as _;

use pretty_assertions::assert_eq;

use crate::rules::found;

/// What is found in an example: names with messages.
fn messages(example: &str) -> Vec<String> {
    let (_, report) = found(example);
    report.diagnostics().iter().map(|finding| format!("{}: {}", finding.code, finding.message)).collect()
}

/// The names of what is found.
fn names(example: &str) -> Vec<&'static str> {
    found(example).1.diagnostics().iter().map(|finding| finding.code).collect()
}

#[test]
fn an_academic_hour_has_minutes() {
    let example = "institution: {academic-hour: 0}\nvariant:\n  agenda: {days: [{start: '10:00', blocks: [{minutes: 90, module: schema}]}]}\n";
    assert!(messages(example).contains(&"impossible-time: an academic hour of 0 minutes".to_owned()));
}

#[test]
fn groups_may_share_their_parts() {
    let layers = |count: usize| {
        let mut text = "resources:\n  groups:\n".to_owned();
        for layer in 1..count {
            let next = layer + 1;
            for side in ["a", "b"] {
                writeln!(text, "    {side}{layer}: {{title: G, members: [a{next}, b{next}]}}").unwrap();
            }
        }
        write!(text, "    a{count}: {{title: G, size: 1}}\n    b{count}: {{title: G, size: 1}}\n").unwrap();
        text
    };
    let groups = |text: &str| names(text).into_iter().filter(|name| name.starts_with("group")).collect::<Vec<_>>();
    assert_eq!(groups(&layers(12)), Vec::<&str>::new());
    assert_eq!(groups(&layers(60)), ["groups-too-deep"]);
}

#[test]
fn a_chain_of_groups_of_any_length_ends() {
    const LENGTH: usize = 20_000;
    let mut text = "resources:\n  groups:\n".to_owned();
    for number in 1..LENGTH {
        writeln!(text, "    g{number:05}: {{title: G, members: [g{:05}]}}", number + 1).unwrap();
    }
    let closed = |last: &str| format!("{text}    g{LENGTH}: {{title: G, {last}}}\n");
    let groups = |text: &str| names(text).into_iter().filter(|name| name.starts_with("group")).collect::<Vec<_>>();
    assert_eq!(groups(&closed("size: 1")), ["groups-too-deep"]);
    assert_eq!(groups(&closed("members: [g00001]")), ["group-cycle"]);
}
