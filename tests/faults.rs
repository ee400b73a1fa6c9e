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

#[test]
fn broken_resources_leave_buildings_and_slots_in_peace() {
    let example = "
resources: {travel: 5}
calendar:
  bells:
    annex: {buildings: [annex], hours: 2, slots: {7: '19:00-20:35'}}
offering:
  meetings:
    - {kind: lecture, groups: [cs-1], teachers: [lecturer], at: mon 7, weeks: 2-9, room: b214}
";
    assert_eq!(names(example), ["wrong-type"]);
}

#[test]
fn a_date_may_have_bells_of_its_own() {
    let example = |slot: u8| {
        format!(
            "
calendar:
  bells:
    late: {{hours: 2, buildings: [annex], slots: {{3: '13:00-14:35', 8: '19:00-20:35'}}}}
    gala: {{hours: 2, weekdays: [sun], slots: {{3: '13:00-14:35', 9: '20:45-22:20'}}}}
  days: [{{on: 2026-12-10, bells: gala}}]
offering:
  exceptions:
    - {{on: 2026-12-10, at: 3, groups: [cs-1b], move: {{at: {slot}}}}}
    - {{on: 2026-12-08, at: 3, groups: [cs-1a], move: {{at: 8}}}}
  milestones:
    - {{id: exam, kind: exam, assessment: exam, on: 2026-12-10, at: {slot}, groups: [cs-1], teachers: [lecturer], room: a100}}
"
        )
    };
    let of_bells = |text: &str| {
        let names = names(text).into_iter();
        names.filter(|name| ["unknown-slot", "schedule-exception-unmatched"].contains(name)).collect::<Vec<_>>()
    };
    assert_eq!(of_bells(&example(9)), Vec::<&str>::new());
    assert_eq!(of_bells(&example(8)), ["unknown-slot"]);
    let silent = "
offering:
  exceptions:
    - {on: 2026-12-10, at: 3, groups: [cs-1b], move: {at: 7}}
    - {of: schema.lab1.cs-1a, move: {on: 2026-12-09, at: 7}}
";
    let told =
        |date: &str| format!("schedule-exception-unmatched: no bell rings where the class of {date} is moved to");
    assert_eq!(messages(silent), [told("2026-12-10"), told("2026-11-03")]);
}

#[test]
fn every_audience_has_its_own_weeks() {
    let labs = |group: &str| {
        let of =
            |day: u8| format!("    - {{id: {group}-{day}, kind: deadline, on: 2026-12-{day:02}, groups: [{group}]}}\n");
        (7..=10).map(of).collect::<String>()
    };
    let crowded = |text: &str| {
        let found = messages(text).into_iter().filter(|message| message.starts_with("schedule-deadlines-crowded"));
        found.map(|message| message.split(": ").nth(1).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let both = format!("offering:\n  milestones:\n{}{}", labs("cs-1a"), labs("cs-1b"));
    let of = |group: &str| format!("4 deadlines of `{group}` in the week of 2026-12-07, of 3 at most");
    assert_eq!(crowded(&both), [of("cs-1a"), of("cs-1b")]);
    let shared = format!("offering:\n  milestones:\n{}", labs("cs-1"));
    assert_eq!(crowded(&shared), [of("cs-1a")]);
    // Two of each subgroup are not four of anybody.
    let halves = both.lines().filter(|line| !line.contains("-9,") && !line.contains("-10,"));
    assert_eq!(crowded(&halves.map(|line| format!("{line}\n")).collect::<String>()), Vec::<String>::new());
}

#[test]
fn a_base_of_an_institution_is_in_use() {
    let example = "
institution: {extends: institution-base}
institution-base: {name: {ru: Основа, en: Base}}
";
    assert_eq!(names(example), Vec::<&str>::new());
    let example = example.replace("institution: {", "institution-b: {");
    assert_eq!(names(&example), ["institution-unused", "institution-unused"]);
}

#[test]
fn who_is_named_in_an_offering_is_in_use() {
    let people = "people: {b: {role: {ru: Б, en: B}}, c: {role: {ru: В, en: C}}, d: {role: {ru: Г, en: D}}}\n";
    let example = format!(
        "{people}offering:
  exceptions:
    - {{on: 2026-09-14, at: 2, move: {{teachers: [b]}}}}
    - {{on: 2026-09-18, at: 4, add: {{kind: lecture, groups: [cs-1], teachers: [c], room: a100}}}}
  milestones:
    - {{id: hand-in, kind: deadline, on: 2026-12-11, teachers: [d]}}
"
    );
    assert!(!names(&example).contains(&"person-unused"), "{:?}", messages(&example));
    assert_eq!(names(people).iter().filter(|name| **name == "person-unused").count(), 3);
}

#[test]
fn a_part_may_overlap_one_that_is_not_its_neighbour() {
    let example = "
calendar:
  terms:
    autumn:
      parts:
        long: {kind: practice, from: 2026-09-01, to: 2026-12-20}
        b: {kind: practice, from: 2026-09-10, to: 2026-09-20}
        c: {kind: practice, from: 2026-10-01, to: 2026-10-10}
";
    let found = messages(example).into_iter().filter(|message| message.starts_with("calendar-parts-overlap"));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            "calendar-parts-overlap: part `b` begins on 2026-09-10, and `long` ends on 2026-12-20",
            "calendar-parts-overlap: part `c` begins on 2026-10-01, and `long` ends on 2026-12-20",
        ]
    );
}

#[test]
fn a_block_may_overlap_one_that_is_not_its_neighbour() {
    let example = "
variant:
  agenda:
    days:
      - start: '10:00'
        blocks:
          - {minutes: 120, module: schema}
          - {kind: break, start: '10:30', minutes: 15}
          - {kind: break, minutes: 5}
          - {kind: meal, start: '11:30', minutes: 60}
";
    let found = messages(example).into_iter().filter(|message| message.starts_with("agenda-blocks-overlap"));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            "agenda-blocks-overlap: begins at 10:30, a block above ends at 12:00",
            "agenda-blocks-overlap: begins at 11:30, a block above ends at 12:00",
        ]
    );
}

#[test]
fn a_broken_programme_hides_no_course() {
    let example = "
program: {rows: [{id: databases, index: Б1.О.15, course: lost, part: core, credits: 2, semesters: []}]}
program-lost: {intake: never}
course: {corequisites: [lost]}
";
    let example = example.replace("program-lost", "program-x").replace("lost", "program-x");
    let found = names(&example);
    assert!(found.contains(&"unknown-course") && found.contains(&"unknown-prerequisite"), "{found:?}");
}

#[test]
fn titles_of_levels_of_approval_are_texts() {
    let example = "catalog: {approval: {levels: [{id: author, title: {ru: Автор}}]}}\n";
    assert!(names(example).contains(&"translation-missing"), "{:?}", messages(example));
}
