//! Feeds: names of events stay, numbers of changes rise only where due, and an unchanged build is the same to the byte.

use std::collections::BTreeMap;

use pretty_assertions::assert_eq;

use crate::project::Project;

/// A project with one offering of the starter's course: four lectures and practice that take what there is.
fn project() -> Project {
    let project = Project::starter().write(
        "resources.yaml",
        "rooms:\n  a1: {title: A1, capacity: 30}\n  a2: {title: A2, capacity: 30}\ngroups:\n  g1: {title: G1, size: 20}\n",
    );
    let project = project.write(
        "calendars/year.yaml",
        "title: Year\ntimezone: Europe/Moscow\nacademic-hour: 45\nbells:\n  main: {hours: 2, slots: {1: \"09:00-10:35\", 2: \"10:45-12:20\"}}\nterms:\n  autumn: {title: Autumn, start: 2026-09-01, end: 2026-12-27}\n",
    );
    offering(project, "")
}

fn offering(project: Project, more: &str) -> Project {
    project.write(
        "offerings/git.yaml",
        &format!(
            "course: sample\ncalendar: year\nspan: {{term: autumn}}\nmeetings:\n  - {{kind: lecture, groups: [g1], at: mon 1, room: a1}}\n  - {{kind: practical, groups: [g1], at: wed 1, room: a1}}\n  - {{kind: lab, groups: [g1], at: thu 1, room: a1}}\n{more}"
        ),
    )
}

/// The events of the offering's feed by name: the lines that tell of time, place, status and changes.
fn events(project: &Project) -> BTreeMap<String, Vec<String>> {
    events_of(project, "offerings/git/schedule")
}

fn events_of(project: &Project, feed: &str) -> BTreeMap<String, Vec<String>> {
    let flags = "--keep-going --format ics --lang en --date 2026-09-01 --quiet --out feeds";
    assert_eq!(project.run(&format!("build --doc schedule,feed {flags}")).output().2, Some(0));
    let text = project.read(&format!("feeds/{feed}.en.ics")).replace("\r\n ", "");
    let mut events = BTreeMap::new();
    for event in text.split("BEGIN:VEVENT\r\n").skip(1) {
        let lines: Vec<String> = event.lines().map(str::to_owned).collect();
        let uid = lines.iter().find_map(|line| line.strip_prefix("UID:")).expect("an event has a name").to_owned();
        let kept = ["SEQUENCE", "DTSTART", "LOCATION", "STATUS"];
        let facts = lines.into_iter().filter(|line| kept.iter().any(|name| line.starts_with(name))).collect();
        assert!(events.insert(uid.clone(), facts).is_none(), "{uid} stands twice");
    }
    events
}

fn sequence(facts: &[String]) -> &str {
    facts.iter().find_map(|line| line.strip_prefix("SEQUENCE:")).expect("an event has a number of changes")
}

#[test]
fn moving_cancelling_and_renaming_keep_the_names_of_events() {
    let project = project();
    assert_eq!(project.run("schedule --lock --date 2026-09-01 --quiet").output().2, Some(0));
    let before = events(&project);
    assert!(before.len() >= 3, "{before:?}");
    let feed = project.read("feeds/offerings/git/schedule.en.ics");
    assert_eq!(events(&project), before);
    assert_eq!(project.read("feeds/offerings/git/schedule.en.ics"), feed, "an unchanged build is the same to the byte");

    let project =
        offering(project, "exceptions:\n  - {on: 2026-09-07, at: 1, move: {on: 2026-09-08, at: 2, room: a2}}\n");
    let after = events(&project);
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    let changed: Vec<&String> = after.keys().filter(|uid| after[*uid] != before[*uid]).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(sequence(&after[changed[0]]), "1");
    assert!(after[changed[0]].contains(&"DTSTART;TZID=Europe/Moscow:20260908T104500".to_owned()), "{after:?}");
    assert!(after[changed[0]].contains(&"LOCATION:A2".to_owned()), "{after:?}");

    assert_eq!(project.run("schedule --lock --date 2026-09-02 --quiet").output().2, Some(0));
    assert_eq!(events(&project), after, "the lock remembers what was told");

    // The content of a class that is cancelled goes on to the next; the name of what is not held is its time.
    let cancelled = "exceptions:\n  - {of: history.lecture1, cancel: The lecturer is away}\n";
    let project = offering(project, cancelled);
    let with = events(&project);
    let name = "git.history.lecture1@syllabus.invalid";
    assert_eq!((sequence(&with[name]), with[name].last().map(String::as_str)), ("2", Some("STATUS:CANCELLED")));
    assert_eq!(with.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());

    assert_eq!(project.run("schedule --lock --date 2026-09-03 --quiet").output().2, Some(0));
    let resources = project.read("resources.yaml").replace("title: A1", "title: Hall");
    let project = project.write("resources.yaml", &resources);
    let renamed = events(&project);
    assert_eq!(renamed.keys().collect::<Vec<_>>(), with.keys().collect::<Vec<_>>());
    assert!(renamed.values().all(|facts| facts.contains(&"LOCATION:Hall".to_owned())), "{renamed:?}");
    assert!(
        renamed
            .iter()
            .all(|(name, facts)| sequence(facts).parse() == sequence(&with[name]).parse().map(|n: u32| n + 1))
    );
}

/// The head of a feed, and each event by its name, whole.
fn parts(text: &str) -> (String, BTreeMap<String, String>) {
    let text = text.replace("\r\n ", "").replace("END:VCALENDAR\r\n", "");
    let mut blocks = text.split("BEGIN:VEVENT\r\n");
    let head = blocks.next().expect("a feed has a head").to_owned();
    let uid = |event: &str| event.lines().find_map(|line| line.strip_prefix("UID:")).expect("a name").to_owned();
    (head, blocks.map(|event| (uid(event), event.to_owned())).collect())
}

#[test]
fn a_change_changes_its_event_and_nothing_else() {
    let project = project();
    assert_eq!(project.run("schedule --lock --date 2026-09-01 --quiet").output().2, Some(0));
    let flags = "--keep-going --doc schedule,feed --format ics,csv,json --quiet --out feeds";
    let files = |project: &Project, date: &str| -> BTreeMap<String, String> {
        assert_eq!(project.run(&format!("build {flags} --date {date}")).output().2, Some(0));
        let of = |path: String| (path.clone(), project.read(&format!("feeds/{path}")));
        project.tree("feeds").into_iter().filter(|path| !path.starts_with('.')).map(of).collect()
    };
    let before = files(&project, "2026-09-01");
    assert_eq!(files(&project, "2026-09-20"), before, "the day of the build is nowhere");
    let moved = "exceptions:\n  - {on: 2026-09-07, at: 1, move: {on: 2026-09-08, at: 2, room: a2}}\n";
    let project = offering(project, moved);
    let after = files(&project, "2026-09-02");
    let mut changed = Vec::new();
    for (path, text) in after.iter().filter(|(path, _)| path.ends_with(".ics")) {
        let (old, new) = (parts(&before[path]), parts(text));
        // A room that is entered has the event for the first time; all others had it.
        if path.contains("room-a2") {
            assert_eq!((old.1.len(), new.1.len()), (0, 1), "{path}");
            continue;
        }
        assert_eq!(new.0, old.0.replace("LAST-MODIFIED:20260901", "LAST-MODIFIED:20260902"), "{path}");
        assert_eq!(new.1.keys().collect::<Vec<_>>(), old.1.keys().collect::<Vec<_>>(), "{path}");
        for (uid, event) in new.1.iter().filter(|(uid, event)| old.1[*uid] != **event) {
            assert!(event.contains("SEQUENCE:1\r\n") && event.contains("DTSTAMP:20260902T"), "{path}: {event}");
            changed.push((path.clone(), uid.clone()));
        }
    }
    let uid = "git.history.lecture1@syllabus.invalid";
    let feeds = ["feeds/group-g1/feed", "feeds/room-a1/feed", "offerings/git/schedule"];
    let paths: Vec<String> =
        feeds.iter().flat_map(|feed| ["en", "ru"].map(|lang| format!("{feed}.{lang}.ics"))).collect();
    assert_eq!(changed, paths.into_iter().map(|path| (path, uid.to_owned())).collect::<Vec<_>>());
}

#[test]
fn what_is_no_longer_planned_is_told_as_cancelled() {
    let project = project();
    assert_eq!(project.run("schedule --lock --date 2026-09-01 --quiet").output().2, Some(0));
    let before = events(&project);
    let project = offering(project, "milestones:\n  - {id: talk, kind: deadline, on: 2026-10-01}\n");
    assert_eq!(project.run("schedule --lock --date 2026-09-01 --quiet").output().2, Some(0));
    let with = events(&project);
    assert_eq!(with.len(), before.len() + 1);
    let project = offering(project, "");
    for feed in ["offerings/git/schedule", "feeds/group-g1/feed"] {
        let after = events_of(&project, feed);
        let talk = after.get("git.talk@syllabus.invalid").expect("it is still told of");
        assert_eq!((sequence(talk), talk.last().map(String::as_str)), ("1", Some("STATUS:CANCELLED")), "{feed}");
    }
}

#[test]
fn a_room_hears_that_a_class_has_left_it() {
    let project = project();
    assert_eq!(project.run("schedule --lock --date 2026-09-01 --quiet").output().2, Some(0));
    let before = events_of(&project, "feeds/room-a1/feed");
    let project = offering(project, "exceptions:\n  - {on: 2026-09-07, at: 1, move: {room: a2}}\n");
    let left = events_of(&project, "feeds/room-a1/feed");
    assert_eq!(left.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    let changed: Vec<&Vec<String>> = left.values().filter(|facts| sequence(facts) == "1").collect();
    assert_eq!(changed.len(), 1);
    assert!(changed[0].contains(&"STATUS:CANCELLED".to_owned()), "{changed:?}");
    let entered = events_of(&project, "feeds/room-a2/feed");
    assert_eq!(entered.len(), 1);
    assert!(entered.values().all(|facts| facts.contains(&"STATUS:CONFIRMED".to_owned())), "{entered:?}");
}

#[test]
fn deadlines_are_told_to_whom_they_concern() {
    let project = project().write(
        "resources.yaml",
        "rooms:\n  a1: {title: A1, capacity: 30}\ngroups:\n  g1: {title: G1, size: 20, splits: {lab: [g1a, g1b]}}\n  g1a: {title: G1a, size: 10}\n  g1b: {title: G1b, size: 10}\n",
    );
    let project = offering(project, "milestones:\n  - {id: talk, kind: deadline, on: 2026-10-01, groups: [g1b]}\n");
    let told = |group: &str| {
        events_of(&project, &format!("feeds/group-{group}/feed")).contains_key("git.talk@syllabus.invalid")
    };
    assert_eq!([told("g1"), told("g1a"), told("g1b")], [true, false, true]);
}

#[test]
fn a_class_that_is_cancelled_is_made_up_for() {
    let text = "course: sample\ncalendar: year\nspan: {term: autumn}\nmeetings:\n  - {kind: lecture, groups: [g1], at: mon 1, weeks: 2-7, room: a1}\n  - {kind: lab, groups: [g1], at: tue 1-2, weeks: 3-7, room: a1}\n";
    let project = project().write("offerings/git.yaml", text);
    assert_eq!(project.run("schedule git --makeup").output().0, "");
    let project = project
        .write("offerings/git.yaml", &format!("{text}exceptions:\n  - {{on: 2026-09-14, at: 1, cancel: Ill}}\n"));
    let (proposed, _, code) = project.run("schedule git --makeup").output();
    assert_eq!(code, Some(0));
    let first = "exceptions:\n  - {on: 2026-09-16, at: 1, add: {kind: lecture, groups: [g1], room: a1}}\n";
    assert_eq!(proposed, first);
}

#[test]
fn makeups_are_written_and_make_the_schedule_whole() {
    let project = project();
    let text = "course: sample\ncalendar: year # the calendar\nspan: {term: autumn}\nmeetings:\n  - {kind: lecture, groups: [g1], at: mon 1, weeks: 2-7, room: a1}\n  - {kind: lab, groups: [g1], at: tue 1-2, weeks: 2-5, room: a1} # one short\n";
    let project = project.write("offerings/git.yaml", text);
    let (_, said, code) = project.run("check").output();
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("schedule-hours-not-course"), "{said}");
    let (proposed, _, code) = project.run("schedule git --makeup").output();
    assert_eq!(code, Some(0));
    assert!(proposed.starts_with("exceptions:\n  - {on: 2026-"), "{proposed}");
    assert_eq!(project.run("schedule git --makeup --apply --quiet").output().2, Some(0));
    assert_eq!(project.read("offerings/git.yaml"), format!("{text}{proposed}"));
    let (_, said, code) = project.run("check").output();
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("schedule-hours-not-course"), "{said}");
}

#[test]
fn a_revision_is_never_written_into_the_work_tree() {
    let project = project().repository("2025-09-01");
    for words in ["schedule git --makeup --apply --rev v1.0", "schedule --lock --rev v1.0", "schedule git --lock"] {
        let (_, complaint, code) = project.run(words).output();
        assert_eq!(code, Some(2), "{words}: {complaint}");
        assert!(complaint.contains("cannot be used with"), "{words}: {complaint}");
    }
    assert_eq!(project.git("status --porcelain"), "");
}

#[test]
fn nothing_is_locked_or_made_up_while_files_have_faults() {
    let project = project();
    project.run("schedule --lock --date 2026-09-01 --quiet").code(0);
    let lock = project.read("schedule.lock");
    let project = project.write("offerings/broken.yaml", "course: sample\ncalendar: year\nspann: {}\n");
    for words in ["schedule --lock --date 2026-09-01", "schedule git --makeup --apply"] {
        let (_, said, code) = project.run(words).output();
        assert_eq!(code, Some(1), "{words}: {said}");
        assert!(said.contains("offerings/broken.yaml"), "{words}: {said}");
    }
    assert_eq!(project.read("schedule.lock"), lock);
}

#[test]
fn events_of_an_offering_that_is_gone_are_cancelled_until_they_are_over() {
    let project = project();
    project.run("schedule --lock --date 2026-09-01 --quiet").code(0);
    let before = project.read("schedule.lock");
    std::fs::remove_file(project.path("offerings/git.yaml")).unwrap();
    project.run("schedule --lock --date 2026-09-02 --quiet").code(0);
    let after = project.read("schedule.lock");
    assert_eq!(after.lines().count(), before.lines().count());
    assert!(after.lines().all(|line| line.contains("\"cancelled\":true")), "{after}");
    project.run("schedule --lock --date 2027-09-02 --quiet").code(0);
    assert_eq!(project.read("schedule.lock"), "");
}

/// A course and an offering whose states no memory could hold: kinds of class in pieces that never meet.
#[test]
fn a_hostile_offering_is_planned() {
    let text = |kind: &str, day: &str, base: u32| -> String {
        (0..10)
            .map(|i| {
                format!(
                    "  - {{kind: {kind}, groups: [g1], at: \"{day} 0{i}:00-0{i}:50\", hours: {}.{}, room: a1}}\n",
                    1 + i % 3,
                    base + 7 * i
                )
            })
            .collect()
    };
    let meetings = text("lecture", "mon", 11) + &text("practical", "wed", 13) + &text("lab", "thu", 17);
    let project = project().write(
        "offerings/git.yaml",
        &format!("course: sample\ncalendar: year\nspan: {{term: autumn}}\nmeetings:\n{meetings}"),
    );
    let (listed, said, code) = project.run("schedule git --lang en").output();
    assert_eq!(code, Some(0), "{said}");
    assert!(listed.lines().count() > 30, "{listed}");
}

#[test]
fn a_day_without_classes_is_told() {
    let project = project();
    project.run("today --date 2030-01-01").stderr("no class on 2030-01-01\n").code(0);
    project.run("next --date 2030-01-01").stderr("no class on or after 2030-01-01\n").code(0);
}

#[test]
fn an_offering_of_a_variant_with_errors_is_not_printed() {
    let project = project();
    assert_eq!(project.run("new variant sample/day --quiet").output().2, Some(0));
    let day = "course: sample\nvariant: day\ncalendar: year\nspan: {from: 2026-10-05, to: 2026-10-07}\nmeetings:\n  \
               - {kind: lecture, groups: [g1], at: mon 2, room: a2}\n  - {kind: lab, groups: [g1], at: tue 1-2, room: a2}\n  \
               - {kind: lab, groups: [g1], at: wed 2, room: a2}\n";
    let project = project.write("offerings/day.yaml", day);
    let build = "build day --doc schedule --keep-going --format csv --date 2026-09-01 --quiet --out";
    project.run(&format!("{build} sound")).output();
    assert_eq!(project.tree("sound").iter().filter(|path| path.ends_with("csv")).count(), 2);
    let variant = project.read("courses/sample/variants/day.yaml");
    let wrong = variant.replacen("\nhours: ", "\nhours: 1", 1);
    assert_ne!(variant, wrong);
    let project = project.write("courses/sample/variants/day.yaml", &wrong);
    let (_, complaint, code) = project.run(&format!("{build} wrong")).output();
    assert!(complaint.contains("error[variant-hours-not-total]"), "{complaint}");
    assert_eq!((code, project.path("wrong/offerings/day/schedule.en.csv").exists()), (Some(1), false));
}
