//! Feeds as those who subscribe to them have them: whole files, who hears what, the page that leads to all, the data beside.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::project::Project;

const CALENDAR: &str = "title: Year\ntimezone: Europe/Berlin\nacademic-hour: 45\nbells:\n  main: {hours: 2, slots: {1: \"09:00-10:35\", 2: \"10:45-12:20\"}}\nterms:\n  autumn: {title: Autumn, start: 2026-09-01, end: 2026-12-27}\n";

/// The starter's course, given to a stream of two groups whose labs are divided otherwise than its groups.
fn project() -> Project {
    Project::starter()
        .edit("catalog.yaml", "theme: classic", "theme: classic\nrules: {all: allow}")
        .write("calendars/year.yaml", CALENDAR)
        .write(
            "resources.yaml",
            "rooms:\n  a1: {title: {ru: А-1, en: A-1}, capacity: 60}\ngroups:\n  st: {title: {ru: Поток, en: Stream}, members: [g1, g2], splits: {lab: [s1, s2]}}\n  g1: {title: G1, size: 20}\n  g2: {title: G2, size: 20}\n  s1: {title: S1, size: 20}\n  s2: {title: S2, size: 20}\n  el: {title: EL, size: 5, overlaps: [g1]}\n",
        )
        .write(
            "offerings/git.yaml",
            "course: sample\ncalendar: year\nspan: {term: autumn}\nmeetings:\n  - {kind: lecture, groups: [st], at: mon 1, weeks: 2-7, room: a1}\n  - {kind: practical, groups: [g1], at: wed 1, weeks: 3, room: a1}\n  - {kind: practical, groups: [g2], at: wed 2, weeks: 3, room: a1}\n  - {kind: lab, groups: [s1], at: thu 1, weeks: 3-5, room: a1}\n  - {kind: lab, groups: [s2], at: thu 2, weeks: 3-5, room: a1}\n  - {kind: lab, groups: [el], at: fri 2, weeks: 3, room: a1}\n",
        )
}

fn build(project: &Project, flags: &str) {
    let (_, said, code) = project.run(&format!("build --quiet --out out {flags}")).output();
    assert_eq!(code, Some(0), "{said}");
}

/// The values of a property in a feed, in order.
fn values(feed: &str, name: &str) -> Vec<String> {
    let text = feed.replace("\r\n ", "");
    text.lines().filter_map(|line| line.strip_prefix(&format!("{name}:"))).map(str::to_owned).collect()
}

/// Groups whose classes a feed has, by the summaries and names of its events.
fn heard(project: &Project, folder: &str) -> BTreeSet<String> {
    let feed = project.read(&format!("out/feeds/{folder}/feed.en.ics"));
    let groups = ["st", "g1", "g2", "s1", "s2", "el"];
    let uids = values(&feed, "UID");
    let of = |group: &str| uids.iter().any(|uid| uid.ends_with(&format!(".{group}@syllabus.invalid")));
    let mut found: BTreeSet<String> = groups.into_iter().filter(|group| of(group)).map(str::to_owned).collect();
    // The lectures are held for one audience only, so that their names tell of none.
    found.extend(uids.iter().any(|uid| uid.contains(".lecture")).then(|| "st".to_owned()));
    found
}

#[test]
fn each_hears_what_someone_of_the_group_attends() {
    let project = project();
    build(&project, "--doc feed --lang en");
    let cases = [
        ("group-st", "el g1 g2 s1 s2 st"),
        ("group-g1", "el g1 s1 s2 st"),
        ("group-g2", "g2 s1 s2 st"),
        ("group-s1", "g1 g2 s1 st"),
        ("group-el", "el g1 st"),
        ("group-g1_s1", "g1 s1 st"),
        ("group-g1_s2", "g1 s2 st"),
        ("group-g2_s1", "g2 s1 st"),
        ("group-g2_s2", "g2 s2 st"),
    ];
    for (folder, expected) in cases {
        let found = heard(&project, folder).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(found, expected, "{folder}");
    }
    let of_groups = project.tree("out/feeds").into_iter().filter(|path| path.starts_with("group-")).count();
    assert_eq!(of_groups, cases.len() + 1, "and the second subgroup");
    // Classes of a part are named as such.
    let feed = project.read("out/feeds/group-g1/feed.en.ics");
    let summaries: BTreeSet<String> = values(&feed, "SUMMARY").into_iter().collect();
    for summary in ["Lect 1 · Version Control with Git", "Lab 1 · Version Control with Git · S1"] {
        assert!(summaries.contains(summary), "{summary} in {summaries:?}");
    }
    assert_eq!(values(&project.read("out/feeds/group-g1_s1/feed.en.ics"), "X-WR-CALNAME"), ["G1 + S1"]);
}

/// A project with one class by a link.
fn online(title: &str, link: &str) -> Project {
    project()
        .edit("catalog.yaml", "theme: classic", "theme: classic\nbase: https://courses.example/git")
        .write(
            "offerings/git.yaml",
            &format!(
                "course: sample\ntitle: {title}\ncalendar: year\nspan: {{from: 2026-10-23, to: 2026-10-30}}\nmeetings:\n  - {{kind: lecture, groups: [g1], at: fri 1, mode: online, link: {link}}}\nmilestones:\n  - {{id: report, kind: deadline, title: Report, on: 2026-10-30}}\n"
            ),
        )
}

#[test]
fn a_feed_is_as_rfc_7986_has_it() {
    let project = online("Git", "\"https://meet.example/git?a=1;b=2,c\"");
    build(&project, "--doc schedule --format ics --lang en");
    let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//syllabus//0.1.0//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
UID:offerings.git.en@courses.example
LAST-MODIFIED:20260901T000000Z
NAME:Git
X-WR-CALNAME:Git
URL:https://courses.example/git/offerings/git/schedule.en.html
SOURCE;VALUE=URI:https://courses.example/git/offerings/git/schedule.en.ics
COLOR:steelblue
X-APPLE-CALENDAR-COLOR:#4682B4
REFRESH-INTERVAL;VALUE=DURATION:PT6H
X-PUBLISHED-TTL:PT6H
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:20260101T010000
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20260329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20261025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:git.history.lecture1@courses.example
DTSTAMP:20260901T000000Z
LAST-MODIFIED:20260901T000000Z
SEQUENCE:0
DTSTART;TZID=Europe/Berlin:20261023T090000
DTEND;TZID=Europe/Berlin:20261023T103500
SUMMARY:Lect 1 · Git · G1
DESCRIPTION:History of a project: Snapshots and references\\nG1\\nhttps://meet.example/git?a=1\\;b=2\\,c
LOCATION:https://meet.example/git?a=1\\;b=2\\,c
URL:https://meet.example/git?a=1;b=2,c
CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=\"Online class\":https://meet.example/git?a=1;b=2,c
CATEGORIES:LECTURE
COLOR:royalblue
STATUS:CONFIRMED
TRANSP:OPAQUE
END:VEVENT
";
    let feed = project.read("out/offerings/git/schedule.en.ics").replace("\r\n ", "").replace("\r\n", "\n");
    let (first, _) = feed.split_at(feed.find("END:VEVENT\n").unwrap() + "END:VEVENT\n".len());
    assert_eq!(first, expected);
    let last = "\
UID:git.report@courses.example
DTSTAMP:20260901T000000Z
LAST-MODIFIED:20260901T000000Z
SEQUENCE:0
DTSTART;TZID=Europe/Berlin:20261030T235900
DTEND;TZID=Europe/Berlin:20261031T000000
SUMMARY:Report · Git
DESCRIPTION:Git
CATEGORIES:DEADLINE
COLOR:firebrick
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
";
    assert!(feed.ends_with(last), "{feed}");
}

#[test]
fn nothing_in_titles_and_links_begins_a_property() {
    let hostile = "\"A\\r\\nATTENDEE:mailto:x@y\\nBEGIN:VALARM;:,\\\"\\\\\"";
    let project = online(hostile, hostile);
    build(&project, "--doc schedule,feed --lang en");
    for path in project.tree("out").into_iter().filter(|path| path.ends_with(".ics")) {
        let feed = project.read(&format!("out/{path}"));
        assert!(feed.split("\r\n").all(|line| line.len() <= 75), "{path}: a line is too long");
        assert!(!feed.contains(['\u{2028}', '\u{85}']) && feed.matches('\r').count() == feed.matches("\r\n").count());
        let known = [
            "BEGIN",
            "END",
            "VERSION",
            "PRODID",
            "CALSCALE",
            "METHOD",
            "UID",
            "LAST-MODIFIED",
            "NAME",
            "X-WR-CALNAME",
            "URL",
            "SOURCE",
            "COLOR",
            "X-APPLE-CALENDAR-COLOR",
            "REFRESH-INTERVAL",
            "X-PUBLISHED-TTL",
            "TZID",
            "DTSTART",
            "TZOFFSETFROM",
            "TZOFFSETTO",
            "TZNAME",
            "DTSTAMP",
            "SEQUENCE",
            "DTEND",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "CATEGORIES",
            "STATUS",
            "TRANSP",
        ];
        for line in feed.replace("\r\n ", "").split_terminator("\r\n") {
            let name = line.split([':', ';']).next().unwrap();
            assert!(known.contains(&name), "{path}: {line}");
            assert!(
                !line.contains("BEGIN:VALARM") || name == "SUMMARY" || line.contains("\\nBEGIN:VALARM"),
                "{path}: {line}"
            );
        }
        // What is no address is told as a text only.
        assert!(!feed.contains("CONFERENCE"), "{path}");
    }
}

#[test]
fn the_calendars_of_all_languages_are_the_same_events() {
    let project = project();
    project.run("schedule --lock --date 2026-09-01 --quiet").code(0);
    let lock = project.read("schedule.lock");
    project.run("schedule --lock --lang en --date 2026-09-20 --quiet").code(0);
    assert_eq!(project.read("schedule.lock"), lock, "nothing has changed, in whatever language it is told");
    build(&project, "--doc schedule,feed --date 2026-10-01");
    for path in project.tree("out").into_iter().filter(|path| path.ends_with(".ics")) {
        let feed = project.read(&format!("out/{path}"));
        let of = |name: &str| values(&feed, name).into_iter().collect::<BTreeSet<_>>();
        assert_eq!(of("SEQUENCE"), BTreeSet::from(["0".to_owned()]), "{path}");
        assert_eq!(of("DTSTAMP"), BTreeSet::from(["20260901T000000Z".to_owned()]), "{path}");
        assert_eq!(of("LAST-MODIFIED"), of("DTSTAMP"), "{path}");
    }
    let place = |lang: &str| {
        let feed = project.read(&format!("out/feeds/group-st/feed.{lang}.ics"));
        values(&feed, "LOCATION").into_iter().collect::<BTreeSet<_>>()
    };
    assert_eq!([place("ru"), place("en")], [["А-1".to_owned()].into(), ["A-1".to_owned()].into()]);
}

#[test]
fn a_calendar_without_events_is_whole() {
    let resources = "rooms:\n  a1: {title: A1, capacity: 60}\n  spare: {title: Spare, capacity: 9}\ngroups:\n  g1: {title: G1, size: 5}\n";
    let project = online("Git", "\"https://meet.example/\"").write("resources.yaml", resources);
    build(&project, "--doc feed --lang en");
    let feed = project.read("out/feeds/room-spare/feed.en.ics");
    assert!(feed.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"), "{feed}");
    assert!(!feed.contains("VEVENT"), "{feed}");
}

#[test]
fn columns_are_the_keys_and_those_without_a_value_are_left_out() {
    let project = project();
    let columns = |project: &Project| {
        build(project, "--doc schedule --format csv,json --lang en");
        let rows: Vec<Value> = serde_json::from_str(&project.read("out/offerings/git/schedule.en.json")).unwrap();
        let csv = project.read("out/offerings/git/schedule.en.csv");
        let columns = csv.lines().next().unwrap().to_owned();
        for row in &rows {
            assert_eq!(row.as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>().join(","), columns);
        }
        (columns, rows)
    };
    let (plain, rows) = columns(&project);
    assert_eq!(
        plain,
        "uid,offering,course,module,topic,kind,seq,seq_of,groups,date,weekday,week,slot,start,end,zone,minutes,hours,room,mode,status,origin,sequence,title,content,works,summary"
    );
    assert!(rows.iter().all(|row| row["sequence"] == 0));
    project.run("schedule --lock --date 2026-09-01 --quiet").code(0);
    let text = project.read("offerings/git.yaml");
    let moved = "exceptions:\n  - {on: 2026-09-07, at: 1, move: {on: 2026-09-08, at: 2, room: a1}}\n";
    let project = project.write("offerings/git.yaml", &format!("{text}{moved}"));
    let (with, rows) = columns(&project);
    assert_eq!(with, plain.replace("origin,sequence", "origin,was_start,was_room,sequence"));
    let changed: Vec<&Value> = rows.iter().filter(|row| row["sequence"] == 1).collect();
    assert_eq!(changed.len(), 1);
    assert_eq!([&changed[0]["start"], &changed[0]["was_start"]], ["2026-09-08T10:45:00+02:00", "2026-09-07 09:00"]);
}

/// All first groups of a pattern.
fn all(pattern: &str, page: &str) -> Vec<String> {
    let pattern = regex::Regex::new(pattern).unwrap();
    pattern.captures_iter(page).map(|found| found[1].replace("&#x2f;", "/")).collect()
}

#[test]
fn the_page_of_feeds_leads_to_every_one() {
    let project = project();
    build(&project, "--doc feed,feeds,schedule");
    for lang in ["ru", "en"] {
        let page = project.read(&format!("out/feeds/feeds.{lang}.html"));
        let links: BTreeSet<String> = all("<a href=\"([^\"]*\\.ics)\"", &page).into_iter().collect();
        let feeds = project.tree("out").into_iter().filter(|path| path.ends_with(&format!(".{lang}.ics")));
        let from_page = |path: String| match path.strip_prefix("feeds/") {
            Some(own) => own.to_owned(),
            None => format!("../{path}"),
        };
        assert_eq!(links, feeds.map(from_page).collect(), "every feed, and no other");
        assert!(!page.contains("<svg") && !page.contains("webcal"));
        assert!(page.contains("catalog.yaml"), "it says what is missing");
    }
    let page = project.read("out/feeds/feeds.en.html");
    assert_eq!(all("<h2 id=\"([^\"]*)\"", &page), ["groups", "subgroups", "students", "rooms", "offerings"]);
    assert_eq!(all("<a href=\"([^\"]*)\" hreflang=\"ru\"", &page), ["feeds.ru.html"]);
}

#[test]
fn a_published_catalogue_is_subscribed_to_by_links_and_codes() {
    let project = project()
        .edit("catalog.yaml", "theme: classic", "theme: classic\nbase: http://courses.example:8080/git/")
        .edit("resources.yaml", "title: G1", "title: \"<b>G1</b> \\\"&\"");
    build(&project, "--doc feeds");
    let page = project.read("out/feeds/feeds.en.html");
    let webcal = all("<a href=\"(webcal:[^\"]*)\"", &page);
    let web = all("<a href=\"(http:[^\"]*\\.ics)\"", &page);
    assert_eq!(webcal.len(), 6 + 4 + 1 + 1);
    assert_eq!(webcal[0], "webcal://courses.example:8080/git/feeds/group-el/feed.en.ics");
    assert_eq!(webcal.iter().map(|link| link.replace("webcal:", "http:")).collect::<Vec<_>>(), web);
    let names = all("<svg role=\"img\" aria-label=\"([^\"]*)\"", &page);
    assert_eq!(names.len(), webcal.len());
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "each picture has a name of its own");
    assert_eq!(names[1], "QR code to subscribe to the calendar: &lt;b&gt;G1&lt;/b&gt; &quot;&amp;");
    assert!(!page.contains("<b>"));
}

#[test]
fn a_base_that_is_no_address_is_a_fault() {
    let project = project().edit("catalog.yaml", "theme: classic", "theme: classic\nbase: courses.example");
    project
        .run("check")
        .stderr(
            "
            error[base-no-address]: `courses.example` is no address of the web
             --> catalog.yaml:8:7
              |
            8 | base: courses.example
              |       ^^^^^^^^^^^^^^^
              |
              = help: write where the documents are published, such as `https://courses.example/`

            1 error in 1 file
            ",
        )
        .code(1);
}
