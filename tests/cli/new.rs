//! `syllabus new`.

use pretty_assertions::assert_eq;

use crate::project::{Project, unindent};

const DONE: &str = "hours, credits and weights add up; put your own texts in, then run `syllabus check`\n";

#[test]
fn a_new_course_lacks_only_what_must_be_chosen() {
    let project = Project::starter();
    project.run("new course big-data").stdout("courses/big-data.yaml\n").stderr(DONE).code(0);
    project
        .run("check --format short")
        .stderr("courses/big-data.yaml:82:1: error[literature-missing]: course `big-data` has 0 works of main literature and 0 of further\n")
        .code(1);
    project
        .run("list --lang en")
        .stdout(
            "
            ID        CODE      TITLE                     CREDITS        HOURS  LEVEL         FINDINGS
            big-data  big-data  Big data                  3 ECTS, 3 RCU    108  first, EQF 6  1 error
            sample    B.1       Version Control with Git  2 RCU, 2 ECTS     72  first, EQF 6
            ",
        )
        .code(0);
}

#[test]
fn titles_go_to_their_languages() {
    let project = Project::starter();
    project
        .run_words(&["new", "course", "db", "--title", "ru=Базы: «данных»", "--title", "en=Data: \"bases\" #1"])
        .stdout("courses/db.yaml\n")
        .stderr(DONE)
        .code(0);
    let head: String = project.read("courses/db.yaml").split_inclusive('\n').take(3).collect();
    assert_eq!(
        head,
        "# yaml-language-server: $schema=../.schema/course.json\ncode: db\ntitle: {en: \"Data: \\\"bases\\\" #1\", ru: \"Базы: «данных»\"}\n"
    );
    project
        .run_words(&["new", "course", "x", "--title", "A", "--title", "en=B"])
        .stderr(
            "
            error: `A` does not say in which language it is
              help: write `--title ru=… --title en=…`, with languages of the catalogue
            ",
        )
        .code(2);
}

#[test]
fn a_course_is_not_overwritten() {
    Project::starter()
        .run("new course sample")
        .stderr("error: course `sample` is there already: courses/sample.yaml\n")
        .code(2);
    let project = Project::starter();
    project.run("new variant sample/day --quiet").stdout("courses/sample/variants/day.yaml\n").code(0);
    project
        .run("new variant sample/day")
        .stderr("error: variant `day` is there already: courses/sample/variants/day.yaml\n")
        .code(2);
}

#[test]
fn an_id_is_a_slug() {
    let (_, complaint, code) = Project::starter().run("new course Базы").output();
    assert_eq!(code, Some(2));
    assert!(complaint.contains("`Базы` is not an id: small Latin letters, digits and hyphens only"), "{complaint}");
}

/// The entries of days in a calendar, without the act that they come from.
fn days(project: &Project, id: &str) -> Vec<String> {
    let text = project.read(&format!("calendars/{id}.yaml"));
    let entries = text.lines().filter_map(|line| line.strip_prefix("  - {"));
    entries.map(|entry| entry.split(", source:").next().unwrap().to_owned()).collect()
}

#[test]
fn a_new_calendar_has_the_official_days_off() {
    let project = Project::starter();
    for (id, flags) in [("six", ""), ("five", " --week-days 5")] {
        project
            .run(&format!("new calendar {id} --country ru --year 2026{flags}"))
            .stdout(&format!("calendars/{id}.yaml\n"))
            .stderr("holidays and transfers are the official ones; set the dates of terms and the bells\n")
            .code(0);
    }
    project.run("check").stderr("1 course in 7 files: nothing found\n").code(0);
    let moved = |id| -> Vec<String> {
        let is_moved = |entry: &String| entry.contains("transfer") || entry.contains("runs-as");
        days(&project, id)
            .into_iter()
            .filter(is_moved)
            .map(|entry| entry[4..].split(',').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(moved("six"), ["2026-03-09", "2026-12-31", "2027-05-10"]);
    assert_eq!(
        moved("five"),
        [
            "2026-01-09",
            "2026-03-09",
            "2026-05-11",
            "2026-12-31",
            "2027-02-20",
            "2027-02-22",
            "2027-05-03",
            "2027-05-10",
            "2027-06-14"
        ]
    );
    assert_eq!(
        &days(&project, "six")[..3],
        [
            "from: 2026-01-01, to: 2026-01-06, off: {ru: \"Новогодние каникулы\", en: \"New Year holidays\"}, kind: holiday",
            "on: 2026-01-07, off: {ru: \"Рождество Христово\", en: \"Christmas Day\"}, kind: holiday",
            "on: 2026-01-08, off: {ru: \"Новогодние каникулы\", en: \"New Year holidays\"}, kind: holiday",
        ]
    );
    assert!(
        days(&project, "five")
            .contains(&"on: 2027-02-20, runs-as: mon, why: {ru: \"за 22.02\", en: \"for 22.02\"}".to_owned())
    );
    let text = project.read("calendars/six.yaml");
    assert!(text.contains("source: \"ТК РФ, ст. 112; постановление Правительства РФ от 24.09.2025 № 1466\""));
    project
        .run("new calendar six --country de --year 2026")
        .stderr("error: calendar `six` is there already: calendars/six.yaml\n")
        .code(2);
}

#[test]
fn calendars_of_other_countries_have_their_holidays() {
    let project = Project::starter();
    let note = "holidays and transfers are the official ones; set the dates of terms and the bells\n";
    for (country, lines, entry) in [
        ("de", 15, "on: 2026-04-03, off: \"Good Friday\", kind: holiday"),
        ("us", 17, "on: 2026-11-26, off: \"Thanksgiving Day\", kind: holiday"),
    ] {
        let out = format!("calendars/{country}.yaml\n");
        project
            .run(&format!("new calendar {country} --country {country} --year 2026"))
            .stdout(&out)
            .stderr(note)
            .code(0);
        let days = days(&project, country);
        assert!(days.contains(&entry.to_owned()), "{days:?}");
        assert_eq!(days.len(), lines, "{days:?}");
    }
    project.run("check").stderr("1 course in 7 files: nothing found\n").code(0);
}

/// The starter catalogue with a calendar, a group of two subgroups, and rooms.
fn with_groups() -> Project {
    let project = Project::starter();
    project.run("new calendar y26 --country ru --year 2026 --quiet").stdout("calendars/y26.yaml\n").code(0);
    project.write(
        "resources.yaml",
        "
        rooms:
          a101: {title: A-101, capacity: 60, features: [projector]}
          c12: {title: C-12, capacity: 16, features: [pc, projector]}
        groups:
          se-1: {title: SE-1, size: 28, splits: {lab: [se-1a, se-1b]}}
          se-1a: {title: SE-1a, size: 14}
          se-1b: {title: SE-1b, size: 14}
        ",
    )
}

/// A copy of the shipped catalogue.
fn shipped() -> Project {
    Project::new().copy("courses", ".")
}

const FREE: &str = "hours add up and everybody is free; next: `syllabus check`, `syllabus schedule ID`, `syllabus build ID --doc schedule`\n";

/// Makes an offering; the rows that it says it has are these, the file is clean, and its classes are printed.
#[track_caller]
fn offer(project: &Project, id: &str, flags: &str, rows: &str, findings: &str) {
    let rows = unindent(rows);
    project
        .run(&format!("new offering {id} {flags}"))
        .stdout(&format!("offerings/{id}.yaml\n"))
        .stderr(&format!("{rows}{}", FREE.replace("ID", id)))
        .code(0);
    project.run("check").stderr(findings).code(0);
    let (classes, complaint, code) = project.run(&format!("schedule {id}")).output();
    assert_eq!((complaint.as_str(), code), ("", Some(0)));
    assert!(!classes.is_empty());
}

/// Asks for an offering that can't be had; nothing is written.
#[track_caller]
fn refuse(project: &Project, flags: &str, complaint: &str) {
    project.run(&format!("new offering no {flags}")).stderr(complaint).code(2);
    assert!(!project.path("offerings/no.yaml").exists());
}

#[test]
fn a_new_offering_has_free_times_for_groups_and_subgroups() {
    let project = with_groups();
    let rows = "
        lecture of se-1: mon 1, weeks 2-7 in a101
        lab of se-1a: mon 2, weeks 2-11 in c12
        lab of se-1b: tue 1, weeks 2-11 in c12
        ";
    offer(&project, "git", "--course sample --term autumn", rows, "1 course in 8 files: nothing found\n");
    assert_eq!(
        project.read("offerings/git.yaml"),
        unindent(
            "
            # yaml-language-server: $schema=../.schema/offering.json
            course: sample
            calendar: y26
            span: {term: autumn}
            meetings:
              - {kind: lecture, groups: [se-1], teachers: [lecturer], at: mon 1, weeks: 2-7, room: a101}
              - {kind: lab, groups: [se-1a], teachers: [lecturer], at: mon 2, weeks: 2-11, room: c12}
              - {kind: lab, groups: [se-1b], teachers: [lecturer], at: tue 1, weeks: 2-11, room: c12}
            ",
        )
    );
    let written = project.read("offerings/git.yaml");
    project
        .run("new offering git --course sample --term autumn")
        .stderr("error: offering `git` is there already: offerings/git.yaml\n")
        .code(2);
    assert_eq!(project.read("offerings/git.yaml"), written);
    // The same people once more, around what they have.
    let rows = "
        lecture of se-1: mon 1, weeks 8-13 in a101
        lab of se-1a: tue 2, weeks 8-17 in c12
        lab of se-1b: thu 1, weeks 8-17 in c12
        ";
    offer(&project, "again", "--course sample --term autumn", rows, "1 course in 9 files: nothing found\n");
}

#[test]
fn a_new_offering_of_a_row_or_a_variant_has_its_hours() {
    let project = with_groups();
    project.run("new program se --quiet").stdout("programs/se.yaml\n").code(0);
    project.run("new variant sample/day --quiet").stdout("courses/sample/variants/day.yaml\n").code(0);
    let rows = "
        lecture of se-1a: mon 1, weeks 1-4, 6-7 in a101
        lab of se-1a: mon 2, weeks 1-4, 6-11 in c12
        ";
    let flags = "--course sample --row se/sample --term spring --group se-1a";
    offer(&project, "row", flags, rows, "1 course in 10 files: nothing found\n");
    // A day of training without a term: by its agenda.
    let rows = "
        lecture of se-1a: tue 10:00-11:30 in c12
        lab of se-1a: tue 11:45-13:15 in c12
        lab of se-1a: tue 14:15-15:45 in c12
        lab of se-1a: tue 16:00-17:30 in c12
        ";
    let flags = "--course sample --variant day --group se-1a";
    offer(&project, "day", flags, rows, "1 course in 11 files: nothing found\n");
    assert!(
        project
            .read("offerings/day.yaml")
            .contains("variant: day\ncalendar: y26\nspan: {from: 2026-09-01, to: 2026-09-01}\n")
    );
    // The same with a term: weekly.
    let rows = "
        lecture of se-1a: mon 1, weeks 2 in a101
        lab of se-1a: mon 2, weeks 2-4 in c12
        ";
    let flags = "--course sample --variant day --group se-1a --term autumn";
    offer(&project, "weekly", flags, rows, "1 course in 12 files: nothing found\n");
}

#[test]
fn the_shipped_courses_are_offered_beside_what_there_is() {
    let project = shipped();
    let rows = "
        lecture of pi-3: mon 1, weeks 2-10 in m305
        lab of pi-3-1: mon 2-3, weeks 2-6, 8-11 in l11
        lab of pi-3-2: tue 1-2, weeks 2-6, 8-11 in l11
        lab of pi-3-3: tue 3-4, weeks 2-6, 8-11 in l11
        ";
    let flags = "--course api-design --calendar autumn-2026 --group pi-3 --teacher assistant";
    offer(&project, "api", flags, rows, "6 courses in 36 files: nothing found\n");
    let rows = "four-blocks of db-team: 2027-02-01..2027-02-05 in l11\n";
    let flags = "--course databases --variant intensive-5-days --calendar autumn-2026 --group db-team";
    offer(&project, "days", flags, rows, "6 courses in 37 files: nothing found\n");
    let rows = "
        lecture of pi-31: mon 1, weeks 1-4, 6-10 in m305
        lab of pi-31: mon 2-3, weeks 3-4, 6-12 in l11
        ";
    let flags = "--course nosql-olap-dwh --row software-engineering/nosql --calendar spring-2027 --group pi-31";
    offer(&project, "nosql", flags, rows, "6 courses in 38 files: nothing found\n");
    let flags = "--course databases --row software-engineering/databases --calendar autumn-2026 --group pi-31";
    let (_, told, code) = project.run(&format!("new offering long {flags}")).output();
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("the row has several semesters, and all of them are in this term"), "{told}");
}

#[test]
fn a_new_offering_asks_for_what_it_can_not_choose() {
    let project = Project::starter();
    refuse(
        &project,
        "--course sample",
        "
        error: the catalogue has no calendar
          help: `syllabus new calendar year-2026 --country ru --year 2026` makes one
        ",
    );
    project.run("new calendar y26 --country ru --year 2026 --quiet").stdout("calendars/y26.yaml\n").code(0);
    refuse(
        &project,
        "--course sample --term autumn",
        "
        error: the catalogue has no group to give the course to
          help: write groups into resources.yaml, such as:
                groups:
                  se-1: {title: SE-1, size: 28}
        ",
    );
    let project = with_groups();
    refuse(
        &project,
        "--course sample",
        "
        error: there are 2 terms to choose from
          help: name one: `--term ID`, with `autumn` or `spring`
        ",
    );
    let project = shipped();
    refuse(
        &project,
        "--course databases",
        "
        error: there are 2 calendars to choose from
          help: name one: `--calendar ID`, with `autumn-2026` or `spring-2027`
        ",
    );
    refuse(
        &project,
        "--course databases --calendar autumn-2026",
        "
        error: there are 3 groups to choose from
          help: name one: `--group ID`, with `api-evenings`, `db-team` or `pi-3`
        ",
    );
}

#[test]
fn a_new_offering_knows_what_there_is() {
    let project = with_groups();
    let known = |flag: &str, complaint: &str| {
        refuse(&project, &format!("--course sample --term autumn {flag}"), complaint);
    };
    refuse(&project, "--course simple", "error: unknown course `simple`\n  help: did you mean `sample`?\n");
    known("--calendar y27", "error: unknown calendar `y27`\n  help: did you mean `y26`?\n");
    known("--group se-2", "error: unknown group `se-2`\n  help: did you mean `se-1`?\n");
    known("--teacher lecturers", "error: unknown teacher `lecturers`\n  help: did you mean `lecturer`?\n");
    known("--room a102", "error: unknown room `a102`\n  help: did you mean `a101`?\n");
    known(
        "--variant day",
        "error: course `sample` has no variant\n  help: `syllabus new variant sample/day` makes one\n",
    );
    known(
        "--row se/sample",
        "error: no row of a study plan binds course `sample`\n  help: `syllabus new program se --course sample` makes one\n",
    );
    let project = shipped();
    let flags = "--course databases --calendar autumn-2026 --group pi-31";
    refuse(&project, &format!("{flags} --term winter"), "error: unknown term `winter`\n  help: known: `autumn`\n");
    refuse(
        &project,
        &format!("{flags} --variant intensive-5-day"),
        "error: unknown variant `intensive-5-day`\n  help: did you mean `intensive-5-days`?\n",
    );
    refuse(
        &project,
        &format!("{flags} --row software-engineering/database"),
        "error: unknown row `software-engineering/database`\n  help: did you mean `software-engineering/databases`?\n",
    );
}

#[test]
fn a_new_offering_says_what_finds_no_place() {
    let project = with_groups();
    refuse(
        &project,
        "--course sample --term autumn --room c12",
        "
        error: 12 of 12 hours of lecture for `se-1` with `lecturer` find no place in term `autumn` of `y26`
          help: times that are free would break `schedule-room-too-small`: room `c12` has 16 seats for 28 students of `se-1`: Monday, slot 1, 6 times from 2026-09-07 on
          help: name another `--teacher`, `--room` or `--term`; nothing was written
        ",
    );
    let project = shipped();
    refuse(
        &project,
        "--course databases --variant workshop-1-day --calendar autumn-2026 --group db-team",
        "
        error: no place for 1 day of `db-team` with `lecturer` in calendar `autumn-2026`
          help: times that are free would break `schedule-teacher-overloaded`: teacher `lecturer` has 7 classes on one day, of 4 agreed; 1 time, most of all on 2026-09-02
          help: name another `--teacher`, `--room` or `--calendar`; nothing was written
        ",
    );
    let project = with_groups();
    let calendar = project.read("calendars/y26.yaml");
    let (head, rest) = calendar.split_once("bells:\n").unwrap();
    let (_, rest) = rest.split_once("# The dates").unwrap();
    let project = project.write("calendars/y26.yaml", &format!("{head}# The dates{rest}"));
    refuse(
        &project,
        "--course sample --term autumn",
        "
        error: calendar `y26` has no bells for weekly classes
          help: write its `bells` into calendars/y26.yaml
        ",
    );
    let project = with_groups().edit("courses/sample.yaml", "authors: [lecturer]", "authors: []");
    refuse(
        &project,
        "--course sample --term autumn",
        "
        error: the course has no author who could teach it
          help: name somebody of people.yaml: `--teacher ID`, with `lecturer`
        ",
    );
}

#[test]
fn a_new_offering_without_seats_says_so() {
    let project = with_groups().edit("resources.yaml", "capacity: 60", "capacity: 20");
    let (_, told, code) = project.run("new offering git --course sample --term autumn").output();
    assert_eq!(code, Some(0), "{told}");
    assert!(told.starts_with("lecture of se-1: mon 1, weeks 2-7, without a room\n"), "{told}");
    assert!(
        told.contains("no room of resources.yaml has seats and equipment enough: name one, or set `mode: online`\n"),
        "{told}"
    );
}
