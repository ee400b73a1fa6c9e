//! `syllabus new`.

use crate::project::Project;

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
